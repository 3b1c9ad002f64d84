using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Features.GlossaryFiles;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>
/// <c>textDocument/prepareRename</c> and <c>textDocument/rename</c>: finds what is under the cursor. A chain of finders, the first with an answer
/// deciding; what can be renamed is a <see cref="RenameSubject"/>.
/// </summary>
public static class Rename
{
    private static readonly Func<Workspace, Document, int, RenameSubject?>[] InNotes =
    [
        ConceptIdRename.InNote, ConceptLabelRename.InOwnNote, BlockRename.Find, AnchorRename.Find, HeadingRename.Find, LabelRename.Find, TagRename.Find,
        CitationRename.InNote, NoteRename.Find, ConceptLabelRename.InNote,
    ];

    private static readonly Func<Workspace, GlossaryDocument, int, RenameSubject?>[] InGlossaries =
    [
        ConceptIdRename.InGlossary, ConceptLabelRename.InGlossary,
    ];

    /// <summary>What can be renamed at an offset of a note; null for nothing.</summary>
    public static RenameSubject? At(Workspace workspace, Document note, int offset) =>
        InNotes.Select(find => find(workspace, note, offset)).FirstOrDefault(found => found is not null);

    /// <summary>What can be renamed at an offset of a glossary file; null for nothing.</summary>
    public static RenameSubject? At(Workspace workspace, GlossaryDocument document, int offset) =>
        InGlossaries.Select(find => find(workspace, document, offset)).FirstOrDefault(found => found is not null);

    /// <summary>What can be renamed at an offset of a bibliography; null for nothing.</summary>
    public static RenameSubject? At(Workspace workspace, BibFile bibliography, int offset) => CitationRename.InBibliography(workspace, bibliography, offset);
}
