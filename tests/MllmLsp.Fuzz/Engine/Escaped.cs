using System.Globalization;
using System.Text;

namespace MllmLsp.Fuzz.Engine;

/// <summary>
/// Any sequence of UTF-16 units as a plain text file, and back: what a file cannot hold or an eye cannot see is written <c>\uXXXX</c>, a
/// backslash <c>\\</c>. Line feeds stay line feeds.
/// </summary>
internal static class Escaped
{
    public static string Write(string text)
    {
        var written = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                written.Append(text[i]).Append(text[++i]);
            }
            else if (text[i] == '\\')
            {
                written.Append(@"\\");
            }
            else if (text[i] != '\n' && MustBeEscaped(text[i]))
            {
                written.Append(@"\u").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                written.Append(text[i]);
            }
        }

        return written.ToString();
    }

    /// <summary>Besides <c>\uXXXX</c> and <c>\\</c>, <c>\n</c>, <c>\r</c> and <c>\t</c> are read; any other backslash stands for itself.</summary>
    public static string Read(string written)
    {
        var text = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] != '\\' || i + 1 == written.Length)
            {
                text.Append(written[i]);
                continue;
            }

            i++;
            switch (written[i])
            {
                case 'n':
                    text.Append('\n');
                    break;
                case 'r':
                    text.Append('\r');
                    break;
                case 't':
                    text.Append('\t');
                    break;
                case '\\':
                    text.Append('\\');
                    break;
                case 'u' when written.Length - i > 4 && ushort.TryParse(written.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                    text.Append((char)unit);
                    i += 4;
                    break;
                default:
                    text.Append('\\').Append(written[i]);
                    break;
            }
        }

        return text.ToString();
    }

    private static bool MustBeEscaped(char unit) => char.IsSurrogate(unit)
        || CharUnicodeInfo.GetUnicodeCategory(unit) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.NonSpacingMark;
}
