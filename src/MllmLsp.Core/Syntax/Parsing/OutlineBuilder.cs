using System.Collections.Immutable;
using Markdig.Helpers;
using Markdig.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax.Parsing;

/// <summary>Collects an outline from the front matter and the parsed pieces of one note.</summary>
internal sealed class OutlineBuilder(string text)
{
    private const int MostFirstParagraphs = 8;

    private readonly List<HeadingDraft> headings = [];
    private readonly List<Anchor> anchors = [];
    private readonly List<Reference> references = [];
    private readonly List<LinkDefinition> definitions = [];
    private readonly List<FootnoteDefinition> footnotes = [];
    private readonly List<Anchor> blockIds = [];
    private readonly List<Tag> tags = [];
    private readonly List<Callout> callouts = [];
    private readonly List<Region> regions = [];
    private readonly List<SuppressionComment> suppressions = [];
    private readonly List<TextSpan> shortUnderlines = [];
    private readonly List<BracketPair> unlinked = [];
    private readonly List<TextSpan> firstParagraphs = [];
    private FrontMatter? frontMatter;

    public void Add(FrontMatterContent content)
    {
        frontMatter = content.Matter;
        references.AddRange(content.References);
        regions.Add(new Region(RegionKind.FrontMatter, content.Matter.Span));
    }

    public void Add(ParsedPiece piece)
    {
        var inlines = new InlineReader(this, text, piece.Start, piece.Notes);
        Read(piece.Tree, piece.Start, inlines);
        inlines.ReadNotes();
    }

    public void Add(Reference reference) => references.Add(reference);

    public void Add(RegionKind kind, TextSpan span) => regions.Add(new Region(kind, span));

    public void Add(Tag tag) => tags.Add(tag);

    public void AddUnlinked(BracketPair pair) => unlinked.Add(pair);

    public Outline Build(bool isPartial)
    {
        regions.AddRange(ObsidianComments.Find(text, regions));
        var comments = regions.Where(r => r.Kind == RegionKind.Comment).Select(r => r.Span).ToList();
        var commented = new SpanIndex(comments);
        bool IsLive(TextSpan span) => comments.Count == 0 || commented.InnermostAt(span.Start) is var i && (i < 0 || !comments[i].Contains(span));

        var defined = new HashSet<string>(definitions.Select(d => d.Label), StringComparer.Ordinal);
        references.AddRange(UndefinedReferences.Choose(text, unlinked, references, defined));
        references.Sort(static (a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : b.Span.Length.CompareTo(a.Span.Length));
        regions.Sort(static (a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : b.Span.Length.CompareTo(a.Span.Length));
        definitions.Sort(static (a, b) => a.Span.CompareTo(b.Span));
        return new Outline
        {
            FrontMatter = frontMatter,
            Headings = FinishHeadings(headings.Where(h => IsLive(h.Span))),
            Anchors = [.. anchors],
            References = [.. references.Where(r => IsLive(r.Span))],
            Definitions = [.. definitions.Where(d => IsLive(d.Span))],
            Footnotes = [.. footnotes],
            BlockIds = [.. blockIds],
            Tags = [.. tags.Where(t => IsLive(t.Span))],
            Callouts = [.. callouts],
            Regions = [.. regions],
            Suppressions = FinishSuppressions(),
            ShortSetextUnderlines = [.. shortUnderlines],
            FirstParagraph = firstParagraphs.Where(IsLive).Select(p => (TextSpan?)p).FirstOrDefault(),
            IsPartial = isPartial,
        };
    }

    private void Read(Block block, int start, InlineReader inlines)
    {
        switch (block)
        {
            case HeadingBlock heading:
                ReadHeading(heading, start, inlines);
                break;
            case HtmlBlock html:
                ReadHtml(Clamp(html.Span, start));
                break;
            case CodeBlock code:
                var isMath = code is Markdig.Extensions.Mathematics.MathBlock;
                regions.Add(new Region(isMath ? RegionKind.Math : RegionKind.CodeBlock, Clamp(new SourceSpan(code.Span.Start, BlockExtent.LastOffset(code)), start)));
                break;
            case LinkReferenceDefinition definition:
                ReadDefinition(definition, start, inlines.LabelOf(definition));
                break;
            case LeafBlock leaf:
                if (leaf.Inline is not null)
                {
                    inlines.Read(leaf.Inline);
                }

                if (leaf is ParagraphBlock && leaf.Parent is not LinkReferenceDefinitionGroup)
                {
                    ReadBlockId(Clamp(leaf.Span, start));
                    ReadFirstParagraph(leaf, start);
                }

                break;
            case ContainerBlock container:
                ReadContainer(container, start);
                foreach (var child in container)
                {
                    Read(child, start, inlines);
                }

                break;
        }
    }

    private void ReadContainer(ContainerBlock container, int start)
    {
        var span = Clamp(container.Span, start);
        switch (container)
        {
            case FootnoteDefinitionBlock footnote:
                var label = footnote.Label.Shift(start);
                var name = text.AsSpan(label.Start, label.Length);
                footnotes.Add(new FootnoteDefinition(LinkLabel.Normalize(name), span, label) { Written = LinkLabel.Collapse(name) });
                regions.Add(new Region(RegionKind.Label, TextSpan.FromBounds(label.Start - 2, label.End + 2)));
                break;
            case QuoteBlock:
                regions.Add(new Region(RegionKind.Quote, span));
                if (CalloutType(span) is { } type)
                {
                    callouts.Add(new Callout(type, span));
                }

                break;
        }
    }

    private void ReadHeading(HeadingBlock heading, int start, InlineReader inlines)
    {
        var span = Clamp(heading.Span, start);
        var plain = "";
        var content = new TextSpan(span.Start, 0);
        if (heading.Inline is not null)
        {
            inlines.Read(heading.Inline);
            plain = inlines.PlainText(heading.Inline);
            content = InlineReader.ContentSpan(heading.Inline, start, text.Length) ?? content;
        }

        if (heading.IsSetext)
        {
            if (IsLazyUnderline(span))
            {
                return;
            }

            ReadUnderline(span);
        }

        headings.Add(new HeadingDraft(heading.Level, plain, span, content));
    }

    /// <summary>
    /// A line below a footnote that is not indented may continue the footnote's paragraph, but never underlines it (CommonMark, section
    /// 4.3); Markdig knows this of its own containers only.
    /// </summary>
    private bool IsLazyUnderline(TextSpan heading)
    {
        var before = text.AsSpan(0, heading.Start);
        var underline = text.AsSpan(heading.Start, heading.Length);
        underline = underline[(underline.LastIndexOfAny('\n', '\r') + 1)..];
        return before[(before.LastIndexOfAny('\n', '\r') + 1)..].TrimStart(" >").StartsWith("[^", StringComparison.Ordinal)
            && !underline.StartsWith("    ", StringComparison.Ordinal) && !underline.StartsWith("\t", StringComparison.Ordinal);
    }

    private void ReadUnderline(TextSpan span)
    {
        var end = span.End;
        while (end > span.Start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        var begin = end;
        while (begin > span.Start && text[begin - 1] == '-')
        {
            begin--;
        }

        if (end - begin is 1 or 2)
        {
            shortUnderlines.Add(TextSpan.FromBounds(begin, end));
        }
    }

    public void ReadHtml(TextSpan span)
    {
        regions.Add(new Region(RegionKind.Html, span));
        HtmlTagScanner.Scan(text.AsSpan(span.Start, span.Length), span.Start, ReadAttribute, ReadComment);
    }

    private void ReadComment(TextSpan span)
    {
        if (SuppressionComment.Parse(text.AsSpan(span.Start, span.Length), span.Start) is { } suppression)
        {
            suppressions.Add(suppression);
        }
    }

    private void ReadAttribute(HtmlTagValue attribute)
    {
        var span = Trimmed(attribute.Value);
        var value = text.Substring(span.Start, span.Length);
        switch (attribute.Tag, attribute.Name)
        {
            case (_, "id" or "name") when value.Length > 0: // GitHub looks for the name of any element, not of <a> only
                anchors.Add(new Anchor(value, attribute.Value));
                break;
            case ("a", "href"):
                references.Add(DestinationText.Read(text, ReferenceKind.HtmlLink, span, span, HtmlHelper.Unescape(value, false), span));
                break;
            case ("img", "src"):
                references.Add(DestinationText.Read(text, ReferenceKind.HtmlImage, span, span, HtmlHelper.Unescape(value, false), span));
                break;
        }
    }

    /// <summary>White space around an address in an attribute does not count (HTML, section 2.4).</summary>
    private TextSpan Trimmed(TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    private void ReadDefinition(LinkReferenceDefinition definition, int start, ReadOnlySpan<char> written)
    {
        if (definition.Label is null || definition.Span.IsEmpty || definition.UrlSpan.IsEmpty)
        {
            return;
        }

        var span = Clamp(definition.Span, start);
        var label = Clamp(definition.LabelSpan, start);
        var url = HtmlHelper.Unescape(LabelMask.Unescape(definition.Url ?? ""), false);
        definitions.Add(new LinkDefinition(LinkLabel.Normalize(written), span, label, url) { Written = LinkLabel.Collapse(written) });
        references.Add(DestinationText.Read(text, ReferenceKind.Definition, span, label, url, Clamp(definition.UrlSpan, start)));
        regions.Add(new Region(RegionKind.Label, label));
        regions.Add(new Region(RegionKind.Destination, TextSpan.FromBounds(Math.Min(label.End + 1, span.End), span.End)));
    }

    /// <summary>Obsidian's block id ends a block, a space before its caret or a line of its own.</summary>
    private void ReadBlockId(TextSpan span)
    {
        var end = span.End;
        while (end > span.Start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        var begin = end;
        while (begin > span.Start && (char.IsAsciiLetterOrDigit(text[begin - 1]) || text[begin - 1] == '-'))
        {
            begin--;
        }

        var caret = begin - 1;
        if (begin < end && caret >= span.Start && text[caret] == '^' && (caret == span.Start || text[caret - 1] is ' ' or '\t' or '\n' or '\r'))
        {
            blockIds.Add(new Anchor(text[begin..end], TextSpan.FromBounds(begin, end)));
        }
    }

    /// <summary>A few are kept, since which of them a comment hides is known at the end only.</summary>
    private void ReadFirstParagraph(LeafBlock paragraph, int start)
    {
        if (firstParagraphs.Count < MostFirstParagraphs && paragraph is { Parent: MarkdownDocument, Inline: { } inline } && InlineReader.HasWords(inline))
        {
            firstParagraphs.Add(Clamp(paragraph.Span, start));
        }
    }

    private string? CalloutType(TextSpan quote)
    {
        var inner = text.AsSpan(quote.Start, quote.Length).TrimStart("> \t");
        if (!inner.StartsWith("[!", StringComparison.Ordinal))
        {
            return null;
        }

        var length = inner[2..].IndexOfAny("]\r\n");
        return length > 0 && inner[2 + length] == ']' ? inner.Slice(2, length).ToString().ToLowerInvariant() : null;
    }

    private ImmutableArray<SuppressionComment> FinishSuppressions()
    {
        if (suppressions.Count == 0)
        {
            return [];
        }

        var lines = new LineIndex(text);
        return [.. suppressions.OrderBy(s => s.Span).Select(s => s with { Covers = Covered(s, lines) })];
    }

    private TextSpan Covered(SuppressionComment comment, LineIndex lines) => comment.Kind switch
    {
        SuppressionKind.DisableLine => lines.LineSpan(lines.LineOf(comment.Span.Start)),
        SuppressionKind.DisableNextLine => NextWrittenLine(lines, lines.LineOf(comment.Span.End)),
        SuppressionKind.Disable => TextSpan.FromBounds(comment.Span.Start, text.Length),
        SuppressionKind.DisableFile => new TextSpan(0, text.Length),
        _ => new TextSpan(comment.Span.Start, 0),
    };

    /// <summary>A blank line between a comment and a paragraph belongs to the comment.</summary>
    private TextSpan NextWrittenLine(LineIndex lines, int line)
    {
        do
        {
            line++;
        }
        while (line < lines.LineCount - 1 && text.AsSpan(lines.LineSpan(line).Start, lines.LineSpan(line).Length).IsWhiteSpace());
        return lines.LineSpan(line);
    }

    private ImmutableArray<Heading> FinishHeadings(IEnumerable<HeadingDraft> drafts)
    {
        var live = drafts.OrderBy(h => h.Span).ToArray();
        var slugger = new Slugger();
        var result = ImmutableArray.CreateBuilder<Heading>(live.Length);
        for (var i = 0; i < live.Length; i++)
        {
            var draft = live[i];
            var plain = draft.Text;
            if (HeadingAttribute.Read(plain) is { } attribute)
            {
                anchors.Add(new Anchor(attribute.Id, draft.Content));
                anchors.Add(new Anchor(Slugger.Slug(plain), draft.Content));
                plain = attribute.Text;
            }

            var next = i + 1;
            while (next < live.Length && live[next].Level > draft.Level)
            {
                next++;
            }

            var end = next < live.Length ? live[next].Span.Start : text.Length;
            result.Add(new Heading(draft.Level, plain.ReplaceLineEndings(" ").Trim(), slugger.Next(plain), draft.Span, draft.Content, end)
            {
                WholeText = draft.Text.ReplaceLineEndings(" ").Trim(),
            });
        }

        return result.MoveToImmutable();
    }

    /// <summary>Markdig's inclusive span of a piece, as a half-open span of the note that stays inside it.</summary>
    private TextSpan Clamp(SourceSpan span, int start)
    {
        var from = Math.Clamp(span.Start + start, 0, text.Length);
        return TextSpan.FromBounds(from, Math.Clamp(span.End + 1 + start, from, text.Length));
    }

    private readonly record struct HeadingDraft(int Level, string Text, TextSpan Span, TextSpan Content);
}
