using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Harvest;

/// <summary>What all notes together say about one name; names that fold alike (case, width, separators, plural) are one.</summary>
internal sealed class Found(string key)
{
    private const int MostEvidence = 3;

    private readonly Dictionary<string, int> spellings = new(StringComparer.Ordinal);
    private readonly List<Evidence> evidence = [];
    private int kinds;

    public string Key { get; } = key;

    public int Frequency { get; private set; }

    public bool HasHead { get; private set; }

    public IReadOnlyList<Evidence> Evidence => evidence;

    /// <summary>As it is written most often; the singular before the plural where both are as frequent.</summary>
    public string Text => spellings.OrderByDescending(one => one.Value).ThenBy(one => one.Key.Length).ThenBy(one => one.Key, StringComparer.Ordinal).First().Key;

    public Language Language => Scripts.ContainsHan(Key) ? Language.Chinese : Language.English;

    public static string? KeyOf(string text) => LabelIndex.KeyOf(text) is { Length: > 0 } key ? LabelIndex.Singular(key) : null;

    public bool Has(EvidenceKind kind) => (kinds & (1 << (int)kind)) != 0;

    public void Add(string text, bool hasHead, Evidence one, bool counts)
    {
        Frequency += counts ? 1 : 0;
        spellings[text] = spellings.GetValueOrDefault(text) + 1;
        HasHead |= hasHead;
        kinds |= 1 << (int)one.Kind;
        if (evidence.Count(other => other.Kind == one.Kind) < MostEvidence)
        {
            evidence.Add(one);
        }
    }

    /// <summary>Adds occurrences within longer names.</summary>
    public void AddNested(int count) => Frequency += count;
}
