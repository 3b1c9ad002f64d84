using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax.Parsing;

/// <summary>Reads the inlines of one piece into the builder: references, tags, and what is no prose.</summary>
internal sealed class InlineReader(OutlineBuilder builder, string text, int start, ParseNotes notes)
{
    public void Read(ContainerInline container)
    {
        // A loop instead of recursion: unmatched brackets nest as deep as a line is long.
        for (Inline? inline = container.FirstChild; inline is not null;)
        {
            ReadOne(inline);

            // Links in an image's description are text: readers get the description alone (CommonMark, section 6.4).
            inline = inline is LinkInline { IsImage: true } ? NextAfter(inline, container) : Next(inline, container);
        }
    }

    /// <inheritdoc cref="ParseNotes.LabelOf" />
    public ReadOnlySpan<char> LabelOf(LinkReferenceDefinition definition) => notes.LabelOf(definition);

    /// <summary>What the piece's brackets were, once every inline has been read.</summary>
    public void ReadNotes()
    {
        foreach (var pair in notes.Unlinked)
        {
            builder.AddUnlinked(Shift(pair));
        }

        foreach (var pair in notes.Malformed.Select(Shift))
        {
            if (MalformedLink.IsMeant(text, pair.Behind))
            {
                var inner = text.Substring(pair.Behind.Start, pair.Behind.Length);
                builder.Add(new Reference(ReferenceKind.Malformed, pair.Whole, pair.Text, inner, pair.Behind, null, new TextSpan(pair.Behind.End, 0)));
            }
        }
    }

    /// <summary>A heading's text as a reader sees it; an image has none.</summary>
    public string PlainText(ContainerInline container)
    {
        var result = new StringBuilder();
        for (Inline? inline = container.FirstChild; inline is not null;)
        {
            AppendText(result, inline);
            inline = inline is LinkInline { IsImage: true } ? NextAfter(inline, container) : Next(inline, container);
        }

        return LabelMask.Unescape(result.ToString());
    }

    /// <summary>Whether a reader sees words, and not just pictures, tags, addresses or marks.</summary>
    public static bool HasWords(ContainerInline container)
    {
        for (Inline? inline = container.FirstChild; inline is not null;)
        {
            if (inline is CodeInline or MathSpanInline or WikiLinkInline { IsEmbed: false }
                || (inline is LiteralInline literal && HasWords(literal.Content.AsSpan())))
            {
                return true;
            }

            inline = inline is LinkInline { IsImage: true } ? NextAfter(inline, container) : Next(inline, container);
        }

        return false;
    }

    /// <summary>From the first to the last inline; null where there is none.</summary>
    public static TextSpan? ContentSpan(ContainerInline container, int start, int limit)
    {
        if (container.FirstChild is null || container.LastChild is null)
        {
            return null;
        }

        var from = Math.Clamp(container.FirstChild.Span.Start + start, 0, limit);
        return TextSpan.FromBounds(from, Math.Clamp(container.LastChild.Span.End + 1 + start, from, limit));
    }

    private static bool HasWords(ReadOnlySpan<char> literal)
    {
        foreach (var rune in literal.EnumerateRunes())
        {
            if (Scripts.IsLetterOrDigit(rune.Value))
            {
                return true;
            }
        }

        return false;
    }

    private static Inline? Next(Inline inline, ContainerInline root) =>
        inline is ContainerInline { FirstChild: { } child } ? child : NextAfter(inline, root);

    private static Inline? NextAfter(Inline inline, ContainerInline root)
    {
        for (var at = inline; at is not null && at != root; at = at.Parent)
        {
            if (at.NextSibling is { } sibling)
            {
                return sibling;
            }
        }

        return null;
    }

    private void ReadOne(Inline inline)
    {
        switch (inline)
        {
            case LinkInline link:
                ReadLink(link);
                break;
            case WikiLinkInline wiki:
                ReadWikiLink(wiki);
                break;
            case FootnoteReferenceInline footnote:
                ReadFootnote(footnote);
                break;
            case CodeInline code:
                builder.Add(RegionKind.InlineCode, Clamp(code.Span));
                break;
            case MathSpanInline math:
                builder.Add(RegionKind.Math, math.Whole.Shift(start));
                break;
            case BareUrlInline url:
                ReadAddress(url.Whole.Shift(start), url.Whole.Shift(start));
                break;
            case AutolinkInline auto:
                var span = Clamp(auto.Span);
                ReadAddress(span, span.Length >= 2 ? TextSpan.FromBounds(span.Start + 1, span.End - 1) : span);
                break;
            case HtmlInline html:
                builder.ReadHtml(Clamp(html.Span));
                break;
            case CitationInline citation:
                ReadCitation(citation);
                break;
            case TagInline tag:
                var whole = tag.Whole.Shift(start);
                builder.Add(new Tag(text[(whole.Start + 1)..whole.End], whole));
                builder.Add(RegionKind.Tag, whole);
                break;
        }
    }

    private void ReadAddress(TextSpan whole, TextSpan address)
    {
        builder.Add(RegionKind.Url, whole);
        builder.Add(DestinationText.Read(text, ReferenceKind.Autolink, whole, address, text.Substring(address.Start, address.Length), address));
    }

    private void ReadLink(LinkInline link)
    {
        var whole = Clamp(link.Span);
        if (!notes.TextEnds.TryGetValue(link, out var localEnd))
        {
            return;
        }

        var textStart = Math.Min(whole.Start + (link.IsImage ? 2 : 1), whole.End);
        var textEnd = Math.Clamp(localEnd + start, textStart, whole.End);
        var display = TextSpan.FromBounds(textStart, textEnd);
        var behind = TextSpan.FromBounds(Math.Min(textEnd + 1, whole.End), whole.End);
        if (link.Reference is not null)
        {
            ReadReferenceLink(link, whole, display, behind);
            return;
        }

        var url = link.UrlSpan.IsEmpty ? new TextSpan(Math.Min(behind.Start + 1, whole.End), 0) : Clamp(link.UrlSpan);
        builder.Add(DestinationText.Read(text, link.IsImage ? ReferenceKind.Image : ReferenceKind.Inline, whole, display, link.Url ?? "", url));
        builder.Add(RegionKind.Destination, behind);
    }

    private void ReadReferenceLink(LinkInline link, TextSpan whole, TextSpan display, TextSpan behind)
    {
        var (kind, label) = behind.Length switch
        {
            0 => (ReferenceKind.Shortcut, display),
            2 => (ReferenceKind.Collapsed, display),
            _ => (ReferenceKind.Full, behind.Length > 2 ? TextSpan.FromBounds(behind.Start + 1, behind.End - 1) : behind),
        };
        var name = link.Reference is { } definition ? LinkLabel.Normalize(notes.LabelOf(definition)) : "";
        builder.Add(new Reference(kind, whole, display, name, label, null, new TextSpan(label.End, 0))
        {
            Written = LinkLabel.Collapse(text.AsSpan(label.Start, label.Length)),
        });
        if (!behind.IsEmpty)
        {
            builder.Add(RegionKind.Label, behind);
        }
    }

    private void ReadWikiLink(WikiLinkInline wiki)
    {
        var reference = WikiLinkText.Read(text, wiki.Whole.Shift(start), wiki.Content.Shift(start), wiki.IsEmbed);
        builder.Add(reference);
        var hasAlias = text.AsSpan(reference.Span.Start, reference.Span.Length).Contains('|');
        var content = wiki.Content.Shift(start);
        builder.Add(RegionKind.WikiTarget, hasAlias ? TextSpan.FromBounds(content.Start, Math.Max(content.Start, reference.DisplaySpan.Start)) : content);
    }

    private void ReadFootnote(FootnoteReferenceInline footnote)
    {
        var label = footnote.Label.Shift(start);
        builder.Add(RegionKind.Label, footnote.Whole.Shift(start));
        var name = text.AsSpan(label.Start, label.Length);
        builder.Add(new Reference(ReferenceKind.Footnote, footnote.Whole.Shift(start), label, LinkLabel.Normalize(name), label, null, new TextSpan(label.End, 0))
        {
            Written = LinkLabel.Collapse(name),
        });
    }

    private void ReadCitation(CitationInline citation)
    {
        foreach (var (whole, key) in citation.Keys.Select(key => (key.Span.Shift(start), key.Key.Shift(start))))
        {
            builder.Add(RegionKind.Citation, whole);
            builder.Add(new Reference(
                citation.IsBare ? ReferenceKind.BareCitation : ReferenceKind.Citation,
                whole,
                key,
                text.Substring(key.Start, key.Length),
                key,
                null,
                new TextSpan(key.End, 0)));
        }
    }

    private void AppendText(StringBuilder result, Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                result.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                result.Append(code.Content);
                break;
            case HtmlEntityInline entity:
                result.Append(entity.Transcoded.AsSpan());
                break;
            case LineBreakInline:
                result.Append('\n');
                break;
            case AutolinkInline auto:
                result.Append(auto.Url);
                break;
            case WikiLinkInline wiki:
                var reference = WikiLinkText.Read(text, wiki.Whole.Shift(start), wiki.Content.Shift(start), wiki.IsEmbed);
                result.Append(text, reference.DisplaySpan.Start, reference.DisplaySpan.Length);
                break;
            case MathSpanInline { Whole: var math }:
                result.Append(text, math.Start + start, math.Length);
                break;
            case BareUrlInline { Whole: var url }:
                result.Append(text, url.Start + start, url.Length);
                break;
            case CitationInline { Whole: var citation }:
                result.Append(text, citation.Start + start, citation.Length);
                break;
            case TagInline { Whole: var tag }:
                result.Append(text, tag.Start + start, tag.Length);
                break;
            case OpenBracketInline bracket:
                result.Append(bracket.IsImage ? "![" : "[");
                break;
            case DelimiterInline delimiter:
                result.Append(delimiter.ToLiteral());
                break;
        }
    }

    private BracketPair Shift(BracketPair pair) => new(pair.Whole.Shift(start), pair.Text.Shift(start), pair.Behind.Shift(start));

    private TextSpan Clamp(SourceSpan span)
    {
        var from = Math.Clamp(span.Start + start, 0, text.Length);
        return TextSpan.FromBounds(from, Math.Clamp(span.End + 1 + start, from, text.Length));
    }
}
