namespace MllmLsp.Core.Harvest;

/// <summary>The sentences of a line.</summary>
internal static class Sentences
{
    /// <summary>Half-open, in order, without the space between.</summary>
    public static IEnumerable<(int Start, int End)> In(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '。' or '!' or '?' || (text[i] is '.' or ';' && (i + 1 == text.Length || text[i + 1] == ' ') && !IsAbbreviated(text, i)))
            {
                yield return (start, i + 1);
                start = i + 1;
                while (start < text.Length && text[start] == ' ')
                {
                    start++;
                }

                i = Math.Max(i, start - 1);
            }
        }

        if (start < text.Length)
        {
            yield return (start, text.Length);
        }
    }

    /// <summary>The sentence around a place; the whole line where the place is beyond all.</summary>
    public static (int Start, int End) At(string text, int offset)
    {
        foreach (var sentence in In(text))
        {
            if (offset < sentence.End)
            {
                return sentence;
            }
        }

        return (0, text.Length);
    }

    private static bool IsAbbreviated(string text, int point)
    {
        foreach (var word in (ReadOnlySpan<string>)["e.g", "i.e", "et al", "cf", "vs", "Fig", "Eq", "Sec", "Tab", "etc"])
        {
            if (point >= word.Length && string.CompareOrdinal(text, point - word.Length, word, 0, word.Length) == 0)
            {
                return point + 1 < text.Length;
            }
        }

        return false;
    }
}
