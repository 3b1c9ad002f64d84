using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>Moves headings up or down by some levels, within the six there are. A heading with a line below it becomes one with number signs where it has to.</summary>
internal static class HeadingLevels
{
    private const int Deepest = 6;

    /// <summary>The changes for the headings within a part of a note, in the order of the text.</summary>
    public static IEnumerable<TextChange> Shifted(Outline outline, SourceText text, TextSpan part, int by)
    {
        foreach (var heading in by == 0 ? [] : outline.Headings.Where(heading => part.Contains(heading.Span.Start)))
        {
            var level = Math.Clamp(heading.Level + by, 1, Deepest);
            foreach (var change in level == heading.Level ? [] : At(text, heading, level))
            {
                yield return change;
            }
        }
    }

    private static IEnumerable<TextChange> At(SourceText text, Heading heading, int level)
    {
        var start = heading.Span.Start;
        if (heading.Span.Length > 0 && text[start] == '#' && heading.TextSpan.Start >= start)
        {
            return [new TextChange(new TextSpan(start, heading.Level), new string('#', level))];
        }

        var lines = text.Lines;
        var isNested = !text.Slice(TextSpan.FromBounds(lines.LineSpan(lines.LineOf(start)).Start, start)).IsWhiteSpace();
        var underline = TextSpan.FromBounds(heading.TextSpan.End, heading.Span.End);
        return isNested || underline.IsEmpty ? []
            : level <= 2 ? [Underlined(text, underline, level == 1 ? '=' : '-')]
            : Marked(text, heading, underline, level);
    }

    private static TextChange Underlined(SourceText text, TextSpan underline, char mark)
    {
        var written = text.Slice(underline).ToString();
        return new TextChange(underline, written.Replace(mark == '=' ? '-' : '=', mark));
    }

    private static IEnumerable<TextChange> Marked(SourceText text, Heading heading, TextSpan underline, int level)
    {
        yield return new TextChange(new TextSpan(heading.TextSpan.Start, 0), new string('#', level) + " ");
        for (var at = heading.TextSpan.Start; at < heading.TextSpan.End; at++)
        {
            var end = at;
            while (end < heading.TextSpan.End && char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            if (text.Slice(TextSpan.FromBounds(at, end)).ContainsAny("\r\n"))
            {
                yield return new TextChange(TextSpan.FromBounds(at, end), " ");
            }

            at = Math.Max(at, end - 1);
        }

        yield return new TextChange(underline, "");
    }
}
