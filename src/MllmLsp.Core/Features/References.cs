using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary><c>textDocument/references</c> for notes, headings, anchors, labels, footnotes and concepts.</summary>
public static class References
{
    /// <summary>Places that refer to what is at an offset, by path and offset. Linear in the references of the workspace.</summary>
    /// <param name="includeDeclaration">Whether the thing itself is listed, too.</param>
    public static ImmutableArray<Location> At(Workspace workspace, Document document, int offset, bool includeDeclaration, FeatureContext context)
    {
        var found = ReferenceTarget.At(workspace, document, offset) switch
        {
            ReferenceTarget.OfConcept { Concept: var concept } => OfConcept(workspace, document, concept, includeDeclaration, context),
            { Declaration: { } place } target when ConceptAt(workspace, place) is { } concept =>
                OfPlace(workspace, document, target, includeDeclaration: false).Concat(OfConcept(workspace, document, concept, includeDeclaration, context)),
            { } target => OfPlace(workspace, document, target, includeDeclaration),
            null => [],
        };
        return Sorted(found);
    }

    /// <summary>Every link to a note or to one of its headings, its own included, by path and offset.</summary>
    public static ImmutableArray<Location> ToNote(Workspace workspace, string path) =>
        Sorted(OfPlace(workspace, null, new ReferenceTarget.OfNote(path), includeDeclaration: false));

    /// <summary>Every mention of a concept and every wiki link to it, by path and offset.</summary>
    public static ImmutableArray<Location> ToConcept(Workspace workspace, Concept concept, FeatureContext context) =>
        Sorted(OfConcept(workspace, null, concept, includeDeclaration: false, context));

    private static ImmutableArray<Location> Sorted(IEnumerable<Location> found) =>
        [.. found.Distinct().OrderBy(l => l.Path, StringComparer.Ordinal).ThenBy(l => l.Selection)];

    /// <summary>The concept that a note is about, where a place is the note's title or the note as a whole; else null.</summary>
    private static Concept? ConceptAt(Workspace workspace, Location place)
    {
        if (!workspace.ConceptNotes.TryGetValue(place.Path, out var entry) || entry.Concepts is not [var own])
        {
            return null;
        }

        return place.Selection == own.NameSpan || place.Span.IsEmpty
            ? workspace.GlossaryFor(place.Path).Concepts.FirstOrDefault(concept => concept.DefinedIn == place.Path)
            : null;
    }

    private static IEnumerable<Location> OfPlace(Workspace workspace, Document? document, ReferenceTarget target, bool includeDeclaration)
    {
        if (includeDeclaration && target.Declaration is { } declaration)
        {
            yield return declaration;
        }

        foreach (var note in target.IsLocal && document is not null ? [document] : workspace.Documents)
        {
            foreach (var reference in note.Outline.References)
            {
                if (target.IsMeantBy(workspace, note, reference))
                {
                    yield return new Location(note.Path, reference.Span, target.NamedIn(reference));
                }
            }
        }
    }

    private static IEnumerable<Location> OfConcept(Workspace workspace, Document? document, Concept concept, bool includeDeclaration, FeatureContext context)
    {
        if (includeDeclaration)
        {
            yield return Definition.Entry(concept);
        }

        foreach (var note in workspace.Documents)
        {
            var mayMention = note.Path == document?.Path || (note.Mentions is { } mentions && mentions.BinarySearch(concept.Id, StringComparer.Ordinal) >= 0);
            if (mayMention && (note.Text ?? context.ReadText(note.Path)) is { } text)
            {
                foreach (var mention in Mentions(workspace, note, text, concept))
                {
                    yield return mention;
                }
            }

            foreach (var reference in note.Outline.References)
            {
                if (Leads(workspace, note, reference, concept))
                {
                    yield return new Location(note.Path, reference.Span, reference.WholeTargetSpan);
                }
            }
        }
    }

    /// <summary>Whether a reference names a concept, or leads to the note that is about it.</summary>
    private static bool Leads(Workspace workspace, Document note, in Reference reference, Concept concept)
    {
        var isNote = workspace.ConceptNotes.ContainsKey(concept.DefinedIn);
        if (!reference.IsWiki && !(isNote && reference.HasDestination))
        {
            return false;
        }

        var found = Resolver.Resolve(workspace, note, reference);
        return found.Concept?.Id == concept.Id
            || (isNote && found.Path == concept.DefinedIn && reference.Fragment is null && note.Path != concept.DefinedIn);
    }

    private static IEnumerable<Location> Mentions(Workspace workspace, Document note, SourceText text, Concept concept)
    {
        foreach (var match in workspace.GlossaryFor(note.Path).Matcher.Find(text.AsSpan(), MatchMode.Strict))
        {
            if (match.Concept.Id == concept.Id && Prose.IsProse(note.Outline, match.Span.Start) && !MentionCounter.IsOwnName(note, match))
            {
                yield return new Location(note.Path, match.Span, match.Span);
            }
        }
    }
}
