using System.Collections.Immutable;
using System.Text.Json;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Glossaries.Exchange;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Server.Cli;

namespace MllmLsp.Server.Exchange;

/// <summary>
/// Writes SKOS as JSON-LD 1.1: a <c>skos:ConceptScheme</c> a topic, a <c>skos:Concept</c> a concept, the context written out in the file. What
/// SKOS has no word for stands under words of our own, which other programs do not read; each kind of it is said.
/// </summary>
internal sealed class SkosWriter
{
    private static readonly (Wording What, Func<Concept, bool> Has)[] OwnWords =
    [
        (OwnWord("the kind of a concept", "概念的类别", "kind"), concept => concept.Kind != ConceptKind.Concept),
        (OwnWord("formulas", "公式", "formula"), concept => concept.Formula is not null),
        (OwnWord("full forms of abbreviations (also alternative labels)", "缩写的全称（同时写作别名）", "fullForm"), concept => concept.Labels.Any(label => label.Abbreviates is not null)),
        (OwnWord("labels to avoid and why (also hidden labels)", "应避免的名称及原因（同时写作隐藏名称）", "avoid"), concept => concept.Labels.Any(label => label.Role == LabelRole.Avoided)),
        (OwnWord("what a concept is based on", "概念所基于的概念", "basedOn"), concept => concept.Relations.Any(relation => relation.Kind == RelationKind.BasedOn)),
        (OwnWord("rules of use", "用法规则", "keep, expand, homonym, near, pinyin, match, noMatch"), concept =>
            concept.HasRulesOfUse),
    ];

    private readonly Utf8JsonWriter json;
    private readonly string baseAddress;
    private readonly HashSet<string> exported;
    private readonly ILookup<string, string> narrower;

    private SkosWriter(Utf8JsonWriter json, string baseAddress, ImmutableArray<GlossaryTopic> topics)
    {
        this.json = json;
        this.baseAddress = baseAddress;
        var concepts = topics.SelectMany(topic => topic.Concepts).ToImmutableArray();
        exported = concepts.Select(concept => concept.Id).ToHashSet(StringComparer.Ordinal);
        narrower = concepts.SelectMany(concept => concept.Relations.Where(relation => relation.Kind == RelationKind.Broader).Select(relation => (relation.Target, concept.Id)))
            .ToLookup(one => one.Target, one => one.Id, StringComparer.Ordinal);
    }

    /// <param name="baseAddress">Begins the addresses of concepts and schemes.</param>
    public static void Write(TextWriter output, IEnumerable<GlossaryTopic> topics, string baseAddress, ExportLosses losses)
    {
        var all = topics.ToImmutableArray();
        foreach (var concept in all.SelectMany(topic => topic.Concepts))
        {
            foreach (var (what, _) in OwnWords.Where(word => word.Has(concept)))
            {
                losses.Add(what, concept.Id);
            }
        }

        JsonOutput.Write(output, json => new SkosWriter(json, baseAddress, all).WriteFile(all));
    }

    private static Wording OwnWord(string english, string chinese, string names) => new(
        $"SKOS has no word for {english}; kept under our own ({names}), which other programs do not read",
        $"SKOS 没有表示{chinese}的词；以自有的词（{names}）保留，其他程序不会读取");

    private void WriteFile(ImmutableArray<GlossaryTopic> topics)
    {
        json.WriteStartObject();
        WriteContext();
        json.WriteStartArray("@graph");
        foreach (var topic in topics)
        {
            WriteScheme(topic);
            foreach (var concept in topic.Concepts)
            {
                WriteConcept(concept, topic);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteContext()
    {
        json.WriteStartObject("@context");
        json.WriteString("skos", Skos.Namespace);
        json.WriteString("dct", Skos.DublinCore);
        json.WriteString("owl", Skos.Owl);
        json.WriteString("mllm", Skos.Own);
        json.WriteString("id", "@id");
        json.WriteString("type", "@type");
        foreach (var (name, iri, shape) in Skos.Terms)
        {
            json.WriteStartObject(name);
            json.WriteString("@id", Shortened(iri));
            if (shape == Skos.Shape.Texts)
            {
                json.WriteString("@container", "@language");
            }
            else if (shape == Skos.Shape.Addresses)
            {
                json.WriteString("@type", "@id");
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string Shortened(string iri) =>
        iri.StartsWith(Skos.Namespace, StringComparison.Ordinal) ? "skos:" + iri[Skos.Namespace.Length..]
        : iri.StartsWith(Skos.DublinCore, StringComparison.Ordinal) ? "dct:" + iri[Skos.DublinCore.Length..]
        : iri.StartsWith(Skos.Owl, StringComparison.Ordinal) ? "owl:" + iri[Skos.Owl.Length..]
        : "mllm:" + iri[Skos.Own.Length..];

    private void WriteScheme(GlossaryTopic topic)
    {
        json.WriteStartObject();
        json.WriteString("id", SchemeOf(topic));
        json.WriteString("type", "skos:ConceptScheme");
        WriteTexts("title", topic.Title);
        WriteAddresses("hasTopConcept", topic.Concepts.Where(IsTop).Select(concept => concept.Id));
        json.WriteEndObject();
    }

    private string SchemeOf(GlossaryTopic topic) => Skos.AddressOf(baseAddress + "scheme/", topic.Name);

    private bool IsTop(Concept concept) => !concept.Relations.Any(relation => relation.Kind == RelationKind.Broader && exported.Contains(relation.Target));

    private void WriteConcept(Concept concept, GlossaryTopic topic)
    {
        json.WriteStartObject();
        json.WriteString("id", Skos.AddressOf(baseAddress, concept.Id));
        json.WriteString("type", "skos:Concept");
        Text("identifier", concept.Id);
        json.WriteString("inScheme", SchemeOf(topic));
        if (IsTop(concept))
        {
            json.WriteString("topConceptOf", SchemeOf(topic));
        }

        WriteLabels("prefLabel", concept.Labels.Where(label => label.Role == LabelRole.Preferred), single: true);
        WriteLabels("altLabel", concept.Labels.Where(label => label.Role is LabelRole.Alternative or LabelRole.FullForm));
        WriteLabels("hiddenLabel", concept.Labels.Where(label => label.Role is LabelRole.Hidden or LabelRole.Avoided));
        WriteTexts("definition", concept.Definition);
        WriteTexts("scopeNote", concept.ScopeNote);
        WriteTexts("editorialNote", concept.EditorialNote);
        WriteTexts("example", concept.Example);
        foreach (var kind in Enum.GetValues<RelationKind>().Where(kind => kind != RelationKind.ExactMatch))
        {
            WriteAddresses(Skos.NameOf(kind), concept.Relations.Where(relation => relation.Kind == kind).Select(relation => relation.Target));
        }

        WriteAddresses("narrower", narrower[concept.Id]);
        WriteList("exactMatch", concept.Relations.Where(relation => relation.Kind == RelationKind.ExactMatch), relation => json.WriteStringValue(WellFormedText.Of(relation.Target)));
        WriteAddresses("replacedBy", concept.ReplacedBy);
        WriteList("source", concept.Sources, WriteSource);
        WriteOwn(concept);
        json.WriteEndObject();
    }

    private void WriteOwn(Concept concept)
    {
        if (concept.Deprecated)
        {
            json.WriteBoolean("deprecated", true);
        }

        Text("kind", concept.Kind == ConceptKind.Concept ? null : KindNames.Of(concept.Kind));
        Text("formula", concept.Formula);
        if (concept.Keep is { } keep)
        {
            json.WriteBoolean("keep", keep);
        }

        Text("expand", concept.Expand == ExpandAt.Never ? "never" : null);
        if (concept.Homonym)
        {
            json.WriteBoolean("homonym", true);
        }

        WriteList("near", concept.Near, near => json.WriteStringValue(WellFormedText.Of(near)));
        WriteList("match", concept.Match, example => json.WriteStringValue(WellFormedText.Of(example.Text)));
        WriteList("noMatch", concept.NoMatch, example => json.WriteStringValue(WellFormedText.Of(example.Text)));
        WriteList("fullForm", concept.Labels.Where(label => label.Abbreviates is not null), label => WriteOwnLabel(label, label.Abbreviates, null));
        WriteList("avoid", concept.Labels.Where(label => label.Role == LabelRole.Avoided), label => WriteOwnLabel(label, null, label.Reason));
        WriteList("pinyin", concept.Pinyin.OrderBy(one => one.Key, StringComparer.Ordinal), one =>
        {
            json.WriteStartObject();
            Text("text", one.Key);
            Text("reading", one.Value);
            json.WriteEndObject();
        });
    }

    private void WriteOwnLabel(Label label, string? abbreviation, LocalizedText? reason)
    {
        json.WriteStartObject();
        Text("text", label.Text);
        Text("language", Skos.KeyOf(label.Language));
        Text("abbreviation", abbreviation);
        if (reason is not null)
        {
            WriteTexts("reason", reason);
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

        Text("name", source.Title);
        if (source.Year is { } year)
        {
            json.WriteNumber("year", year);
        }

        Text("url", source.Url);
        json.WriteEndObject();
    }

    private void WriteLabels(string name, IEnumerable<Label> labels, bool single = false)
    {
        var byLanguage = labels.GroupBy(label => label.Language).OrderBy(group => group.Key).ToImmutableArray();
        if (byLanguage.IsEmpty)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var group in byLanguage)
        {
            if (single)
            {
                Text(Skos.KeyOf(group.Key), group.First().Text);
                continue;
            }

            json.WriteStartArray(Skos.KeyOf(group.Key));
            foreach (var label in group)
            {
                json.WriteStringValue(WellFormedText.Of(label.Text));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteTexts(string name, LocalizedText text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        json.WriteStartObject(name);
        Text("en", text.English);
        Text("zh", text.Chinese);
        json.WriteEndObject();
    }

    private void WriteAddresses(string name, IEnumerable<string> ids) =>
        WriteList(name, ids, id => json.WriteStringValue(Skos.AddressOf(baseAddress, id)));

    private void WriteList<T>(string name, IEnumerable<T> values, Action<T> write)
    {
        var all = values.ToImmutableArray();
        if (all.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in all)
        {
            write(value);
        }

        json.WriteEndArray();
    }

    private void Text(string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, WellFormedText.Of(value));
        }
    }
}
