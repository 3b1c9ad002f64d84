using MllmLsp.Core.Text;

namespace MllmLsp.Core.Harvest;

/// <summary>
/// How much a noun-like run behaves as a term of its own: Frantzi, Ananiadou and Mima, "Automatic recognition of multi-word terms: the
/// C-value/NC-value method" (2000). Its frequency weighs by its length, less what it owes to longer runs that hold it.
/// </summary>
/// <remarks>
/// Han is measured in characters, two of which count as a word. Runs of one word get the logarithm of two, not of one, as usual where
/// such terms count, too.
/// </remarks>
internal static class CValue
{
    /// <summary>By key. Occurrences within longer runs are added to a run's frequency.</summary>
    public static Dictionary<string, double> Of(IReadOnlyCollection<Found> names)
    {
        var byKey = names.ToDictionary(name => name.Key, StringComparer.Ordinal);
        var holders = new Dictionary<string, (int Sum, int Count)>(StringComparer.Ordinal);
        var own = names.ToDictionary(name => name.Key, name => name.Frequency, StringComparer.Ordinal);
        var lookup = byKey.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var name in names)
        {
            foreach (var inner in Within(name, lookup).Distinct())
            {
                var (sum, count) = holders.GetValueOrDefault(inner.Key);
                holders[inner.Key] = (sum + own[name.Key], count + 1);
            }
        }

        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var (sum, count) = holders.GetValueOrDefault(name.Key);
            var frequency = own[name.Key] + sum;
            values[name.Key] = Math.Log2(Words(name) + 1) * (frequency - (count == 0 ? 0 : (double)sum / count));
        }

        return values;
    }

    private static List<Found> Within(Found name, Dictionary<string, Found>.AlternateLookup<ReadOnlySpan<char>> byKey)
    {
        var key = name.Key;
        var found = new List<Found>();
        if (key.Length > 40 || !Scripts.ContainsHan(key))
        {
            return found;
        }

        for (var start = 0; start < key.Length; start++)
        {
            for (var length = Math.Min(12, key.Length - start); length >= 2; length--)
            {
                if (length < key.Length && byKey.TryGetValue(key.AsSpan(start, length), out var inner))
                {
                    found.Add(inner);
                }
            }
        }

        return found;
    }

    private static double Words(Found name) =>
        Scripts.ContainsHan(name.Key) ? Math.Max(1, name.Key.Length / 2.0) : name.Text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Length;
}
