using System.Collections.Immutable;
using System.Globalization;

namespace MllmLsp.Core.Glossaries;

/// <summary>Reads <c>source</c>: one or a list of documents and publications; a plain text is a title.</summary>
internal static class SourceReader
{
    public static ImmutableArray<ConceptSource> Read(YamlNode node, YamlValues values)
    {
        var sources = ImmutableArray.CreateBuilder<ConceptSource>();
        foreach (var item in node is YamlList list ? list.Items : [node])
        {
            var source = item is YamlScalar ? new ConceptSource(null, null, values.Text(item), null, null) : ReadMap(item, values);
            if (source is not { Document: null, Title: null, Url: null })
            {
                sources.Add(source);
            }
        }

        return sources.DrainToImmutable();
    }

    private static ConceptSource ReadMap(YamlNode node, YamlValues values)
    {
        var source = new ConceptSource(null, null, null, null, null);
        YamlEntry[] entries = [.. values.Entries(node)];
        foreach (var (key, value) in entries)
        {
            source = key.Value switch
            {
                "document" => source with { Document = values.Text(value) },
                "section" => source with { Section = values.Text(value) },
                "title" => source with { Title = values.Text(value) },
                "url" => source with { Url = values.Text(value) },
                "year" => source with { Year = Number(value, values) },
                "line" => source with { Line = Number(value, values) },
                _ => Unknown(source, key, entries, values),
            };
        }

        return source;
    }

    private static ConceptSource Unknown(ConceptSource source, YamlScalar key, YamlEntry[] entries, YamlValues values)
    {
        values.UnknownKey(key, entries, GlossaryKeys.OfSource);
        return source;
    }

    private static int? Number(YamlNode node, YamlValues values)
    {
        if (values.Text(node) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        values.Expected(node, $"'{text}' is no year or line: write a whole number.", $"“{text}”不能作年份或行号：请写整数。");
        return null;
    }
}
