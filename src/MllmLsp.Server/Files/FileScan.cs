using System.Collections.Immutable;

namespace MllmLsp.Server.Files;

/// <summary>A file that is to be read, as the walk saw it.</summary>
/// <param name="Path">Normalised, in the real spelling of the disk.</param>
/// <param name="Length">In bytes.</param>
/// <param name="WrittenAt">In UTC; with the length it tells whether a rescan has to read the file again.</param>
internal readonly record struct FoundFile(string Path, long Length, DateTime WrittenAt);

/// <summary>What one walk of a folder found. All lists are sorted by path, ordinally.</summary>
internal sealed record FileScan
{
    /// <summary>Whether another walk found the same paths, and the files that are read with the same lengths and times.</summary>
    public bool IsAs(FileScan other) =>
        Files.SequenceEqual(other.Files) && Directories.SequenceEqual(other.Directories) && OpaqueDirectories.SequenceEqual(other.OpaqueDirectories)
        && Notes.SequenceEqual(other.Notes) && Glossaries.SequenceEqual(other.Glossaries) && Bibliographies.SequenceEqual(other.Bibliographies)
        && Problems.SequenceEqual(other.Problems);

    /// <summary>Every path of a file, ignored ones included: what exists is another question than what is indexed.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Every folder below the walked one, opaque ones included, so that a link to an empty folder is not broken.</summary>
    public ImmutableArray<string> Directories { get; init; } = [];

    /// <summary>
    /// Paths of which nothing is known: repositories' own folders, <c>node_modules</c>, unreadable folders, links that lead outside the
    /// root. A target that is one or lies below one is unknown, never broken.
    /// </summary>
    public ImmutableArray<string> OpaqueDirectories { get; init; } = [];

    /// <summary>The notes to index.</summary>
    public ImmutableArray<FoundFile> Notes { get; init; } = [];

    /// <summary>Files whose name says that they may be glossaries; their content decides.</summary>
    public ImmutableArray<FoundFile> Glossaries { get; init; } = [];

    /// <summary>BibTeX files.</summary>
    public ImmutableArray<FoundFile> Bibliographies { get; init; } = [];

    /// <summary>Folders below the walked one with a settings file of their own, and what it says.</summary>
    public ImmutableArray<(string Folder, SettingsResult Settings)> Nested { get; init; } = [];

    /// <summary>Folders that could not be listed.</summary>
    public ImmutableArray<FileProblem> Problems { get; init; } = [];
}
