using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features;

/// <summary>The groups in their order; every Latin match goes before any by pinyin.</summary>
internal enum TermRank
{
    Label,
    FirstUse,
    Translation,
    Correction,
    Pinyin,
    Initials,
}

/// <param name="FilterText">As in <see cref="CompletionItem.FilterText"/>.</param>
internal sealed record TermOffer(TermRank Rank, Concept Concept, TextSpan Replace, string NewText, string? FilterText)
{
    public CompletionItem ToItem(int place, Language language)
    {
        var other = language == Language.Chinese ? Language.English : Language.Chinese;
        var name = Concept.NameIn(language);
        var detail = name != NewText ? name : Concept.ShownLabel(other)?.Text is { } beside && beside != NewText ? beside : null;
        return new CompletionItem(
            NewText, CompletionKind.Concept, Replace, NewText, FilterText, $"{(int)Rank}{place:D4}", detail, Concept.Id);
    }
}

/// <summary>
/// The best of many offers: by rank, then the shorter, then in ordinal order; of those that write the same in the same place only the best, and
/// of equals the first. One that is not among them costs a comparison.
/// </summary>
internal sealed class TermOffers(int most)
{
    private readonly SortedSet<TermOffer> kept = new(Comparer<TermOffer>.Create(static (a, b) => Compare(a.Rank, a.NewText, b)));
    private readonly Dictionary<(string, TextSpan), TermOffer> byText = [];
    private TermOffer? worst;

    public bool IsFull => kept.Count == most;

    /// <summary>Whether such an offer could still be kept: to be asked before anything is made for it.</summary>
    public bool Wants(TermRank rank, string newText) => !IsFull || Compare(rank, newText, worst!) < 0;

    /// <summary>Logarithmic in what is kept.</summary>
    public void Add(TermOffer offer)
    {
        if (!Wants(offer.Rank, offer.NewText))
        {
            return;
        }

        if (byText.TryGetValue((offer.NewText, offer.Replace), out var known))
        {
            if (known.Rank <= offer.Rank)
            {
                return;
            }

            kept.Remove(known);
        }
        else if (IsFull)
        {
            kept.Remove(worst!);
            byText.Remove((worst!.NewText, worst.Replace));
        }

        kept.Add(offer);
        byText[(offer.NewText, offer.Replace)] = offer;
        worst = kept.Max;
    }

    /// <summary>What was kept, best first.</summary>
    public IReadOnlyCollection<TermOffer> Take() => kept;

    private static int Compare(TermRank rank, string newText, TermOffer other) =>
        rank != other.Rank ? rank.CompareTo(other.Rank)
        : newText.Length != other.NewText.Length ? newText.Length.CompareTo(other.NewText.Length)
        : string.CompareOrdinal(newText, other.NewText);
}
