using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Glossaries.Exchange;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Exchange;

/// <summary>
/// Reads SKOS from JSON-LD: our own files, and others whose context is written out in the file or that use whole addresses or the usual
/// prefixes. A context elsewhere is never fetched.
/// </summary>
internal sealed class SkosReader
{
    private readonly ImportProblems problems = new();
    private readonly SkosNames names;
    private readonly Dictionary<string, string> idsByAddress = new(StringComparer.Ordinal);
    private readonly List<LocalizedText> titles = [];

    private SkosReader(SkosNames names) => this.names = names;

    public static ImportedGlossary Read(SourceText text)
    {
        PlacedJson root;
        try
        {
            root = JsonNodeReader.Read(text);
        }
        catch (JsonException e)
        {
            return ImportedGlossary.Broken(
                JsonNodeReader.OffsetOf(text, e),
                $"This is not valid JSON, correct it: {Plain(e.Message)}",
                $"JSON 格式有误，请改正：{Plain(e.Message)}");
        }

        var reader = new SkosReader(SkosNames.Of((root as PlacedObject)?["@context"]));
        return reader.ReadFile(root);
    }

    /// <summary>The library's sentence without its own count of lines.</summary>
    private static string Plain(string message) =>
        message.IndexOf(" LineNumber:", StringComparison.Ordinal) is >= 0 and var end ? message[..end] : message;

    private ImportedGlossary ReadFile(PlacedJson root)
    {
        var nodes = Nodes(root).ToImmutableArray();
        var concepts = nodes.Where(node => IsOf(node, Skos.Namespace + "Concept")).ToImmutableArray();
        foreach (var node in concepts)
        {
            if (AddressOf(node) is { } address)
            {
                idsByAddress[address] = names.Member(node, Skos.DublinCore + "identifier") is { } identifier && TextOf(identifier) is { } id ? id : LastPart(address);
            }
        }

        foreach (var scheme in nodes.Where(node => IsOf(node, Skos.Namespace + "ConceptScheme")))
        {
            titles.Add(Texts(scheme, Skos.DublinCore + "title") is { IsEmpty: false } title ? title : Texts(scheme, Skos.Namespace + "prefLabel"));
        }

        if (concepts.IsEmpty)
        {
            problems.Fail(0, "No skos:Concept is in this file.", "此文件中没有 skos:Concept。");
        }
        else if (titles.Count > 1)
        {
            problems.Note(
                0,
                $"A glossary file has one title, and these are {titles.Count} concept schemes: their titles are left out.",
                $"一个术语表文件只有一个标题，而此处有 {titles.Count} 个概念体系：已略去标题。");
        }

        ImmutableArray<ImportedConcept> read = [.. concepts.Select(ReadConcept).OfType<ImportedConcept>()];
        return new ImportedGlossary(titles.Count == 1 ? titles[0] : new LocalizedText(null, null), read, problems.InOrder());
    }

    /// <summary>The things a file describes: those of <c>@graph</c>, of a list, or the one object that it is.</summary>
    private static IEnumerable<PlacedObject> Nodes(PlacedJson json) => json switch
    {
        PlacedArray array => array.Items.SelectMany(Nodes),
        PlacedObject { Members: var members } when members.Any(member => member.Key == "@graph") => Nodes(members.First(member => member.Key == "@graph").Value),
        PlacedObject node => [node],
        _ => [],
    };

    private bool IsOf(PlacedObject node, string type) =>
        names.Keyword(node, "@type") is { } types && Items(types).Any(item => TextOf(item) is { } name && names.Expand(name) == type);

    private string? AddressOf(PlacedObject node) => names.Keyword(node, "@id") is { } id ? TextOf(id) : null;

    private ImportedConcept? ReadConcept(PlacedObject node)
    {
        var draft = new ConceptDraft(node.Offset) { Id = AddressOf(node) is { } address ? idsByAddress[address] : null };
        var own = new SkosOwnWords(names, node, this);
        own.ReadLabels(draft);
        foreach (var (role, name) in new[] { (LabelRole.Preferred, "prefLabel"), (LabelRole.Alternative, "altLabel"), (LabelRole.Hidden, "hiddenLabel") })
        {
            foreach (var (text, language) in LanguageTexts(node, Skos.Namespace + name))
            {
                if (role == LabelRole.Preferred)
                {
                    draft.AddName(text, language);
                }
                else if (!own.Covers(text, role))
                {
                    draft.Add(text, language, role);
                }
            }
        }

        own.ReadFullForms(draft);
        draft.Rest = own.ReadRest(draft.Rest with
        {
            Definition = Texts(node, Skos.Namespace + "definition"),
            ScopeNote = Texts(node, Skos.Namespace + "scopeNote") is { IsEmpty: false } note ? note : Texts(node, Skos.Namespace + "note"),
            EditorialNote = Texts(node, Skos.Namespace + "editorialNote"),
            Example = Texts(node, Skos.Namespace + "example"),
            ReplacedBy = [.. Targets(node, Skos.DublinCore + "isReplacedBy")],
            Deprecated = names.Member(node, Skos.Owl + "deprecated") is { } deprecated && TextOf(deprecated) == "true",
        });
        Relate(Skos.Namespace + "broader", RelationKind.Broader);
        Relate(Skos.Namespace + "related", RelationKind.Related);
        Relate(Skos.DublinCore + "isPartOf", RelationKind.PartOf);
        Relate(Skos.Own + "basedOn", RelationKind.BasedOn);
        foreach (var address2 in Addresses(node, Skos.Namespace + "exactMatch"))
        {
            draft.Relate(RelationKind.ExactMatch, address2);
        }

        own.ReadSources(draft);
        foreach (var (key, offset, _) in node.Members.Where(member => !names.IsKnown(member.Key)))
        {
            problems.Note(offset, $"A glossary has no place for '{key}': left out.", $"术语表中没有“{key}”的位置：已略去。");
        }

        if (draft.Build() is { } concept)
        {
            return concept;
        }

        problems.Note(node.Offset, "The concept has no label in English or Chinese: left out.", "概念没有英文或中文名称：已略去。");
        return null;

        void Relate(string property, RelationKind kind)
        {
            foreach (var target in Targets(node, property))
            {
                draft.Relate(kind, target);
            }
        }
    }

    private IEnumerable<string> Targets(PlacedObject node, string property) =>
        Addresses(node, property).Select(address => idsByAddress.TryGetValue(address, out var id) ? id : LastPart(address));

    private IEnumerable<string> Addresses(PlacedObject node, string property) =>
        names.Members(node, property).SelectMany(Items)
            .Select(item => item is PlacedObject inner ? AddressOf(inner) : TextOf(item)).OfType<string>();

    /// <summary>The end of an address behind <c>#</c>, <c>/</c> or <c>:</c>, decoded.</summary>
    private static string LastPart(string address)
    {
        var trimmed = address.TrimEnd('/', '#');
        return Uri.UnescapeDataString(trimmed[(trimmed.LastIndexOfAny(['#', '/', ':']) + 1)..]);
    }

    internal LocalizedText Texts(PlacedObject node, string property) =>
        LanguageTexts(node, property).Aggregate(new LocalizedText(null, null), (text, one) => ConceptDraft.Join(text, one.Text, one.Language));

    /// <summary>The texts of a property in all the ways of JSON-LD: a language map, values with <c>@language</c>, plain strings, lists of these.</summary>
    private IEnumerable<(string Text, Language? Language)> LanguageTexts(PlacedObject node, string property)
    {
        foreach (var item in names.Members(node, property).SelectMany(Items))
        {
            if (item is PlacedObject map && map.Members.Any(member => member.Key == "@value"))
            {
                if (LanguageOf(map["@language"] is { } tag ? TextOf(tag) : null, map.Offset, out var language) && TextOf(map["@value"]!) is { } value)
                {
                    yield return (value, language);
                }
            }
            else if (item is PlacedObject languages)
            {
                foreach (var (tag, offset, texts) in languages.Members)
                {
                    if (LanguageOf(tag, offset, out var language))
                    {
                        foreach (var text in Items(texts).Select(TextOf).OfType<string>())
                        {
                            yield return (text, language);
                        }
                    }
                }
            }
            else if (TextOf(item) is { } text)
            {
                yield return (text, null);
            }
        }
    }

    private bool LanguageOf(string? tag, int offset, out Language? language)
    {
        language = tag is null or "@none" ? null : TbxNames.LanguageOf(tag);
        if (language is null && tag is not (null or "@none"))
        {
            problems.Note(offset, $"A glossary is in English and Chinese: the text in '{tag}' is left out.", $"术语表只有英文和中文：已略去语言“{tag}”的文字。");
            return false;
        }

        return true;
    }

    internal static IEnumerable<PlacedJson> Items(PlacedJson json) => json is PlacedArray array ? array.Items
        : json is PlacedObject { Members: [("@list" or "@set", _, var list)] } ? Items(list)
        : [json];

    internal static string? TextOf(PlacedJson json) => json switch
    {
        PlacedValue value => value.Text,
        PlacedArray { Items: [var only] } => TextOf(only),
        PlacedObject node when node["@value"] is { } value => TextOf(value),
        _ => null,
    };

    internal static int? NumberOf(PlacedJson? json) =>
        json is not null && int.TryParse(TextOf(json), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
