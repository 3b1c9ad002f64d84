using System.Text;
using MllmLsp.Core.Bibliographies;

namespace MllmLsp.Core.Features;

/// <summary>What a reader wants to know of a cited work.</summary>
internal static class CitationCard
{
    /// <summary>CommonMark: the title, who wrote it and when, where it appeared.</summary>
    public static string Markdown(BibFile file, BibEntry entry, FeatureContext context)
    {
        var card = new StringBuilder();
        card.Append("**").Append(MarkdownText.Link(entry.Title ?? entry.Key, WebAddress.Safe(entry.Address))).Append("**");
        var facts = new[] { entry.ShortAuthors, entry.Year, entry.Venue }.OfType<string>().Where(fact => fact.Length > 0).Select(MarkdownText.Escape);
        card.Append("\n\n").Append(string.Join(context.Say(", ", "，"), facts));
        card.Append("\n\n").Append(MarkdownText.Link($"@{entry.Key}", context.LinkTo(new Location(file.Path, entry.Span, entry.KeySpan))));
        return card.ToString();
    }
}
