using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>
/// Writes an entry into the text of a glossary and leaves everything else byte for byte as it is. The new entry stands behind the last one
/// and is indented as that is.
/// </summary>
public static class ConceptInsertion
{
    /// <summary>
    /// The one change that adds the entry; null where the text is no YAML, has <c>concepts</c> that are no list, or would read otherwise
    /// than meant: the changed text is parsed, and all that was there has to be there still.
    /// </summary>
    public static TextChange? Into(SourceText text, ConceptEntry entry)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(entry);
        var root = YamlReader.Read(text.ToString(), new ProblemList(""), out var isBroken);
        if (isBroken || root is not (null or YamlMap or YamlScalar { IsNull: true }))
        {
            return null;
        }

        var newLine = text.AsSpan().Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var concepts = (root as YamlMap)?.Entries.FirstOrDefault(one => one.Key.Value == "concepts") ?? default;
        var change = concepts.Value switch
        {
            null => AtEnd(text, $"concepts:{newLine}{entry.Block("  ", " ", newLine)}", newLine),
            YamlScalar { IsNull: true } => BehindKey(text, concepts.Key, concepts.Value, entry, newLine),
            YamlList { Items.IsEmpty: true } list => Instead(text, list.Span, entry, newLine),
            YamlList list when text[list.Span.Start] == '[' => new TextChange(new TextSpan(list.Items[^1].Span.End, 0), $", {entry.Flow()}"),
            YamlList list => BehindLast(text, list.Items[^1].Span, entry, newLine),
            _ => null,
        };
        return change is { } made && IsAsMeant(text, made) ? made : null;
    }

    /// <summary>The same for several entries, in their order; null where one of them cannot be added, or there are none.</summary>
    public static TextChange? Into(SourceText text, IReadOnlyList<ConceptEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(entries);
        var after = text;
        foreach (var entry in entries)
        {
            if (Into(after, entry) is not { } change)
            {
                return null;
            }

            after = after.WithChange(change);
        }

        return entries.Count == 0 ? null : Difference(text, after);
    }

    /// <summary>A whole new glossary.</summary>
    public static string NewFile(params IReadOnlyList<ConceptEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return $"concepts:\n{string.Concat(entries.Select(entry => $"{entry.Block("  ", " ", "\n")}\n"))}";
    }

    /// <summary>The one change between what two texts have in common at their ends; it parts no line end and no surrogate pair.</summary>
    private static TextChange Difference(SourceText before, SourceText after)
    {
        var old = before.AsSpan();
        var made = after.AsSpan();
        var start = old.CommonPrefixLength(made);
        while (start > 0 && (old[start - 1] == '\r' || char.IsHighSurrogate(old[start - 1])))
        {
            start--;
        }

        var end = 0;
        while (end < Math.Min(old.Length, made.Length) - start && old[^(end + 1)] == made[^(end + 1)])
        {
            end++;
        }

        while (end > 0 && (old[^end] == '\n' || char.IsLowSurrogate(old[^end])))
        {
            end--;
        }

        return new TextChange(TextSpan.FromBounds(start, old.Length - end), made[start..^end].ToString());
    }

    private static TextChange AtEnd(SourceText text, string lines, string newLine)
    {
        var isOpen = text.Length > 0 && text[text.Length - 1] is not ('\n' or '\r' or '\uFEFF');
        return new TextChange(new TextSpan(text.Length, 0), $"{(isOpen ? newLine : "")}{lines}{newLine}");
    }

    /// <summary><c>concepts:</c> with nothing, or only a null, behind it.</summary>
    private static TextChange? BehindKey(SourceText text, YamlScalar key, YamlNode value, ConceptEntry entry, string newLine)
    {
        if (value.Span.Length > 0)
        {
            return Instead(text, value.Span, entry, newLine);
        }

        var lineEnd = text.Lines.LineSpan(text.Lines.LineOf(key.Span.Start)).End;
        return new TextChange(new TextSpan(lineEnd, 0), newLine + entry.Block("  ", " ", newLine));
    }

    private static TextChange Instead(SourceText text, TextSpan span, ConceptEntry entry, string newLine)
    {
        var start = span.Start;
        while (start > 0 && text[start - 1] == ' ')
        {
            start--;
        }

        return new TextChange(TextSpan.FromBounds(start, span.End), newLine + entry.Block("  ", " ", newLine));
    }

    private static TextChange? BehindLast(SourceText text, TextSpan last, ConceptEntry entry, string newLine)
    {
        var hyphen = last.Start - 1;
        while (hyphen >= 0 && text[hyphen] is ' ' or '\n' or '\r' or '\t')
        {
            hyphen--;
        }

        if (hyphen < 0 || text[hyphen] != '-')
        {
            return null;
        }

        var line = text.Lines.LineSpan(text.Lines.LineOf(hyphen));
        var indent = new string(' ', hyphen - line.Start);
        var between = text.Slice(TextSpan.FromBounds(hyphen + 1, last.Start));
        var gap = between.ContainsAny("\r\n\t") || between.IsEmpty ? " " : between.ToString();

        // A byte order mark is no column.
        indent = line.Start == 0 && text[0] == '\uFEFF' && indent.Length > 0 ? indent[1..] : indent;
        var end = EndOfEntry(text, last, indent.Length);
        return new TextChange(new TextSpan(end, 0), newLine + entry.Block(indent, gap, newLine));
    }

    /// <summary>The end of the entry's last line, with the comments behind it that are indented as its keys are.</summary>
    private static int EndOfEntry(SourceText text, TextSpan last, int indent)
    {
        var end = last.End;
        while (end > last.Start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        var lines = text.Lines;
        var line = lines.LineOf(end);
        for (var next = line + 1; next < lines.LineCount; next++)
        {
            var content = text.Slice(lines.LineSpan(next));
            var trimmed = content.TrimStart(' ');
            if (!trimmed.StartsWith('#') || content.Length - trimmed.Length <= indent)
            {
                break;
            }

            line = next;
        }

        return lines.LineSpan(line).End;
    }

    private static bool IsAsMeant(SourceText text, TextChange change)
    {
        var before = Read(text);
        var after = Read(text.WithChange(change));
        var inserted = new TextSpan(change.Span.Start, change.NewText.Length);
        return !after.IsBroken
            && after.Concepts.Length == before.Concepts.Length + 1
            && after.Problems.Count(problem => !inserted.Overlaps(problem.Span)) <= before.Problems.Length
            && before.Concepts.Zip(after.Concepts).All(pair => pair.First.Id == pair.Second.Id
                && pair.First.Labels.Select(label => (label.Text, label.Role)).SequenceEqual(pair.Second.Labels.Select(label => (label.Text, label.Role))))
            && before.IsCandidates == after.IsCandidates
            && before.AppliesTo.SequenceEqual(after.AppliesTo);
    }

    private static GlossaryFile Read(SourceText text) => GlossaryParser.Parse("/new.glossary.yml", text);
}
