using System.Collections.Immutable;

namespace MllmLsp.Core.Text;

/// <summary>What makes one text of another, in changes that are small where the texts are alike.</summary>
public static class TextDifference
{
    /// <summary>
    /// Changes in the order of the text, none overlapping. Where the differing middles have as many lines, each line is compared by itself; else
    /// the middle is one change. Linear.
    /// </summary>
    public static ImmutableArray<TextChange> Between(SourceText before, SourceText after)
    {
        var (first, lastBefore, lastAfter) = Middle(before, after);
        if (lastBefore - first != lastAfter - first)
        {
            var from = TextSpan.FromBounds(Start(before, first), Start(before, lastBefore));
            var to = TextSpan.FromBounds(Start(after, first), Start(after, lastAfter));
            return Trimmed(before, from, after.Slice(to).ToString()) is { } whole ? [whole] : [];
        }

        var changes = ImmutableArray.CreateBuilder<TextChange>();
        for (var line = first; line < lastBefore; line++)
        {
            if (Trimmed(before, before.Lines.LineSpanWithEnd(line), after.Slice(after.Lines.LineSpanWithEnd(line)).ToString()) is { } change)
            {
                changes.Add(change);
            }
        }

        return changes.ToImmutable();
    }

    /// <summary>The first line that differs, and the ends of the differing lines in both texts.</summary>
    private static (int First, int LastBefore, int LastAfter) Middle(SourceText before, SourceText after)
    {
        var (countBefore, countAfter) = (before.Lines.LineCount, after.Lines.LineCount);
        var first = 0;
        while (first < countBefore && first < countAfter && Line(before, first).SequenceEqual(Line(after, first)))
        {
            first++;
        }

        while (countBefore > first && countAfter > first && Line(before, countBefore - 1).SequenceEqual(Line(after, countAfter - 1)))
        {
            countBefore--;
            countAfter--;
        }

        return (first, countBefore, countAfter);
    }

    private static ReadOnlySpan<char> Line(SourceText text, int line) => text.Slice(text.Lines.LineSpanWithEnd(line));

    private static int Start(SourceText text, int line) => line < text.Lines.LineCount ? text.Lines.LineSpan(line).Start : text.Length;

    /// <summary>The change without what both have in common at the ends; null where nothing is left. No character is cut in two.</summary>
    private static TextChange? Trimmed(SourceText before, TextSpan span, string now)
    {
        var was = before.Slice(span);
        var start = was.CommonPrefixLength(now);
        if (start == was.Length && start == now.Length)
        {
            return null;
        }

        if (start > 0 && char.IsHighSurrogate(was[start - 1]))
        {
            start--;
        }

        var end = 0;
        while (end < was.Length - start && end < now.Length - start && was[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        if (end > 0 && char.IsLowSurrogate(was[^end]))
        {
            end--;
        }

        // Half of a line end is no place for an edit to stop: positions cannot name it.
        if (end > 0 && was[^end] == '\n' && was.Length > end && was[^(end + 1)] == '\r')
        {
            end--;
        }

        if (start > 0 && was[start - 1] == '\r')
        {
            start--;
        }

        return new TextChange(TextSpan.FromBounds(span.Start + start, span.End - end), now[start..^end]);
    }
}
