using System.Collections.Immutable;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>One concept of a glossary: labels in several languages and relations, as in SKOS and ISO 30042 (TBX).</summary>
public sealed record Concept
{
    /// <summary>Stable, unique within a glossary.</summary>
    public required string Id { get; init; }

    /// <summary>All labels of every role, in the order of the file; preferred ones first.</summary>
    public required ImmutableArray<Label> Labels { get; init; }

    public ConceptKind Kind { get; init; } = ConceptKind.Concept;

    /// <summary>A name that is not translated. Null: the default of the kind (models, datasets and benchmarks are kept).</summary>
    public bool? Keep { get; init; }

    /// <summary>A name that is not translated: what the entry says, else what its kind says.</summary>
    public bool IsKept => Keep ?? Kind is ConceptKind.Model or ConceptKind.Dataset or ConceptKind.Benchmark;

    public ExpandAt Expand { get; init; } = ExpandAt.First;

    public LocalizedText Definition { get; init; } = new(null, null);

    /// <summary>Where each language's definition stands in the file; null as in <see cref="Definition"/>.</summary>
    public DefinitionPlaces DefinitionPlaces { get; init; } = new(null, null);

    /// <summary>One display formula in TeX without delimiters, or null.</summary>
    public string? Formula { get; init; }

    public ImmutableArray<Relation> Relations { get; init; } = [];

    public LocalizedText ScopeNote { get; init; } = new(null, null);

    public LocalizedText EditorialNote { get; init; } = new(null, null);

    public LocalizedText Example { get; init; } = new(null, null);

    public bool Deprecated { get; init; }

    /// <summary>Ids of the concepts that take a deprecated one's place.</summary>
    public ImmutableArray<string> ReplacedBy { get; init; } = [];

    /// <summary>Where <see cref="ReplacedBy"/> is written in the glossary file, one for each.</summary>
    public ImmutableArray<TextSpan> ReplacedBySpans { get; init; } = [];

    public bool Homonym { get; init; }

    /// <summary>Words whose nearness tells a homonym from its namesake.</summary>
    public ImmutableArray<string> Near { get; init; } = [];

    /// <summary>Readings by Chinese label where the default reading is wrong: syllables with a space between.</summary>
    public ImmutableDictionary<string, string> Pinyin { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Sentences in which the matcher has to find the concept; checked, never shown.</summary>
    public ImmutableArray<MatchExample> Match { get; init; } = [];

    /// <summary>Sentences in which the matcher must not find the concept.</summary>
    public ImmutableArray<MatchExample> NoMatch { get; init; } = [];

    public ImmutableArray<ConceptSource> Sources { get; init; } = [];

    /// <summary>True where a workspace entry replaces a built-in one whole instead of being laid over it.</summary>
    public bool Replace { get; init; }

    /// <summary>
    /// The keys that the entry has, labels and readings aside, which always count. Only these are laid over a built-in concept.
    /// </summary>
    public ConceptKeys Keys { get; init; }

    /// <summary>Path of the glossary file, as in <c>Document.Path</c>; built-in files begin with <see cref="Glossary.BuiltInScheme"/>.</summary>
    public required string DefinedIn { get; init; }

    /// <summary>The whole entry in the glossary file.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The text that names the entry in the file: its id, else its first label; the title of a note.</summary>
    public required TextSpan NameSpan { get; init; }

    /// <summary>Where the id is written; null where it was made from the first label.</summary>
    public TextSpan? IdSpan { get; init; }

    /// <summary>The entry tells programs how to treat its labels, in keys that formats for readers do not have.</summary>
    public bool HasRulesOfUse =>
        Keep is not null || Expand != ExpandAt.First || Homonym || !Near.IsEmpty || !Pinyin.IsEmpty || !Match.IsEmpty || !NoMatch.IsEmpty;

    /// <summary>What the concept is called in <paramref name="language"/>: the preferred label, else the first alternative, else the other language's.</summary>
    public string NameIn(Language language) =>
        (ShownLabel(language) ?? ShownLabel(language == Language.English ? Language.Chinese : Language.English))?.Text ?? Id;

    /// <summary>The label shown for one language: preferred, else the first alternative, else null.</summary>
    public Label? ShownLabel(Language language)
    {
        Label? alternative = null;
        foreach (var label in Labels)
        {
            if (label.Language != language)
            {
                continue;
            }

            if (label.Role == LabelRole.Preferred)
            {
                return label;
            }

            if (label.Role == LabelRole.Alternative)
            {
                alternative ??= label;
            }
        }

        return alternative;
    }
}

/// <summary>Places of a definition, by language; null where a language has none.</summary>
public sealed record DefinitionPlaces(TextSpan? English, TextSpan? Chinese)
{
    public TextSpan? Only(Language language) => language == Language.Chinese ? Chinese : English;
}

/// <summary>An example sentence of <c>match</c> or <c>noMatch</c>.</summary>
/// <param name="Span">Where it is written in the glossary file, without its quotation marks.</param>
public sealed record MatchExample(string Text, TextSpan Span);

public enum ConceptKind
{
    Concept,
    Model,
    Dataset,
    Benchmark,
    Method,
    Component,
    Metric,
    Task,
}

/// <summary>What first-use rules and completion ask of an abbreviation.</summary>
public enum ExpandAt
{
    First,
    Never,
}

/// <summary>A source of a concept: a section of a document, or a publication.</summary>
public sealed record ConceptSource(string? Document, string? Section, string? Title, int? Year, string? Url)
{
    /// <summary>The line of <see cref="Document"/>, from 1; null when the file does not say.</summary>
    public int? Line { get; init; }
}

public enum RelationKind
{
    Broader,
    Related,
    PartOf,
    BasedOn,
    ExactMatch,
}

/// <summary>A relation to another concept.</summary>
/// <param name="Target">A concept id; for <see cref="RelationKind.ExactMatch"/> an address.</param>
/// <param name="Span">Where the target is written in the glossary file.</param>
public sealed record Relation(RelationKind Kind, string Target, TextSpan Span)
{
    /// <summary>
    /// Written in a note as a wiki link: <see cref="Target"/> is a note's name or a label until all files are merged, and no relation where
    /// it names no concept.
    /// </summary>
    public bool IsLink { get; init; }
}
