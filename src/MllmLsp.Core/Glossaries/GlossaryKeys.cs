using System.Collections.Immutable;

namespace MllmLsp.Core.Glossaries;

/// <summary>The keys of the glossary format, as the JSON Schema has them.</summary>
internal static class GlossaryKeys
{
    public static ImmutableArray<string> OfFile { get; } = ["title", "concepts", "appliesTo"];

    public static ImmutableArray<string> OfConcept { get; } =
    [
        "id", "term", "prefLabel", "altLabel", "fullForm", "hiddenLabel", "avoid", "kind", "keep", "expand", "definition", "formula",
        "broader", "related", "partOf", "basedOn", "exactMatch", "scopeNote", "editorialNote", "example", "deprecated", "replacedBy",
        "homonym", "near", "pinyin", "source", "replace", "match", "noMatch",
    ];

    public static ImmutableArray<string> OfSource { get; } = ["document", "section", "line", "title", "year", "url"];

    public static ImmutableArray<string> OfAvoided { get; } = ["label", "reason"];

    public static ImmutableArray<string> Languages { get; } = ["en", "zh"];
}
