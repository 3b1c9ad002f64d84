using System.Globalization;
using System.Text;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features;

/// <summary>How a path is written as a destination, so that CommonMark reads it as that path again.</summary>
internal static class WrittenPath
{
    public enum Style
    {
        Plain,

        /// <summary>Between <c>&lt;</c> and <c>&gt;</c>, where spaces may stand.</summary>
        Angled,

        /// <summary>The value of an HTML attribute in quotation marks.</summary>
        Attribute,

        /// <summary>The value of an HTML attribute without quotation marks.</summary>
        Unquoted,

        /// <summary>Everything but unreserved characters percent-encoded, as its author did.</summary>
        Encoded,
    }

    /// <summary>The style in which a destination is written.</summary>
    public static Style StyleOf(SourceText text, TextSpan destination, bool isAttribute) =>
        IsEncoded(text.Slice(destination).ToString()) ? Style.Encoded
        : isAttribute ? (destination.Start > 0 && text[destination.Start - 1] is ('"' or '\'') ? Style.Attribute : Style.Unquoted)
        : destination.Start > 0 && text[destination.Start - 1] == '<' ? Style.Angled
        : Style.Plain;

    private static bool IsEncoded(string written) => Workspaces.Destination.Decode(written) != written;

    /// <summary>A path in a style: what would end the destination, or mean something else in it, is percent-encoded.</summary>
    public static string Of(string path, Style style)
    {
        if (style == Style.Encoded)
        {
            return string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        }

        var result = new StringBuilder(path.Length);
        foreach (var c in path)
        {
            var isEncoded = c is '%' or '#' or '?' || c switch
            {
                ' ' => style is Style.Plain or Style.Unquoted,
                '(' or ')' => style == Style.Plain,
                '<' or '>' => true,
                '"' or '\'' or '`' or '=' => style is Style.Attribute or Style.Unquoted,
                _ => char.IsAscii(c) && char.IsControl(c),
            };
            _ = isEncoded ? result.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture)) : result.Append(c);
        }

        return result.ToString();
    }
}
