using MllmLsp.Core.Text;

namespace MllmLsp.Server.Cli;

/// <summary>A source line cut to a terminal's width, with carets beneath the part that a finding is about.</summary>
/// <param name="Line">What to show; no tabs, no control characters.</param>
/// <param name="Indent">Columns before the first caret.</param>
/// <param name="Carets">Number of carets, at least one.</param>
internal readonly record struct Excerpt(string Line, int Indent, int Carets)
{
    private const int TabWidth = 4;
    private const string Cut = "…";

    /// <summary>So many units to each side of what is marked are looked at: more than fit, and no whole line of a megabyte for each of its findings.</summary>
    private const int Reach = 1000;

    /// <summary>Takes the line where <paramref name="span"/> begins; carets end with that line.</summary>
    /// <param name="width">Most columns of the line; the whole marked part may need more than the line has, and is then cut too.</param>
    public static Excerpt Of(SourceText text, TextSpan span, int width)
    {
        var line = text.Lines.LineSpan(text.Lines.LineOf(span.Start));
        var start = Math.Clamp(span.Start, line.Start, line.End);
        var seen = TextSpan.FromBounds(Boundary(text, Math.Max(line.Start, start - Reach)), Boundary(text, Math.Min(line.End, start + Reach)));
        var end = Math.Clamp(span.End, start, seen.End);
        return Cutting(Show(text, seen), start - seen.Start, end - seen.Start, width, seen.Start > line.Start, seen.End < line.End);
    }

    /// <summary>What each UTF-16 unit of the line shows as; the second half of a surrogate pair shows as nothing.</summary>
    private static string[] Show(SourceText text, TextSpan line)
    {
        var cells = new string[line.Length];
        Array.Fill(cells, "");
        var column = 0;
        var at = 0;
        foreach (var rune in text.Slice(line).EnumerateRunes())
        {
            cells[at] = rune.Value == '\t' ? new string(' ', TabWidth - (column % TabWidth)) : SafeText.Of(rune.ToString());
            column += CellWidth.Of(cells[at]);
            at += rune.Utf16SequenceLength;
        }

        return cells;
    }

    /// <summary>The offset, or the one before where it stands within a surrogate pair.</summary>
    private static int Boundary(SourceText text, int offset) =>
        offset > 0 && offset < text.Length && char.IsSurrogatePair(text[offset - 1], text[offset]) ? offset - 1 : offset;

    private static Excerpt Cutting(string[] cells, int start, int end, int width, bool hasMoreBefore, bool hasMoreBehind)
    {
        var widths = Array.ConvertAll(cells, cell => CellWidth.Of(cell));
        var (first, last) = Visible(widths, start, hasMoreBefore || hasMoreBehind ? width - 2 : width);
        var (isCutBefore, isCutBehind) = (first > 0 || hasMoreBefore, last < cells.Length || hasMoreBehind);
        var line = (isCutBefore ? Cut : "") + string.Concat(cells[first..last]) + (isCutBehind ? Cut : "");
        var indent = (isCutBefore ? 1 : 0) + Sum(widths.AsSpan(first..start));
        var carets = Sum(widths.AsSpan(start..Math.Clamp(end, start, Math.Max(start, last))));
        return new Excerpt(line, indent, Math.Max(1, carets));
    }

    /// <summary>The units that fit, <paramref name="start"/> among them.</summary>
    private static (int First, int Last) Visible(ReadOnlySpan<int> widths, int start, int width)
    {
        if (Sum(widths) <= width)
        {
            return (0, widths.Length);
        }

        // Two columns for the signs of cutting; a third of the rest stays before the marked part, so that a reader sees what it follows,
        // and more where the line ends soon.
        var room = width - 2;
        var (first, used) = Back(widths, start, 0, room / 3);
        var last = start;
        for (; last < widths.Length && used + widths[last] <= room; last++)
        {
            used += widths[last];
        }

        if (last == widths.Length)
        {
            (first, _) = Back(widths, first, used, room);
        }

        return (first, last);
    }

    /// <summary>Goes back from <paramref name="first"/> as far as <paramref name="room"/> allows.</summary>
    private static (int First, int Used) Back(ReadOnlySpan<int> widths, int first, int used, int room)
    {
        for (; first > 0 && used + widths[first - 1] <= room; first--)
        {
            used += widths[first - 1];
        }

        return (first, used);
    }

    private static int Sum(ReadOnlySpan<int> widths)
    {
        var sum = 0;
        foreach (var width in widths)
        {
            sum += width;
        }

        return sum;
    }
}
