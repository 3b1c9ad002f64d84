using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Terms;

/// <summary>Reads what a note does with the terms of its glossary.</summary>
public static class TermReader
{
    /// <summary>Total, and linear in the text.</summary>
    /// <param name="path">Of the note, which may be a glossary entry itself.</param>
    /// <param name="lists">Those to be made beside <see cref="NoteTerms.Mentions"/>, <see cref="NoteTerms.Variants"/> and <see cref="NoteTerms.Deprecated"/>.</param>
    public static NoteTerms Read(Glossary glossary, string path, Outline outline, SourceText text, TermLists lists)
    {
        var places = new QuietPlaces(outline, text);
        var matches = glossary.Concepts.IsEmpty
            ? []
            : glossary.Matcher.Find(text.AsSpan(), MatchMode.Strict).Where(match => Prose.IsProse(outline, match.Span.Start) && !IsOwnName(path, match)).ToList();
        var expansions = new Expansions(glossary, outline, text);
        return new NoteTerms
        {
            Mentions = [.. matches.Select(match => match.Concept.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Variants = Uses(matches.Where(IsVariant), places, text),
            Deprecated = Uses(matches.Where(IsDeprecated), places, text),
            Unexpanded = lists.HasFlag(TermLists.Unexpanded) ? FirstUses.Unexpanded(matches, outline, places, expansions, text) : [],
            Translations = lists.HasFlag(TermLists.Translations) ? Translations.Read(matches, places, text) : [],
            UnknownAbbreviations = lists.HasFlag(TermLists.UnknownAbbreviations) ? UnknownAbbreviations.Read(glossary, matches, places, expansions, text) : [],
            Misspellings = lists.HasFlag(TermLists.Misspellings) ? Misspellings.Read(glossary, matches, places, text) : [],
        };
    }

    /// <summary>The name by which a concept note defines its concept mentions nothing.</summary>
    public static bool IsOwnName(string path, in TermMatch match) => match.Concept.DefinedIn == path && match.Concept.NameSpan.Contains(match.Span);

    private static bool IsVariant(TermMatch match) =>
        match.Label.Role == LabelRole.Avoided || (match.IsCaseDeviation && match.Label.Role != LabelRole.Hidden);

    private static bool IsDeprecated(TermMatch match) => match.Concept.Deprecated && match.Label.Role is not (LabelRole.Avoided or LabelRole.Hidden);

    private static ImmutableArray<TermUse> Uses(IEnumerable<TermMatch> matches, QuietPlaces places, SourceText text) =>
        [.. matches.Where(match => places.Allow(match.Span)).Select(match => Use(match, text))];

    internal static TermUse Use(TermMatch match, SourceText text) =>
        new(match.Span, text.Slice(match.Span).ToString(), match.Concept, match.Label, match.IsPlural);
}
