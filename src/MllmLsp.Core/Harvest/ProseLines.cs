using System.Text;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Harvest;

/// <summary>Takes a note apart into the lines that its reader sees.</summary>
internal static class ProseLines
{
    /// <summary>A line shorter than this ends where its author ended it; a longer one may have been wrapped.</summary>
    private const int ShortestWrapped = 60;

    private enum Mask : byte
    {
        Prose,

        /// <summary>Not seen by a reader; what stands before and behind it belongs together.</summary>
        Gone,
        Barrier,
    }

    /// <summary>The lines with anything in them, in order. Linear in the text but for nested regions.</summary>
    public static List<ProseLine> Of(SourceText text, Outline outline)
    {
        var source = text.ToString();
        var masks = MasksOf(source, outline);
        var headings = outline.Headings.Select(heading => heading.Span).ToArray();
        var lines = new List<ProseLine>();
        var heading = 0;
        var continues = false;
        for (var i = 0; i < text.Lines.LineCount; i++)
        {
            var span = text.Lines.LineSpan(i);
            while (heading < headings.Length && headings[heading].End <= span.Start)
            {
                heading++;
            }

            var isHeading = heading < headings.Length && headings[heading].Overlaps(span);
            var line = Read(source, span, masks, isHeading, out var isBlock);
            if (line.Text.Length == 0)
            {
                continues = false;
                continue;
            }

            if (continues && !isBlock && lines[^1].Text is { Length: >= ShortestWrapped } before && IsWrapped(before, line.Text))
            {
                lines[^1] = Join(lines[^1], line, span.Start);
            }
            else
            {
                lines.Add(line);
            }

            continues = !isHeading;
        }

        return lines;
    }

    private static Mask[] MasksOf(string source, Outline outline)
    {
        var masks = new Mask[source.Length];
        foreach (var region in outline.Regions)
        {
            if (region.Kind is not (RegionKind.Quote or RegionKind.WikiTarget))
            {
                Fill(masks, region.Span, region.Kind is RegionKind.Destination or RegionKind.Label ? Mask.Gone : Mask.Barrier);
            }
        }

        foreach (var reference in outline.References)
        {
            switch (reference.Kind)
            {
                case ReferenceKind.Image or ReferenceKind.Embed or ReferenceKind.Footnote:
                    Fill(masks, reference.Span, reference.Kind == ReferenceKind.Footnote ? Mask.Gone : Mask.Barrier);
                    break;
                case ReferenceKind.Inline or ReferenceKind.Full or ReferenceKind.Collapsed or ReferenceKind.Shortcut or ReferenceKind.Wiki or ReferenceKind.Malformed:
                    HideAround(masks, reference);
                    break;
                default:
                    break;
            }
        }

        return masks;
    }

    /// <summary>Leaves of a link only what it shows. A title of a work that a link shows is no prose of the author's, but a term may be.</summary>
    private static void HideAround(Mask[] masks, Reference reference)
    {
        var (whole, shown) = (reference.Span, reference.DisplaySpan);
        if (whole.Contains(shown))
        {
            Fill(masks, TextSpan.FromBounds(whole.Start, shown.Start), Mask.Gone);
            Fill(masks, TextSpan.FromBounds(shown.End, whole.End), reference.Kind == ReferenceKind.Malformed ? Mask.Barrier : Mask.Gone);
        }
    }

    private static void Fill(Mask[] masks, TextSpan span, Mask mask)
    {
        var start = Math.Clamp(span.Start, 0, masks.Length);
        masks.AsSpan(start, Math.Clamp(span.End, start, masks.Length) - start).Fill(mask);
    }

    private static ProseLine Read(string source, TextSpan span, Mask[] masks, bool isHeading, out bool isBlock)
    {
        var start = BehindMarkers(source, span, isHeading, out var isItem);
        isBlock = isItem || isHeading;
        var shown = new StringBuilder(span.End - start);
        var offsets = new List<int>(span.End - start);
        var pipes = source.AsSpan(start, span.End - start).Count('|') > 1;
        for (var i = start; i < span.End; i++)
        {
            var character = WidthFolding.Fold(source[i]);
            switch (masks[i])
            {
                case Mask.Gone:
                    continue;
                case Mask.Barrier:
                    character = ProseLine.Barrier;
                    break;
                default:
                    if (IsMark(source, i, span))
                    {
                        continue;
                    }

                    character = pipes && character == '|' ? ProseLine.Barrier : character is '\t' or '\u00A0' ? ' ' : character;
                    break;
            }

            if (character == ProseLine.Barrier && shown.Length > 0 && shown[^1] == ProseLine.Barrier)
            {
                continue;
            }

            shown.Append(character);
            offsets.Add(i);
        }

        var length = shown.Length;
        while (length > 0 && shown[length - 1] is ' ' or '#' && (shown[length - 1] == ' ' || isHeading))
        {
            length--;
        }

        return new ProseLine(
            shown.ToString(0, length), [.. offsets.Take(length)], isHeading ? LineRole.Heading : isItem ? LineRole.ListItem : LineRole.Plain);
    }

    /// <summary>Marks of emphasis, of an escape, and brackets that show nothing.</summary>
    private static bool IsMark(string source, int at, TextSpan line)
    {
        var before = at > line.Start ? source[at - 1] : ' ';
        var after = at + 1 < line.End ? source[at + 1] : ' ';
        return source[at] switch
        {
            '*' => !(before == ' ' && after == ' '),
            '_' => !(char.IsAsciiLetterOrDigit(before) && char.IsAsciiLetterOrDigit(after)) && !(before == ' ' && after == ' '),
            '~' => before == '~' || after == '~',
            '=' => (before == '=' || after == '=') && !(before == ' ' && after == ' '),
            '\\' => char.IsAsciiLetterOrDigit(after) == false && after < 0x80 && after != ' ',
            _ => false,
        };
    }

    /// <summary>Where the content begins: behind quote marks, a list's marker, a heading's, a check box.</summary>
    private static int BehindMarkers(string source, TextSpan line, bool isHeading, out bool isItem)
    {
        var at = line.Start;
        isItem = false;
        while (at < line.End)
        {
            if (source[at] is ' ' or '\t' or '>' or '\u3000')
            {
                at++;
            }
            else if (isHeading && source[at] == '#')
            {
                at++;
            }
            else if (MarkerLength(source.AsSpan(at, line.End - at)) is > 0 and var marker)
            {
                at += marker;
                isItem = true;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static int MarkerLength(ReadOnlySpan<char> rest)
    {
        if (rest.Length >= 2 && rest[0] is '-' or '*' or '+' && rest[1] is ' ' or '\t')
        {
            return rest.Length >= 6 && rest[2] == '[' && rest[4] == ']' && rest[5] == ' ' ? 6 : 2;
        }

        if (rest.Length > 0 && rest[0] is '•' or '·' or '◦')
        {
            return 1;
        }

        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        if (digits is > 0 and < 4 && (rest[digits] == '、' || (digits + 1 < rest.Length && rest[digits] is '.' or ')' && rest[digits + 1] is ' ' or '\t')))
        {
            return digits + 1;
        }

        return rest.Length > 1 && rest[1] == '、' && "一二三四五六七八九十".Contains(rest[0]) ? 2 : 0;
    }

    /// <summary>An English sentence that goes on in the next line.</summary>
    private static bool IsWrapped(string before, string after) =>
        (char.IsAsciiLetterOrDigit(before[^1]) || before[^1] is ',' or '-' or ')') && (char.IsAsciiLetterOrDigit(after[0]) || after[0] == '(');

    private static ProseLine Join(ProseLine first, ProseLine second, int lineStart) => first with
    {
        Text = $"{first.Text} {second.Text}",
        Offsets = [.. first.Offsets, Math.Max(lineStart - 1, first.Offsets[^1] + 1), .. second.Offsets],
    };
}
