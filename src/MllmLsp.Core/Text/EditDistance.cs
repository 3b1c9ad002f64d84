namespace MllmLsp.Core.Text;

/// <summary>How far two names are apart, and which of many names lie nearest.</summary>
public static class EditDistance
{
    private const int LongestName = 200;

    /// <summary>
    /// Optimal string alignment distance (Damerau 1964, without editing a substring twice) over UTF-16 units, or more than
    /// <paramref name="limit"/> as soon as it must be. Time is the product of the lengths; texts over 200 units are never near.
    /// </summary>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit || a.Length > LongestName || b.Length > LongestName)
        {
            return limit + 1;
        }

        Span<int> beforeLast = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            var free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }

        return last[b.Length];
    }

    /// <summary>The names that a person may have meant by <paramref name="name"/>, nearest first; none when nothing is near.</summary>
    /// <remarks>As <see cref="NearestNames"/> has it.</remarks>
    public static IReadOnlyList<string> Nearest(string name, IEnumerable<string> candidates, int count)
    {
        var nearest = new NearestNames(name, count);
        foreach (var candidate in candidates)
        {
            nearest.Offer(candidate);
        }

        return nearest.Take();
    }
}
