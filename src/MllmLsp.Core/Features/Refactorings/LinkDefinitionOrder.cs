using System.Text;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>
/// <c>source.organizeLinkDefinitions</c>: each group of definitions on consecutive lines is sorted by label. A definition that repeats an earlier one goes,
/// and so does one that nothing uses; one that gives a label of the note another address stays, since its address stands nowhere else. Definitions
/// that hold a comment (<c>[//]: # (…)</c>) stay where they are.
/// </summary>
internal static class LinkDefinitionOrder
{
    public static IEnumerable<Refactoring> Find(RefactoringContext at)
    {
        if (!at.Outline.Definitions.IsEmpty && !at.Outline.IsPartial && Changes(at) is { Count: > 0 } changes)
        {
            yield return at.Edit(
                "organize-link-definitions", CodeActionKinds.OrganizeLinkDefinitions, at.Say("Organise link definitions", "整理链接定义"), () => changes);
        }
    }

    private static List<TextChange> Changes(RefactoringContext at)
    {
        var used = at.Outline.References
            .Where(reference => reference.Kind is ReferenceKind.Full or ReferenceKind.Collapsed or ReferenceKind.Shortcut)
            .Select(reference => reference.Target)
            .ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<(string, string)>();
        var changes = new List<TextChange>();
        foreach (var group in Groups(at))
        {
            var kept = group.Where(line => used.Contains(line.Label) && seen.Add((line.Label, line.Content))).OrderBy(line => line.Written, LabelOrder.Instance).ToArray();
            if (!kept.Select(line => line.Span).SequenceEqual(group.Select(line => line.Span)))
            {
                var whole = TextSpan.FromBounds(group[0].Span.Start, group[^1].Span.End);
                var text = string.Concat(kept.Select(line => line.Text + at.LineEnd));
                changes.Add(new TextChange(whole, whole.End == at.Text.Length && !EndsInLineEnd(at.Text) ? text.TrimEnd('\r', '\n') : text));
            }
        }

        return Keeps(at, changes) ? changes : [];
    }

    /// <summary>Definitions at the beginning of their line that follow each other without anything between, with their whole lines.</summary>
    private static IEnumerable<List<Line>> Groups(RefactoringContext at)
    {
        var group = new List<Line>();
        foreach (var definition in at.Outline.Definitions.OrderBy(definition => definition.Span))
        {
            var lines = at.Text.Lines;
            var start = lines.LineSpan(lines.LineOf(definition.Span.Start)).Start;
            var end = lines.LineSpanWithEnd(lines.LineOf(Math.Max(definition.Span.Start, definition.Span.End - 1))).End;
            var span = TextSpan.FromBounds(start, end);
            var isAlone = at.TextAt(TextSpan.FromBounds(start, definition.Span.Start)).Length == 0
                && at.Text.Slice(TextSpan.FromBounds(Math.Min(definition.Span.End, end), end)).IsWhiteSpace();
            if (group.Count > 0 && (!isAlone || group[^1].Span.End != start))
            {
                yield return group;
                group = [];
            }

            if (isAlone && !IsComment(definition))
            {
                var text = at.TextAt(span).TrimEnd();
                group.Add(new Line(definition.Label, definition.Written, span, text, text[(definition.LabelSpan.End - start)..]));
            }
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    /// <summary>What people write where Markdown has no comment.</summary>
    private static bool IsComment(LinkDefinition definition) =>
        definition.Destination is "#" or "" or "<>" || definition.Label is "//" or "comment" || definition.Label.StartsWith("_metadata_", StringComparison.Ordinal);

    private static bool EndsInLineEnd(SourceText text) => text.Length > 0 && text[text.Length - 1] is '\n' or '\r';

    /// <summary>Whether every link of the changed text has the destination that it had.</summary>
    private static bool Keeps(RefactoringContext at, List<TextChange> changes)
    {
        var after = MarkdownParser.Parse(Enumerable.Reverse(changes).Aggregate(at.Text, (text, change) => text.WithChange(change)));
        return Destinations(at.Outline).SequenceEqual(Destinations(after));
    }

    private static IEnumerable<(ReferenceKind, string, string?)> Destinations(Outline outline) => outline.References
        .Where(reference => reference.Kind != ReferenceKind.Definition)
        .Select(reference => (reference.Kind, reference.Target, outline.FindDefinition(reference.Target)?.Destination));

    /// <param name="Span">Whole lines.</param>
    /// <param name="Text">Without the last line end.</param>
    /// <param name="Content">What follows the label.</param>
    private sealed record Line(string Label, string Written, TextSpan Span, string Text, string Content);

    /// <summary>By code points without case, runs of digits by their value.</summary>
    private sealed class LabelOrder : IComparer<string>
    {
        public static LabelOrder Instance { get; } = new();

        public int Compare(string? x, string? y) => string.CompareOrdinal(Key(x ?? ""), Key(y ?? ""));

        /// <summary>Digits with their count before them compare as numbers do.</summary>
        private static string Key(string label)
        {
            var key = new StringBuilder(label.Length + 8);
            for (var at = 0; at < label.Length;)
            {
                var end = at;
                while (end < label.Length && char.IsAsciiDigit(label[end]))
                {
                    end++;
                }

                if (end == at)
                {
                    _ = key.Append(char.ToLowerInvariant(label[at++]));
                    continue;
                }

                var digits = label.AsSpan(at, end - at).TrimStart('0');
                _ = key.Append('0').Append((char)('0' + Math.Min(digits.Length, 0x1000))).Append(digits);
                at = end;
            }

            return key.ToString();
        }
    }
}
