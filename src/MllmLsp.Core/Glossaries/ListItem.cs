using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>Adds an item to a list of plain texts at the top of a glossary.</summary>
internal static class ListItem
{
    /// <summary>
    /// The change that adds <paramref name="item"/> behind the last one of the list under <paramref name="key"/>, or a new list at the end;
    /// null where the key holds something else.
    /// </summary>
    public static TextChange? Into(SourceText text, string key, string item, string newLine)
    {
        if (YamlReader.Read(text.ToString(), new ProblemList(""), out var isBroken) is not YamlMap root || isBroken)
        {
            return null;
        }

        var (name, value) = root.Entries.FirstOrDefault(one => one.Key.Value == key);
        switch (value)
        {
            case null:
                var isOpen = text.Length > 0 && text[text.Length - 1] is not ('\n' or '\r');
                return new TextChange(new TextSpan(text.Length, 0), $"{(isOpen ? newLine : "")}{key}:{newLine}  - {item}{newLine}");
            case YamlScalar { IsNull: true, Span.Length: 0 }:
                return new TextChange(new TextSpan(EndOfLine(text, name.Span.Start), 0), $"{newLine}  - {item}");
            case YamlList { Items.IsEmpty: false } list when text[list.Span.Start] != '[':
                var last = list.Items[^1].Span;
                var line = text.Lines.LineSpan(text.Lines.LineOf(last.Start));
                var lead = text.Slice(TextSpan.FromBounds(line.Start, last.Start)).ToString();
                return lead.TrimStart().StartsWith('-') ? new TextChange(new TextSpan(EndOfLine(text, last.End), 0), $"{newLine}{lead}{item}") : null;
            case YamlList { Items.IsEmpty: false } list:
                return new TextChange(new TextSpan(list.Items[^1].Span.End, 0), $", {item}");
            case YamlList list:
                return new TextChange(list.Span, $"[{item}]");
            default:
                return null;
        }
    }

    private static int EndOfLine(SourceText text, int offset) => text.Lines.LineSpan(text.Lines.LineOf(offset)).End;
}
