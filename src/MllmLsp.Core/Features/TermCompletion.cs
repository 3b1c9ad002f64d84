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
    /// line that begins a label, and nothing else. Logarithmic in the number of labels but for those that fit, of which one that is not
    /// shown costs a comparison.
    /// </summary>
    public static CompletionList At(Glossary glossary, SourceText text, int offset, TermCompletionOptions options)
    {
        offset = Math.Clamp(offset, 0, text.Length);
        if (offset == 0 || Separators.IsSpace(text[offset - 1]))
        {
            return CompletionList.Empty;
        }

        // One more than are shown says that there are more.
        var typed = TypedText.Before(text, offset);
        var offers = new TermOffers(MaxItems + 1);
        var isHan = AddLabels(glossary, text, typed, options, offers);
        var mayBePinyin = AddPinyin(glossary, text, typed, options, offers);
        var isCut = offers.IsFull;

        // The range of a Han or pinyin prefix moves with what is typed next, and a client that filters by itself would not notice.
        return new CompletionList(
            [.. offers.Take().Take(MaxItems).Select((offer, place) => offer.ToItem(place, options.Language))], isCut || isHan || mayBePinyin);
    }

    /// <returns>True when what is being typed has Han in it.</returns>
    private static bool AddLabels(Glossary glossary, SourceText text, TypedText typed, TermCompletionOptions options, TermOffers offers)
    {
        for (var from = 0; from < typed.Count; from++)
        {
            if (!typed.CanBeginAt(from))
            {
                continue;
            }

            var terms = glossary.Index.BeginningWith(typed.Key(from));
            var first = FirstFitting(terms, typed, from);
            if (first < terms.Length)
            {
                var prefix = new Prefix(text, typed, from);
                if (prefix.IsHan || prefix.Prose == ProseLanguage.Han || prefix.Written.Length >= MinLettersInProse)
                {
                    AddOffers(terms[first..], prefix, options, offers);
                }

                return prefix.IsHan;
            }
        }

        return false;
    }

    private static int FirstFitting(ReadOnlySpan<IndexedTerm> terms, TypedText typed, int from)
    {
        var first = 0;
        while (first < terms.Length && !typed.Fits(from, terms[first].Shape))
        {
            first++;
        }

        return first;
    }

    /// <summary>The text that is being completed.</summary>
    private sealed class Prefix
    {
        private readonly TypedText typed;
        private readonly int from;

        public Prefix(SourceText text, TypedText typed, int from)
        {
            (this.typed, this.from) = (typed, from);
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

        /// <summary>
        /// Whether a term that begins so is to be offered. Who has written a whole one in English prose and goes on with a space or a new line
        /// wants no list that takes the key.
        /// </summary>
        public bool Wants(IndexedTerm term) =>
            typed.Fits(from, term.Shape) && (IsHan || Prose == ProseLanguage.Han || term.Key.Length != Length);
    }

    private static void AddOffers(ReadOnlySpan<IndexedTerm> terms, Prefix prefix, TermCompletionOptions options, TermOffers offers)
    {
        foreach (var term in terms)
        {
            if (offers.Wants(TermRank.Label, term.Label.Text) && !IsWrong(term.Label) && prefix.Wants(term))
            {
                Add(TermRank.Label, term.Concept, prefix, term.Label.Text, FilterText(term, prefix), offers);
            }
        }

        if (offers.IsFull)
        {
            // All that follows goes behind the labels.
            return;
        }

        foreach (var term in terms)
        {
            if (prefix.Wants(term))
            {
                AddOthers(term, prefix, options, offers);
            }
        }
    }

    /// <summary>What is offered because of a label, besides the label.</summary>
    private static void AddOthers(IndexedTerm term, Prefix prefix, TermCompletionOptions options, TermOffers offers)
    {
        var filter = FilterText(term, prefix);
        if (IsWrong(term.Label))
        {
            AddCorrection(term, prefix, filter, offers);
            return;
        }

        var inHan = prefix.IsHan || prefix.Prose == ProseLanguage.Han;
        if (!options.IsExpanded(term.Concept) && FirstUse.Form(term.Concept, inHan) is { } form)
        {
            Add(TermRank.FirstUse, term.Concept, prefix, form, filter ?? term.Label.Text, offers);
        }

        AddTranslation(term, prefix, filter, offers);
    }

    private static bool IsWrong(Label label) => label.Role is LabelRole.Hidden or LabelRole.Avoided;

    private static void AddTranslation(IndexedTerm term, Prefix prefix, string? filter, TermOffers offers)
    {
        var other = term.Label.Language == Language.Chinese ? Language.English : Language.Chinese;
        if ((other == Language.English || prefix.Prose != ProseLanguage.Other) && term.Concept.ShownLabel(other) is { } translation)
        {
            Add(TermRank.Translation, term.Concept, prefix, translation.Text, filter ?? term.Label.Text, offers);
        }
    }

    private static void AddCorrection(IndexedTerm term, Prefix prefix, string? filter, TermOffers offers)
    {
        if (prefix.Length >= (prefix.IsHan ? 1 : MinLettersOfCorrection) && term.Concept.ShownLabel(term.Label.Language) is { } right)
        {
            Add(TermRank.Correction, term.Concept, prefix, right.Text, filter ?? term.Label.Text, offers);
        }
    }

    private static void Add(TermRank rank, Concept concept, Prefix prefix, string newText, string? filter, TermOffers offers)
    {
        if (newText != prefix.Written)
        {
            offers.Add(new TermOffer(rank, concept, prefix.Span, newText, filter));
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
    private static bool AddPinyin(Glossary glossary, SourceText text, TypedText typed, TermCompletionOptions options, TermOffers offers)
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

        var isAny = false;
        foreach (var term in glossary.Index.ReadFrom(letters[0]))
        {
            // Whether there is any has to be known even where none of them is shown.
            if (isAny && !offers.Wants(TermRank.Pinyin, term.Label.Text))
            {
                continue;
            }

            if (term.Reading.Continue(letters) is { } reading)
            {
                isAny = true;
                offers.Add(new TermOffer(TermRank.Pinyin, term.Concept, span, term.Label.Text, reading));
            }
            else if (term.Reading.ContinueInitials(letters) is { } initials)
            {
                isAny = true;
                offers.Add(new TermOffer(TermRank.Initials, term.Concept, span, term.Label.Text, initials));
            }
        }

        return !isOther || isAny;
    }
}
