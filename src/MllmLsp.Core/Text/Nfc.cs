using System.Runtime.InteropServices;

namespace MllmLsp.Core.Text;

/// <summary>
/// Unicode normalisation form C (UAX #15), from a table of our own: compiled without ICU, .NET's <c>Normalize</c> does nothing, and
/// with ICU it throws on a lone surrogate. Here a lone surrogate is a character like any other that never composes.
/// </summary>
public static class Nfc
{
    // Korean syllables are computed (The Unicode Standard, 3.12), everything else is looked up.
    private const int SyllableBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TrailCount = 28;
    private const int SyllableCount = LeadCount * VowelCount * TrailCount;

    private const char FirstRelevant = '\u0300';

    /// <summary>
    /// The text in NFC; the same instance when nothing in it can change. Linear, but for runs of marks on one letter, which are sorted.
    /// </summary>
    public static string Normalize(string text)
    {
        var from = FirstChange(text);
        if (from < 0)
        {
            return text;
        }

        var points = Decompose(text.AsSpan(from));
        Compose(points);
        var composed = Encode(points);
        return composed.AsSpan().SequenceEqual(text.AsSpan(from)) ? text : string.Concat(text.AsSpan(0, from), composed);
    }

    /// <summary>False where a text is in NFC for sure, as nearly all are. Allocates nothing.</summary>
    public static bool MayChange(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!NeverChanges(character))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Most text is ASCII or unified Han: both are out of question without a search.</summary>
    private static bool NeverChanges(char character) => character is < FirstRelevant or (>= '\u3400' and <= '\u9FFF');

    /// <summary>Where normalisation has to begin: the starter before the first relevant character; -1 when there is none.</summary>
    private static int FirstChange(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (NeverChanges(text[i]))
            {
                continue;
            }

            var point = Scripts.CodePointAt(text, i);
            if (Ranges.Contain(UnicodeTables.NfcRelevant, point))
            {
                return StarterBefore(text, i);
            }

            i += point > char.MaxValue ? 1 : 0;
        }

        return -1;
    }

    private static int StarterBefore(string text, int offset)
    {
        while (offset > 0)
        {
            var point = Scripts.CodePointBefore(text, offset);
            offset -= point > char.MaxValue ? 2 : 1;
            if (!Ranges.Contain(UnicodeTables.NfcRelevant, point))
            {
                break;
            }
        }

        return offset;
    }

    private static List<int> Decompose(ReadOnlySpan<char> text)
    {
        var points = new List<int>(text.Length + 8);
        for (var i = 0; i < text.Length;)
        {
            var point = Scripts.CodePointAt(text, i);
            i += point > char.MaxValue ? 2 : 1;
            AddDecomposed(points, point);
        }

        OrderMarks(CollectionsMarshal.AsSpan(points));
        return points;
    }

    private static void AddDecomposed(List<int> points, int point)
    {
        var syllable = point - SyllableBase;
        if ((uint)syllable < SyllableCount)
        {
            points.Add(LeadBase + syllable / (VowelCount * TrailCount));
            points.Add(VowelBase + syllable % (VowelCount * TrailCount) / TrailCount);
            if (syllable % TrailCount != 0)
            {
                points.Add(TrailBase + syllable % TrailCount);
            }

            return;
        }

        var row = point < 0xC0 ? -1 : UnicodeTables.DecompositionKeys.BinarySearch(point);
        if (row < 0)
        {
            points.Add(point);
            return;
        }

        var place = UnicodeTables.DecompositionPlaces[row];
        points.AddRange(UnicodeTables.DecompositionPool.Slice(place >> 2, (place & 3) + 1));
    }

    /// <summary>The canonical ordering algorithm: each run of marks is sorted by class; equal classes keep their order.</summary>
    private static void OrderMarks(Span<int> points)
    {
        for (var start = 0; start < points.Length; start++)
        {
            if (Rank(points[start]) == 0)
            {
                continue;
            }

            var end = start + 1;
            while (end < points.Length && Rank(points[end]) != 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                // LINQ's sort is stable, and stays fast on a run of a million marks, where an insertion sort would not.
                points[start..end].ToArray().OrderBy(Rank).ToArray().CopyTo(points[start..]);
            }

            start = end;
        }
    }

    /// <summary>The canonical composition algorithm, in place.</summary>
    private static void Compose(List<int> points)
    {
        var starter = -1;
        var lastRank = 0;
        var kept = 0;
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            var rank = Rank(point);

            // A mark is blocked by one of the same class between it and the starter, anything by another starter in between.
            var isNext = starter == kept - 1;
            if (starter >= 0 && (isNext || (lastRank != 0 && lastRank < rank)) && Compose(points[starter], point) is var composite and >= 0)
            {
                points[starter] = composite;
                continue;
            }

            if (rank == 0)
            {
                starter = kept;
            }

            lastRank = rank;
            points[kept++] = point;
        }

        points.RemoveRange(kept, points.Count - kept);
    }

    /// <summary>The primary composite of a pair, or -1.</summary>
    private static int Compose(int first, int second)
    {
        if ((uint)(first - LeadBase) < LeadCount && (uint)(second - VowelBase) < VowelCount)
        {
            return SyllableBase + ((first - LeadBase) * VowelCount + (second - VowelBase)) * TrailCount;
        }

        var syllable = first - SyllableBase;
        if ((uint)syllable < SyllableCount && syllable % TrailCount == 0 && second - TrailBase is > 0 and < TrailCount)
        {
            return first + second - TrailBase;
        }

        var rows = UnicodeTables.Compositions;
        var low = 0;
        var high = rows.Length / 3 - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = rows[middle * 3] != first ? rows[middle * 3].CompareTo(first) : rows[middle * 3 + 1].CompareTo(second);
            if (order == 0)
            {
                return rows[middle * 3 + 2];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>The rank of a mark's combining class among all classes; 0 for what is no reordering mark.</summary>
    private static int Rank(int point)
    {
        var row = point < FirstRelevant ? -1 : Ranges.IndexOf(UnicodeTables.CombiningRanks, 3, point);
        return row < 0 ? 0 : UnicodeTables.CombiningRanks[row + 2];
    }

    private static string Encode(List<int> points)
    {
        var text = new System.Text.StringBuilder(points.Count);
        foreach (var point in points)
        {
            if (point > char.MaxValue)
            {
                text.Append(char.ConvertFromUtf32(point));
            }
            else
            {
                text.Append((char)point);
            }
        }

        return text.ToString();
    }
}
