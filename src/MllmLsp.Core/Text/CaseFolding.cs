using System.Buffers;
using System.Text;

namespace MllmLsp.Core.Text;

/// <summary>Unicode's full case folding (Unicode 3.13, default caseless matching): two texts differ in case alone where their foldings are the same.</summary>
public static class CaseFolding
{
    private const int RowLength = 4;

    // `ẞ` and `ss` fold to the same, which no mapping of single characters says.
    private static readonly Dictionary<char, string> Long = ReadLong();
    private static readonly SearchValues<char> LongKeys = SearchValues.Create([.. Long.Keys]);

    /// <summary>The folding of a text. Linear.</summary>
    public static string Fold(string text)
    {
        // Upper before lower case joins what has one upper case and several lower cases: σ and ς, ß and ẞ.
        var simple = text.ToUpperInvariant().ToLowerInvariant();
        if (!simple.AsSpan().ContainsAny(LongKeys))
        {
            return simple;
        }

        var result = new StringBuilder(simple.Length + 8);
        foreach (var c in simple)
        {
            _ = Long.TryGetValue(c, out var folding) ? result.Append(folding) : result.Append(c);
        }

        return result.ToString();
    }

    private static Dictionary<char, string> ReadLong()
    {
        var table = UnicodeTables.LongFoldings;
        var read = new Dictionary<char, string>();
        for (var row = 0; row < table.Length; row += RowLength)
        {
            var folding = new StringBuilder();
            foreach (var unit in table.Slice(row + 1, RowLength - 1))
            {
                _ = unit == 0 ? folding : folding.Append((char)unit);
            }

            read.Add((char)table[row], folding.ToString());
        }

        return read;
    }
}
