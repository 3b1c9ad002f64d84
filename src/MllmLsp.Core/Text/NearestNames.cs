namespace MllmLsp.Core.Text;

/// <summary>
/// The names that a person may have meant by one, of many that are offered one by one: thousands of them cost no more than the comparison, and what is
/// no better than those kept so far is left after a part of it.
/// </summary>
/// <remarks>Case does not count. Near is one edit, and one more for every three characters; a name that holds the other is near, too.</remarks>
/// <param name="name">What was written.</param>
/// <param name="count">How many are wanted at most.</param>
/// <param name="key">Of two names with the same key only the first is kept; null: only equal names are the same.</param>
public sealed class NearestNames(string name, int count, Func<string, string>? key = null)
{
    private const int MostOnStack = 256;

    private readonly string wanted = name.ToLowerInvariant();
    private readonly int limit = 1 + (name.Length / 3);

    /// <summary>Nearest first, of those equally near in ordinal order.</summary>
    private readonly List<(int Distance, string Name)> kept = [];

    /// <summary>How far a name may be for it to be kept.</summary>
    private int Bound => kept.Count < count ? limit : kept[^1].Distance;

    public void Offer(ReadOnlySpan<char> candidate)
    {
        if (DistanceOf(candidate) is { } distance)
        {
            Keep(distance, candidate.ToString());
        }
    }

    /// <summary>As the other, for a name that has to be made: only where what stands for it is near enough.</summary>
    /// <param name="candidate">The name, in another case or normalization.</param>
    /// <param name="make">Null where it turns out to be none.</param>
    public void Offer(string candidate, Func<string?> make)
    {
        if (DistanceOf(candidate) is { } distance && make() is { } made)
        {
            Keep(distance, made);
        }
    }

    /// <summary>Those kept, nearest first; none when nothing is near.</summary>
    public IReadOnlyList<string> Take() => [.. kept.Select(one => one.Name)];

    /// <summary>Null for a name that is not to be kept.</summary>
    private int? DistanceOf(ReadOnlySpan<char> candidate)
    {
        var folded = candidate.Length <= MostOnStack ? stackalloc char[candidate.Length] : new char[candidate.Length];
        candidate.ToLowerInvariant(folded);
        var bound = Math.Min(Bound, Math.Max(wanted.Length, 2) - 1);
        var distance = EditDistance.Between(wanted, folded, bound);
        if (distance > bound && limit <= bound && Holds(folded))
        {
            distance = limit;
        }

        return distance <= bound ? distance : null;
    }

    private bool Holds(ReadOnlySpan<char> folded) =>
        Math.Min(wanted.Length, folded.Length) >= 2 && (wanted.AsSpan().Contains(folded, StringComparison.Ordinal) || folded.Contains(wanted, StringComparison.Ordinal));

    private void Keep(int distance, string candidate)
    {
        if (kept.Exists(one => key is null ? one.Name == candidate : key(one.Name) == key(candidate)))
        {
            return;
        }

        var at = kept.FindIndex(one => distance < one.Distance || (distance == one.Distance && string.CompareOrdinal(candidate, one.Name) < 0));
        kept.Insert(at < 0 ? kept.Count : at, (distance, candidate));
        if (kept.Count > count)
        {
            kept.RemoveAt(count);
        }
    }
}
