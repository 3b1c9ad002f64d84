using System.Collections.Immutable;
using System.Text;
using MllmLsp.Core.Localization;

namespace MllmLsp.Core.Glossaries;

/// <summary>An entry to be written into a glossary: what a new one begins with.</summary>
public sealed record ConceptEntry
{
    /// <summary>A whole entry in one line (<see cref="TermShorthand"/>); null where the labels say it.</summary>
    public string? Term { get; init; }

    public ImmutableArray<string> English { get; init; } = [];

    public ImmutableArray<string> Chinese { get; init; } = [];

    /// <summary>Long forms of English labels: abbreviation, long form.</summary>
    public ImmutableArray<(string Abbreviation, string LongForm)> FullForms { get; init; } = [];

    /// <summary>
    /// Null: the key stands there without a value, for the author to fill in some day; empty: with empty quotation marks, for the author to
    /// fill in at once, which the glossary's checks ask for.
    /// </summary>
    public string? Definition { get; init; }

    /// <summary>Where it was found: a path relative to the glossary's reader, and a line from 1; null for none.</summary>
    public (string Document, int Line)? Source { get; init; }

    /// <summary>An entry that has only a name.</summary>
    public static ConceptEntry Of(string term) => new() { Term = term, Definition = "" };

    /// <summary>An entry of names; a long form without its short form is a name like any other.</summary>
    /// <param name="names">Each with its language and, for a long form, the short form that it belongs to.</param>
    public static ConceptEntry Of(IEnumerable<(string Text, Language Language, string? Abbreviates)> names)
    {
        var all = names.ToArray();
        var english = all.Where(name => name.Language == Language.English).ToArray();
        var labels = english.Where(name => name.Abbreviates is null).Select(name => name.Text).ToHashSet(StringComparer.Ordinal);
        var forms = english.Where(name => name.Abbreviates is { } abbreviation && labels.Contains(abbreviation)).DistinctBy(name => name.Abbreviates).ToArray();
        return new ConceptEntry
        {
            English = [.. english.OrderBy(name => name.Abbreviates is not null).Where(name => !forms.Contains(name)).Select(name => name.Text).Distinct(StringComparer.Ordinal)],
            Chinese = [.. all.Where(name => name.Language == Language.Chinese).Select(name => name.Text).Distinct(StringComparer.Ordinal)],
            FullForms = [.. forms.Select(name => (name.Abbreviates!, name.Text))],
        };
    }

    /// <summary>The lines of the entry, without the hyphen and without indentation.</summary>
    internal IEnumerable<string> Lines()
    {
        if (Term is { } term)
        {
            yield return $"term: {YamlText.Quoted(term)}";
        }

        if (LabelMap(English.Take(1), Chinese.Take(1)) is { } preferred)
        {
            yield return $"prefLabel: {preferred}";
        }

        if (LabelMap(English.Skip(1), Chinese.Skip(1)) is { } alternative)
        {
            yield return $"altLabel: {alternative}";
        }

        if (!FullForms.IsEmpty)
        {
            yield return $"fullForm: {{ {string.Join(", ", FullForms.Select(form => $"{YamlText.Scalar(form.Abbreviation)}: {YamlText.Scalar(form.LongForm)}"))} }}";
        }

        yield return Definition is { } definition ? $"definition: {(definition.Length == 0 ? "\"\"" : YamlText.Scalar(definition))}" : "definition:";
        if (Source is { } source)
        {
            yield return $"source: {{ document: {YamlText.Scalar(source.Document)}, line: {source.Line} }}";
        }
    }

    /// <summary>As one value in braces, for a list in brackets.</summary>
    internal string Flow() => $"{{ {string.Join(", ", Lines().Where(line => line[^1] != ':'))} }}";

    /// <summary>As an item of a block list.</summary>
    /// <param name="indent">Before the hyphen.</param>
    /// <param name="gap">Between the hyphen and the first key.</param>
    internal string Block(string indent, string gap, string newLine)
    {
        var result = new StringBuilder();
        var lead = $"{indent}-{gap}";
        foreach (var line in Lines())
        {
            _ = result.Append(result.Length == 0 ? "" : newLine).Append(lead).Append(line);
            lead = indent + new string(' ', gap.Length + 1);
        }

        return result.ToString();
    }

    private static string? LabelMap(IEnumerable<string> english, IEnumerable<string> chinese)
    {
        var languages = new List<string>(2);
        Add(Language.English, "en", [.. english]);
        Add(Language.Chinese, "zh", [.. chinese]);
        return languages.Count == 0 ? null : $"{{ {string.Join(", ", languages)} }}";

        void Add(Language language, string key, string[] labels)
        {
            if (labels.Length > 0)
            {
                var written = string.Join(", ", labels.Select(YamlText.Scalar));
                languages.Add(labels.Length == 1 ? $"{key}: {written}" : $"{key}: [{written}]");
            }
        }
    }
}
