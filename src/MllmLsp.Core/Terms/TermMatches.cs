using MllmLsp.Core.Glossaries;

namespace MllmLsp.Core.Terms;

/// <summary>Questions about the terms of one note, which are in order and never overlap.</summary>
internal static class TermMatches
{
    /// <summary>Whether a term lies over an offset. Logarithmic.</summary>
    public static bool Cover(List<TermMatch> matches, int offset)
    {
        var (low, high) = (0, matches.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (matches[middle].Span.End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < matches.Count && matches[low].Span.Contains(offset);
    }
}
