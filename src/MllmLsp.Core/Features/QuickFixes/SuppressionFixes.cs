using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.QuickFixes;

/// <summary>
/// The fix that says that a finding is none here, and leaves its reason to write. Between blocks the comment has a line of its own; within a
/// paragraph, list or table that would divide it, and the comment stands at the line's end.
/// </summary>
internal static class SuppressionFixes
{
    public static IEnumerable<Fix> For(FixContext fixing)
    {
        var code = fixing.Finding.Code;
        if (code != DiagnosticCodes.UnusedSuppression && fixing.Text is { } text && Change(fixing, text) is { } change)
        {
            yield return new Fix(fixing.Say($"Suppress '{code}' here, with a reason", $"在此处抑制 {code}，并注明原因"), FixSafety.Manual, [new DocumentEdit(fixing.Document.Path, [change])])
            {
                Silences = true,
            };
        }
    }

    private static TextChange? Change(FixContext fixing, SourceText text)
    {
        var start = fixing.Finding.Span.Start;
        var lineNumber = text.Lines.LineOf(start);
        var line = text.Lines.LineSpan(lineNumber);
        var outline = fixing.Document.Outline;
        var end = FixContext.LineEnd(text);
        if (outline.FrontMatter is { } front && front.Span.Contains(start))
        {
            return new TextChange(new TextSpan(front.Span.End, 0), Comment(fixing, "file") + end);
        }

        if (fixing.Finding.Code is DiagnosticCodes.OrphanNote or DiagnosticCodes.DuplicateTitle)
        {
            var top = outline.FrontMatter?.Span.End ?? (text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0);
            return new TextChange(new TextSpan(top, 0), Comment(fixing, "file") + end);
        }

        if (fixing.Finding.Code == DiagnosticCodes.AccidentalSetext && lineNumber > 0)
        {
            // On the line of hyphens a comment would make something else of it.
            var above = EndOf(outline, text, text.Lines.LineSpan(lineNumber - 1));
            return new TextChange(new TextSpan(above, 0), " " + Comment(fixing, "next-line"));
        }

        if (BeginsBlock(outline, text, lineNumber))
        {
            return new TextChange(new TextSpan(line.Start, 0), Comment(fixing, "next-line") + end);
        }

        var at = EndOf(outline, text, line);

        // In a formula, a destination or code the comment would be none.
        return outline.RegionAt(at)?.Kind is null or RegionKind.Quote or RegionKind.Html || at == line.End
            ? new TextChange(new TextSpan(at, 0), " " + Comment(fixing, "line"))
            : null;
    }

    private static string Comment(FixContext fixing, string what) => $"<!-- mllm-lsp-disable-{what} {fixing.Finding.Code} -- {fixing.Say("reason", "原因")} -->";

    /// <summary>A line at which a block of the top level begins, or a definition, which a comment may precede but not follow.</summary>
    private static bool BeginsBlock(Outline outline, SourceText text, int line)
    {
        var span = text.Lines.LineSpan(line);
        if (outline.Definitions.Any(definition => definition.Span.Start == span.Start) || outline.Headings.Any(heading => heading.Span.Start == span.Start))
        {
            return true;
        }

        var content = text.Slice(span);
        var isNested = content.IsEmpty || char.IsWhiteSpace(content[0]) || content[0] is '>' or '|' || IsListItem(content);
        return !isNested && (line == 0 || IsBlank(text, line - 1) || EndsBlock(outline, text.Lines.LineSpan(line - 1)));
    }

    private static bool IsListItem(ReadOnlySpan<char> line)
    {
        var digits = line.IndexOfAnyExceptInRange('0', '9');
        return line is ['-' or '+' or '*', ' ' or '\t', ..] || (digits > 0 && line[digits] is '.' or ')');
    }

    private static bool IsBlank(SourceText text, int line) => text.Slice(text.Lines.LineSpan(line)).IsWhiteSpace();

    private static bool EndsBlock(Outline outline, TextSpan line) =>
        outline.FrontMatter?.Span.End > line.Start || outline.Headings.Any(heading => heading.Span.Start == line.Start && line.Contains(heading.Span));

    /// <summary>Before what has to stay at the end of its line: a cell's border, the mark of a hard line break, a block id.</summary>
    private static int EndOf(Outline outline, SourceText text, TextSpan line)
    {
        var end = TrimmedEnd(text, line.Start, line.End);
        foreach (var block in outline.BlockIds)
        {
            if (block.Span.End == end)
            {
                return TrimmedEnd(text, line.Start, block.Span.Start - 1);
            }
        }

        return end > line.Start && text[end - 1] is '|' or '\\' ? TrimmedEnd(text, line.Start, end - 1) : end;
    }

    private static int TrimmedEnd(SourceText text, int start, int end)
    {
        while (end > start && text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        return end;
    }
}
