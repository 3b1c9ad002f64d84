using Markdig.Helpers;
using Markdig.Parsers;

namespace MllmLsp.Core.Syntax.Parsing;

/// <summary>
/// Reads GFM's extended autolinks (GFM spec, section 6.9) as far as their extent goes: from <c>http://</c>, <c>https://</c>, <c>ftp://</c>
/// or <c>www.</c> up to white space or <c>&lt;</c>. Chinese text and full-width punctuation do not end one, and brackets inside are part
/// of it.
/// </summary>
internal sealed class BareUrlParser : InlineParser
{
    private static readonly string[] Prefixes = ["http://", "https://", "ftp://", "www."];

    public BareUrlParser() => OpeningCharacters = ['h', 'f', 'w', 'H', 'F', 'W'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = slice.Before();
        var rest = slice.Rest();
        var prefix = 0;
        foreach (var candidate in Prefixes)
        {
            if (rest.StartsWith(candidate, StringComparison.OrdinalIgnoreCase))
            {
                prefix = candidate.Length;
            }
        }

        // GitHub's own implementation asks of a scheme only that it is not the end of a longer word: `：https://…` is an address.
        var apart = slice.CurrentChar is 'w' or 'W'
            ? before == '\0' || char.IsWhiteSpace(before) || before is '*' or '_' or '~' or '('
            : !char.IsAsciiLetterOrDigit(before);
        if (!apart || prefix == 0 || rest.Length == prefix || !IsDomainStart(rest[prefix]))
        {
            return false;
        }

        var length = prefix;
        while (length < rest.Length && rest[length] is not ('<' or ' ' or '\t' or '\r' or '\n') && !char.IsWhiteSpace(rest[length]))
        {
            length++;
        }

        length = TrimEnd(rest, length, prefix);
        if (!ParseNotes.Of(processor).Brackets(processor.Block!).IsEmpty && rest[..length].Contains(']'))
        {
            length = rest[..length].IndexOf(']');
        }

        processor.Inline = new BareUrlInline
        {
            Whole = processor.Span(slice.Start, slice.Start + length),
            Span = new Markdig.Syntax.SourceSpan(processor.GetSourcePosition(slice.Start), processor.GetSourcePosition(slice.Start + length - 1)),
        };
        slice.Start += length;
        return true;
    }

    private static bool IsDomainStart(char c) => char.IsLetterOrDigit(c);

    /// <summary>Where what ends in a semicolon looks like an entity begins, or -1: GFM leaves it out of the address.</summary>
    private static int EntityStart(ReadOnlySpan<char> text)
    {
        var at = text.Length - 2;
        while (at >= 0 && char.IsAsciiLetterOrDigit(text[at]))
        {
            at--;
        }

        return at >= 0 && at < text.Length - 2 && text[at] == '&' ? at : -1;
    }

    /// <summary>GFM's trailing punctuation and unbalanced closing parentheses are no part of the address.</summary>
    private static int TrimEnd(ReadOnlySpan<char> rest, int length, int least)
    {
        var open = rest[..length].Count('(');
        var close = rest[..length].Count(')');
        while (length > least)
        {
            var last = rest[length - 1];
            if (last == ';' && EntityStart(rest[..length]) is >= 0 and var entity)
            {
                length = Math.Max(entity, least);
            }
            else if (last is '?' or '!' or '.' or ',' or ':' or '*' or '_' or '~' or '\'' or '"' or ';')
            {
                length--;
            }
            else if (last == ')' && close > open)
            {
                length--;
                close--;
            }
            else
            {
                break;
            }
        }

        return length;
    }
}
