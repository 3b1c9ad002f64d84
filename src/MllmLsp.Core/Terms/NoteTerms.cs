using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Terms;

/// <summary>
/// What one note does with terms, read while its text is at hand: a closed note keeps this and no text. Every list is in the order of the
/// text, spans are UTF-16 offsets of the note. What <see cref="TermLists"/> names is empty where no rule asks for it.
/// </summary>
public sealed record NoteTerms
{
    public static NoteTerms None { get; } = new();

    /// <summary>Ids of the concepts whose labels stand in the prose, each once, in ordinal order.</summary>
    public ImmutableArray<string> Mentions { get; init; } = [];

    /// <summary>Labels that are to be avoided, or are written in another case.</summary>
    public ImmutableArray<TermUse> Variants { get; init; } = [];

    /// <summary>Labels of deprecated concepts.</summary>
    public ImmutableArray<TermUse> Deprecated { get; init; } = [];

    /// <summary>The first use in running text of each known abbreviation that the note has not expanded by then.</summary>
    public ImmutableArray<TermUse> Unexpanded { get; init; } = [];

    /// <summary>The first use of each Chinese label of a concept that the note calls by more than one.</summary>
    public ImmutableArray<Translation> Translations { get; init; } = [];

    /// <summary>The first use of each abbreviation that no glossary knows and the note does not expand.</summary>
    public ImmutableArray<Word> UnknownAbbreviations { get; init; } = [];

    /// <summary>Words that are one edit from a label; whether each is a slip depends on the other notes.</summary>
    public ImmutableArray<Misspelling> Misspellings { get; init; } = [];

    /// <summary>Whether every list but <see cref="Mentions"/> is empty.</summary>
    internal bool HasMentionsOnly => Variants.IsEmpty && Deprecated.IsEmpty && Unexpanded.IsEmpty && Translations.IsEmpty && UnknownAbbreviations.IsEmpty && Misspellings.IsEmpty;
}

/// <summary>A word as it is written in a note.</summary>
public readonly record struct Word(TextSpan Span, string Text);

/// <summary>A label as it is written in a note.</summary>
/// <param name="Span">A plural ending included.</param>
/// <param name="Text">What stands there.</param>
public readonly record struct TermUse(TextSpan Span, string Text, Concept Concept, Label Label, bool IsPlural);

/// <summary>One of several Chinese labels that a note gives one concept.</summary>
/// <param name="Span">Its first use.</param>
/// <param name="Main">The label that the note uses most; of equals the preferred one, else the first.</param>
/// <param name="MainSpan">The first use of <paramref name="Main"/>.</param>
public readonly record struct Translation(TextSpan Span, string Label, string Main, TextSpan MainSpan, Concept Concept);

/// <summary>A word that is one edit from a label.</summary>
/// <param name="Span">The word, or the part of a compound in camel case.</param>
/// <param name="Correct">The word as the label has it, with the capital of the text.</param>
public readonly record struct Misspelling(TextSpan Span, string Text, string Correct)
{
    /// <summary>What is counted over notes: the word without regard to case.</summary>
    public string Key => Text.ToLowerInvariant();
}
