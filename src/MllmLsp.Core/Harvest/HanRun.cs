using MllmLsp.Core.Text;

namespace MllmLsp.Core.Harvest;

/// <summary>
/// Takes a run of Han, with the Latin words within it, apart at the words of <see cref="HanWords"/>: the longest word at each place, from
/// the left. What stands between is what may be a term. Linear.
/// </summary>
internal static class HanRun
{
    /// <summary>Parts of a text, half-open, in order; each has Han in it, and neither begins nor ends with a hyphen.</summary>
    public static IEnumerable<(int Start, int End)> Pieces(string text, int start, int end)
    {
        var from = -1;
        for (var i = start; i < end;)
        {
            var length = 1;
            var separates = false;
            if (Scripts.IsHan(text[i]))
            {
                (length, separates) = HanWords.At(text.AsSpan(i, end - i));
                length = Math.Max(length, 1);
            }
            else if ((i == start || !IsWord(text[i - 1]) || Scripts.IsHan(text[i - 1])) && HanWords.NumberAt(text.AsSpan(i, end - i)) is > 0 and var number)
            {
                (length, separates) = (number, true);
            }
            else
            {
                separates = !IsPart(text, i, start, end);
            }

            if (separates)
            {
                if (from >= 0 && Trimmed(text, from, i) is { } piece)
                {
                    yield return piece;
                }

                from = -1;
            }
            else if (from < 0)
            {
                from = i;
            }

            i += length;
        }

        if (from >= 0 && Trimmed(text, from, end) is { } last)
        {
            yield return last;
        }
    }

    /// <summary>The last piece that reaches to <paramref name="end"/>, or null.</summary>
    public static (int Start, int End)? PieceBefore(string text, int start, int end)
    {
        (int Start, int End)? found = null;
        foreach (var piece in Pieces(text, start, end))
        {
            found = piece;
        }

        return found is { } last && last.End == end ? last : null;
    }

    /// <summary>Where the run of Han and of Latin words within it begins that ends at <paramref name="end"/>.</summary>
    public static int StartOf(string text, int end)
    {
        var start = end;
        while (start > 0 && (Scripts.IsHan(text[start - 1]) || IsPart(text, start - 1, 0, end)))
        {
            start--;
        }

        return start;
    }

    /// <summary>Latin letters, digits and the hyphen between them.</summary>
    private static bool IsPart(string text, int at, int start, int end) =>
        Scripts.IsHan(text[at]) || char.IsAsciiLetterOrDigit(text[at])
        || (text[at] is '-' or '/' or '·' or '\u2013' && at > start && at + 1 < end && IsWord(text[at - 1]) && IsWord(text[at + 1]));

    private static bool IsWord(char character) => char.IsAsciiLetterOrDigit(character) || Scripts.IsHan(character);

    private static (int Start, int End)? Trimmed(string text, int start, int end)
    {
        while (start < end && text[start] is '-' or '/' or '·' or '\u2013')
        {
            start++;
        }

        while (end > start && text[end - 1] is '-' or '/' or '·' or '\u2013')
        {
            end--;
        }

        return Scripts.ContainsHan(text.AsSpan(start, end - start)) ? (start, end) : null;
    }
}
