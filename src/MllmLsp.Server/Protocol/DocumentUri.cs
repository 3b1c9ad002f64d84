using System.Text;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Protocol;

/// <summary>
/// Addresses of documents and the paths that stand for them inside (<c>Document.Path</c>): every spelling of a <c>file:</c> address
/// gives the same path; any other address is its own path.
/// </summary>
internal static class DocumentUri
{
    private const string FileScheme = "file:";

    public static bool IsFile(string uri) => uri.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase);

    public static bool IsUntitled(string uri) => uri.StartsWith("untitled:", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The path of an address: <c>/home/me/a.md</c>, <c>C:/notes/a.md</c>, <c>//server/share/a.md</c>. Escapes are read as UTF-8, a
    /// bare <c>?</c> or <c>#</c> as part of the name (a document's address has neither query nor fragment), the drive letter is a
    /// capital, <c>.</c> and <c>..</c> are resolved. An address of another scheme is returned as it is.
    /// </summary>
    public static string ToPath(string uri)
    {
        if (!IsFile(uri))
        {
            return uri;
        }

        var rest = Uri.UnescapeDataString(uri[FileScheme.Length..]);
        var host = "";
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = rest.IndexOf('/', 2);
            host = slash < 0 ? rest[2..] : rest[2..slash];
            rest = slash < 0 ? "/" : rest[slash..];
        }

        // `file://C:/a` and `file:C:/a` are wrong, and are sent.
        if (IsDrive(host))
        {
            (host, rest) = ("", "/" + host + rest);
        }

        if (host is not ("" or "localhost"))
        {
            return $"//{host}/{string.Join('/', Resolve(rest.Replace('\\', '/')))}";
        }

        if (rest is ['/', var letter, ':', ..] && char.IsAsciiLetter(letter))
        {
            // A backslash separates here, and is part of a name everywhere else.
            var below = string.Join('/', Resolve(rest[3..].Replace('\\', '/')));
            return $"{char.ToUpperInvariant(letter)}:/{below}";
        }

        return "/" + string.Join('/', Resolve(rest));
    }

    /// <summary>The path on disk that an address names, normalised (<see cref="DiskPath"/>); null where it names none.</summary>
    public static string? ToDiskPath(string uri)
    {
        if (!IsFile(uri) || ToPath(uri) is not { } path || path.Contains('\0'))
        {
            return null;
        }

        return DiskPath.Normalize(path);
    }

    /// <summary>The address of a path, as RFC 8089 writes it; of an address, itself.</summary>
    public static string FromPath(string path)
    {
        if (path.StartsWith("//", StringComparison.Ordinal))
        {
            return FileScheme + Escape(path);
        }

        if (path.StartsWith('/'))
        {
            return FileScheme + "//" + Escape(path);
        }

        return IsDrivePath(path) ? $"{FileScheme}///{path[..2]}{Escape(path[2..])}" : path;
    }

    /// <summary>Whether a path begins with a drive, as paths do on Windows.</summary>
    public static bool IsDrivePath(string path) => path.Length > 1 && IsDrive(path[..2]);

    private static bool IsDrive(string part) => part is [var letter, ':'] && char.IsAsciiLetter(letter);

    private static List<string> Resolve(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "." or ".."))
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    /// <summary>Escapes all that is not unreserved, so that no client can read a part of the name as something else.</summary>
    private static string Escape(string path)
    {
        var result = new StringBuilder(path.Length);
        foreach (var unit in Encoding.UTF8.GetBytes(path))
        {
            var character = (char)unit;
            if (char.IsAsciiLetterOrDigit(character) || "/-._~".Contains(character))
            {
                result.Append(character);
            }
            else
            {
                result.Append('%').Append(unit.ToString("X2"));
            }
        }

        return result.ToString();
    }
}
