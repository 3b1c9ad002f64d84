using System.Collections.Immutable;
using System.Text.Json;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Glossaries.Exchange;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Server.Pages;

namespace MllmLsp.Server.Exchange;

/// <summary>Writes a glossary as one page for people: what <c>src/MllmLsp.Web/src/pages/glossary/data.ts</c> describes.</summary>
internal sealed class HtmlExport
{
    private static readonly Wording NoRules = new(
        "The page shows no rules of use (keep, expand, homonym, near, match, noMatch)",
        "页面不显示用法规则（keep、expand、homonym、near、match、noMatch）");

    private readonly Utf8JsonWriter json;
    private readonly ILookup<string, (string Kind, string Target)> inverse;

    private HtmlExport(Utf8JsonWriter json, ImmutableArray<GlossaryTopic> topics)
    {
        this.json = json;
        inverse = topics.SelectMany(topic => topic.Concepts)
            .SelectMany(concept => RelationsOf(concept).Select(relation => (relation.Target, Kind: InverseOf(relation.Kind), Source: concept.Id)))
            .Where(one => one.Kind is not null)
            .ToLookup(one => one.Target, one => (one.Kind!, one.Source), StringComparer.Ordinal);
    }

    public static void Write(TextWriter output, IEnumerable<GlossaryTopic> topics, string title, Language language, ExportLosses losses)
    {
        var all = topics.ToImmutableArray();
        foreach (var concept in all.SelectMany(topic => topic.Concepts))
        {
            // A reading of its own is no loss: the page searches by it.
            if ((concept with { Pinyin = concept.Pinyin.Clear() }).HasRulesOfUse)
            {
                losses.Add(NoRules, concept.Id);
            }
        }

        HtmlPage.Write(output, "glossary", title, language, json => new HtmlExport(json, all).WriteData(all, title));
    }

    private void WriteData(ImmutableArray<GlossaryTopic> topics, string title)
    {
        json.WriteStartObject();
        Text("title", title);
        json.WriteStartArray("topics");
        foreach (var topic in topics)
        {
            WriteLocalized(null, topic.Title.IsEmpty ? new LocalizedText(topic.Name, topic.Name) : topic.Title);
        }

        json.WriteEndArray();
        json.WriteStartArray("concepts");
        for (var i = 0; i < topics.Length; i++)
        {
            foreach (var concept in topics[i].Concepts)
            {
                WriteConcept(concept, i);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteConcept(Concept concept, int topic)
    {
        json.WriteStartObject();
        Text("id", concept.Id);
        Text("kind", KindNames.Of(concept.Kind));
        json.WriteNumber("topic", topic);
        json.WriteStartArray("labels");
        foreach (var label in concept.Labels)
        {
            WriteLabel(concept, label);
        }

        json.WriteEndArray();
        WriteLocalized("definition", concept.Definition);
        Text("formula", concept.Formula);
        WriteLocalized("scopeNote", concept.ScopeNote);
        WriteLocalized("editorialNote", concept.EditorialNote);
        WriteLocalized("example", concept.Example);
        json.WriteBoolean("deprecated", concept.Deprecated);
        json.WriteStartArray("relations");
        foreach (var (kind, target) in RelationsOf(concept).Concat(inverse[concept.Id]).Distinct())
        {
            json.WriteStartObject();
            json.WriteString("kind", kind);
            Text("target", target);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sources");
        foreach (var source in concept.Sources)
        {
            WriteSource(source);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IEnumerable<(string Kind, string Target)> RelationsOf(Concept concept) =>
        concept.Relations.OrderBy(relation => relation.Kind).Select(relation => (Skos.NameOf(relation.Kind), relation.Target))
            .Concat(concept.ReplacedBy.Select(target => ("replacedBy", target)));

    private static string? InverseOf(string kind) => kind switch
    {
        "broader" => "narrower",
        "partOf" => "hasPart",
        "basedOn" => "basisOf",
        "related" => "related",
        "replacedBy" => "replaces",
        _ => null,
    };

    private void WriteLabel(Concept concept, Label label)
    {
        json.WriteStartObject();
        Text("text", label.Text);
        json.WriteString("language", Skos.KeyOf(label.Language));
        json.WriteString("role", char.ToLowerInvariant(label.Role.ToString()[0]) + label.Role.ToString()[1..]);
        Text("abbreviates", label.Abbreviates);
        if (label.Reason is { } reason)
        {
            WriteLocalized("reason", reason);
        }

        if (LabelPinyin.Of(concept, label) is { IsEmpty: false } readings)
        {
            json.WriteStartArray("pinyin");
            foreach (var reading in readings)
            {
                json.WriteStringValue(reading);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteSource(ConceptSource source)
    {
        json.WriteStartObject();
        Text("document", source.Document);
        Text("section", source.Section);
        if (source.Line is { } line)
        {
            json.WriteNumber("line", line);
        }

        Text("title", source.Title);
        if (source.Year is { } year)
        {
            json.WriteNumber("year", year);
        }

        Text("url", source.Url);
        json.WriteEndObject();
    }

    private void WriteLocalized(string? name, LocalizedText text)
    {
        if (name is null)
        {
            json.WriteStartObject();
        }
        else
        {
            json.WriteStartObject(name);
        }

        Text("en", text.English);
        Text("zh", text.Chinese);
        json.WriteEndObject();
    }

    private void Text(string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, WellFormedText.Of(value));
        }
    }
}
