namespace MllmLsp.Core.Workspaces;

/// <summary>Arithmetic on absolute paths with <c>/</c> between the parts, on every system; it never looks at a disk.</summary>
public static class PathText
{
    /// <summary>The folder that holds a path, without a slash at its end; <c>""</c> for a path without one.</summary>
    public static string Folder(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : path[..slash];
    }

    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>As <see cref="Name"/>, without allocation.</summary>
    public static ReadOnlySpan<char> NameOf(string path) => path.AsSpan(path.LastIndexOf('/') + 1);

    /// <summary>The name without its last extension; a name that is all extension (<c>.md</c>) is its own stem.</summary>
    public static string Stem(string path)
    {
        var name = Name(path);
        var dot = name.LastIndexOf('.');
        return dot <= 0 ? name : name[..dot];
    }

    /// <summary>As <see cref="Stem"/>, without allocation.</summary>
    public static ReadOnlySpan<char> StemOf(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        var dot = name.LastIndexOf('.');
        return dot <= 0 ? name : name[..dot];
    }

    /// <summary>True where a path lies right in a folder.</summary>
    public static bool IsIn(string path, string folder) =>
        path.LastIndexOf('/') == folder.Length && path.StartsWith(folder, StringComparison.Ordinal);

    /// <summary>The last extension with its dot as written, or <c>""</c>.</summary>
    public static string Extension(string path)
    {
        var name = Name(path);
        var dot = name.LastIndexOf('.');
        return dot <= 0 ? "" : name[dot..];
    }

    /// <summary>True for the folder itself and everything below it.</summary>
    public static bool IsWithin(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || folder.EndsWith('/') || path[folder.Length] == '/');

    /// <summary>Joins and takes out <c>.</c>, <c>..</c> and doubled slashes. Null when <c>..</c> leads above the file system's root.</summary>
    public static string? Combine(string folder, string relative) => Joined(folder, relative) ?? Resolved(folder, relative);

    /// <summary>As nearly all are: a clean folder, perhaps <c>..</c> in front, names behind. One allocation; null for anything else.</summary>
    private static string? Joined(string folder, string relative)
    {
        if (folder.Length < 2 || folder[0] != '/' || folder[^1] == '/' || folder.Contains("//", StringComparison.Ordinal))
        {
            return null;
        }

        var rest = relative.AsSpan();
        var kept = folder.Length;
        while (rest.StartsWith("../") || rest.StartsWith("./"))
        {
            var isUp = rest[1] == '.';
            if (isUp && kept == 0)
            {
                return null;
            }

            kept = isUp ? folder.LastIndexOf('/', kept - 1) : kept;
            rest = rest[(isUp ? 3 : 2)..];
        }

        return rest is "" or "." or ".." || rest[0] == '/' || rest[^1] == '/' || rest.Contains("//", StringComparison.Ordinal) || rest.Contains("/.", StringComparison.Ordinal)
            ? null
            : string.Concat(folder.AsSpan(0, kept), "/", rest);
    }

    private static string? Resolved(string folder, string relative)
    {
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        var floor = folder.StartsWith('/') ? 0 : Math.Min(1, parts.Count);
        foreach (var part in relative.Split('/'))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > floor)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                return null;
            }
        }

        var joined = string.Join('/', parts);
        return folder.StartsWith("//", StringComparison.Ordinal) ? "//" + joined : folder.StartsWith('/') ? "/" + joined : joined;
    }

    /// <summary>How <paramref name="path"/> is written from <paramref name="folder"/>, with <c>..</c> where it lies outside.</summary>
    public static string Relative(string folder, string path)
    {
        var from = folder.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var to = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var common = 0;
        while (common < from.Length && common < to.Length && from[common] == to[common])
        {
            common++;
        }

        return string.Join('/', Enumerable.Repeat("..", from.Length - common).Concat(to[common..]));
    }
}
