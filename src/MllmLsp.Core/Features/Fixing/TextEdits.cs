using System.Text;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.Fixing;

/// <summary>Changes of one text that do not get into each other's way.</summary>
internal sealed class TextEdits
{
    private readonly SortedDictionary<TextSpan, string> changes = [];

    public bool IsEmpty => changes.Count == 0;

    /// <summary>
    /// Whether a change is in already or can join: it neither overlaps nor touches another one, so that no two fixes ever write into one
    /// word. Two times the same change is one change.
    /// </summary>
    public bool Accepts(TextChange change) => changes.TryGetValue(change.Span, out var same)
        ? same == change.NewText
        : !changes.Keys.Any(other => other.Start <= change.Span.End && change.Span.Start <= other.End);

    public void Add(TextChange change) => changes[change.Span] = change.NewText;

    /// <summary>The text with all changes in it; their spans are those of <paramref name="text"/>.</summary>
    public SourceText Apply(SourceText text)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (span, newText) in changes)
        {
            result.Append(text.Slice(TextSpan.FromBounds(at, span.Start))).Append(newText);
            at = span.End;
        }

        return new SourceText(result.Append(text.Slice(TextSpan.FromBounds(at, text.Length))).ToString());
    }

    /// <summary>Where a span of the old text is in the new one. A change that overlaps or touches the span belongs to it whole.</summary>
    /// <remarks>One search by halves a span.</remarks>
    public Func<TextSpan, TextSpan> Mapping()
    {
        TextSpan[] spans = [.. changes.Keys];
        var shifts = new int[spans.Length + 1];
        var at = 0;
        foreach (var (span, newText) in changes)
        {
            shifts[at + 1] = shifts[at] + newText.Length - span.Length;
            at++;
        }

        // None touches another, so that starts and ends are in the same order.
        return span =>
        {
            var first = CountWhere(spans, other => other.End < span.Start);
            var behind = CountWhere(spans, other => other.Start <= span.End);
            var start = first < behind ? Math.Min(span.Start, spans[first].Start) : span.Start;
            var end = first < behind ? Math.Max(span.End, spans[behind - 1].End) : span.End;
            return TextSpan.FromBounds(start + shifts[first], end + shifts[behind]);
        };
    }

    /// <summary>How many spans at the beginning are such.</summary>
    private static int CountWhere(TextSpan[] spans, Func<TextSpan, bool> isSuch)
    {
        var (low, high) = (0, spans.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = isSuch(spans[middle]) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
