using System.Text;

namespace MllmLsp.Core.Glossaries.Exchange;

/// <summary>What a reader sees of a table cell's Markdown: text without emphasis, code marks, links and escapes.</summary>
internal static class MarkdownCell
{
    public static string PlainText(string markdown)
    {
        var text = new StringBuilder(markdown.Length);
        for (var i = 0; i < markdown.Length;)
        {
            i = Read(markdown, i, text);
        }

        return text.ToString().Trim();
    }

    /// <returns>Where reading goes on.</returns>
    private static int Read(string markdown, int at, StringBuilder text)
    {
        var rest = markdown.AsSpan(at);
        switch (rest[0])
        {
            case '\\' when rest.Length > 1 && char.IsAscii(rest[1]) && (char.IsPunctuation(rest[1]) || char.IsSymbol(rest[1])):
                text.Append(rest[1]);
                return at + 2;
            case '`':
                return ReadCode(markdown, at, text);
            case '$' when rest.Length > 1 && rest[1..].IndexOf('$') is > 0 and var end:
                // TeX is kept as it is: its backslashes are no escapes, but those that keep a pipe in its cell.
                text.Append(rest[..(end + 2)].ToString().Replace("\\|", "|", StringComparison.Ordinal));
                return at + end + 2;
            case '*' or '_' when IsEmphasis(markdown, at):
                return at + 1;
            case '[':
                return ReadLink(markdown, at, text);
            case '!' when rest.StartsWith("!["):
                return at + 1;
            case '<':
                return ReadTag(markdown, at, text);
            case '&':
                return ReadEntity(markdown, at, text);
            case '\u200B':
                // Keeps bare addresses from becoming links in what we export.
                return at + 1;
            default:
                text.Append(rest[0]);
                return at + 1;
        }
    }

    private static int ReadCode(string markdown, int at, StringBuilder text)
    {
        var length = markdown.Length - at - markdown.AsSpan(at).TrimStart('`').Length;
        var end = markdown.IndexOf(new string('`', length), at + length, StringComparison.Ordinal);
        if (end < 0)
        {
            text.Append('`', length);
            return at + length;
        }

        text.Append(markdown[(at + length)..end].Trim().Replace("\\|", "|", StringComparison.Ordinal));
        return end + length;
    }

    /// <summary>Underscores within words are names, such as <c>clip_vit</c>.</summary>
    private static bool IsEmphasis(string markdown, int at)
    {
        var before = at > 0 ? markdown[at - 1] : ' ';
        var after = at + 1 < markdown.Length ? markdown[at + 1] : ' ';
        var isBetweenSpaces = char.IsWhiteSpace(before) && char.IsWhiteSpace(after);
        return !isBetweenSpaces && (markdown[at] == '*' || !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)));
    }

    /// <summary><c>[text](address)</c> and <c>[text][label]</c> give their text, <c>[[page|text]]</c> its last part.</summary>
    private static int ReadLink(string markdown, int at, StringBuilder text)
    {
        if (markdown.AsSpan(at).StartsWith("[[") && markdown.IndexOf("]]", at, StringComparison.Ordinal) is > 0 and var wikiEnd)
        {
            var inner = markdown[(at + 2)..wikiEnd].Replace("\\|", "|", StringComparison.Ordinal);
            text.Append(inner.AsSpan(inner.LastIndexOf('|') + 1));
            return wikiEnd + 2;
        }

        var close = markdown.IndexOf(']', at);
        var end = close < 0 || close + 1 >= markdown.Length ? -1
            : markdown[close + 1] == '(' ? markdown.IndexOf(')', close)
            : markdown[close + 1] == '[' ? markdown.IndexOf(']', close + 1)
            : -1;
        if (end < 0)
        {
            text.Append('[');
            return at + 1;
        }

        text.Append(PlainText(markdown[(at + 1)..close]));
        return end + 1;
    }

    private static int ReadTag(string markdown, int at, StringBuilder text)
    {
        var end = markdown.IndexOf('>', at);
        var isTag = end > at + 1 && (char.IsAsciiLetter(markdown[at + 1]) || markdown[at + 1] == '/');
        if (!isTag)
        {
            text.Append('<');
            return at + 1;
        }

        var tag = markdown.AsSpan((at + 1)..end);
        if (tag.StartsWith("br", StringComparison.OrdinalIgnoreCase))
        {
            text.Append('\n');
        }
        else if (tag.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            text.Append(tag);
        }

        return end + 1;
    }

    private static int ReadEntity(string markdown, int at, StringBuilder text)
    {
        foreach (var (entity, character) in new[] { ("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&quot;", '"'), ("&#39;", '\''), ("&nbsp;", ' ') })
        {
            if (markdown.AsSpan(at).StartsWith(entity, StringComparison.Ordinal))
            {
                text.Append(character);
                return at + entity.Length;
            }
        }

        text.Append('&');
        return at + 1;
    }
}
