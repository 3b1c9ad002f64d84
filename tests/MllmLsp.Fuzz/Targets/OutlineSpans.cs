using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Fuzz.Targets;

/// <summary>Every span of an outline, for properties that hold for all of them.</summary>
internal static class OutlineSpans
{
    public static IEnumerable<TextSpan> All(Outline outline) =>
    [
        .. Matter(outline.FrontMatter),
        .. outline.Headings.SelectMany(h => new[] { h.Span, h.TextSpan, TextSpan.FromBounds(h.Span.Start, h.SectionEnd) }),
        .. outline.Anchors.Select(a => a.Span),
        .. outline.References.SelectMany(r => new[] { r.Span, r.DisplaySpan, r.TargetSpan, r.FragmentSpan, r.WholeTargetSpan }),
        .. outline.Definitions.SelectMany(d => new[] { d.Span, d.LabelSpan }),
        .. outline.Footnotes.SelectMany(f => new[] { f.Span, f.LabelSpan }),
        .. outline.BlockIds.Select(b => b.Span),
        .. outline.Tags.Select(t => t.Span),
        .. outline.Callouts.Select(c => c.Span),
        .. outline.Regions.Select(r => r.Span),
        .. outline.Suppressions.SelectMany(s => s.Codes.Select(c => c.Span).Append(s.Span).Append(s.Covers)),
        .. outline.ShortSetextUnderlines,
    ];

    private static IEnumerable<TextSpan> Matter(FrontMatter? matter) => matter is null
        ? []
        : [matter.Span, matter.TitleSpan, .. matter.Aliases.Select(a => a.Span), .. matter.Tags.Select(t => t.Span)];
}
