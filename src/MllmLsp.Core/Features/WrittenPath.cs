using System.Buffers;
using System.Globalization;
using System.Text;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features;

/// <summary>How a path is written as a destination, so that CommonMark reads it as that path again.</summary>
internal static class WrittenPath
{
    private static readonly SearchValues<char> EntityCharacters = SearchValues.Create("#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public enum Style
    {
        Plain,

        /// <summary>As <see cref="Plain"/>, but parentheses as they are where each is closed, as its author did.</summary>
        Parenthesized,

        /// <summary>Between <c>&lt;</c> and <c>&gt;</c>, where spaces may stand.</summary>
        Angled,

        /// <summary>The value of an HTML attribute in quotation marks.</summary>
        Attribute,

        /// <summary>The value of an HTML attribute without quotation marks.</summary>
        Unquoted,

        /// <summary>Everything but unreserved characters percent-encoded, as its author did.</summary>
        Encoded,

        /// <summary>As <see cref="Encoded"/>, but letters of other scripts as they are, as its author did: <c>我的%20笔记.md</c>.</summary>
        EncodedAscii,
    }

    /// <summary>The style in which a destination is written.</summary>
    public static Style StyleOf(SourceText text, TextSpan destination, bool isAttribute) =>
        IsEncoded(text.Slice(destination).ToString()) ? (Ascii.IsValid(text.Slice(destination)) ? Style.Encoded : Style.EncodedAscii)
        : isAttribute ? (destination.Start > 0 && text[destination.Start - 1] is ('"' or '\'') ? Style.Attribute : Style.Unquoted)
        : destination.Start > 0 && text[destination.Start - 1] == '<' ? Style.Angled
        : text.Slice(destination).ContainsAny('(', ')') ? Style.Parenthesized
        : Style.Plain;

    private static bool IsEncoded(string written) => Workspaces.Destination.Decode(written) != written;

    /// <summary>A path in a style: what would end the destination, or mean something else in it, is percent-encoded.</summary>
    public static string Of(string path, Style style)
    {
        if (style == Style.Encoded)
        {
            return string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        }

        var isBalanced = AreParenthesesBalanced(path);
        var result = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            var c = path[i];
            var isEncoded = c is '%' or '#' or '?' || c switch
            {
                ' ' => style is Style.Plain or Style.Parenthesized or Style.Unquoted or Style.EncodedAscii,
                '(' or ')' => style is Style.Plain or Style.EncodedAscii || (style == Style.Parenthesized && !isBalanced),
                '<' or '>' or '\\' => true,
                '&' => style == Style.EncodedAscii || IsEntityAt(path, i),
                '"' or '\'' or '`' or '=' => style is Style.Attribute or Style.Unquoted or Style.EncodedAscii,
                '/' or '-' or '.' or '_' or '~' => false,
                _ => char.IsAscii(c) && (char.IsControl(c) || (style == Style.EncodedAscii && !char.IsAsciiLetterOrDigit(c))),
            };
            _ = isEncoded ? result.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture)) : result.Append(c);
        }

        return result.ToString();
    }

    /// <summary>CommonMark takes parentheses in a destination where each is closed.</summary>
    private static bool AreParenthesesBalanced(string path)
    {
        var depth = 0;
        foreach (var c in path)
        {
            depth += c switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0;
    }

    /// <summary><c>&amp;name;</c> or <c>&amp;#1;</c>, which would be read as another character.</summary>
    private static bool IsEntityAt(string path, int at)
    {
        var end = path.IndexOf(';', at);
        return end > at + 1 && path.AsSpan()[(at + 1)..end].IndexOfAnyExcept(EntityCharacters) < 0;
    }
}
