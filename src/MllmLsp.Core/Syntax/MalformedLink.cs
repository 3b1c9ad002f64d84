using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax;

/// <summary>
/// Whether the parentheses behind a bracket, which CommonMark does not read as a destination, were meant as one. Quiet by design: remarks
/// in parentheses are far more frequent than links gone wrong.
/// </summary>
internal static class MalformedLink
{
    /// <param name="inner">What stands between the parentheses.</param>
    public static bool IsMeant(string text, TextSpan inner)
    {
        var content = text.AsSpan(inner.Start, inner.Length).Trim();
        var length = content.IndexOfAny(" \t");
        var first = length < 0 ? content : content[..length];
        if (first.IsEmpty)
        {
            return false;
        }

        return IsAddress(first) || first[0] == '/' && first.Length > 1 || first.StartsWith("./", StringComparison.Ordinal) || first.StartsWith("../", StringComparison.Ordinal)
            || KnownExtensions.End(first) || KnownExtensions.End(content) && IsPath(content) || IsRepository(first);
    }

    private static bool IsAddress(ReadOnlySpan<char> token)
    {
        var mark = token.IndexOf("://", StringComparison.Ordinal);
        if (mark < 2 || mark + 3 == token.Length)
        {
            return false;
        }

        foreach (var c in token[..mark])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A path with a space in its name has a slash before any space.</summary>
    private static bool IsPath(ReadOnlySpan<char> content)
    {
        var slash = content.IndexOf('/');
        return slash > 0 && content[..slash].IndexOf(' ') < 0 && content.IndexOfAny("，。；、,;") < 0;
    }

    private static bool IsRepository(ReadOnlySpan<char> token)
    {
        if (token[^1] == ':')
        {
            token = token[..^1];
        }

        var slash = token.IndexOf('/');
        return slash > 0 && IsName(token[..slash]) && IsName(token[(slash + 1)..]);
    }

    private static bool IsName(ReadOnlySpan<char> part)
    {
        var distinctive = false;
        foreach (var c in part)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }

            distinctive |= char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '-' or '.';
        }

        return part.Length >= 2 && distinctive;
    }
}
