using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MllmLsp.Core.Syntax.Parsing;

/// <summary>
/// Reads <c>[[…]]</c> before CommonMark's own brackets, and leaves to them what is an inline link whose text is in brackets
/// (<c>[[pdf]](https://…)</c>), a link label, or the index of an identifier (<c>x[[i]]</c>).
/// </summary>
internal sealed class WikiLinkParser : InlineParser
{
    private const int LongestLink = 1000;

    public WikiLinkParser() => OpeningCharacters = ['[', '!'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var rest = slice.Rest();
        var embed = rest[0] == '!';
        var open = embed ? 1 : 0;
        if (!rest[open..].StartsWith("[[", StringComparison.Ordinal) || (!embed && IsIndexed(slice.Before(), processor.Inline)))
        {
            return false;
        }

        var content = rest[(open + 2)..];
        var close = ContentLength(content);
        if (close <= 0 || IsNumbers(content[..close]) || content[..close].IsWhiteSpace())
        {
            return false;
        }

        content = content[..close];
        if (ParseNotes.Of(processor).Labels(processor.Document).ContainsKey(LinkLabel.Normalize(content)))
        {
            return false;
        }

        var after = slice;
        after.Start += open + 2 + close + 2;
        if (!embed && IsBracketedTextOfLink(processor, after))
        {
            return false;
        }

        var contentStart = slice.Start + open + 2;
        processor.Inline = new WikiLinkInline
        {
            IsEmbed = embed,
            Whole = processor.Span(slice.Start, after.Start),
            Content = processor.Span(contentStart, contentStart + content.Length),
            Span = new SourceSpan(processor.GetSourcePosition(slice.Start), processor.GetSourcePosition(after.Start - 1)),
        };
        slice = after;
        return true;
    }

    /// <summary>A closing bracket is the end of an index, too, unless it has just closed a reference.</summary>
    private static bool IsIndexed(char before, Inline? last) =>
        char.IsAsciiLetterOrDigit(before) || before == '_'
        || (before is ']' or ')' && last is not (LinkInline or WikiLinkInline or FootnoteReferenceInline));

    /// <summary>Length up to <c>]]</c> on the same line without a bracket between, or -1.</summary>
    private static int ContentLength(ReadOnlySpan<char> content)
    {
        var at = content[..Math.Min(content.Length, LongestLink)].IndexOfAny("[]\r\n");
        return at >= 0 && content[at] == ']' && at + 1 < content.Length && content[at + 1] == ']' ? at : -1;
    }

    /// <summary>A list of numbers such as <c>[[1,2]]</c> is text; a single number may be a note's name.</summary>
    private static bool IsNumbers(ReadOnlySpan<char> content)
    {
        var separated = false;
        foreach (var c in content)
        {
            if (c is ',' or ';')
            {
                separated = true;
            }
            else if (!char.IsAsciiDigit(c) && c is not (' ' or '.' or '-' or '+' or ':'))
            {
                return false;
            }
        }

        return separated;
    }

    private static bool IsBracketedTextOfLink(InlineProcessor processor, StringSlice after)
    {
        if (after.CurrentChar == '(')
        {
            return InlineLinkTail.Read(after.Rest()) is not null;
        }

        return after.CurrentChar == '[' && LinkHelper.TryParseLabel(after, out var label)
            && ParseNotes.Of(processor).Labels(processor.Document).ContainsKey(LinkLabel.Normalize(label));
    }
}
