using System.Collections.Immutable;

namespace MllmLsp.Core.Features;

/// <summary>Keeps the best of many candidates and builds only those.</summary>
/// <typeparam name="TKey">Orders candidates, the better one first; no two alike.</typeparam>
/// <typeparam name="TItem">What a candidate becomes.</typeparam>
internal sealed class TopRanked<TKey, TItem>(int most)
    where TKey : IComparable<TKey>
{
    private readonly PriorityQueue<Func<TItem>, TKey> kept = new(Comparer<TKey>.Create(static (a, b) => b.CompareTo(a)));

    /// <summary>Whether anything was turned away or displaced.</summary>
    public bool IsCut { get; private set; }

    /// <summary>
    /// Whether a candidate could still be kept; one that could not counts as turned away. To be asked with the least key that it may have,
    /// before anything is made of it.
    /// </summary>
    public bool Wants(TKey least)
    {
        var wants = kept.Count < most || (kept.TryPeek(out _, out var worst) && least.CompareTo(worst) < 0);
        IsCut |= !wants;
        return wants;
    }

    /// <summary>Logarithmic in what is kept.</summary>
    public void Add(TKey key, Func<TItem> make)
    {
        if (kept.Count < most)
        {
            kept.Enqueue(make, key);
            return;
        }

        IsCut = true;
        if (kept.TryPeek(out _, out var worst) && key.CompareTo(worst) < 0)
        {
            _ = kept.DequeueEnqueue(make, key);
        }
    }

    /// <summary>What was kept, best first.</summary>
    public ImmutableArray<TItem> Take() => [.. kept.UnorderedItems.OrderBy(item => item.Priority).Select(item => item.Element())];
}
