using System.Collections.Immutable;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>Concepts by label, with case, width and separators folded (<see cref="LabelShape.LookupKey"/>).</summary>
internal sealed class LabelIndex
{
    private readonly Dictionary<string, List<(Concept Concept, Label Label)>> byKey = new(StringComparer.Ordinal);

    public LabelIndex(IEnumerable<Concept> concepts)
    {
        foreach (var concept in concepts)
        {
            foreach (var label in concept.Labels)
            {
                if (KeyOf(label.Text) is not { } key)
                {
                    continue;
                }

                if (!byKey.TryGetValue(key, out var found))
                {
                    byKey.Add(key, found = []);
                }

                found.Add((concept, label));
            }
        }
    }

    /// <summary>The key of a label or a query, or null when nothing but separators is in it.</summary>
    public static string? KeyOf(string label) => LabelShape.Of(Nfc.Normalize(label))?.LookupKey();

    /// <summary>All labels that fold alike, by key; of labels only, without plurals.</summary>
    public IReadOnlyList<(Concept Concept, Label Label)> Sharing(string key) => byKey.TryGetValue(key, out var found) ? found : [];

    /// <summary>Every label that two or more concepts have, avoided ones left out.</summary>
    public IEnumerable<Homonym> Shared()
    {
        foreach (var labels in byKey.Values)
        {
            var meant = labels.Where(one => one.Label.Role != LabelRole.Avoided).ToArray();
            ImmutableArray<Concept> concepts = [.. meant.Select(one => one.Concept).Distinct(ReferenceEqualityComparer.Instance).Cast<Concept>()];
            if (concepts.Length > 1)
            {
                yield return new Homonym(meant[0].Label.Text, concepts);
            }
        }
    }

    /// <summary>
    /// The concepts that a whole text names, the best spelled first and preferred labels before others; an English plural names its
    /// singular's. Empty when there is none.
    /// </summary>
    public ImmutableArray<Concept> Lookup(string label)
    {
        if (KeyOf(label) is not { } key)
        {
            return [];
        }

        if (!byKey.TryGetValue(key, out var found) && !byKey.TryGetValue(Singular(key), out found))
        {
            return [];
        }

        return
        [
            .. found
                .OrderBy(one => one.Label.Text != label)
                .ThenBy(one => one.Label.Role)
                .Select(one => one.Concept)
                .Distinct(ReferenceEqualityComparer.Instance)
                .Cast<Concept>(),
        ];
    }

    /// <summary>Labels to offer for one that is unknown: those that begin alike, then those spelled alike, then those that contain it.</summary>
    public ImmutableArray<string> Nearest(string label, int count)
    {
        if (KeyOf(label) is not { } key)
        {
            return [];
        }

        var ranked = new List<(int Rank, string Text, Concept Concept)>();
        foreach (var (other, labels) in byKey)
        {
            if (Rank(key, other) is { } rank)
            {
                ranked.AddRange(labels
                    .Where(one => one.Label.Role is not (LabelRole.Hidden or LabelRole.Avoided))
                    .Select(one => (rank, one.Label.Text, one.Concept)));
            }
        }

        var concepts = new HashSet<Concept>(ReferenceEqualityComparer.Instance);
        return
        [
            .. ranked
                .OrderBy(one => one.Rank)
                .ThenBy(one => one.Text, StringComparer.Ordinal)
                .Where(one => concepts.Add(one.Concept))
                .Take(count)
                .Select(one => one.Text),
        ];
    }

    private static int? Rank(string key, string other)
    {
        var bound = Math.Max(1, key.Length / 3);
        var distance = EditDistance.Between(key, other, bound);
        if (distance <= bound)
        {
            return distance;
        }

        return key.Length < 2 ? null
            : other.StartsWith(key, StringComparison.Ordinal) ? 1000 + other.Length
            : other.Contains(key, StringComparison.Ordinal) ? 2000 + other.Length
            : null;
    }

    /// <summary>The key of the label whose regular plural a key may be; the key itself where it is none.</summary>
    internal static string Singular(string key) =>
        key.EndsWith("ies", StringComparison.Ordinal) && EnglishPlural.EndsInConsonantAndY(key[..^3] + "y") ? key[..^3] + "y"
        : key.EndsWith('s') && key.Length > 2 ? key[..^1]
        : key;
}
