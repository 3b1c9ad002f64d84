using MllmLsp.Core.Text;

namespace MllmLsp.Server;

/// <summary>What an open document is to us.</summary>
internal enum DocumentKind
{
    /// <summary>A note on disk, or one not saved yet: everything.</summary>
    Note,

    /// <summary>A glossary file: its terms count as they are typed.</summary>
    Glossary,

    /// <summary>A copy of a built-in glossary file, to be read.</summary>
    BuiltInGlossary,

    /// <summary>A <c>.bib</c> file: its entries count as they are typed.</summary>
    Bibliography,

    /// <summary><c>mllm-lsp.json</c>: its problems are shown; it takes effect when saved.</summary>
    Settings,

    /// <summary>A note seen through another scheme (the old side of a diff): hover, and nothing that speaks of the present.</summary>
    HoverOnly,

    /// <summary>Nothing to us; kept so that its changes are expected.</summary>
    Other,
}

/// <summary>A document as the editor holds it.</summary>
/// <param name="Uri">As the client wrote it: answers use the same spelling.</param>
/// <param name="Path">As in <c>Document.Path</c>.</param>
internal sealed record OpenDocument(string Uri, string Path, DocumentKind Kind, int Version, SourceText Text)
{
    /// <summary>False after a change that could not be read: <see cref="Text"/> is not the editor's until its next full text.</summary>
    public bool IsSynced { get; init; } = true;
}
