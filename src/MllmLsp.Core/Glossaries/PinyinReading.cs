using System.Collections.Immutable;
using System.Text;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>How a label with Han in it is typed on a Latin keyboard: <c>xuanzhuanweizhibianma</c>, or <c>xzwzbm</c>.</summary>
internal sealed class PinyinReading
{
    /// <summary>Nobody types more of a reading than this; it bounds the search through characters with several readings.</summary>
    private const int LongestTyped = 40;

    private readonly ImmutableArray<string>[] syllables;

    private PinyinReading(ImmutableArray<string>[] syllables) => this.syllables = syllables;

    /// <summary>
    /// The reading of a label; null when no Han with a known reading is in it. Letters and digits read as themselves, signs not at all.
    /// </summary>
    /// <param name="given">Syllables with a space between, one for each Han character, where the usual reading is wrong; else null.</param>
    public static PinyinReading? Of(string label, string? given)
    {
        var syllables = new List<ImmutableArray<string>>(label.Length);
        var givenSyllables = given?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var isGiven = givenSyllables.Length == label.Count(Scripts.IsHan);
        var han = 0;
        foreach (var character in label)
        {
            if (Scripts.IsHan(character))
            {
                var readings = isGiven ? [Typed(givenSyllables[han])] : Pinyin.Of(character);
                han++;
                if (readings.IsEmpty)
                {
                    return null;
                }

                syllables.Add(readings);
            }
            else if (char.IsAsciiLetterOrDigit(LabelShape.Fold(character)))
            {
                syllables.Add([LabelShape.Fold(character).ToString()]);
            }
        }

        return han == 0 ? null : new PinyinReading([.. syllables]);
    }

    /// <summary>Whether the usual reading of a label begins with a letter, as far as that can be seen without making it out. Allocates nothing.</summary>
    /// <param name="letter">In lower case.</param>
    public static bool MayBegin(ReadOnlySpan<char> label, char letter)
    {
        foreach (var character in label)
        {
            if (Scripts.IsHan(character))
            {
                foreach (var reading in Pinyin.Of(character))
                {
                    if (reading[0] == letter)
                    {
                        return true;
                    }
                }

                return false;
            }

            if (char.IsAsciiLetterOrDigit(LabelShape.Fold(character)))
            {
                return LabelShape.Fold(character) == letter;
            }
        }

        return false;
    }

    /// <summary>The whole reading, with usual syllables where a character has several.</summary>
    public string Full => string.Concat(syllables.Select(readings => readings[0]));

    /// <summary>First letters of syllables, and what is not Han as it is.</summary>
    public string Initials => string.Concat(syllables.Select(readings => readings[0][0]));

    /// <summary>Whether a reading of the first character begins with a letter, in lower case.</summary>
    public bool MayBegin(char letter) => syllables[0].Any(reading => reading[0] == letter);

    /// <summary>
    /// The whole reading that <paramref name="typed"/> (lower case) begins, syllable by syllable; null when it begins none. Any reading of a
    /// character counts.
    /// </summary>
    public string? Continue(ReadOnlySpan<char> typed)
    {
        var chosen = new string[syllables.Length];
        return typed.Length is 0 or > LongestTyped || !Continue(typed, 0, chosen) ? null : string.Concat(chosen);
    }

    /// <summary>The initials that <paramref name="typed"/> (lower case) begins; null when it begins none.</summary>
    public string? ContinueInitials(ReadOnlySpan<char> typed)
    {
        if (typed.Length == 0 || typed.Length > syllables.Length)
        {
            return null;
        }

        var initials = new StringBuilder(syllables.Length);
        for (var i = 0; i < syllables.Length; i++)
        {
            if (i >= typed.Length)
            {
                initials.Append(syllables[i][0][0]);
                continue;
            }

            var letter = typed[i];
            if (!syllables[i].Any(reading => reading[0] == letter))
            {
                return null;
            }

            initials.Append(letter);
        }

        return initials.ToString();
    }

    private bool Continue(ReadOnlySpan<char> rest, int at, string[] chosen)
    {
        if (rest.IsEmpty)
        {
            for (; at < syllables.Length; at++)
            {
                chosen[at] = syllables[at][0];
            }

            return true;
        }

        if (at == syllables.Length)
        {
            return false;
        }

        foreach (var reading in syllables[at])
        {
            chosen[at] = reading;
            var typed = rest.Length < reading.Length ? rest : rest[..reading.Length];
            if (reading.AsSpan().StartsWith(typed, StringComparison.Ordinal) && Continue(rest[typed.Length..], at + 1, chosen))
            {
                return true;
            }
        }

        return false;
    }

    private static string Typed(string syllable) => syllable.ToLowerInvariant().Replace('ü', 'v').Replace("u:", "v");
}
