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
            { } target => OfPlace(workspace, document, target, includeDeclaration),
            null => [],
        };
        return [.. found.Distinct().OrderBy(l => l.Path, StringComparer.Ordinal).ThenBy(l => l.Selection)];
    }

    private static IEnumerable<Location> OfPlace(Workspace workspace, Document document, ReferenceTarget target, bool includeDeclaration)
    {
        if (includeDeclaration && target.Declaration is { } declaration)
        {
            yield return declaration;
        }

        foreach (var note in target.IsLocal ? [document] : workspace.Documents)
        {
            foreach (var reference in note.Outline.References)
            {
                if (target.IsMeantBy(workspace, note, reference))
                {
                    yield return new Location(note.Path, reference.Span, reference.Span);
                }
            }
        }
    }

    private static IEnumerable<Location> OfConcept(Workspace workspace, Document document, Concept concept, bool includeDeclaration, FeatureContext context)
    {
        if (includeDeclaration)
        {
            yield return Definition.Entry(concept);
        }

        foreach (var note in workspace.Documents)
        {
            var mayMention = note.Path == document.Path || (note.Mentions is { } mentions && mentions.BinarySearch(concept.Id, StringComparer.Ordinal) >= 0);
            if (mayMention && (note.Text ?? context.ReadText(note.Path)) is { } text)
            {
                foreach (var mention in Mentions(workspace, note, text, concept))
                {
                    yield return mention;
                }
            }

            foreach (var reference in note.Outline.References)
            {
                if (reference.IsWiki && Resolver.Resolve(workspace, note, reference).Concept?.Id == concept.Id)
                {
                    yield return new Location(note.Path, reference.Span, reference.Span);
                }
            }
        }
    }

    private static IEnumerable<Location> Mentions(Workspace workspace, Document note, SourceText text, Concept concept)
    {
        foreach (var match in workspace.GlossaryFor(note.Path).Matcher.Find(text.AsSpan(), MatchMode.Strict))
        {
            if (match.Concept.Id == concept.Id && Prose.IsProse(note.Outline, match.Span.Start))
            {
                yield return new Location(note.Path, match.Span, match.Span);
            }
        }
    }
}
