namespace MllmLsp.Core.Harvest;

/// <summary>Words of Latin letters with one space between them, read forwards or backwards.</summary>
internal static class LatinRun
{
    private const int MostWords = 16;

    /// <summary>The words that end at <paramref name="end"/>, in the order of the text, back to what is no such word.</summary>
    public static List<(int Start, int End)> Before(string text, int end)
    {
        var words = new List<(int Start, int End)>();
        while (words.Count < MostWords)
        {
            var start = end;
            while (start > 0 && IsPart(text, start - 1))
            {
                start--;
            }

            if (start == end)
            {
                break;
            }

            words.Add((start, end));
            if (start < 2 || text[start - 1] != ' ' || !IsPart(text, start - 2))
            {
                break;
            }

            end = start - 1;
        }

        words.Reverse();
        return words;
    }

    /// <summary>The words that begin at <paramref name="start"/>, up to what is no such word.</summary>
    public static List<(int Start, int End)> After(string text, int start) => Within(text, start, text.Length);

    /// <summary>As <see cref="After"/>, but no farther than <paramref name="limit"/>.</summary>
    public static List<(int Start, int End)> Within(string text, int start, int limit)
    {
        var words = new List<(int Start, int End)>();
        while (words.Count < MostWords)
        {
            var end = start;
            while (end < limit && IsPart(text, end))
            {
                end++;
            }

            if (end == start)
            {
                break;
            }

            words.Add((start, end));
            if (end + 1 >= limit || text[end] != ' ')
            {
                break;
            }

            start = end + 1;
        }

        return words;
    }

    /// <summary>A letter or digit, or a mark between two of them: <c>Qwen2.5-VL</c>, <c>ViT-L/14</c>, <c>Bayes'</c>.</summary>
    private static bool IsPart(string text, int at) =>
        char.IsAsciiLetterOrDigit(text[at]) || IsAccented(text[at])
        || (text[at] is '-' or '.' or '/' or '+' or '&' or '@' or '\'' or '\u2019' or '\u2010' or '\u2011' or '\u2013' && at > 0 && at + 1 < text.Length
            && char.IsLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at + 1]) && text[at - 1] < 0x250);

    private static bool IsAccented(char character) => character is >= '\u00C0' and < '\u0250' and not ('\u00D7' or '\u00F7');
}
