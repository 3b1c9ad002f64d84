using System.Text;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features;

/// <summary>A concept's card: as Markdown for hover and completion, and as plain text for a terminal.</summary>
public static class ConceptCard
{
    /// <summary>CommonMark in which all text of glossaries is escaped; the formula is TeX source, which no client has to render.</summary>
    /// <param name="usedInNotes">How many notes mention the concept; null when that is not known.</param>
    /// <param name="link">The address of a place in a glossary file, percent-encoded; null where the client cannot follow one.</param>
    public static string Markdown(
        Glossary glossary, Concept concept, Language language, int? usedInNotes, Func<string, TextSpan, string?> link)
    {
        var content = CardContent.Of(glossary, concept, language, usedInNotes);
        var card = new StringBuilder();
        card.Append("**").Append(MarkdownText.Escape(Printable(content.Names[0]))).Append("**");
        foreach (var other in content.Names.Skip(1))
        {
            card.Append(" · ").Append(MarkdownText.Escape(Printable(other)));
        }

        card.Append(" — *").Append(content.Kind).Append('*');
        AppendFacts(card, content.Labels, language, link);
        foreach (var paragraph in Paragraphs(content.Definition))
        {
            card.Append("\n\n").Append(MarkdownText.Escape(paragraph));
        }

        if (content.Formula is { } formula)
        {
            AppendCode(card, Printable(formula));
        }

        AppendFacts(card, content.Facts, language, link);
        return card.ToString();
    }

    /// <summary>The same for a terminal: no markup, no control characters, one fact a line.</summary>
    /// <param name="usedInNotes">How many notes mention the concept; null when that is not known.</param>
    public static string PlainText(Glossary glossary, Concept concept, Language language, int? usedInNotes)
    {
        var content = CardContent.Of(glossary, concept, language, usedInNotes);
        var card = new StringBuilder();
        card.AppendJoin(" · ", content.Names.Select(Printable)).Append(" (").Append(content.Kind).Append(")\n");
        AppendLines(card, content.Labels, language);
        foreach (var paragraph in Paragraphs(content.Definition))
        {
            card.Append('\n').Append(paragraph).Append('\n');
        }

        if (content.Formula is { } formula)
        {
            card.Append("\n$$ ").Append(Printable(formula)).Append(" $$\n");
        }

        card.Append('\n');
        AppendLines(card, content.Facts, language);
        return card.ToString();
    }

    private static void AppendFacts(
        StringBuilder card, IEnumerable<CardFact> facts, Language language, Func<string, TextSpan, string?> link)
    {
        var before = "\n\n";
        foreach (var fact in facts)
        {
            card.Append(before).Append(fact.Name).Append(language == Language.Chinese ? "：" : ": ");
            card.AppendJoin(Between(fact, language), fact.Values.Select(value => MarkdownText.Link(
                string.Join(' ', Paragraphs(value.Text)),
                value.Place is { } place ? link(place.Path, place.Span) : WebAddress.Safe(value.Address))));

            // Two spaces: a line break within one paragraph.
            before = "  \n";
        }
    }

    private static void AppendLines(StringBuilder card, IEnumerable<CardFact> facts, Language language)
    {
        foreach (var fact in facts)
        {
            card.Append(fact.Name).Append(language == Language.Chinese ? "：" : ": ");
            card.AppendJoin(Between(fact, language), fact.Values.Select(value => string.Join(' ', Paragraphs(value.Text))
                + (value.Address is { } address && address != value.Text ? " " + Printable(address) : "")));
            card.Append('\n');
        }
    }

    /// <summary>What holds a comma itself, such as a title or a reason, is parted by semicolons.</summary>
    private static string Between(CardFact fact, Language language)
    {
        var isLong = fact.Values.Any(value => value.Text.Length > 40 || value.Text.AsSpan().ContainsAny(",，、"));
        return language == Language.Chinese ? (isLong ? "；" : "、") : isLong ? "; " : ", ";
    }

    private static void AppendCode(StringBuilder card, string code)
    {
        var fence = "```";
        while (code.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        card.Append("\n\n").Append(fence).Append("latex\n").Append(code.Trim()).Append('\n').Append(fence);
    }

    private static IEnumerable<string> Paragraphs(string? text) =>
        (text ?? "").ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(paragraph => Printable(paragraph).Replace('\n', ' '));

    /// <summary>Without control characters, which could drive a terminal, and without those that turn the reading direction.</summary>
    private static string Printable(string text) => string.Concat(text.Where(character =>
        character == '\n' || !MarkdownText.Steers(character)));
}
