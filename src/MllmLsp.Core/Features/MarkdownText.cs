using System.Text;

namespace MllmLsp.Core.Features;

/// <summary>Puts foreign text into Markdown so that it stays text: no link, image, HTML or command comes of it.</summary>
public static class MarkdownText
{
    /// <summary>The text on one line, without what steers its reader, with every character that Markdown or HTML could read escaped (CommonMark 2.4).</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (c is '\r' or '\n' or '\t')
            {
                result.Append(' ');
            }
            else if (Steers(c))
            {
                continue;
            }
            else if (c == '<')
            {
                result.Append("&lt;");
            }
            else if (c == '&')
            {
                result.Append("&amp;");
            }
            else
            {
                if (char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)) && c is not (',' or '.' or ';' or ':' or '\'' or '"' or '/' or '?' or '%'))
                {
                    result.Append('\\');
                }

                result.Append(c);
            }
        }

        // A bare address would still be made a link by GFM renderers.
        return result.Replace("://", ":\u200B//").ToString();
    }

    /// <summary>Control characters, which a terminal obeys, and marks that have the text behind them read in another direction.</summary>
    public static bool Steers(char c) => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>A link whose text is escaped; only the text where there is no address.</summary>
    /// <param name="address">Percent-encoded; null for none.</param>
    public static string Link(string text, string? address) => address is null ? Escape(text) : $"[{Escape(text)}](<{address}>)";
}
