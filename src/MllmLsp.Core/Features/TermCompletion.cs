using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features;

/// <summary>Terms that a text before the cursor begins: by a label of either language, or by pinyin.</summary>
/// <remarks>The caller asks in prose only; where a note is code, formula or address this cannot be seen from the text.</remarks>
public static class TermCompletion
{
    /// <summary>More offers than anybody reads; the client is told to ask again.</summary>
    private const int MaxItems = 100;

    /// <summary>Outside a Han paragraph the first letter of a word says nothing.</summary>
    private const int MinLettersInProse = 2;

    /// <summary>Fewer letters of a misspelling than this begin too much else.</summary>
    private const int MinLettersOfCorrection = 3;

    private const int MinPinyin = 3;

    /// <summary>In a paragraph without Han three letters are too often a word, such as “can” or “you”.</summary>
    private const int MinPinyinInOtherProse = 4;

    /// <summary>
    /// The offers at <paramref name="offset"/> (UTF-16, clamped to the text). An offer replaces the longest text before the cursor on its
    /// line that begins a label, and nothing else. Logarithmic in the number of labels, but for pinyin, which is linear.
    /// </summary>
    public static CompletionList At(Glossary glossary, SourceText text, int offset, TermCompletionOptions options)
    {
        offset = Math.Clamp(offset, 0, text.Length);
        if (offset == 0 || Separators.IsSpace(text[offset - 1]))
        {
            return CompletionList.Empty;
        }

        var typed = TypedText.Before(text, offset);
        var offers = new List<Offer>();
        var isHan = AddLabels(glossary, text, typed, options, offers);
        var mayBePinyin = AddPinyin(glossary, text, typed, options, offers);
        var items = Best(offers);
        var isCut = items.Count > MaxItems;

        // The range of a Han or pinyin prefix moves with what is typed next, and a client that filters by itself would not notice.
        return new CompletionList(
            [.. items.Take(MaxItems).Select((offer, place) => offer.ToItem(place, options.Language))], isCut || isHan || mayBePinyin);
    }

    /// <summary>The first offers in their order, one more than are shown where there are more. Thousands are not put in order for a hundred.</summary>
    private static List<Offer> Best(List<Offer> offers)
    {
        var ordered = offers.OrderBy(offer => offer.Rank).ThenBy(offer => offer.NewText.Length).ThenBy(offer => offer.NewText, StringComparer.Ordinal);
        var best = Distinct(ordered.Take(4 * MaxItems));
        return best.Count > MaxItems || offers.Count <= 4 * MaxItems ? best : Distinct(ordered);

        static List<Offer> Distinct(IEnumerable<Offer> offers) => [.. offers.DistinctBy(offer => (offer.NewText, offer.Replace)).Take(MaxItems + 1)];
    }

    /// <summary>The groups in their order; every Latin match goes before any by pinyin.</summary>
    private enum Rank
    {
        Label,
        FirstUse,
        Translation,
        Correction,
        Pinyin,
        Initials,
    }

    private readonly record struct Offer(Rank Rank, Concept Concept, TextSpan Replace, string NewText, string? FilterText)
    {
        public CompletionItem ToItem(int place, Language language)
        {
            var other = language == Language.Chinese ? Language.English : Language.Chinese;
            var name = Concept.NameIn(language);
            var detail = name != NewText ? name : Concept.ShownLabel(other)?.Text is { } beside && beside != NewText ? beside : null;
            return new CompletionItem(
                NewText, CompletionKind.Concept, Replace, NewText, FilterText, $"{(int)Rank}{place:D4}", detail, Concept.Id);
        }
    }

    /// <returns>True when what is being typed has Han in it.</returns>
    private static bool AddLabels(Glossary glossary, SourceText text, TypedText typed, TermCompletionOptions options, List<Offer> offers)
    {
        for (var from = 0; from < typed.Count; from++)
        {
            if (!typed.CanBeginAt(from))
            {
                continue;
            }

            var terms = Fitting(glossary.Index, typed, from);
            if (terms.Count > 0)
            {
                var prefix = new Prefix(text, typed, from);
                if (prefix.IsHan || prefix.Prose == ProseLanguage.Han || prefix.Written.Length >= MinLettersInProse)
                {
                    AddOffers(terms, prefix, options, offers);
                }

                return prefix.IsHan;
            }
        }

        return false;
    }

    private static List<IndexedTerm> Fitting(TermIndex index, TypedText typed, int from)
    {
        var fitting = new List<IndexedTerm>();
        foreach (var term in index.BeginningWith(typed.Key(from)))
        {
            if (typed.Fits(from, term.Shape))
            {
                fitting.Add(term);
            }
        }

        return fitting;
    }

    /// <summary>The text that is being completed.</summary>
    private sealed class Prefix
    {
        public Prefix(SourceText text, TypedText typed, int from)
        {
            Span = TextSpan.FromBounds(typed.Offset(from), typed.End);
            Written = typed.Written(from);
            Length = typed.Count - from;
            IsHan = Scripts.ContainsHan(Written);
            Prose = ProseLanguages.At(text, Span);
        }

        public TextSpan Span { get; }

        /// <summary>As it stands in the text.</summary>
        public string Written { get; }

        /// <summary>In characters that are no separators.</summary>
        public int Length { get; }

        public bool IsHan { get; }

        public ProseLanguage Prose { get; }

        public bool IsWhole(IndexedTerm term) => term.Shape.Key.Length == Length;
    }

    private static void AddOffers(List<IndexedTerm> terms, Prefix prefix, TermCompletionOptions options, List<Offer> offers)
    {
        // Who has written a whole term in English prose and goes on with a space or a new line wants no list that takes the key.
        var isProse = !prefix.IsHan && prefix.Prose != ProseLanguage.Han;
        var wanted = terms.Where(term => !(isProse && prefix.IsWhole(term)));
        foreach (var term in wanted.Where(term => !IsWrong(term.Label)))
        {
            Add(Rank.Label, term.Concept, prefix, term.Label.Text, FilterText(term, prefix), offers);
        }

        if (offers.Count > MaxItems && offers.Select(offer => offer.NewText).Distinct(StringComparer.Ordinal).Skip(MaxItems).Any())
        {
            // All that follows goes behind the labels, and these alone are more than are shown.
            return;
        }

        var inHan = prefix.IsHan || prefix.Prose == ProseLanguage.Han;
        foreach (var term in wanted)
        {
            var filter = FilterText(term, prefix);
            if (IsWrong(term.Label))
            {
                AddCorrection(term, prefix, filter, offers);
                continue;
            }

            if (!options.IsExpanded(term.Concept) && FirstUse.Form(term.Concept, inHan) is { } form)
            {
                Add(Rank.FirstUse, term.Concept, prefix, form, filter ?? term.Label.Text, offers);
            }

            AddTranslation(term, prefix, filter, offers);
        }
    }

    private static bool IsWrong(Label label) => label.Role is LabelRole.Hidden or LabelRole.Avoided;

    private static void AddTranslation(IndexedTerm term, Prefix prefix, string? filter, List<Offer> offers)
    {
        var other = term.Label.Language == Language.Chinese ? Language.English : Language.Chinese;
        if ((other == Language.English || prefix.Prose != ProseLanguage.Other) && term.Concept.ShownLabel(other) is { } translation)
        {
            Add(Rank.Translation, term.Concept, prefix, translation.Text, filter ?? term.Label.Text, offers);
        }
    }

    private static void AddCorrection(IndexedTerm term, Prefix prefix, string? filter, List<Offer> offers)
    {
        if (prefix.Length >= (prefix.IsHan ? 1 : MinLettersOfCorrection) && term.Concept.ShownLabel(term.Label.Language) is { } right)
        {
            Add(Rank.Correction, term.Concept, prefix, right.Text, filter ?? term.Label.Text, offers);
        }
    }

    private static void Add(Rank rank, Concept concept, Prefix prefix, string newText, string? filter, List<Offer> offers)
    {
        if (newText != prefix.Written)
        {
            offers.Add(new Offer(rank, concept, prefix.Span, newText, filter));
        }
    }

    /// <summary>
    /// What the client has to score instead of the label, where the label does not begin with what was typed, as <c>KV-C</c> for
    /// <c>KV Cache</c>: the typed text and the rest of the label. Null where the label itself serves.
    /// </summary>
    private static string? FilterText(IndexedTerm term, Prefix prefix)
    {
        var label = term.Label.Text;
        if (label.StartsWith(prefix.Written, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = 0;
        for (var seen = 0; rest < label.Length && seen < prefix.Length; rest++)
        {
            seen += Separators.Is(label[rest]) ? 0 : 1;
        }

        return prefix.Written + label[rest..];
    }

    /// <returns>True when what is being typed may become pinyin, so that the client has to ask again.</returns>
    private static bool AddPinyin(Glossary glossary, SourceText text, TypedText typed, TermCompletionOptions options, List<Offer> offers)
    {
        if (!options.Pinyin || typed.Letters(out var start) is not { } letters)
        {
            return false;
        }

        var span = TextSpan.FromBounds(start, typed.End);
        var isOther = ProseLanguages.At(text, span) == ProseLanguage.Other;
        if (letters.Length < (isOther ? MinPinyinInOtherProse : MinPinyin))
        {
            return !isOther;
        }

        var count = offers.Count;
        foreach (var term in glossary.Index.Readings)
        {
            if (term.Reading.Continue(letters) is { } reading)
            {
                offers.Add(new Offer(Rank.Pinyin, term.Concept, span, term.Label.Text, reading));
            }
            else if (term.Reading.ContinueInitials(letters) is { } initials)
            {
                offers.Add(new Offer(Rank.Initials, term.Concept, span, term.Label.Text, initials));
            }
        }

        return !isOther || offers.Count > count;
    }
}
