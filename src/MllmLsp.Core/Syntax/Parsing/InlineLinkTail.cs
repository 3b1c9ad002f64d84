namespace MllmLsp.Core.Syntax.Parsing;

/// <summary>What follows a link's text: <c>(destination "title")</c>. Places count from the opening parenthesis.</summary>
/// <param name="DestinationStart">With an angle bracket, where there is one.</param>
/// <param name="DestinationEnd">The same as the start where the destination is left out.</param>
/// <param name="Length">To behind the closing parenthesis.</param>
internal readonly record struct InlineLinkTail(int DestinationStart, int DestinationEnd, int Length)
{
    /// <summary>
    /// Parentheses in a destination may nest; CommonMark lets an implementation set a bound of three or more, and cmark's is this one. It
    /// also bounds the work: text that opens a link at every word is read in linear time.
    /// </summary>
    private const int DeepestParentheses = 32;

    /// <summary>Reads CommonMark's inline link (section 6.3) from its opening parenthesis on; null where there is none.</summary>
    /// <param name="text">To the end of the paragraph, which holds no blank line.</param>
    public static InlineLinkTail? Read(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] != '(')
        {
            return null;
        }

        var start = SkipSpace(text, 1);
        var end = text[Math.Min(start, text.Length - 1)] == '<' ? PointyEnd(text, start) : PlainEnd(text, start);
        if (end < 0)
        {
            return null;
        }

        var at = SkipSpace(text, end);
        if (at > end && at < text.Length && text[at] is '"' or '\'' or '(')
        {
            at = TitleEnd(text, at);
            if (at < 0)
            {
                return null;
            }

            at = SkipSpace(text, at);
        }

        return at < text.Length && text[at] == ')' ? new InlineLinkTail(start, end, at + 1) : null;
    }

    private static int SkipSpace(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r')
        {
            at++;
        }

        return at;
    }

    private static int PointyEnd(ReadOnlySpan<char> text, int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '>':
                    return at + 1;
                case '<' or '\n' or '\r':
                    return -1;
                case '\\' when IsEscape(text, at):
                    at++;
                    break;
            }
        }

        return -1;
    }

    private static int PlainEnd(ReadOnlySpan<char> text, int start)
    {
        var depth = 0;
        for (var at = start; at < text.Length; at++)
        {
            switch (text[at])
            {
                case <= ' ' or '\x7f':
                    return depth == 0 ? at : -1;
                case '(' when ++depth > DeepestParentheses:
                    return -1;
                case ')' when depth-- == 0:
                    return at;
                case '\\' when IsEscape(text, at):
                    at++;
                    break;
            }
        }

        return -1;
    }

    /// <summary>A title in parentheses holds none that is not escaped.</summary>
    private static int TitleEnd(ReadOnlySpan<char> text, int start)
    {
        var close = text[start] == '(' ? ')' : text[start];
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == close)
            {
                return at + 1;
            }

            if (text[at] == '(' && close == ')')
            {
                return -1;
            }

            at += text[at] == '\\' && IsEscape(text, at) ? 1 : 0;
        }

        return -1;
    }

    /// <summary>Only ASCII punctuation can be escaped (CommonMark, section 2.4).</summary>
    private static bool IsEscape(ReadOnlySpan<char> text, int backslash) =>
        backslash + 1 < text.Length && text[backslash + 1] is > ' ' and < '\x7f' && !char.IsAsciiLetterOrDigit(text[backslash + 1]);
}
