using System.Collections.Immutable;

namespace MllmLsp.Core.Workspaces;

/// <summary>Patterns of a setting, as in a <c>.gitignore</c>, and the folder to which they are relative.</summary>
/// <param name="Base">The folder of the settings file; null where a client or a command line gave them: then the opened folder.</param>
public sealed record PathGlobs(string? Base, ImmutableArray<string> Patterns)
{
    private PathPatterns? compiled;

    public static PathGlobs None { get; } = new(null, []);

    public bool IsEmpty => Patterns.IsEmpty;

    private PathPatterns Compiled => compiled ??= PathPatterns.Parse(Patterns);

    /// <summary>Whether a file, or a folder above it, is matched.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="folder">The base where there is no own one.</param>
    public bool Include(string path, string folder) => !IsEmpty && Below(path, folder) is { } relative && Compiled.Includes(relative);

    /// <summary>What the patterns say of the entry itself, as <see cref="PathPatterns.Decide"/> does.</summary>
    public bool? Decide(string path, string folder, bool isFolder) => Deciding(path, folder, isFolder) is { } pattern ? !pattern.IsNegative : null;

    /// <summary>The pattern that decides over the entry itself; null where none matches it.</summary>
    public PathPattern? Deciding(string path, string folder, bool isFolder) =>
        !IsEmpty && Below(path, folder) is { } relative ? Compiled.Deciding(relative, isFolder) : null;

    private string? Below(string path, string folder)
    {
        var basis = Base ?? folder;
        return path.Length > basis.Length && PathText.IsWithin(path, basis) ? path[basis.Length..].TrimStart('/') : null;
    }
}
