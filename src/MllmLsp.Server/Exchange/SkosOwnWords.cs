using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Glossaries.Exchange;
using MllmLsp.Core.Localization;

namespace MllmLsp.Server.Exchange;

/// <summary>Reads of a concept what SKOS has no word for and <see cref="SkosWriter"/> writes under words of our own.</summary>
internal sealed class SkosOwnWords
{
    private readonly SkosNames names;
    private readonly PlacedObject node;
    private readonly SkosReader file;
    private readonly ImmutableArray<OwnLabel> fullForms;
    private readonly ImmutableArray<OwnLabel> avoided;

    private sealed record OwnLabel(string Text, Language? Language, string? Abbreviation, LocalizedText Reason);

    public SkosOwnWords(SkosNames names, PlacedObject node, SkosReader file)
    {
        this.names = names;
        this.node = node;
        this.file = file;
        fullForms = LabelsOf("fullForm");
        avoided = LabelsOf("avoid");
    }

    /// <summary>Whether a SKOS label only repeats one of ours for other programs.</summary>
    public bool Covers(string text, LabelRole role) => role == LabelRole.Hidden
        ? avoided.Any(label => label.Text == text)
        : fullForms.Any(label => label.Text == text && label.Abbreviation is not null) && !avoided.Any(label => label.Text == text);

    public void ReadLabels(ConceptDraft draft)
    {
        foreach (var label in avoided)
        {
            draft.Add(label.Text, label.Language, LabelRole.Avoided, reason: label.Reason.IsEmpty ? null : label.Reason);
        }
    }

    /// <summary>Read behind all labels that they may belong to.</summary>
    public void ReadFullForms(ConceptDraft draft)
    {
        foreach (var label in fullForms)
        {
            draft.Add(label.Text, label.Language, LabelRole.FullForm, label.Abbreviation);
        }
    }

    public Concept ReadRest(Concept concept) => concept with
    {
        Kind = Text("kind") is { } kind ? KindNames.Of(kind) ?? ConceptKind.Concept : ConceptKind.Concept,
        Formula = Text("formula"),
        Keep = Text("keep") switch { "true" => true, "false" => false, _ => null },
        Expand = Text("expand") == "never" ? ExpandAt.Never : ExpandAt.First,
        Homonym = Text("homonym") == "true",
        Near = [.. Members("near").Select(SkosReader.TextOf).OfType<string>()],
        Match = [.. Members("match").Select(SkosReader.TextOf).OfType<string>().Select(sentence => new MatchExample(sentence, default))],
        NoMatch = [.. Members("noMatch").Select(SkosReader.TextOf).OfType<string>().Select(sentence => new MatchExample(sentence, default))],
        Pinyin = Members("pinyin").OfType<PlacedObject>()
            .Select(one => (Text: TextOf(one, Skos.Own + "text"), Reading: TextOf(one, Skos.Own + "reading")))
            .Where(one => one is { Text: not null, Reading: not null })
            .DistinctBy(one => one.Text)
            .ToImmutableDictionary(one => one.Text!, one => one.Reading!, StringComparer.Ordinal),
    };

    public void ReadSources(ConceptDraft draft)
    {
        foreach (var source in names.Members(node, Skos.DublinCore + "source").SelectMany(SkosReader.Items))
        {
            if (source is PlacedObject described)
            {
                draft.Cite(new ConceptSource(
                    TextOf(described, Skos.Own + "document"),
                    TextOf(described, Skos.Own + "section"),
                    TextOf(described, Skos.DublinCore + "title"),
                    SkosReader.NumberOf(names.Member(described, Skos.DublinCore + "date")),
                    TextOf(described, Skos.Own + "url") ?? (names.Keyword(described, "@id") is { } id ? SkosReader.TextOf(id) : null))
                {
                    Line = SkosReader.NumberOf(names.Member(described, Skos.Own + "line")),
                });
            }
            else if (SkosReader.TextOf(source) is { } text)
            {
                var isAddress = text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal);
                draft.Cite(new ConceptSource(null, null, isAddress ? null : text, null, isAddress ? text : null));
            }
        }
    }

    private ImmutableArray<OwnLabel> LabelsOf(string name) =>
    [
        .. Members(name).OfType<PlacedObject>()
            .Where(one => TextOf(one, Skos.Own + "text") is not null)
            .Select(one => new OwnLabel(
                TextOf(one, Skos.Own + "text")!,
                TextOf(one, Skos.Own + "language") is { } tag ? TbxNames.LanguageOf(tag) : null,
                TextOf(one, Skos.Own + "abbreviation"),
                file.Texts(one, Skos.Own + "reason"))),
    ];

    private string? Text(string name) => TextOf(node, Skos.Own + name);

    private string? TextOf(PlacedObject of, string property) => names.Member(of, property) is { } value ? SkosReader.TextOf(value) : null;

    private IEnumerable<PlacedJson> Members(string name) => names.Members(node, Skos.Own + name).SelectMany(SkosReader.Items);
}
