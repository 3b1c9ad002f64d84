using System.Collections.Immutable;
using System.Globalization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Completions;

/// <summary>
/// Ranks offers by how they fit what is typed, before anything is cut, and builds only those that are shown. The list is incomplete where
/// something was cut.
/// </summary>
internal sealed class OfferList(string typed, TextSpan replace, string close = "")
{
    private const int MostItems = 100;

    private readonly string wanted = NameKey.Exact(typed.Trim());
    private readonly TopRanked<Key, Offer> best = new(MostItems);

    /// <summary>
    /// Whether a candidate fits and could still be among the best: to be asked where there are thousands, before anything is allocated for one.
    /// </summary>
    /// <inheritdoc cref="Add"/>
    public bool Wants(ReadOnlySpan<char> label, int kind, int order, string? also = null) =>
        Rank(label, also) is < FuzzyMatch.None and var rank && best.Wants(new Key(rank, kind, order, label.Length, ""));

    /// <summary>Adds a candidate where it fits.</summary>
    /// <param name="label">By which it is found and shown.</param>
    /// <param name="kind">The kind of which offers go first has the smaller number.</param>
    /// <param name="order">Among offers that fit alike, such as a place in the note.</param>
    /// <param name="also">Another name by which it is found.</param>
    public void Add(string label, int kind, int order, Func<Offer> make, string? also = null)
    {
        if (Rank(label, also) is < FuzzyMatch.None and var rank)
        {
            best.Add(new Key(rank, kind, order, label.Length, label), make);
        }
    }

    public CompletionList ToList()
    {
        var items = ImmutableArray.CreateBuilder<CompletionItem>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var offer in best.Take())
        {
            if (seen.Add(offer.NewText))
            {
                // The client filters by what is typed: an offer found by its other name goes by that one.
                var filter = offer.Also is null || Rank(offer.Label) < FuzzyMatch.None ? offer.Label : offer.Also;
                items.Add(new CompletionItem(
                    offer.Label, offer.Kind, replace, offer.NewText + close, filter, items.Count.ToString("D4", CultureInfo.InvariantCulture), offer.Detail, offer.ConceptId)
                {
                    DocumentPath = offer.DocumentPath,
                    CommitCharacters = close.Length == 0 ? offer.CommitCharacters : null,
                });
            }
        }

        return new CompletionList(items.ToImmutable(), best.IsCut);
    }

    private int Rank(ReadOnlySpan<char> label, string? also)
    {
        var rank = Rank(label);
        return rank > 0 && also is { Length: > 0 } && Rank(also) is < FuzzyMatch.None and var other ? Math.Min(rank, other + 1) : rank;
    }

    private int Rank(ReadOnlySpan<char> name)
    {
        var rank = wanted.Length == 0 ? 1 : FuzzyMatch.Rank(wanted, name);
        return rank == FuzzyMatch.None && Nfc.MayChange(name) ? FuzzyMatch.Rank(wanted, NameKey.Exact(name.ToString())) : rank;
    }

    /// <summary>Better first, in an order that never changes.</summary>
    private readonly record struct Key(int Rank, int Kind, int Order, int Length, string Label) : IComparable<Key>
    {
        public int CompareTo(Key other) =>
            Rank != other.Rank ? Rank.CompareTo(other.Rank)
            : Kind != other.Kind ? Kind.CompareTo(other.Kind)
            : Order != other.Order ? Order.CompareTo(other.Order)
            : Length != other.Length ? Length.CompareTo(other.Length)
            : string.CompareOrdinal(Label, other.Label);
    }
}

/// <summary>What an offer becomes.</summary>
/// <param name="NewText">What takes the place of what was typed, without what closes the link.</param>
internal sealed record Offer(string Label, CompletionKind Kind, string NewText)
{
    public string? Detail { get; init; }

    /// <summary>Another name under which it is found.</summary>
    public string? Also { get; init; }

    public string? ConceptId { get; init; }

    public string? DocumentPath { get; init; }

    /// <summary>As in <see cref="CompletionItem.CommitCharacters"/>; of use only where nothing that closes the link is added.</summary>
    public string? CommitCharacters { get; init; }
}
