using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax.Parsing;

/// <summary>
/// CommonMark's links and images (sections 6.3 and 6.4). Ours, because Markdig's parser keeps an opening bracket open where the label
/// behind its closing one is undefined, compares labels by simple case and takes quadratic time on text such as <c>[a](</c> repeated; and
/// because a pair of brackets that makes no link is to be noted, which its tree has no place for.
/// </summary>
internal sealed class BracketParser : InlineParser
{
    private const int LongestLabel = 999;

    public BracketParser() => OpeningCharacters = ['[', ']', '!'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        switch (slice.CurrentChar)
        {
            case '[':
                Open(processor, ref slice, 1);
                return true;
            case '!' when slice.PeekChar() == '[' && !IsBeforeFootnote(slice):
                Open(processor, ref slice, 2);
                return true;
            case ']':
                return Close(processor, ref slice);
            default:
                return false;
        }
    }

    private static void Open(InlineProcessor processor, ref StringSlice slice, int length)
    {
        var mark = new OpenBracketInline
        {
            IsImage = length == 2,
            Span = new SourceSpan(processor.GetSourcePosition(slice.Start), processor.GetSourcePosition(slice.Start + length - 1)),
        };
        slice.Start += length;
        processor.Inline = mark;
        ParseNotes.Of(processor).Brackets(processor.Block!).Push(mark, slice.Start);
    }

    /// <summary>A footnote has no picture: GFM reads an exclamation mark and the footnote.</summary>
    private static bool IsBeforeFootnote(StringSlice slice)
    {
        slice.Start++;
        return FootnoteReferenceParser.Length(slice) is not null;
    }

    private static bool Close(InlineProcessor processor, ref StringSlice slice)
    {
        var notes = ParseNotes.Of(processor);
        var brackets = notes.Brackets(processor.Block!);
        if (!brackets.TryPop(out var mark, out var textStart, out var isActive))
        {
            return false;
        }

        var close = slice.Start;
        if (isActive && Link(processor, notes, slice, slice.Text.AsSpan(textStart, close - textStart)) is { } found)
        {
            var (link, length) = found;
            link.IsImage = mark.IsImage;
            link.Span = new SourceSpan(mark.Span.Start, processor.GetSourcePosition(close + length));
            notes.TextEnds[link] = processor.GetSourcePosition(close);
            Enclose(mark, link);
            processor.Inline = link;
            processor.PostProcessInlines(0, link, null, false);
            link.IsClosed = true;
            slice.Start = close + length + 1;
            if (!mark.IsImage)
            {
                brackets.Deactivate();
            }

            return true;
        }

        if (isActive)
        {
            Note(processor, notes, slice, mark.Span.Start, mark.Span.End + 1);
        }

        return false;
    }

    /// <summary>The link takes the place of the mark, and everything behind the mark goes into it.</summary>
    private static void Enclose(OpenBracketInline mark, LinkInline link)
    {
        mark.ReplaceBy(link);
        while (link.NextSibling is { } next)
        {
            next.Remove();
            link.AppendChild(next);
        }
    }

    /// <summary>The link that a closing bracket ends, and how many characters behind the bracket belong to it.</summary>
    /// <param name="slice">Begins at the closing bracket.</param>
    /// <param name="inner">What stands in the brackets.</param>
    private static (LinkInline Link, int Length)? Link(
        InlineProcessor processor, ParseNotes notes, in StringSlice slice, ReadOnlySpan<char> inner)
    {
        var behind = slice.Rest()[1..];
        if (InlineLinkTail.Read(behind) is { } tail)
        {
            var url = behind[tail.DestinationStart..tail.DestinationEnd];
            var link = new LinkInline { Url = HtmlHelper.Unescape(url is ['<', .. var pointed, '>'] ? pointed.ToString() : url.ToString()) };
            if (!url.IsEmpty)
            {
                var start = slice.Start + 1;
                link.UrlSpan = new SourceSpan(
                    processor.GetSourcePosition(start + tail.DestinationStart), processor.GetSourcePosition(start + tail.DestinationEnd - 1));
            }

            return (link, tail.Length);
        }

        // A label in brackets of its own decides alone: where nothing defines it, the first pair is no shortcut.
        var length = behind is ['[', ..] ? LabelLength(behind[1..]) : -1;
        length = length > 0 && behind.Slice(1, length).IsWhiteSpace() ? -1 : length;
        var label = length > 0 ? behind.Slice(1, length) : IsLabel(inner) ? inner : [];
        return !label.IsWhiteSpace() && notes.Labels(processor.Document).TryGetValue(LinkLabel.Normalize(LabelMask.Undo(label.ToString())), out var definition)
            ? (new LinkInline { Url = LabelMask.Unescape(definition.Url ?? ""), Reference = definition }, length < 0 ? 0 : length + 2)
            : null;
    }

    private static void Note(InlineProcessor processor, ParseNotes notes, in StringSlice slice, int openStart, int textStart)
    {
        var behind = slice.Rest()[1..];
        if (behind.IsEmpty || behind[0] is not ('[' or '('))
        {
            return;
        }

        var textEnd = processor.GetSourcePosition(slice.Start);
        if (textEnd < textStart)
        {
            return;
        }

        var inner = slice.Start + 2;
        var length = behind[0] == '[' ? LabelLength(behind[1..]) : ParenthesesLength(behind[1..]);
        if (length < 0)
        {
            return;
        }

        var pair = new BracketPair(
            TextSpan.FromBounds(openStart, processor.Span(slice.Start, inner + length + 1).End),
            TextSpan.FromBounds(textStart, textEnd),
            processor.Span(inner, inner + length));
        (behind[0] == '[' ? notes.Unlinked : notes.Malformed).Add(pair);
    }

    private static bool IsLabel(ReadOnlySpan<char> text) => text.Length <= LongestLabel && UnescapedBracket(text) < 0;

    /// <summary>Length of a link label up to its <c>]</c> (CommonMark 4.7: no bracket inside unless escaped, at most 999 characters), or -1.</summary>
    private static int LabelLength(ReadOnlySpan<char> text)
    {
        var at = UnescapedBracket(text[..Math.Min(text.Length, LongestLabel + 1)]);
        return at >= 0 && text[at] == ']' ? at : -1;
    }

    private static int UnescapedBracket(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '[' or ']')
            {
                return at;
            }

            at += text[at] == '\\' ? 1 : 0;
        }

        return -1;
    }

    /// <summary>Length up to the closing parenthesis that balances, on the same line and as near as a label's end; else -1.</summary>
    private static int ParenthesesLength(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var at = 0; at < text.Length && at <= LongestLabel; at++)
        {
            switch (text[at])
            {
                case '\r' or '\n':
                    return -1;
                case '\\':
                    at++;
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when depth-- == 0:
                    return at;
            }
        }

        return -1;
    }
}
