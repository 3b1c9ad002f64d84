using MllmLsp.Core.Text;

namespace MllmLsp.Core.Terms;

/// <summary>
/// Whether a line is the title of a paper: four or more Latin words, mostly capitalised, and nothing in Han. Its spelling is its authors'.
/// Names in capitals say nothing either way (<c>LLaVA uses CLIP</c> is a sentence), nor do the small words that titles do not capitalise.
/// </summary>
internal static class PaperTitle
{
    private const int FewestWords = 4;

    private static readonly HashSet<string> SmallWords = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "do", "for", "from", "in", "into", "is", "it", "its", "nor", "of",
        "on", "or", "over", "than", "that", "the", "to", "under", "via", "vs", "with", "without",
    };

    public static bool IsOne(ReadOnlySpan<char> line)
    {
        if (Scripts.ContainsHan(line))
        {
            return false;
        }

        var (words, capitalised, lower) = (0, 0, 0);
        for (var at = 0; at < line.Length;)
        {
            if (!char.IsAsciiLetter(line[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < line.Length && (char.IsLetterOrDigit(line[at]) || (line[at] is '-' or '\'' or '’' && at + 1 < line.Length && char.IsLetterOrDigit(line[at + 1]))))
            {
                at++;
            }

            var word = line[start..at];
            words++;
            if (word[1..].IndexOfAnyInRange('A', 'Z') >= 0 && !word.Contains('-'))
            {
                continue;
            }

            if (char.IsUpper(word[0]))
            {
                capitalised++;
            }
            else if (!SmallWords.Contains(word.ToString()))
            {
                lower++;
            }
        }

        return words >= FewestWords && capitalised >= 2 && capitalised > 2 * lower;
    }
}
