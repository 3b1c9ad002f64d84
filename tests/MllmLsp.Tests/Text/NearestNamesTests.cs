using CsCheck;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Text;

/// <summary>What is near is what a look at all names by the definition finds.</summary>
public class NearestNamesTests
{
    private static readonly Gen<string> Names = Gen.OneOf(Gen.Char["abAé编码-."], Gen.Char["ab"]).Array[0, 9].Select(units => new string(units));

    [Fact]
    public void Equals_sorting_all_by_their_distance() =>
        Gen.Select(Names, Names.Array[0, 30], Gen.Int[1, 4]).Sample(
            (name, candidates, count) => Assert.Equal(Naive(name, candidates).Take(count), EditDistance.Nearest(name, candidates, count)), iter: 5000);

    [Fact]
    public void Of_names_with_one_key_the_first_is_kept()
    {
        var nearest = new NearestNames("note", 3, static name => name.ToUpperInvariant());
        nearest.Offer("Note");
        nearest.Offer("note");
        nearest.Offer("Nope");
        Assert.Equal(["Note", "Nope"], nearest.Take());
    }

    [Fact]
    public void A_name_is_made_only_where_it_is_near()
    {
        var nearest = new NearestNames("alignment", 1);
        nearest.Offer("somewhere else", () => throw new InvalidOperationException());
        nearest.Offer("alignmemt", () => null);
        nearest.Offer("alinment", () => "Alinment");
        nearest.Offer("algmt", () => throw new InvalidOperationException());
        Assert.Equal(["Alinment"], nearest.Take());
    }

    private static IEnumerable<string> Naive(string name, string[] candidates)
    {
        var wanted = name.ToLowerInvariant();
        var limit = 1 + (wanted.Length / 3);
        return candidates.Distinct()
            .Select(candidate =>
            {
                var folded = candidate.ToLowerInvariant();
                var holds = Math.Min(folded.Length, wanted.Length) >= 2 && (folded.Contains(wanted, StringComparison.Ordinal) || wanted.Contains(folded, StringComparison.Ordinal));
                var distance = Distance(wanted, folded);
                return (candidate, distance: distance > limit && holds ? limit : distance);
            })
            .Where(one => one.distance <= limit && one.distance < Math.Max(wanted.Length, 2))
            .OrderBy(one => one.distance).ThenBy(one => one.candidate, StringComparer.Ordinal)
            .Select(one => one.candidate);
    }

    /// <summary>By the recurrence, from the end of both.</summary>
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] = (i, j) switch
                {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)),
                };
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[a.Length, b.Length];
    }
}
