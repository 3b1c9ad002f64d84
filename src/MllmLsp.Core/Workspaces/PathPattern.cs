namespace MllmLsp.Core.Workspaces;

/// <summary>One line of a <c>.gitignore</c>, or one entry of a setting with the same meaning.</summary>
public sealed class PathPattern
{
    /// <summary>What stands before the first special character; compared as text.</summary>
    private readonly string prefix;

    /// <summary>The rest of the pattern; null where there is none.</summary>
    private readonly Glob? rest;

    private readonly bool foldersOnly;
    private readonly bool matchesName;
    private readonly StringComparison comparison;

    private PathPattern(string text, string prefix, Glob? rest, bool isNegative, bool foldersOnly, bool matchesName, bool ignoreCase)
    {
        Text = text;
        this.prefix = prefix;
        this.rest = rest;
        this.foldersOnly = foldersOnly;
        this.matchesName = matchesName;
        comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        IsNegative = isNegative;
    }

    /// <summary>As written, without spaces at the end that do not count.</summary>
    public string Text { get; }

    /// <summary>True for <c>!pattern</c>: it takes back what earlier patterns matched.</summary>
    public bool IsNegative { get; }

    /// <summary>Reads one line without its line end. Null: a comment, a blank line, or a pattern that nothing can match.</summary>
    public static PathPattern? Parse(string line, GlobUnits units, bool ignoreCase)
    {
        if (line.Length == 0 || line[0] == '#')
        {
            return null;
        }

        var text = TrimTrailingSpaces(line);
        var pattern = text;
        var negative = pattern.StartsWith('!');
        pattern = negative ? pattern[1..] : pattern;
        var foldersOnly = pattern.EndsWith('/');
        pattern = foldersOnly ? pattern[..^1] : pattern;
        var matchesName = !pattern.Contains('/');
        pattern = pattern.StartsWith('/') ? pattern[1..] : pattern;
        if (pattern.Length == 0)
        {
            return null;
        }

        var special = pattern.AsSpan().IndexOfAny("*?[\\");
        if (special < 0)
        {
            return new PathPattern(text, pattern, null, negative, foldersOnly, matchesName, ignoreCase);
        }

        // As in git, the literal start is cut off first: what follows it counts as the pattern's beginning (`a**/b` crosses folders).
        return Glob.Parse(pattern[special..], units, ignoreCase) is { } rest
            ? new PathPattern(text, pattern[..special], rest, negative, foldersOnly, matchesName, ignoreCase)
            : null;
    }

    /// <summary>Whether the entry itself matches; an entry below a matching folder does not.</summary>
    /// <param name="path">Relative to the folder that the pattern belongs to, <c>/</c> between the parts.</param>
    public bool IsMatch(ReadOnlySpan<char> path, bool isFolder)
    {
        if (foldersOnly && !isFolder)
        {
            return false;
        }

        var subject = matchesName ? path[(path.LastIndexOf('/') + 1)..] : path;
        return rest is null
            ? subject.Equals(prefix, comparison)
            : subject.StartsWith(prefix, comparison) && rest.IsMatch(subject[prefix.Length..]);
    }

    /// <summary>Spaces at the end do not count unless a backslash stands before them.</summary>
    private static string TrimTrailingSpaces(string line)
    {
        var end = 0;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '\\')
            {
                at++;
                end = Math.Min(at + 1, line.Length);
            }
            else if (line[at] != ' ')
            {
                end = at + 1;
            }
        }

        return line[..end];
    }
}
