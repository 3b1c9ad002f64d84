using System.Collections.Immutable;

namespace MllmLsp.Core.Workspaces;

/// <summary>A list of patterns of one folder; the last that matches decides, as in a <c>.gitignore</c>.</summary>
public sealed class PathPatterns
{
    private readonly ImmutableArray<PathPattern> patterns;

    private PathPatterns(IEnumerable<PathPattern?> patterns) => this.patterns = [.. patterns.OfType<PathPattern>()];

    public static PathPatterns Empty { get; } = new([]);

    public bool IsEmpty => patterns.IsEmpty;

    /// <summary>Reads the entries of a setting: <c>?</c> is one character.</summary>
    public static PathPatterns Parse(IEnumerable<string> lines) =>
        new(lines.Select(line => PathPattern.Parse(line, GlobUnits.CodePoints, ignoreCase: false)));

    /// <summary>Reads the text of a <c>.gitignore</c>, with git's own idea of lines and of <c>?</c>.</summary>
    public static PathPatterns ParseGitIgnore(string text, bool ignoreCase) =>
        new(text.Split('\n').Select(line => PathPattern.Parse(line.EndsWith('\r') ? line[..^1] : line, GlobUnits.Utf8Bytes, ignoreCase)));

    /// <summary>What the patterns say of the entry itself: true, matched; false, taken back by a <c>!</c> pattern; null, nothing.</summary>
    /// <param name="path">Relative to the patterns' folder, <c>/</c> between the parts.</param>
    public bool? Decide(ReadOnlySpan<char> path, bool isFolder) => Deciding(path, isFolder) is { } pattern ? !pattern.IsNegative : null;

    /// <summary>The pattern that decides over the entry itself; null where none matches it.</summary>
    /// <param name="path">Relative to the patterns' folder, <c>/</c> between the parts.</param>
    public PathPattern? Deciding(ReadOnlySpan<char> path, bool isFolder)
    {
        for (var i = patterns.Length - 1; i >= 0; i--)
        {
            if (patterns[i].IsMatch(path, isFolder))
            {
                return patterns[i];
            }
        }

        return null;
    }

    /// <summary>Whether a file, or a folder above it, is matched; nothing below a matched folder is taken back.</summary>
    /// <param name="path">Relative to the patterns' folder, <c>/</c> between the parts.</param>
    public bool Includes(ReadOnlySpan<char> path)
    {
        for (var at = 0; at < path.Length; at++)
        {
            if (path[at] == '/' && Decide(path[..at], isFolder: true) == true)
            {
                return true;
            }
        }

        return Decide(path, isFolder: false) == true;
    }
}
