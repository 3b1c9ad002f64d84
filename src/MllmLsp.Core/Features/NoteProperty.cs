using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>Finds the concept that a property of a concept note names by its id: a relation, or the note's own <c>id</c>.</summary>
internal static class NoteProperty
{
    /// <returns>The concept and where its id is written; null where the cursor is on no id that a concept has.</returns>
    public static (Concept Concept, TextSpan Span)? At(Workspace workspace, Document note, int offset)
    {
        if (!workspace.ConceptNotes.TryGetValue(note.Path, out var file) || file.Concepts is not [var own])
        {
            return null;
        }

        var glossary = workspace.GlossaryFor(note.Path);
        foreach (var relation in own.Relations)
        {
            if (relation.Span.Touches(offset) && relation is { IsLink: false, Kind: not RelationKind.ExactMatch } && glossary.Find(relation.Target) is { } target)
            {
                return (target, relation.Span);
            }
        }

        return own.IdSpan is { } span && span.Touches(offset) && glossary.Find(own.Id) is { } self ? (self, span) : null;
    }
}
