using System.Collections.Immutable;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>
/// <c>textDocument/selectionRange</c>: what a growing selection takes in next: the term or word, a link's part, the link, the line, the
/// block, the blocks around it, the section, the note.
/// </summary>
public static class SelectionRanges
{
    /// <summary>
    /// For each offset the spans around it, from the innermost outwards, each strictly within the next; the last is the whole text. Costs a
    /// parse of the text; null for a closed note.
    /// </summary>
    public static ImmutableArray<ImmutableArray<TextSpan>>? At(Workspace workspace, Document document, IReadOnlyList<int> offsets)
    {
        if (document.Text is not { } text)
        {
            return null;
        }

        var blocks = MarkdownParser.ParseBlocks(text);
        return [.. offsets.Select(offset => Around(workspace, document, text, blocks, Math.Clamp(offset, 0, text.Length)))];
    }

    private static ImmutableArray<TextSpan> Around(Workspace workspace, Document document, SourceText text, ImmutableArray<BlockSpan> blocks, int offset)
    {
        var spans = new List<TextSpan> { new(0, text.Length), text.Lines.LineSpan(text.Lines.LineOf(offset)), Word(text, offset) };
        if (TermAt.Find(workspace, document, offset) is { } term)
        {
            spans.Add(term.Span);
        }

        foreach (var reference in document.Outline.References.Where(reference => reference.Span.Touches(offset)))
        {
            spans.AddRange(new[] { reference.Span, reference.DisplaySpan, reference.WholeTargetSpan, reference.TargetSpan, reference.FragmentSpan });
        }

        foreach (var heading in document.Outline.Headings)
        {
            spans.Add(heading.TextSpan);
            spans.Add(heading.Span);
            spans.Add(TextSpan.FromBounds(heading.Span.Start, Math.Max(heading.Span.End, heading.SectionEnd)));
        }

        spans.AddRange(blocks.Select(block => block.Span));
        spans.AddRange(document.Outline.Regions.Select(region => region.Span));
        return Nested(spans.Where(span => !span.IsEmpty && span.Touches(offset)), text.Length);
    }

    /// <summary>A chain of spans, each strictly within the next; a span that crosses the one before it is left out.</summary>
    private static ImmutableArray<TextSpan> Nested(IEnumerable<TextSpan> spans, int length)
    {
        var chain = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var span in spans.Distinct().OrderBy(span => span.Length).ThenBy(span => span.Start))
        {
            if (chain.Count == 0 || (span.Contains(chain[^1]) && span != chain[^1]))
            {
                chain.Add(span);
            }
        }

        if (chain.Count == 0)
        {
            chain.Add(new TextSpan(0, length));
        }

        return chain.ToImmutable();
    }

    /// <summary>The run of letters and digits of one way of writing, spaced or not, that the offset touches; empty where there is none.</summary>
    private static TextSpan Word(SourceText text, int offset)
    {
        var span = text.AsSpan();
        var right = Scripts.CodePointAt(span, offset);
        var anchor = IsWord(right) ? right : Scripts.CodePointBefore(span, offset);
        if (!IsWord(anchor))
        {
            return new TextSpan(offset, 0);
        }

        var unspaced = Scripts.IsUnspaced(anchor);
        var (start, end) = (offset, offset);
        while (Scripts.CodePointBefore(span, start) is var before && IsWord(before) && (Scripts.IsMark(before) || Scripts.IsUnspaced(before) == unspaced))
        {
            start -= before > char.MaxValue ? 2 : 1;
        }

        while (Scripts.CodePointAt(span, end) is var behind && IsWord(behind) && (Scripts.IsMark(behind) || Scripts.IsUnspaced(behind) == unspaced))
        {
            end += behind > char.MaxValue ? 2 : 1;
        }

        return TextSpan.FromBounds(start, end);
    }

    private static bool IsWord(int codePoint) => Scripts.IsLetterOrDigit(codePoint) || Scripts.IsMark(codePoint);
}
