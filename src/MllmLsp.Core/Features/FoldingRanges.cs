using System.Collections.Immutable;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

public enum FoldingKind
{
    /// <summary>None of LSP's named kinds.</summary>
    Other,
    Comment,
    Region,
}

/// <summary>Lines that can be folded away, all but the first.</summary>
/// <param name="StartLine">Zero-based; stays visible.</param>
/// <param name="EndLine">The last line that is folded; greater than <paramref name="StartLine"/>.</param>
public readonly record struct FoldingRange(int StartLine, int EndLine, FoldingKind Kind);

/// <summary>
/// <c>textDocument/foldingRange</c>: sections, lists and their items, code and formulas, front matter, tables, quotes and callouts, HTML,
/// comments, and parts between <c>&lt;!-- #region --&gt;</c> and <c>&lt;!-- #endregion --&gt;</c>.
/// </summary>
public static class FoldingRanges
{
    /// <summary>Ordered by line, the wider first, each once. Costs a parse of the text; empty for a closed note.</summary>
    public static ImmutableArray<FoldingRange> Of(Document document)
    {
        if (document.Text is not { } text)
        {
            return [];
        }

        var found = new SortedSet<FoldingRange>(Comparer<FoldingRange>.Create(static (a, b) =>
            a.StartLine != b.StartLine ? a.StartLine.CompareTo(b.StartLine) : b.EndLine.CompareTo(a.EndLine)));
        void Add(TextSpan span, FoldingKind kind = FoldingKind.Other)
        {
            var start = text.Lines.LineOf(span.Start);
            var end = LastWrittenLine(text, span);
            if (end > start)
            {
                found.Add(new FoldingRange(start, end, kind));
            }
        }

        // Of two ranges with the same lines the first counts: a comment is one, not just any HTML.
        foreach (var region in document.Outline.Regions)
        {
            if (region.Kind is RegionKind.FrontMatter)
            {
                Add(region.Span);
            }
            else if (region.Kind is RegionKind.Comment || (region.Kind is RegionKind.Html && text.Slice(region.Span).StartsWith("<!--", StringComparison.Ordinal)))
            {
                Add(region.Span, FoldingKind.Comment);
            }
        }

        foreach (var heading in document.Outline.Headings)
        {
            Add(TextSpan.FromBounds(heading.Span.Start, Math.Max(heading.Span.End, heading.SectionEnd)));
        }

        foreach (var block in MarkdownParser.ParseBlocks(text))
        {
            if (block.Kind is not (BlockKind.Paragraph or BlockKind.Heading or BlockKind.TableRow or BlockKind.Definition))
            {
                Add(block.Span);
            }
        }

        foreach (var marked in MarkedRegions(document.Outline, text))
        {
            Add(marked, FoldingKind.Region);
        }

        return [.. found];
    }

    /// <summary>Blank lines at the end of a section stay visible, so that folded sections do not run together.</summary>
    private static int LastWrittenLine(SourceText text, TextSpan span)
    {
        var end = Math.Min(span.End, text.Length);
        while (end > span.Start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return text.Lines.LineOf(Math.Max(end - 1, span.Start));
    }

    private static IEnumerable<TextSpan> MarkedRegions(Outline outline, SourceText text)
    {
        var open = new Stack<int>();
        foreach (var region in outline.Regions)
        {
            if (region.Kind != RegionKind.Html || !text.Slice(region.Span).StartsWith("<!--", StringComparison.Ordinal))
            {
                continue;
            }

            var comment = text.Slice(region.Span)[4..].TrimStart();
            if (comment.StartsWith("#region", StringComparison.OrdinalIgnoreCase))
            {
                open.Push(region.Span.Start);
            }
            else if (comment.StartsWith("#endregion", StringComparison.OrdinalIgnoreCase) && open.TryPop(out var start))
            {
                yield return TextSpan.FromBounds(start, region.Span.End);
            }
        }
    }
}
