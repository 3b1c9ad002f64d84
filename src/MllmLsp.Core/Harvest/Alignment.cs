namespace MllmLsp.Core.Harvest;

/// <summary>
/// Whether a short form's letters stand in a long form as an abbreviation's do: Schwartz and Hearst, "A simple algorithm for identifying
/// abbreviation definitions in biomedical text" (2003), with the letters inside of words bound to what people do.
/// </summary>
/// <remarks>
/// Theirs takes any letter of the long form in the right order and so accepts chance. Here each letter is a word's (or a part of a word's)
/// first one, goes on from the letter before it (<c>RoPE</c>, <c>RMSNorm</c>), or is one of few that stand inside a word; nearly every
/// word that is no function word gives a letter. <c>X</c> also stands for cross and ex, <c>2</c> for to, <c>4</c> for for.
/// </remarks>
internal sealed class Alignment
{
    private const int LongestLongForm = 160;

    private static readonly HashSet<string> FunctionWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "of", "for", "and", "or", "in", "on", "with", "to", "from", "by", "at", "as", "via", "over", "into", "de",
    };

    /// <summary>Words that say what kind of thing a long form names; abbreviations leave them out.</summary>
    private static readonly HashSet<string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        "model", "models", "network", "networks", "learning", "loss", "score", "task", "method", "algorithm", "dataset", "benchmark", "objective",
        "layer", "module", "block", "framework", "training", "mechanism", "strategy", "prompting", "tuning", "function",
    };

    private readonly string letters;
    private readonly string longForm;
    private readonly int[] wordOf;
    private readonly bool[] isStart;
    private readonly bool[] isFree;
    private readonly int words;
    private readonly HashSet<(int, int, int, int)> failed = [];

    private Alignment(string letters, string longForm)
    {
        this.letters = letters;
        this.longForm = longForm;
        wordOf = new int[longForm.Length];
        isStart = new bool[longForm.Length];
        var found = new List<string>();
        for (var i = 0; i < longForm.Length;)
        {
            var end = i;
            while (end < longForm.Length && char.IsAsciiLetterOrDigit(longForm[end]))
            {
                wordOf[end] = found.Count;
                isStart[end] = end == i || IsHump(end);
                end++;
            }

            if (end == i)
            {
                wordOf[i] = -1;
                i++;
            }
            else
            {
                found.Add(longForm[i..end]);
                i = end;
            }
        }

        words = found.Count;
        isFree = [.. found.Select((word, i) => FunctionWords.Contains(word) || (i == found.Count - 1 && i > 0 && Kinds.Contains(word)) || IsSecondPart(i))];
    }

    /// <summary>True when <paramref name="shortForm"/> abbreviates the whole of <paramref name="longForm"/>, from its first word to its last.</summary>
    /// <param name="strict">No letter may stand inside a word, and every word of content gives one.</param>
    public static bool Holds(string shortForm, string longForm, bool strict = false)
    {
        var letters = string.Concat(shortForm.Where(char.IsAsciiLetterOrDigit));
        if (letters.Length < 2 || longForm.Length > LongestLongForm || longForm.Length <= shortForm.Length || !char.IsAsciiLetterOrDigit(longForm[0]))
        {
            return false;
        }

        if (letters[^1] == 's' && letters.Length > 2 && char.IsAsciiLetterUpper(letters[^2]) && new Alignment(letters[..^1], longForm).Holds(strict))
        {
            return true;
        }

        return new Alignment(letters, longForm).Holds(strict);
    }

    private bool Holds(bool strict) =>
        words > 0 && (strict ? Matches(0, 0, 0, 0) : Matches(0, 0, letters.Length >= 4 ? 1 : 0, Math.Clamp(letters.Length - 2, 0, 2)));

    /// <param name="letter">The letter of the short form to place next.</param>
    /// <param name="from">Where it may stand at the earliest.</param>
    /// <param name="skips">How many more words of content may give no letter.</param>
    /// <param name="inner">How many more letters may stand inside a word.</param>
    private bool Matches(int letter, int from, int skips, int inner)
    {
        if (letter == letters.Length)
        {
            return Skipped(from == 0 ? 0 : WordAt(from - 1) + 1, words) <= skips;
        }

        if (failed.Contains((letter, from, skips, inner)))
        {
            return false;
        }

        for (var at = from; at < longForm.Length; at++)
        {
            if (wordOf[at] < 0 || !Fits(letters[letter], at))
            {
                continue;
            }

            var last = from == 0 ? -1 : WordAt(from - 1);
            var skipped = Skipped(last + 1, wordOf[at]);
            if (skipped > skips || (letter == 0 && wordOf[at] != 0))
            {
                break;
            }

            if (letter == 0 && !isStart[at])
            {
                continue;
            }

            // A letter that goes on costs nothing: `Ro`, `Norm`.
            var costs = isStart[at] || (at == from && from > 0) ? 0 : 1;
            if (costs == 1 && wordOf[at] != last)
            {
                continue;
            }

            if (costs <= inner && Matches(letter + 1, at + 1, skips - skipped, inner - costs))
            {
                return true;
            }
        }

        failed.Add((letter, from, skips, inner));
        return false;
    }

    private int WordAt(int offset) => wordOf[offset];

    private int Skipped(int first, int end)
    {
        var count = 0;
        for (var i = first; i < end; i++)
        {
            count += isFree[i] ? 0 : 1;
        }

        return count;
    }

    private bool Fits(char letter, int at)
    {
        var other = longForm[at];
        return char.ToLowerInvariant(letter) == char.ToLowerInvariant(other) || (isStart[at] && letter switch
        {
            'X' => Begins(at, "cross") || Begins(at, "ex"),
            '2' => Begins(at, "to"),
            '4' => Begins(at, "for"),
            _ => false,
        });
    }

    private bool Begins(int at, string word) => longForm.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The second part of a compound may give no letter: <c>Activation-aware Weight Quantization</c> is AWQ.</summary>
    private bool IsSecondPart(int word)
    {
        var start = Array.IndexOf(wordOf, word);
        return start > 0 && longForm[start - 1] is '-' or '\u2010' or '\u2011' or '\u2013';
    }

    private bool IsHump(int at) => at > 0 && char.IsAsciiLetterUpper(longForm[at]) && !char.IsAsciiLetterUpper(longForm[at - 1]);
}
