using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>A label by its beginning, for completion.</summary>
/// <param name="key">As <see cref="LabelShape.Key"/>.</param>
internal sealed class IndexedTerm(Concept concept, Label label, string key)
{
    private LabelShape? shape;

    public Concept Concept => concept;

    public Label Label => label;

    public string Key => key;

    /// <summary>Made when first asked for: most labels are never typed.</summary>
    public LabelShape Shape => shape ??= LabelShape.Of(label.Text)!;
}

/// <summary>A label that is typed in pinyin.</summary>
internal readonly record struct PinyinTerm(Concept Concept, Label Label, PinyinReading Reading);

/// <summary>The labels of a glossary sorted by their characters without separators. Immutable; readings are made out at first use, a letter at a time.</summary>
internal sealed class TermIndex
{
    private readonly IndexedTerm[] terms;
    private readonly PinyinTerm[]?[] readings = new PinyinTerm[]?['z' - 'a' + 1];

    public TermIndex(IEnumerable<Concept> concepts)
    {
        terms =
        [
            .. from concept in concepts
               where !concept.Deprecated
               from label in concept.Labels
               let key = LabelShape.KeyOf(label.Text)
               where key.Length > 0
               select new IndexedTerm(concept, label, key),
        ];
        Array.Sort(terms, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
    }

    /// <summary>Labels in Chinese of which a reading begins with a letter (<c>a</c> to <c>z</c>); hidden and avoided ones left out.</summary>
    public ReadOnlySpan<PinyinTerm> ReadFrom(char letter) => readings[letter - 'a'] ??= [.. FindReadings(letter)];

    /// <summary>The labels whose key begins with <paramref name="key"/>; logarithmic in the number of labels.</summary>
    public ReadOnlySpan<IndexedTerm> BeginningWith(ReadOnlySpan<char> key)
    {
        var first = FirstNotBefore(key, false);
        return terms.AsSpan(first, FirstNotBefore(key, true) - first);
    }

    /// <summary>
    /// The first label that does not sort before <paramref name="key"/>; with <paramref name="skipPrefixed"/> the first behind all that
    /// begin with it.
    /// </summary>
    private int FirstNotBefore(ReadOnlySpan<char> key, bool skipPrefixed)
    {
        var low = 0;
        var high = terms.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var other = terms[middle].Key.AsSpan();
            var order = other[..Math.Min(other.Length, key.Length)].SequenceCompareTo(key);
            if (order < 0 || (order == 0 && skipPrefixed))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private IEnumerable<PinyinTerm> FindReadings(char letter) =>
        from term in terms
        where term.Label.Language == Language.Chinese && term.Label.Role is not (LabelRole.Hidden or LabelRole.Avoided)
        let given = term.Concept.Pinyin.GetValueOrDefault(term.Label.Text)
        where given is not null || PinyinReading.MayBegin(term.Label.Text, letter)
        where Scripts.ContainsHan(term.Label.Text)
        let reading = PinyinReading.Of(term.Label.Text, given)
        where reading is not null && reading.MayBegin(letter)
        select new PinyinTerm(term.Concept, term.Label, reading);
}
