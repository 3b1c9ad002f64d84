using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.GlossaryFiles;

/// <summary>
/// <c>textDocument/definition</c>, <c>references</c> and <c>documentHighlight</c> in a glossary file: of the concept whose id, or one of whose
/// labels in its own entry, is under the cursor.
/// </summary>
public static class GlossaryNavigation
{
    /// <returns>Null where the cursor is on no id that a concept has.</returns>
    public static DefinitionResult? DefinitionAt(Workspace workspace, GlossaryDocument document, int offset) =>
        At(workspace, document, offset) is var (concept, span) ? new DefinitionResult(span, [Definition.Entry(concept)]) : null;

    /// <summary>
    /// Relations in all glossary files and concept notes, then mentions and links in notes, by path and offset. Linear in the relations; of the
    /// notes only those that use a name of the concept are looked at.
    /// </summary>
    /// <param name="includeDeclaration">Whether the entry itself is listed, too.</param>
    public static ImmutableArray<Location> ReferencesAt(
        Workspace workspace, GlossaryDocument document, int offset, bool includeDeclaration, FeatureContext context)
    {
        if (At(workspace, document, offset) is not var (concept, _))
        {
            return [];
        }

        var relations = ConceptUses.Of(workspace, concept).Select(use => new Location(use.Path, use.Span, use.Span));
        var declaration = includeDeclaration ? [Definition.Entry(concept)] : Enumerable.Empty<Location>();
        return
        [
            .. declaration.Concat(relations).Concat(References.OfConcept(workspace, concept, context))
                .DistinctBy(location => (location.Path, location.Selection))
                .OrderBy(location => location.Path, StringComparer.Ordinal)
                .ThenBy(location => location.Selection),
        ];
    }

    /// <summary>The places of the same id in this file, in order; empty where the cursor is on none.</summary>
    public static ImmutableArray<Highlight> HighlightsAt(GlossaryDocument document, int offset)
    {
        var ids = GlossaryPlace.Ids(document.Text).ToArray();
        foreach (var (span, _) in ids)
        {
            if (span.Touches(offset))
            {
                var id = document.Text.Slice(span).ToString();
                return
                [
                    .. ids.Where(other => document.Text.Slice(other.Span).SequenceEqual(id))
                        .Select(other => new Highlight(other.Span, other.IsOwn ? HighlightKind.Write : HighlightKind.Read)),
                ];
            }
        }

        return [];
    }

    /// <summary>The concept that the cursor means, and where it is written.</summary>
    internal static (Concept Concept, TextSpan Span)? At(Workspace workspace, GlossaryDocument document, int offset)
    {
        var glossary = workspace.GlossaryAround(document.Path);
        if (GlossaryPlace.At(document.Text, offset) is { IsKey: false, Key.Value: GlossaryValue.Ids or GlossaryValue.OwnId } place)
        {
            return glossary.Find(document.Text.Slice(place.Span).ToString()) is { } named ? (named, place.Span) : null;
        }

        if (!glossary.Files.TryGetValue(document.Path, out var file) || file.IsBroken)
        {
            return null;
        }

        foreach (var concept in file.Concepts)
        {
            foreach (var label in concept.Labels)
            {
                if (label.Span.Touches(offset) && glossary.Find(concept.Id) is { } own)
                {
                    return (own, label.Span);
                }
            }
        }

        return null;
    }
}
