using System.Collections.Immutable;
using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Terms;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary><c>textDocument/references</c> for notes, headings, anchors, block ids, labels, footnotes, tags, citations and concepts.</summary>
public static class References
{
    /// <summary>Places that refer to what is at an offset, by path and offset. Looks only at notes that use a name of it.</summary>
    /// <param name="includeDeclaration">Whether the thing itself is listed, too.</param>
    public static ImmutableArray<Location> At(Workspace workspace, Document document, int offset, bool includeDeclaration, FeatureContext context)
    {
        var found = ReferenceTarget.At(workspace, document, offset) switch
        {
            ReferenceTarget.OfConcept { Concept: var concept } => OfConcept(workspace, document, concept, includeDeclaration, context),
            { Declaration: { } place } target when ConceptAt(workspace, place) is { } concept =>
                OfPlace(workspace, document, target, includeDeclaration: false).Concat(OfConcept(workspace, document, concept, includeDeclaration, context)),
            { } target => OfPlace(workspace, document, target, includeDeclaration),
            null => Enumerable.Empty<Location>(),
        };
        return Ordered(found);
    }

    /// <summary>Places that refer to a note as a whole or to one of its parts, its own aside.</summary>
    public static ImmutableArray<Location> OfNote(Workspace workspace, Document note) => Ordered(
        LinkHierarchy.Incoming(workspace, note.Path, null).SelectMany(call => call.Places.Select(place => new Location(call.Item.Path, place, place))));

    /// <summary>Citations of an entry by any of its keys.</summary>
    public static ImmutableArray<Location> OfEntry(Workspace workspace, BibFile file, BibEntry entry, bool includeDeclaration) =>
        Ordered(OfPlace(workspace, null, new ReferenceTarget.OfCitation(file.Path, entry), includeDeclaration));

    private static ImmutableArray<Location> Ordered(IEnumerable<Location> found) =>
        [.. found.Distinct().OrderBy(location => location.Path, StringComparer.Ordinal).ThenBy(location => location.Selection)];

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

    private static IEnumerable<Location> OfPlace(Workspace workspace, Document? asking, ReferenceTarget target, bool includeDeclaration)
    {
        if (includeDeclaration && target.Listed is { } declaration)
        {
            yield return declaration;
        }

        foreach (var note in target.Users(workspace, asking))
        {
            foreach (var place in target.UsesIn(workspace, note))
            {
                var named = note.Outline.ReferenceAt(place.Start) is { } reference && reference.Span == place ? target.NamedIn(reference) : place;
                yield return new Location(note.Path, place, named);
            }
        }
    }

    /// <summary>Places in notes that mention or link to a concept.</summary>
    public static ImmutableArray<Location> OfConcept(Workspace workspace, Concept concept, FeatureContext context) =>
        Ordered(OfConcept(workspace, null, concept, includeDeclaration: false, context));

    /// <param name="asking">A note in which a term of the concept stands, whatever the counts say; null for none.</param>
    private static IEnumerable<Location> OfConcept(Workspace workspace, Document? asking, Concept concept, bool includeDeclaration, FeatureContext context)
    {
        if (includeDeclaration)
        {
            yield return Definition.Entry(concept);
        }

        foreach (var note in workspace.Mentioning(concept.Id).Concat(asking is null ? [] : [asking]).DistinctBy(note => note.Path))
        {
            if ((note.Text ?? context.ReadText(note.Path)) is { } text)
            {
                foreach (var mention in Mentions(workspace, note, text, concept))
                {
                    yield return mention;
                }
            }
        }

        foreach (var note in workspace.MayLinkTo(concept))
        {
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
            if (match.Concept.Id == concept.Id && Prose.IsProse(note.Outline, match.Span.Start) && !TermReader.IsOwnName(note.Path, match))
            {
                yield return new Location(note.Path, match.Span, match.Span);
            }
        }
    }
}
