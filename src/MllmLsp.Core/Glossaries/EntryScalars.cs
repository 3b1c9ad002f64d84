using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>A scalar of an entry.</summary>
/// <param name="Key">The key of the entry below which it stands; empty for an entry of one line, and for the keys of the entry themselves.</param>
/// <param name="IsKey">It is itself the key of a map below that key.</param>
internal readonly record struct EntryScalar(string Key, YamlScalar Node, bool IsKey)
{
    /// <summary>The place without quotation marks.</summary>
    public TextSpan Inner(SourceText text) => IsQuoted(text) ? new TextSpan(Node.Span.Start + 1, Node.Span.Length - 2) : Node.Span;

    public bool IsBlock(SourceText text) => !Node.IsPlain && !IsQuoted(text);

    /// <summary>
    /// A part of the scalar written anew, so that it reads as <paramref name="value"/>: escaped between quotation marks, and with quotation marks
    /// of its own where it is a whole plain scalar that needs them.
    /// </summary>
    public string Written(SourceText text, TextSpan part, string value) =>
        !IsQuoted(text) ? part == Node.Span ? YamlText.Scalar(value) : value
        : text[Node.Span.Start] == '\'' ? value.Replace("'", "''", StringComparison.Ordinal)
        : value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private bool IsQuoted(SourceText text) =>
        Node.Span.Length >= 2 && text[Node.Span.Start] is '"' or '\'' && text[Node.Span.End - 1] == text[Node.Span.Start];
}

/// <summary>Reads where each key and value of an entry stands.</summary>
internal static class EntryScalars
{
    /// <summary>All scalars of each entry of a glossary file, by the entry's place, which is a concept's <see cref="Concept.Span"/>.</summary>
    public static IEnumerable<(TextSpan Entry, IEnumerable<EntryScalar> Scalars)> OfFile(SourceText text)
    {
        if (YamlReader.Read(text.ToString(), new ProblemList(""), out _) is not YamlMap root)
        {
            return [];
        }

        return root.Entries.Where(entry => entry.Key.Value == "concepts")
            .SelectMany(entry => entry.Value is YamlList list ? list.Items : [])
            .Select(item => (item.Span, Of(item)));
    }

    /// <summary>All scalars of the front matter of a note, as if that were an entry.</summary>
    /// <param name="content">The YAML in the text.</param>
    public static IEnumerable<EntryScalar> OfNote(SourceText text, TextSpan content)
    {
        // Line ends in place of what stands before keep the offsets.
        var yaml = string.Concat(new string('\n', content.Start), text.Slice(content));
        return YamlReader.Read(yaml, new ProblemList(""), out _) is { } root ? Of(root) : [];
    }

    private static IEnumerable<EntryScalar> Of(YamlNode entry) => entry is YamlMap map
        ? map.Entries.SelectMany(part => Below(part.Key.Value, part.Value))
        : Below("", entry);

    private static IEnumerable<EntryScalar> Below(string key, YamlNode node) => node switch
    {
        YamlScalar scalar => [new EntryScalar(key, scalar, false)],
        YamlList list => list.Items.SelectMany(item => Below(key, item)),
        YamlMap map => map.Entries.SelectMany(part => Below(key, part.Value).Prepend(new EntryScalar(key, part.Key, true))),
        _ => [],
    };
}
