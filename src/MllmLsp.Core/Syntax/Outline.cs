using System.Collections.Immutable;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax;

/// <summary>
/// What a note says that others can refer to, what it refers to itself, and which parts of it are no prose. All spans are UTF-16 offsets
/// of the note's text; every list is in the order of the text.
/// </summary>
public sealed record Outline
{
    private RegionIndices? regionIndices;
    private Dictionary<string, FootnoteDefinition>? footnotesByLabel;
    private Dictionary<string, LinkDefinition>? definitionsByLabel;

    public static Outline Empty { get; } = new();

    public FrontMatter? FrontMatter { get; init; }

    public ImmutableArray<Heading> Headings { get; init; } = [];

    /// <summary>Anchors that are not headings: HTML <c>id</c> and <c>name</c>, <c>{#id}</c> behind a heading.</summary>
    public ImmutableArray<Anchor> Anchors { get; init; } = [];

    public ImmutableArray<Reference> References { get; init; } = [];

    public ImmutableArray<LinkDefinition> Definitions { get; init; } = [];

    public ImmutableArray<FootnoteDefinition> Footnotes { get; init; } = [];

    /// <summary>Obsidian's block ids: <c>^id</c> at the end of a block.</summary>
    public ImmutableArray<Anchor> BlockIds { get; init; } = [];

    public ImmutableArray<Tag> Tags { get; init; } = [];

    /// <summary>Block quotes that begin with <c>[!type]</c>.</summary>
    public ImmutableArray<Callout> Callouts { get; init; } = [];

    /// <summary>Parts that are not prose; sorted, may nest.</summary>
    public ImmutableArray<Region> Regions { get; init; } = [];

    public ImmutableArray<SuppressionComment> Suppressions { get; init; } = [];

    /// <summary>The lines of one or two hyphens that turn the paragraph above into a heading.</summary>
    public ImmutableArray<TextSpan> ShortSetextUnderlines { get; init; } = [];

    /// <summary>The first paragraph of the note's own that says something in words; null where there is none.</summary>
    public TextSpan? FirstParagraph { get; init; }

    /// <summary>True where the Markdown was nested too deeply to be read in one piece: some references may be missing.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The title of the front matter, else the first heading of level 1, else null.</summary>
    public string? Title => FrontMatter?.Title ?? FirstTopHeading?.Text;

    /// <summary>The first heading of level 1, or null.</summary>
    public Heading? FirstTopHeading
    {
        get
        {
            foreach (var heading in Headings)
            {
                if (heading.Level == 1)
                {
                    return heading;
                }
            }

            return null;
        }
    }

    /// <summary>
    /// The innermost region at an offset, a cursor right behind a region not counted; a block quote only where nothing else is. Null in
    /// prose. Logarithmic but for nesting, after a first use that is linear.
    /// </summary>
    public Region? RegionAt(int offset)
    {
        var indices = regionIndices ??= new RegionIndices(
            new RegionIndex([.. Regions.Where(r => r.Kind != RegionKind.Quote)]),
            new RegionIndex([.. Regions.Where(r => r.Kind == RegionKind.Quote)]));
        return indices.Inner.At(offset) ?? indices.Quotes.At(offset);
    }

    /// <summary>The footnote with this label; the first where there are more, null where there is none.</summary>
    public FootnoteDefinition? FindFootnote(string label) =>
        (footnotesByLabel ??= FirstBy(Footnotes, f => f.Label)).TryGetValue(label, out var found) ? found : null;

    /// <summary>The link definition with this label; the first where there are more, null where there is none.</summary>
    public LinkDefinition? FindDefinition(string label) =>
        (definitionsByLabel ??= FirstBy(Definitions, d => d.Label)).TryGetValue(label, out var found) ? found : null;

    /// <summary>The reference at an offset, the innermost where one holds another; a cursor at either end counts.</summary>
    public Reference? ReferenceAt(int offset)
    {
        Reference? found = null;
        foreach (var reference in References)
        {
            if (reference.Span.Start > offset)
            {
                break;
            }

            if (reference.Span.Touches(offset) && (found is null || !reference.Span.Contains(found.Value.Span) || reference.Span.Contains(offset)))
            {
                found = reference;
            }
        }

        return found;
    }

    private static Dictionary<string, T> FirstBy<T>(ImmutableArray<T> items, Func<T, string> key)
    {
        var result = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            result.TryAdd(key(item), item);
        }

        return result;
    }

    /// <summary>Block quotes apart: they hold whatever else there is, and would be met on the way to everything.</summary>
    private sealed record RegionIndices(RegionIndex Inner, RegionIndex Quotes);

    private sealed class RegionIndex(ImmutableArray<Region> regions)
    {
        private readonly SpanIndex spans = new(regions.Select(r => r.Span));

        public Region? At(int offset)
        {
            var index = spans.InnermostAt(offset);
            return index < 0 ? null : regions[index];
        }
    }
}
