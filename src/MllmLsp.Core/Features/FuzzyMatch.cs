using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features;

/// <summary>How well typed characters fit a name. Allocates nothing, so that it may run over all headings of a collection.</summary>
internal static class FuzzyMatch
{
    /// <summary>What <see cref="Rank"/> answers where the characters do not stand in the name in this order.</summary>
    public const int None = int.MaxValue;

    /// <summary>
    /// 0: the name; 1: it begins with what was typed; 2: a word in it does; 3: it holds it; 4 and more: it holds its characters in order,
    /// the fewer gaps the better. Case does not count.
    /// </summary>
    /// <param name="typed">Not empty.</param>
    public static int Rank(ReadOnlySpan<char> typed, ReadOnlySpan<char> name)
    {
        // Nearly all names fail at the first or second character.
        var gaps = Gaps(typed, name);
        if (gaps < 0)
        {
            return None;
        }

        var at = name.IndexOf(typed, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return 4 + gaps;
        }

        if (at == 0)
        {
            return name.Length == typed.Length ? 0 : 1;
        }

        return BeginsWord(name, at) ? 2 : 3;
    }

    private static bool BeginsWord(ReadOnlySpan<char> name, int at)
    {
        var before = Scripts.CodePointBefore(name, at);
        return !Scripts.IsLetterOrDigit(before) || Scripts.IsUnspaced(before) != Scripts.IsUnspaced(Scripts.CodePointAt(name, at));
    }

    /// <summary>Number of places at which characters of the name lie between typed ones; -1 where they are not all there in order.</summary>
    private static int Gaps(ReadOnlySpan<char> typed, ReadOnlySpan<char> name)
    {
        var gaps = 0;
        var at = 0;
        foreach (var character in typed)
        {
            var rest = name[at..];
            var upper = char.ToUpperInvariant(character);
            var next = upper == character && !char.IsUpper(character)
                ? rest.IndexOf(character)
                : rest.IndexOfAny(character, upper, char.ToLowerInvariant(upper));
            if (next < 0)
            {
                return -1;
            }

            gaps += next > 0 && at > 0 ? 1 : 0;
            at += next + 1;
        }

        return gaps;
    }
}
