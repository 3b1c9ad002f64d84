using System.Collections.Immutable;
using System.Globalization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>Reads one entry of a glossary. What it cannot use it reports, and keeps the rest.</summary>
internal sealed class ConceptReader
{
    private readonly string path;
    private readonly YamlValues values;
    private readonly ProblemList problems;
    private readonly LabelReader labels;
    private readonly List<Relation> relations = [];
    private ImmutableArray<YamlEntry> entries = [];
    private ConceptKeys keys;
    private string? id;
    private TextSpan? idSpan;
    private TextSpan? deprecatedSpan;
    private bool isNote;

    private ConceptReader(string path, YamlValues values, ProblemList problems)
    {
        this.path = path;
        this.values = values;
        this.problems = problems;
        labels = new LabelReader(values, problems);
    }

    /// <summary>
    /// The concept of an entry: a map of keys, or one line in the shorthand of <see cref="TermShorthand"/>. Null when it names nothing.
    /// </summary>
    public static Concept? Read(string path, YamlNode entry, YamlValues values, ProblemList problems)
    {
        var reader = new ConceptReader(path, values, problems);
        switch (entry)
        {
            case YamlScalar { IsNull: false } line:
                reader.labels.ReadTerm(line);
                return reader.Finish(entry, new Concept { Id = "", Labels = [], DefinedIn = path, Span = default, NameSpan = default });
            case YamlMap map:
                return reader.ReadMap(map);
            default:
                problems.Warn(
                    entry.Span,
                    "This is no entry: write keys with their values, or one line such as 'Full Form (ABBR) / 中文名'.",
                    "这不是条目：请写成若干键和值，或写成一行，如“Full Form (ABBR) / 中文名”。");
                return null;
        }
    }

    /// <summary>
    /// The concept of a note: its properties, as far as they are keys of a glossary entry, its names and its definition. Null when the note
    /// has no name that can be a label.
    /// </summary>
    /// <param name="properties">The front matter, null where there is none that can be read.</param>
    /// <param name="title">The note's own name and where it is written.</param>
    public static Concept? ReadNote(
        string path, YamlMap? properties, (string Text, TextSpan Span) title, IEnumerable<(string Text, TextSpan Span)> aliases, YamlValues values, ProblemList problems)
    {
        var reader = new ConceptReader(path, values, problems) { isNote = true };
        var concept = new Concept { Id = "", Labels = [], DefinedIn = path, Span = default, NameSpan = default };
        foreach (var (key, value) in properties?.Entries ?? [])
        {
            if (GlossaryKeys.OfNote.Contains(key.Value) && value is not YamlScalar { IsNull: true })
            {
                concept = reader.ReadKey(concept, key, value);
            }
        }

        reader.labels.AddNames(title, aliases);
        if (!reader.labels.Any)
        {
            return null;
        }

        var read = reader.Finish(new YamlScalar(title.Span, title.Text, IsPlain: false), concept);
        return read is null ? null : read with { NameSpan = title.Span };
    }

    private Concept? ReadMap(YamlMap map)
    {
        var concept = new Concept { Id = "", Labels = [], DefinedIn = path, Span = default, NameSpan = default };
        entries = map.Entries;
        foreach (var (key, value) in map.Entries)
        {
            if (value is YamlScalar { IsNull: true })
            {
                // A key that an author has written but not yet filled is no mistake, unless it is no key at all.
                if (!GlossaryKeys.OfConcept.Contains(key.Value))
                {
                    values.UnknownKey(key, entries, GlossaryKeys.OfConcept);
                }

                continue;
            }

            concept = ReadKey(concept, key, value);
        }

        if (concept.Deprecated && concept.ReplacedBy.IsEmpty)
        {
            problems.Warn(
                deprecatedSpan ?? map.Span,
                "A deprecated concept has to name another one: add 'replacedBy' with the id of the concept to use.",
                "已弃用的概念须指明改用什么：请加上“replacedBy”，写出应使用的概念的编号。");
        }

        return Finish(map, concept);
    }

    private Concept ReadKey(Concept concept, YamlScalar key, YamlNode value)
    {
        switch (key.Value)
        {
            case "term": labels.ReadTerm(value); return concept;
            case "prefLabel": labels.Read(value, LabelRole.Preferred); return concept;
            case "altLabel": labels.Read(value, LabelRole.Alternative); return concept;
            case "hiddenLabel": labels.Read(value, LabelRole.Hidden); return concept;
            case "avoid": labels.ReadAvoided(value); return concept;
            case "fullForm": labels.KeepFullForms(value); return concept;
            case "pinyin": return concept with { Pinyin = ReadPinyin(value) };
            case "id": ReadId(value); return concept;
            case "kind": return Wrote(ConceptKeys.Kind, concept with { Kind = ReadKind(value) });
            case "keep": return Wrote(ConceptKeys.Keep, concept with { Keep = values.Flag(value) });
            case "expand": return Wrote(ConceptKeys.Expand, concept with { Expand = ReadExpand(value) });
            case "definition": return ReadDefinition(concept, value);
            case "formula": return Wrote(ConceptKeys.Formula, concept with { Formula = values.Text(value)?.Trim() });
            case "broader": return ReadRelations(concept, ConceptKeys.Broader, RelationKind.Broader, value);
            case "related": return ReadRelations(concept, ConceptKeys.Related, RelationKind.Related, value);
            case "partOf": return ReadRelations(concept, ConceptKeys.PartOf, RelationKind.PartOf, value);
            case "basedOn": return ReadRelations(concept, ConceptKeys.BasedOn, RelationKind.BasedOn, value);
            case "exactMatch": return ReadRelations(concept, ConceptKeys.ExactMatch, RelationKind.ExactMatch, value);
            case "scopeNote": return Wrote(ConceptKeys.ScopeNote, concept with { ScopeNote = values.Localized(value) });
            case "editorialNote": return Wrote(ConceptKeys.EditorialNote, concept with { EditorialNote = values.Localized(value) });
            case "example": return Wrote(ConceptKeys.Example, concept with { Example = values.Localized(value) });
            case "deprecated":
                deprecatedSpan = key.Span;
                return Wrote(ConceptKeys.Deprecated, concept with { Deprecated = values.Flag(value) ?? false });
            case "replacedBy":
                var replacements = values.Texts(value);
                return Wrote(ConceptKeys.ReplacedBy, concept with
                {
                    ReplacedBy = [.. replacements.Select(text => text.Text)],
                    ReplacedBySpans = [.. replacements.Select(text => text.Span)],
                });
            case "homonym": return Wrote(ConceptKeys.Homonym, concept with { Homonym = values.Flag(value) ?? false });
            case "near": return Wrote(ConceptKeys.Near, concept with { Near = [.. values.Texts(value).Select(text => text.Text)] });
            case "match": return Wrote(ConceptKeys.Match, concept with { Match = ReadExamples(value) });
            case "noMatch": return Wrote(ConceptKeys.NoMatch, concept with { NoMatch = ReadExamples(value) });
            case "source": return Wrote(ConceptKeys.Source, concept with { Sources = SourceReader.Read(value, values) });
            case "replace": return concept with { Replace = values.Flag(value) ?? false };
            default:
                values.UnknownKey(key, entries, GlossaryKeys.OfConcept);
                return concept;
        }
    }

    private Concept Wrote(ConceptKeys key, Concept concept)
    {
        keys |= key;
        return concept;
    }

    private Concept? Finish(YamlNode entry, Concept concept)
    {
        var all = labels.Finish();
        if (id is null && all.Length == 0)
        {
            problems.Warn(
                entry.Span,
                "The entry has no label: give it 'prefLabel' or a line 'term'.",
                "条目没有名称：请加上“prefLabel”，或一行“term”。");
            return null;
        }

        foreach (var label in concept.Pinyin.Keys.Where(label => !all.Any(one => one.Text == label)))
        {
            problems.Warn(
                entry.Span,
                $"'pinyin' names '{label}', which is no label of this entry: correct it or add the label.",
                $"“pinyin”中的“{label}”不是此条目的名称：请改正，或加上此名称。");
        }

        var slug = all.Length == 0 ? "" : ConceptSlug.Of(all[0].Text);
        return concept with
        {
            Id = id ?? (slug.Length > 0 ? slug : all[0].Text),
            Labels = all,
            Relations = [.. relations],
            Keys = keys,
            Span = entry.Span,
            NameSpan = idSpan ?? all[0].Span,
            IdSpan = idSpan,
        };
    }

    private void ReadId(YamlNode value)
    {
        id = values.Text(value)?.Trim();
        if (id is "")
        {
            problems.Warn(value.Span, "The id is empty: write one or remove the key.", "编号为空：请写出编号，或删去此键。");
            id = null;
        }

        if (id is not null)
        {
            idSpan = values.InnerSpan(value);
            keys |= ConceptKeys.Id;
        }
    }

    private Concept ReadDefinition(Concept concept, YamlNode value)
    {
        var definition = values.Localized(value, out var places);
        IEnumerable<YamlNode> parts = value is YamlMap map ? map.Entries.Select(entry => entry.Value) : [value];
        foreach (var part in parts.Where(part => part is YamlScalar { IsNull: false } text && string.IsNullOrWhiteSpace(text.Value)))
        {
            problems.Warn(part.Span, "The definition is empty: write it or remove the key.", "定义为空：请写出定义，或删去此键。");
        }

        return Wrote(ConceptKeys.Definition, concept with { Definition = definition, DefinitionPlaces = places });
    }

    private ImmutableArray<MatchExample> ReadExamples(YamlNode value) =>
        [.. values.Texts(value).Select(example => new MatchExample(example.Text, example.Span))];

    private ConceptKind ReadKind(YamlNode value)
    {
        var name = values.Text(value)?.Trim();
        switch (name)
        {
            case "concept": return ConceptKind.Concept;
            case "model": return ConceptKind.Model;
            case "dataset": return ConceptKind.Dataset;
            case "benchmark": return ConceptKind.Benchmark;
            case "method": return ConceptKind.Method;
            case "component": return ConceptKind.Component;
            case "metric": return ConceptKind.Metric;
            case "task": return ConceptKind.Task;
            case null: return ConceptKind.Concept;
            default:
                problems.Warn(
                    value.Span,
                    $"'{name}' is no kind: write model, dataset, benchmark, method, component, metric, task or concept.",
                    $"没有类别“{name}”：请写 model、dataset、benchmark、method、component、metric、task 或 concept。");
                return ConceptKind.Concept;
        }
    }

    private ExpandAt ReadExpand(YamlNode value)
    {
        var name = values.Text(value)?.Trim();
        if (name is not (null or "first" or "never"))
        {
            problems.Warn(
                value.Span,
                $"'expand' cannot be '{name}': write first or never.",
                $"“expand”不能是“{name}”：请写 first 或 never。");
        }

        return name == "never" ? ExpandAt.Never : ExpandAt.First;
    }

    private Concept ReadRelations(Concept concept, ConceptKeys key, RelationKind kind, YamlNode value)
    {
        foreach (var (target, span) in values.Texts(value))
        {
            if (kind == RelationKind.ExactMatch && !IsWebAddress(target))
            {
                problems.Warn(
                    span,
                    "'exactMatch' takes web addresses only: write one such as https://www.wikidata.org/wiki/Q42.",
                    "“exactMatch”只能是网址：请写成如 https://www.wikidata.org/wiki/Q42 的形式。");
                continue;
            }

            relations.Add(isNote && NameInLink(target) is { } name
                ? new Relation(kind, name, new TextSpan(Math.Min(span.Start + 2, span.End), Math.Min(name.Length, Math.Max(0, span.Length - 2)))) { IsLink = true }
                : new Relation(kind, target, span));
        }

        return Wrote(key, concept);
    }

    private ImmutableDictionary<string, string> ReadPinyin(YamlNode value)
    {
        var readings = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (label, reading) in values.Entries(value))
        {
            if (values.Text(reading) is { } syllables)
            {
                readings[LabelReader.Canonical(label.Value)] = syllables.Trim().ToLower(CultureInfo.InvariantCulture);
            }
        }

        return readings.ToImmutable();
    }

    /// <summary>What a wiki link names, without heading and alias; null for a text that is none.</summary>
    private static string? NameInLink(string text)
    {
        if (!text.StartsWith("[[", StringComparison.Ordinal) || !text.EndsWith("]]", StringComparison.Ordinal))
        {
            return null;
        }

        var inner = text.Length < 4 ? "" : text[2..^2];
        var end = inner.IndexOfAny(['|', '#']);
        return (end < 0 ? inner : inner[..end]).TrimEnd();
    }

    private static bool IsWebAddress(string text) =>
        (text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal))
        && !text.Any(character => char.IsWhiteSpace(character) || character is '"' or '<' or '>');
}
