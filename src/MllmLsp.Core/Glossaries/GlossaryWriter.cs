using System.Collections.Immutable;
using System.Text;
using MllmLsp.Core.Localization;

namespace MllmLsp.Core.Glossaries;

/// <summary>
/// Writes concepts in our own format, as a person would lay them out. What <see cref="GlossaryParser"/> reads of it are the same concepts,
/// places in the file aside; writing them again gives the same text.
/// </summary>
public static class GlossaryWriter
{
    /// <summary>
    /// A whole file. Texts that YAML cannot hold (lone surrogates) get U+FFFD. A full form that belongs to no label of its concept becomes an
    /// alternative label, since the format ties each to one, and so does a second preferred label of one language.
    /// </summary>
    public static string Write(LocalizedText title, IEnumerable<Concept> concepts)
    {
        var yaml = new StringBuilder();
        if (!title.IsEmpty)
        {
            yaml.Append("title: ").Append(Map(title)).Append('\n');
        }

        var isEmpty = true;
        foreach (var concept in concepts)
        {
            yaml.Append(isEmpty ? "concepts:\n" : "\n").Append(Entry(concept));
            isEmpty = false;
        }

        return (isEmpty ? yaml.Append("concepts: []\n") : yaml).ToString();
    }

    /// <summary>One entry of the list <c>concepts</c>, indented by two columns, with its last line end.</summary>
    public static string Entry(Concept concept)
    {
        var entry = new EntryText();
        entry.Line("id", YamlText.Scalar(concept.Id));
        WriteLabels(concept, entry);
        if (concept.Kind != ConceptKind.Concept)
        {
            entry.Line("kind", Camel(concept.Kind.ToString()));
        }

        entry.Flag("keep", concept.Keep);
        entry.Flag("deprecated", concept.Deprecated ? true : null);
        entry.Texts("replacedBy", concept.ReplacedBy);
        entry.Line("expand", concept.Expand == ExpandAt.Never ? "never" : null);
        entry.Prose("definition", concept.Definition);
        entry.Line("formula", concept.Formula is { } formula ? YamlText.Scalar(formula) : null);
        foreach (var kind in Enum.GetValues<RelationKind>())
        {
            entry.Texts(Camel(kind.ToString()), concept.Relations.Where(relation => relation.Kind == kind).Select(relation => relation.Target));
        }

        entry.Prose("scopeNote", concept.ScopeNote);
        entry.Prose("editorialNote", concept.EditorialNote);
        entry.Prose("example", concept.Example);
        entry.Flag("homonym", concept.Homonym ? true : null);
        entry.Texts("near", concept.Near);
        entry.Texts("match", concept.Match.Select(example => example.Text));
        entry.Texts("noMatch", concept.NoMatch.Select(example => example.Text));
        entry.Line("pinyin", concept.Pinyin.IsEmpty
            ? null
            : YamlText.Map(concept.Pinyin.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, YamlText.Scalar(one.Value)))));
        entry.Items("source", concept.Sources.Select(Source));
        entry.Flag("replace", concept.Replace ? true : null);
        return entry.ToString();
    }

    private static void WriteLabels(Concept concept, EntryText entry)
    {
        var names = concept.Labels.Where(label => label.Role is LabelRole.Preferred or LabelRole.Alternative).Select(label => label.Text).ToHashSet();
        bool IsTied(Label label) => label.Abbreviates is { } abbreviation && names.Contains(abbreviation);
        ILookup<LabelRole, Label> byRole = concept.Labels.ToLookup(label =>
            label.Role == LabelRole.FullForm && !IsTied(label) ? LabelRole.Alternative : label.Role);
        var preferred = byRole[LabelRole.Preferred].ToLookup(label => label.Language);
        entry.Line("prefLabel", ByLanguage(preferred.Select(group => (group.Key, YamlText.Scalar(group.First().Text)))));
        entry.Line("altLabel", Lists(preferred.SelectMany(group => group.Skip(1)).Concat(byRole[LabelRole.Alternative])));
        entry.Line("fullForm", FullForms(concept.Labels.Where(IsTied)));
        entry.Line("hiddenLabel", Lists(byRole[LabelRole.Hidden]));

        // An entry of `avoid` with a reason has the language of its script; one without may be given another.
        var avoided = byRole[LabelRole.Avoided].ToLookup(label => label.Reason is null or { IsEmpty: true } && label.Language != YamlValues.LanguageFor(label.Text));
        entry.Items("avoid", avoided[true].Select(label => ByLanguage([(label.Language, YamlText.Scalar(label.Text))])!).Concat(avoided[false].Select(Avoided)));
    }

    private static string? Lists(IEnumerable<Label> labels) =>
        ByLanguage(labels.GroupBy(label => label.Language).Select(group => (group.Key, YamlText.List(group.Select(label => label.Text)))));

    /// <summary>A language map, English first; null for an empty one.</summary>
    private static string? ByLanguage(IEnumerable<(Language Language, string Value)> values)
    {
        var entries = values.OrderBy(value => value.Language).Select(value => (KeyOf(value.Language), value.Value)).ToImmutableArray();
        return entries.IsEmpty ? null : YamlText.Map(entries);
    }

    private static string? FullForms(IEnumerable<Label> labels)
    {
        var entries = labels.GroupBy(label => label.Abbreviates!).Select(group => (group.Key, FullForm([.. group]))).ToImmutableArray();
        return entries.IsEmpty ? null : YamlText.Map(entries);
    }

    private static string FullForm(ImmutableArray<Label> labels) =>
        labels.Any(label => label.Language != YamlValues.LanguageFor(label.Text)) ? Lists(labels)!
        : labels.Length == 1 ? YamlText.Scalar(labels[0].Text)
        : YamlText.List(labels.Select(label => label.Text));

    private static string Avoided(Label label) => label.Reason is null or { IsEmpty: true }
        ? YamlText.Scalar(label.Text)
        : YamlText.Map([("label", YamlText.Scalar(label.Text)), ("reason", Map(label.Reason))]);

    private static string Source(ConceptSource source)
    {
        var entries = new (string Key, string? Value)[]
        {
            ("document", source.Document), ("section", source.Section), ("line", source.Line?.ToString()),
            ("title", source.Title), ("year", source.Year?.ToString()), ("url", source.Url),
        };
        return YamlText.Map(entries.Where(entry => entry.Value is not null).Select(entry =>
            (entry.Key, entry.Key is "line" or "year" ? entry.Value! : YamlText.Scalar(entry.Value!))));
    }

    private static string Map(LocalizedText text) =>
        ByLanguage(new[] { Language.English, Language.Chinese }.Where(language => text.Only(language) is not null)
            .Select(language => (language, YamlText.Scalar(text.Only(language)!))))!;

    private static string KeyOf(Language language) => language == Language.Chinese ? "zh" : "en";

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>The keys of one entry, the first behind the hyphen.</summary>
    private sealed class EntryText
    {
        private readonly StringBuilder text = new();

        public void Line(string key, string? value)
        {
            if (value is not null)
            {
                Begin().Append(key).Append(": ").Append(value).Append('\n');
            }
        }

        public void Flag(string key, bool? value) => Line(key, value is { } flag ? (flag ? "true" : "false") : null);

        public void Texts(string key, IEnumerable<string> values)
        {
            var all = values.ToImmutableArray();
            Line(key, all.IsEmpty ? null : YamlText.List(all));
        }

        /// <summary>A text that deserves lines of its own.</summary>
        public void Prose(string key, LocalizedText value)
        {
            if (value.IsEmpty)
            {
                return;
            }

            Begin().Append(key).Append(":\n");
            foreach (var language in new[] { Language.English, Language.Chinese })
            {
                if (value.Only(language) is { } part)
                {
                    text.Append("      ").Append(KeyOf(language)).Append(": ").Append(YamlText.Scalar(part)).Append('\n');
                }
            }
        }

        public void Items(string key, IEnumerable<string> items)
        {
            var all = items.ToImmutableArray();
            if (all.IsEmpty)
            {
                return;
            }

            Begin().Append(key).Append(":\n");
            foreach (var item in all)
            {
                text.Append("      - ").Append(item).Append('\n');
            }
        }

        public override string ToString() => text.ToString();

        private StringBuilder Begin() => text.Append(text.Length == 0 ? "  - " : "    ");
    }
}
