using System.Collections.Immutable;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>Reads YAML nodes as the few shapes that a glossary has; a node of another shape is a problem, and no value.</summary>
internal sealed class YamlValues(string text, ProblemList problems)
{
    public void Expected(YamlNode node, string english, string chinese) => problems.Warn(node.Span, english, chinese);

    /// <summary>A text, or null.</summary>
    public string? Text(YamlNode node)
    {
        if (node is YamlScalar scalar)
        {
            return scalar.IsNull ? null : scalar.Value;
        }

        Expected(node, "A single text has to stand here: write neither a list nor a map.", "此处须为一个文本：请不要写成列表或映射。");
        return null;
    }

    /// <summary><c>true</c> or <c>false</c>, or null.</summary>
    public bool? Flag(YamlNode node)
    {
        switch ((node as YamlScalar)?.Value)
        {
            case "true" or "True" or "TRUE":
                return true;
            case "false" or "False" or "FALSE":
                return false;
            default:
                Expected(node, "Only true or false can stand here: write one of them.", "此处只能是 true 或 false：请写其中之一。");
                return null;
        }
    }

    /// <summary>One text or a list of them, each trimmed, with its place; what is empty is left out.</summary>
    public List<(string Text, TextSpan Span)> Texts(YamlNode node)
    {
        var texts = new List<(string, TextSpan)>();
        foreach (var item in node is YamlList list ? list.Items : [node])
        {
            if (Text(item)?.Trim() is { Length: > 0 } value)
            {
                texts.Add((value, InnerSpan(item)));
            }
        }

        return texts;
    }

    /// <summary>The entries of a map; none for another node.</summary>
    public ImmutableArray<YamlEntry> Entries(YamlNode node)
    {
        if (node is YamlMap map)
        {
            return map.Entries;
        }

        Expected(
            node,
            "A map has to stand here: write keys with their values, as in '{ key: value }'.",
            "此处须为映射：请写成键和值，如“{ key: value }”。");
        return [];
    }

    /// <summary>
    /// A language map, or texts without one, where any Han makes a text Chinese. Each part comes with its language, undivided.
    /// </summary>
    public List<(YamlNode Node, Language? Language)> ByLanguage(YamlNode node)
    {
        if (node is not YamlMap map)
        {
            return [(node, null)];
        }

        var parts = new List<(YamlNode, Language?)>();
        foreach (var (key, value) in map.Entries)
        {
            if (LanguageOf(key.Value) is { } language)
            {
                parts.Add((value, language));
            }
            else
            {
                Expected(key, $"'{key.Value}' is no language of a glossary: write en or zh.", $"术语表没有语言“{key.Value}”：请写 en 或 zh。");
            }
        }

        return parts;
    }

    /// <summary>A text in up to two languages; several texts of one language become paragraphs.</summary>
    public LocalizedText Localized(YamlNode node) => Localized(node, out _);

    /// <param name="places">Where each language's text stands: the first of several.</param>
    public LocalizedText Localized(YamlNode node, out DefinitionPlaces places)
    {
        var text = new LocalizedText(null, null);
        places = new DefinitionPlaces(null, null);
        foreach (var (part, given) in ByLanguage(node).Where(part => part.Node is not YamlScalar { IsNull: true }))
        {
            foreach (var (value, span) in Texts(part))
            {
                if ((given ?? LanguageFor(value)) == Language.Chinese)
                {
                    text = text with { Chinese = Joined(text.Chinese, value) };
                    places = places with { Chinese = places.Chinese ?? span };
                }
                else
                {
                    text = text with { English = Joined(text.English, value) };
                    places = places with { English = places.English ?? span };
                }
            }
        }

        return text;
    }

    /// <param name="besides">The entries among which it stands: it is not corrected to what one of them is called already.</param>
    public void UnknownKey(YamlScalar key, IReadOnlyCollection<YamlEntry> besides, ImmutableArray<string> known)
    {
        var nearest = EditDistance.Nearest(key.Value, known, 1);
        if (nearest.Count == 0)
        {
            problems.Warn(key.Span, $"'{key.Value}' is no key that can stand here: correct or remove it.", $"此处没有键“{key.Value}”：请改正或删去。");
            return;
        }

        problems.Warn(
            key.Span,
            new Wording($"'{key.Value}' is no key that can stand here: do you mean '{nearest[0]}'?", $"此处没有键“{key.Value}”：是否应为“{nearest[0]}”？"),
            besides.Any(entry => entry.Key.Value == nearest[0]) ? null : nearest[0]);
    }

    /// <summary>The place of a text without its quotation marks.</summary>
    public TextSpan InnerSpan(YamlNode node)
    {
        var span = node.Span;
        return span.Length >= 2 && text[span.Start] is '"' or '\'' && text[span.End - 1] == text[span.Start]
            ? new TextSpan(span.Start + 1, span.Length - 2)
            : span;
    }

    /// <summary>The place of a piece of a text, searched from <paramref name="from"/>; the whole text where escapes hide the piece.</summary>
    public TextSpan PlaceOf(string piece, YamlNode node, ref int from)
    {
        var inner = InnerSpan(node);
        from = Math.Clamp(from, inner.Start, inner.End);
        var at = text.AsSpan(from, inner.End - from).IndexOf(piece, StringComparison.Ordinal);
        if (at < 0)
        {
            return inner;
        }

        from += at + piece.Length;
        return new TextSpan(from - piece.Length, piece.Length);
    }

    public static Language LanguageFor(string value) => Scripts.ContainsHan(value) ? Language.Chinese : Language.English;

    private static string Joined(string? before, string value) => before is null ? value : before + "\n\n" + value;

    private static Language? LanguageOf(string key)
    {
        var primary = key.AsSpan()[..(key.AsSpan().IndexOfAny('-', '_') is var end and >= 0 ? end : key.Length)];
        return primary.Equals("en", StringComparison.OrdinalIgnoreCase) ? Language.English
            : primary.Equals("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese : null;
    }
}
