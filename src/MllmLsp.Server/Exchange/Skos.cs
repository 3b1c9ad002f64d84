using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Exchange;

/// <summary>The names of our SKOS files, as reading and writing share them.</summary>
internal static class Skos
{
    public const string Namespace = "http://www.w3.org/2004/02/skos/core#";
    public const string DublinCore = "http://purl.org/dc/terms/";
    public const string Owl = "http://www.w3.org/2002/07/owl#";

    /// <summary>What SKOS has no word for. Other programs ignore it; it is what brings a glossary back whole.</summary>
    public const string Own = "urn:mllm-lsp:vocabulary:";

    /// <summary>Begins the addresses of concepts where the user names no other beginning.</summary>
    public const string DefaultBase = "urn:mllm-lsp:concept:";

    /// <summary>Our short names of properties and what they stand for, in the order of the context. True: a map by language.</summary>
    public static IReadOnlyList<(string Name, string Iri, Shape Shape)> Terms { get; } =
    [
        ("prefLabel", Namespace + "prefLabel", Shape.Texts), ("altLabel", Namespace + "altLabel", Shape.Texts),
        ("hiddenLabel", Namespace + "hiddenLabel", Shape.Texts), ("definition", Namespace + "definition", Shape.Texts),
        ("scopeNote", Namespace + "scopeNote", Shape.Texts), ("editorialNote", Namespace + "editorialNote", Shape.Texts),
        ("example", Namespace + "example", Shape.Texts), ("broader", Namespace + "broader", Shape.Addresses),
        ("narrower", Namespace + "narrower", Shape.Addresses), ("related", Namespace + "related", Shape.Addresses),
        ("exactMatch", Namespace + "exactMatch", Shape.Addresses), ("inScheme", Namespace + "inScheme", Shape.Addresses),
        ("hasTopConcept", Namespace + "hasTopConcept", Shape.Addresses), ("topConceptOf", Namespace + "topConceptOf", Shape.Addresses),
        ("title", DublinCore + "title", Shape.Texts), ("identifier", DublinCore + "identifier", Shape.Value),
        ("partOf", DublinCore + "isPartOf", Shape.Addresses), ("replacedBy", DublinCore + "isReplacedBy", Shape.Addresses),
        ("source", DublinCore + "source", Shape.Value), ("name", DublinCore + "title", Shape.Value), ("year", DublinCore + "date", Shape.Value),
        ("deprecated", Owl + "deprecated", Shape.Value), ("basedOn", Own + "basedOn", Shape.Addresses), ("kind", Own + "kind", Shape.Value),
        ("formula", Own + "formula", Shape.Value), ("keep", Own + "keep", Shape.Value), ("expand", Own + "expand", Shape.Value),
        ("homonym", Own + "homonym", Shape.Value), ("near", Own + "near", Shape.Value), ("match", Own + "match", Shape.Value), ("noMatch", Own + "noMatch", Shape.Value), ("fullForm", Own + "fullForm", Shape.Value),
        ("avoid", Own + "avoid", Shape.Value), ("pinyin", Own + "pinyin", Shape.Value), ("text", Own + "text", Shape.Value),
        ("language", Own + "language", Shape.Value), ("abbreviation", Own + "abbreviation", Shape.Value), ("reason", Own + "reason", Shape.Texts),
        ("reading", Own + "reading", Shape.Value), ("document", Own + "document", Shape.Value), ("section", Own + "section", Shape.Value),
        ("line", Own + "line", Shape.Value), ("url", Own + "url", Shape.Value),
    ];

    public enum Shape
    {
        /// <summary>A text in one or more languages: a JSON-LD language map.</summary>
        Texts,

        /// <summary>Addresses of other things.</summary>
        Addresses,

        /// <summary>Anything else.</summary>
        Value,
    }

    public static string KeyOf(Language language) => language == Language.Chinese ? "zh" : "en";

    /// <summary>The address of a concept: whatever is no letter, digit or one of <c>-._~</c> in its id is percent-encoded.</summary>
    public static string AddressOf(string baseAddress, string id) => baseAddress + Uri.EscapeDataString(WellFormedText.Of(id));

    public static string NameOf(RelationKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];
}
