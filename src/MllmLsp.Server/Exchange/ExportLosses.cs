using MllmLsp.Core.Localization;

namespace MllmLsp.Server.Exchange;

/// <summary>What a format cannot hold, counted: every loss is said once, with examples.</summary>
internal sealed class ExportLosses
{
    private const int Examples = 3;

    private readonly Dictionary<Wording, List<string>> losses = [];

    /// <param name="what">The kind of loss, as the beginning of a sentence.</param>
    /// <param name="concept">Id of the concept that loses it.</param>
    public void Add(Wording what, string concept)
    {
        if (!losses.TryGetValue(what, out var concepts))
        {
            losses.Add(what, concepts = []);
        }

        concepts.Add(concept);
    }

    /// <summary>One line for each kind, in the order in which they came up.</summary>
    public IEnumerable<string> Lines(Language language)
    {
        foreach (var (what, concepts) in losses)
        {
            var distinct = concepts.Distinct().ToList();
            var examples = string.Join(language == Language.Chinese ? "、" : ", ", distinct.Take(Examples));
            var more = distinct.Count > Examples ? (language == Language.Chinese ? "等" : ", ...") : "";
            yield return language == Language.Chinese
                ? $"{what.Chinese}：{distinct.Count} 个概念（{examples}{more}）"
                : $"{what.English}: {distinct.Count} {(distinct.Count == 1 ? "concept" : "concepts")} ({examples}{more})";
        }
    }
}
