using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>Writes an alternative label into an entry that stands in a glossary's text, and leaves everything else as it is.</summary>
internal static class LabelInsertion
{
    /// <summary>
    /// Behind the entry's last alternative label of the language, else as a key of its own. Null where the entry has no keys or is written in a way
    /// that cannot be added to: the changed text is parsed, and has to have the label and all that it had.
    /// </summary>
    public static TextChange? Into(GlossaryFile file, Concept entry, string label)
    {
        var language = Scripts.ContainsHan(label) ? Language.Chinese : Language.English;
        var written = YamlText.Scalar(label);
        var others = entry.Labels.Where(one => one.Role == LabelRole.Alternative && one.DefinedIn is null && entry.Span.Contains(one.Span)).ToArray();
        var change = others.LastOrDefault(one => one.Language == language) is { } last ? Behind(file.Text, last.Span, written)
            : others.Length > 0 ? Behind(file.Text, others[^1].Span, written)
            : EntryEdit.AddKey(file, entry, "altLabel", $"{{ {(language == Language.Chinese ? "zh" : "en")}: {written} }}") is [{ Edits: [{ Changes: [var added] }] }] ? added
            : (TextChange?)null;
        return change is { } made && IsAsMeant(file, made, entry, label) ? made : null;
    }

    private static TextChange? Behind(SourceText text, TextSpan label, string written)
    {
        var start = label.Start;
        var end = label.End;
        if (start > 0 && end < text.Length && text[start - 1] is '"' or '\'' && text[end] == text[start - 1])
        {
            (start, end) = (start - 1, end + 1);
        }

        var before = start;
        while (before > 0 && text[before - 1] == ' ')
        {
            before--;
        }

        if (before == 0)
        {
            return null;
        }

        var line = text.Lines.LineSpan(text.Lines.LineOf(start));
        return text[before - 1] switch
        {
            '[' or ',' => new TextChange(new TextSpan(end, 0), $", {written}"),
            ':' => new TextChange(TextSpan.FromBounds(start, end), $"[{text.Slice(TextSpan.FromBounds(start, end))}, {written}]"),
            '-' => new TextChange(
                new TextSpan(line.End, 0),
                $"{(text.AsSpan().Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n")}{text.Slice(TextSpan.FromBounds(line.Start, start))}{written}"),
            _ => null,
        };
    }

    private static bool IsAsMeant(GlossaryFile file, TextChange change, Concept entry, string label)
    {
        var after = GlossaryParser.Parse(file.Path, file.Text.WithChange(change));
        return !after.IsBroken
            && after.Problems.Length <= file.Problems.Length
            && after.Concepts.Length == file.Concepts.Length
            && file.Concepts.Zip(after.Concepts).All(pair =>
                pair.First.Id == pair.Second.Id
                && pair.Second.Labels.Length == pair.First.Labels.Length + (pair.First.NameSpan == entry.NameSpan ? 1 : 0)
                && pair.First.Labels.All(one => pair.Second.Labels.Any(now => now.Text == one.Text && now.Role == one.Role)))
            && after.Concepts.Any(concept => concept.Id == entry.Id && concept.Labels.Any(one => one.Text == label && one.Role == LabelRole.Alternative));
    }
}
