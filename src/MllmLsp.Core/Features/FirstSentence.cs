using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features;

/// <summary>The first sentence of a definition, on one line.</summary>
internal static class FirstSentence
{
    /// <summary>
    /// Up to the first full stop of either script. A Latin one ends a sentence where white space and a capital or a Chinese character follow,
    /// and no abbreviation stands before: <c>e.g.</c>, <c>et al.</c>, <c>Fig. 2</c> and <c>3.5</c> go on.
    /// </summary>
    public static string Of(string text)
    {
        var line = string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is '。' or '！' or '？' || (line[i] is '.' or '!' or '?' && EndsHere(line, i)))
            {
                return line[..(i + 1)];
            }
        }

        return line;
    }

    private static bool EndsHere(string line, int at)
    {
        var next = at + 1;
        while (next < line.Length && line[next] == ' ')
        {
            next++;
        }

        if (next == at + 1 || next >= line.Length)
        {
            return next >= line.Length && next == at + 1;
        }

        return (line[at] != '.' || !IsAbbreviation(line, at)) && (char.IsUpper(line[next]) || Scripts.IsHan(Scripts.CodePointAt(line, next)));
    }

    /// <summary>A word of one or two letters before a full stop, unless it is written in capitals.</summary>
    private static bool IsAbbreviation(string line, int stop)
    {
        var letters = 0;
        while (letters < stop && char.IsLetter(line[stop - letters - 1]))
        {
            letters++;
        }

        return letters is 1 or 2 && !(letters == 2 && char.IsUpper(line[stop - 1]));
    }
}
