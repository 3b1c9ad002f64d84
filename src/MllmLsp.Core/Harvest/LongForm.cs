namespace MllmLsp.Core.Harvest;

/// <summary>Finds the long form of an abbreviation among the words beside it.</summary>
internal static class LongForm
{
    /// <summary>
    /// Where the long form begins that ends with the last of <paramref name="words"/>; -1 where there is none. The shortest that gives a
    /// letter by each word, else the shortest; among at most as many words as Schwartz and Hearst look at.
    /// </summary>
    public static int StartIn(string text, List<(int Start, int End)> words, string shortForm)
    {
        var most = Math.Min(words.Count, MostWords(shortForm));
        foreach (var strict in (ReadOnlySpan<bool>)[true, false])
        {
            for (var i = 1; i <= most; i++)
            {
                var start = words[^i].Start;
                if (IsLong(text, start, words[^1].End) && Alignment.Holds(shortForm, text[start..words[^1].End], strict))
                {
                    return start;
                }
            }
        }

        return -1;
    }

    /// <summary>Where the long form ends that begins with the first of <paramref name="words"/>; -1 where there is none.</summary>
    public static int EndIn(string text, List<(int Start, int End)> words, string shortForm)
    {
        var most = Math.Min(words.Count, MostWords(shortForm));
        foreach (var strict in (ReadOnlySpan<bool>)[true, false])
        {
            for (var i = 0; i < most; i++)
            {
                if (IsLong(text, words[0].Start, words[i].End) && Alignment.Holds(shortForm, text[words[0].Start..words[i].End], strict))
                {
                    return words[i].End;
                }
            }
        }

        return -1;
    }

    /// <summary>Two words, or a long one: <c>Embedding</c> has no abbreviation of its letters that a text would spell out.</summary>
    private static bool IsLong(string text, int start, int end)
    {
        var span = text.AsSpan(start, end - start);
        return span.Length >= 5 && (span.ContainsAny(" -/\u2010\u2011\u2013") || span.Length >= 8);
    }

    private static int MostWords(string shortForm)
    {
        var letters = shortForm.Count(char.IsAsciiLetterOrDigit);
        return Math.Min(letters + 5, letters * 2);
    }
}
