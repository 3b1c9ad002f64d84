using System.Collections.Immutable;

namespace MllmLsp.Core.Glossaries;

/// <summary>The keys of the glossary format, as the JSON Schema has them.</summary>
internal static class GlossaryKeys
{
    public static ImmutableArray<string> OfFile { get; } = ["title", "concepts", "appliesTo", "candidates", "rejected"];

    public static ImmutableArray<string> OfConcept { get; } =
    [
        "id", "term", "prefLabel", "altLabel", "fullForm", "hiddenLabel", "avoid", "kind", "keep", "expand", "definition", "formula",
        "broader", "related", "partOf", "basedOn", "exactMatch", "scopeNote", "editorialNote", "example", "deprecated", "replacedBy",
        "homonym", "near", "pinyin", "source", "replace", "match", "noMatch",
    ];

    /// <summary>
    /// Those that mean the same in the front matter of a concept note. Its title, aliases and first paragraph say the rest; keys that other
    /// programs fill with values of their own (<c>source</c>, <c>example</c>, <c>deprecated</c>) are left to them.
    /// </summary>
    public static ImmutableArray<string> OfNote { get; } =
    [
        "id", "prefLabel", "altLabel", "fullForm", "hiddenLabel", "avoid", "kind", "keep", "expand", "definition", "formula", "broader", "related",
        "partOf", "basedOn", "exactMatch", "scopeNote", "homonym", "near", "pinyin", "replace",
    ];

    public static ImmutableArray<string> OfSource { get; } = ["document", "section", "line", "title", "year", "url"];

    public static ImmutableArray<string> OfAvoided { get; } = ["label", "reason"];

    public static ImmutableArray<string> Languages { get; } = ["en", "zh"];
}
