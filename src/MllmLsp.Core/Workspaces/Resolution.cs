using System.Collections.Immutable;
using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Workspaces;

public enum ResolutionStatus
{
    /// <summary>Nobody can say or nobody asks: an address, a template, a place outside the root, something not indexed yet.</summary>
    Unchecked,

    Found,

    /// <summary>Found, but the path is written in another case.</summary>
    WrongCase,

    /// <summary>No file, folder, note title or concept of this name.</summary>
    MissingFile,

    /// <summary>The file is there; its heading, anchor or block is not.</summary>
    MissingFragment,

    /// <summary>No definition of this label in the note; no entry with this key.</summary>
    MissingLabel,
}

/// <summary>What a reference leads to.</summary>
/// <param name="Path">The real path of the file or folder; null where there is none, as for a concept.</param>
public sealed record Resolution(ResolutionStatus Status, string? Path = null)
{
    public static Resolution Unchecked { get; } = new(ResolutionStatus.Unchecked);

    /// <summary>The note at <see cref="Path"/>, or null for another file, a folder, or a note not indexed yet.</summary>
    public Document? Document { get; init; }

    /// <summary>The heading's section, the definition, the block in <see cref="Document"/>; null for the note as a whole.</summary>
    public TextSpan? Place { get; init; }

    /// <summary>The part of <see cref="Place"/> that names it.</summary>
    public TextSpan? PlaceName { get; init; }

    /// <summary>Index into the note's headings when the place is one, else null.</summary>
    public int? HeadingIndex { get; init; }

    public Concept? Concept { get; init; }

    /// <summary>The cited work, and the file at <see cref="Path"/> that has it.</summary>
    public (BibFile File, BibEntry Entry)? Citation { get; init; }

    public bool IsFolder { get; init; }

    /// <summary>Where a missing file would be: its path as the destination writes it, a wiki link's target as written; null for all else.</summary>
    public string? Wanted { get; init; }

    /// <summary>Other notes of the deciding tier, where nothing but the length of their paths decided.</summary>
    public ImmutableArray<string> Rivals { get; init; } = [];
}
