using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features.QuickFixes;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>A new entry for a term that a reader has selected.</summary>
public static class AddTerm
{
    private const int Longest = 200;

    /// <summary>The entry, behind the last one of the folder's first glossary file, or in a new file; its definition is left to write.</summary>
    /// <returns>Null where the text can be no term (blank, of several lines, very long), or the note is in no opened folder.</returns>
    public static DocumentEdit? To(Workspace workspace, string notePath, string term)
    {
        term = term.Trim();
        return term.Length is 0 or > Longest || term.AsSpan().ContainsAny('\r', '\n') || workspace.FolderOf(notePath) is not { } folder
            ? null
            : NewConcept.Edit(workspace, folder, ConceptEntry.Of(term));
    }
}
