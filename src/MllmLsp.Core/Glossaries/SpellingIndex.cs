using System.Collections.Immutable;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>
/// The Latin words of labels of eight or more letters, found by words that are one edit away. Immutable; a question costs one look-up for
/// each letter.
/// </summary>
/// <remarks>
/// Two words are one edit apart (a letter too many, missing, wrong, or two swapped) only if they have in common what is left when at most
/// one letter is taken out of each: the index knows each word under all its forms with a letter less, as hashes (symmetric deletion, after
/// Garbe's SymSpell). A hit is then measured.
/// </remarks>
internal sealed class SpellingIndex
{
    private const int FewestLetters = 8;
    private const int ShortestWord = 4;
    private const int LongestWord = 40;
    private const ulong Base = 1_000_003;

    /// <summary>In bits, a power of two: thirty thousand hashes of a large glossary fill a sixteenth.</summary>
    private const int FilterSize = 1 << 19;

    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<LabelWord>> labels = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, List<string>> byHash = [];

    /// <summary>A bit for each hash, by its low bits: nearly all words of a text have none of theirs set, and are done with.</summary>
    private readonly ulong[] filter = new ulong[FilterSize / 64];

    public SpellingIndex(IEnumerable<Concept> concepts)
    {
        foreach (var label in concepts.SelectMany(concept => concept.Labels))
        {
            Add(label);
        }

        Span<ulong> hashes = stackalloc ulong[LongestWord + 1];
        foreach (var word in labels.Keys)
        {
            foreach (var hash in Hashes(word, hashes))
            {
                filter[BitOf(hash) >> 6] |= 1UL << (int)(BitOf(hash) & 63);
                Under(byHash, hash).Add(word);
            }
        }
    }

    /// <summary>
    /// The words of labels that are one edit from <paramref name="word"/>, and that may have been meant; none for a word that some label has,
    /// and none that differs in its ending only.
    /// </summary>
    /// <param name="word">Latin letters of any case.</param>
    public ImmutableArray<LabelWord> Near(ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestWord or > LongestWord)
        {
            return [];
        }

        Span<char> folded = stackalloc char[LongestWord];
        folded = folded[..word.ToLowerInvariant(folded)];
        Span<ulong> buffer = stackalloc ulong[LongestWord + 1];
        var hashes = Hashes(folded, buffer);
        if (!MayBeNear(hashes) || known.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded))
        {
            return [];
        }

        ImmutableArray<LabelWord> found = [];
        foreach (var hash in hashes)
        {
            if (!byHash.TryGetValue(hash, out var candidates))
            {
                continue;
            }

            foreach (var candidate in candidates)
            {
                if (EditDistance.Between(folded, candidate, 1) == 1 && !WordEnding.DiffersOnly(folded, candidate))
                {
                    found = found.AddRange(labels[candidate].Where(word => !found.Contains(word)));
                }
            }
        }

        return found;
    }

    private bool MayBeNear(ReadOnlySpan<ulong> hashes)
    {
        foreach (var hash in hashes)
        {
            if ((filter[BitOf(hash) >> 6] >> (int)(BitOf(hash) & 63) & 1) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(Label label)
    {
        var words = WordsOf(label.Text);
        var letters = words.Sum(word => word.Length);
        for (var i = 0; i < words.Length; i++)
        {
            var folded = words[i].ToLowerInvariant();
            known.Add(folded);
            known.Add(EnglishPlural.Of(folded));
            if (letters >= FewestLetters && label.Role is not (LabelRole.Hidden or LabelRole.Avoided) && folded.Length is >= ShortestWord and <= LongestWord)
            {
                Under(labels, folded).Add(new LabelWord(label.Text, words, i));
            }
        }
    }

    /// <summary>The runs of Latin letters of a text, compounds in camel case taken apart.</summary>
    private static ImmutableArray<string> WordsOf(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        foreach (var span in LatinWords.In(text))
        {
            words.Add(text.Substring(span.Start, span.Length));
        }

        return words.ToImmutable();
    }

    private static ulong BitOf(ulong hash) => (hash ^ (hash >> 29)) & (FilterSize - 1);

    /// <summary>Of the word, and of the word without each of its letters: polynomial, so that each costs a step.</summary>
    /// <param name="word">No longer than <see cref="LongestWord"/>.</param>
    private static ReadOnlySpan<ulong> Hashes(ReadOnlySpan<char> word, Span<ulong> hashes)
    {
        var (before, power) = (0UL, 1UL);
        Span<ulong> behind = stackalloc ulong[LongestWord + 1];
        Span<ulong> powers = stackalloc ulong[LongestWord + 1];
        behind[word.Length] = 0;
        for (var i = word.Length - 1; i >= 0; i--)
        {
            powers[i + 1] = power;
            behind[i] = behind[i + 1] + (word[i] * power);
            power *= Base;
        }

        for (var i = 0; i < word.Length; i++)
        {
            hashes[i] = (before * powers[i + 1]) + behind[i + 1];
            before = (before * Base) + word[i];
        }

        hashes[word.Length] = before;
        return hashes[..(word.Length + 1)];
    }

    private static List<TValue> Under<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }
}

/// <summary>A word of a label.</summary>
/// <param name="Words">All Latin words of the label, in its own case.</param>
/// <param name="Index">Of this word among them.</param>
internal sealed record LabelWord(string Label, ImmutableArray<string> Words, int Index);
