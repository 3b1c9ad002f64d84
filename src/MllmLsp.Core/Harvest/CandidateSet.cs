using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;

namespace MllmLsp.Core.Harvest;

/// <summary>
/// Gathers what notes give, in any number: memory is bounded by the number of different names, and rare ones are let go where there are too many.
/// Not safe for several threads at once; the result depends on the order in which notes are added only where names are let go.
/// </summary>
public sealed class CandidateSet
{
    private const int MostNames = 300_000;
    private const int MostNamesOfOne = 8;
    private const int MostEvidence = 4;

    private readonly Dictionary<string, Found> names = new(StringComparer.Ordinal);
    private readonly Dictionary<(PairKind Kind, string Name, string Other), int> pairs = [];

    /// <summary>Names with one key are one name: case, width, separators and an English plural folded.</summary>
    public static string KeyOf(string name) => Found.KeyOf(name) ?? name;

    /// <summary>Adds what one note gives.</summary>
    public void Add(NoteHarvest note)
    {
        ArgumentNullException.ThrowIfNull(note);
        foreach (var (text, hasHead, evidence) in note.Sightings)
        {
            _ = Add(text, hasHead, evidence, counts: evidence.Kind is EvidenceKind.Name or EvidenceKind.Phrase);
        }

        foreach (var (pair, evidence) in note.Pairs)
        {
            if (Add(pair.Name, false, evidence, counts: false) is { } name && Add(pair.Other, false, evidence, counts: false) is { } other && name.Key != other.Key)
            {
                var edge = (pair.Kind, name.Key, other.Key);
                pairs[edge] = pairs.GetValueOrDefault(edge) + 1;
            }
        }

        if (names.Count > MostNames)
        {
            LetRareOnesGo();
        }
    }

    /// <summary>The candidates, the most certain first. Linear in the names, but for their nesting.</summary>
    /// <param name="leastConfidence">0 to 1; what is less certain is left out.</param>
    public ImmutableArray<Candidate> Candidates(Glossary known, double leastConfidence = 0.5)
    {
        var values = CValue.Of(names.Values);
        return
        [
            .. Groups()
                .Select(group => CandidateOf(group, values, known))
                .Where(candidate => candidate.Confidence >= leastConfidence)
                .OrderByDescending(candidate => candidate.Confidence)
                .ThenByDescending(candidate => candidate.Frequency)
                .ThenBy(candidate => candidate.Names[0].Text, StringComparer.Ordinal),
        ];
    }

    private Found? Add(string text, bool hasHead, Evidence evidence, bool counts)
    {
        if (Found.KeyOf(text) is not { } key)
        {
            return null;
        }

        if (!names.TryGetValue(key, out var found))
        {
            if (!LabelReader.IsUsable(text))
            {
                // A run of hundreds of letters is no name, and no glossary would take it.
                return null;
            }

            names.Add(key, found = new Found(key));
        }

        found.Add(text, hasHead, evidence, counts);
        return found;
    }

    private void LetRareOnesGo()
    {
        var paired = pairs.Keys.SelectMany(pair => (string[])[pair.Name, pair.Other]).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, found) in names)
        {
            if (found.Frequency < 2 && found.Evidence.All(one => one.Kind is EvidenceKind.Phrase) && !paired.Contains(key))
            {
                names.Remove(key);
            }
        }
    }

    /// <summary>
    /// Names that pairs join. An abbreviation joins its most frequent long form only: two notes may abbreviate different things alike, and
    /// the rarer one becomes a candidate of its own with the same abbreviation.
    /// </summary>
    private List<List<(Found Name, string? Abbreviates)>> Groups()
    {
        var groupOf = new Dictionary<string, List<(Found Name, string? Abbreviates)>>(StringComparer.Ordinal);
        foreach (var found in names.Values.OrderBy(found => found.Key, StringComparer.Ordinal))
        {
            groupOf[found.Key] = [(found, null)];
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ((kind, name, other), _) in pairs.OrderBy(pair => pair.Key.Kind).ThenByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key.Name, StringComparer.Ordinal).ThenBy(pair => pair.Key.Other, StringComparer.Ordinal))
        {
            if (kind == PairKind.Abbreviation)
            {
                var longForm = groupOf[other];
                var place = longForm.FindIndex(one => one.Name.Key == other);
                longForm[place] = (longForm[place].Name, names[name].Text);
                if (!taken.Add(name))
                {
                    longForm.Add((names[name], null));
                    continue;
                }
            }

            Join(groupOf, groupOf[name], groupOf[other]);
        }

        return [.. groupOf.Values.Distinct()];
    }

    private static void Join(
        Dictionary<string, List<(Found Name, string? Abbreviates)>> groupOf,
        List<(Found Name, string? Abbreviates)> into,
        List<(Found Name, string? Abbreviates)> from)
    {
        if (ReferenceEquals(into, from) || into.Count + from.Count > MostNamesOfOne)
        {
            return;
        }

        into.AddRange(from);
        foreach (var (name, _) in from)
        {
            groupOf[name.Key] = into;
        }
    }

    private static Candidate CandidateOf(List<(Found Name, string? Abbreviates)> group, IReadOnlyDictionary<string, double> values, Glossary known)
    {
        var ordered = group
            .OrderBy(one => one.Name.Language)
            .ThenBy(one => one.Abbreviates is not null)
            .ThenByDescending(one => one.Name.Frequency)
            .Select(one => (one.Name, Shown: new CandidateName(one.Name.Text, one.Name.Language, one.Abbreviates)))
            .ToArray();
        var matches = ordered.Select(one => (one.Shown, Concepts: known.Lookup(one.Shown.Text))).ToArray();
        var surely = matches.Where(one => !one.Concepts.IsEmpty && !(ShortForm.HasShape(one.Shown.Text) && ordered.Length > 1)).ToArray();
        var ids = (surely.Length > 0 ? surely : matches).SelectMany(one => one.Concepts.Take(1)).Select(concept => concept.Id).Distinct(StringComparer.Ordinal);
        var evidence = ordered
            .SelectMany(one => one.Name.Evidence)
            .OrderBy(one => one.Kind)
            .ThenBy(one => one.Path, StringComparer.Ordinal)
            .ThenBy(one => one.Span)
            .ToArray();
        return new Candidate(
            [.. ordered.Select(one => one.Shown)],
            ordered.Sum(one => one.Name.Frequency),
            Confidence.Of(ordered.Select(one => one.Name), values, matches.Any(one => !one.Concepts.IsEmpty)),
            [.. evidence.DistinctBy(one => (one.Path, one.Line)).Take(MostEvidence)],
            [.. ids])
        {
            Kinds = [.. evidence.Select(one => one.Kind).Distinct()],
            Definition = evidence.FirstOrDefault(one => one.Kind == EvidenceKind.Definition)?.Sentence,
            NewNames = [.. matches.Where(one => one.Concepts.IsEmpty).Select(one => one.Shown)],
        };
    }
}
