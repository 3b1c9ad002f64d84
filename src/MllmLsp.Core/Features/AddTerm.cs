using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features.QuickFixes;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Harvest;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>New entries for terms that a reader has selected.</summary>
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

    /// <summary>The same for several terms whose names are known; the first of each language is the preferred one.</summary>
    /// <returns>Null where there are none, or the note is in no opened folder.</returns>
    public static DocumentEdit? To(Workspace workspace, string notePath, IReadOnlyList<IReadOnlyList<CandidateName>> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var entries = terms.Where(names => names.Count > 0)
            .Select(names => ConceptEntry.Of(names.Select(name => (name.Text, name.Language, name.Abbreviates))) with { Definition = "" })
            .ToArray();
        return entries.Length == 0 || workspace.FolderOf(notePath) is not { } folder ? null : NewConcept.Edit(workspace, folder, entries);
    }
}
