using System.Text;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>Writes texts as YAML scalars.</summary>
public static class YamlText
{
    /// <summary>Plain scalars that mean something else than their text to some reader.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "false", "null", "yes", "no", "on", "off", "y", "n",
    };

    /// <summary>The text as one scalar that may also stand in brackets: plain where it is only letters and the like, else in double quotes.</summary>
    public static string Scalar(string text) => IsPlain(text) ? text : Quoted(text);

    /// <summary>The text in double quotes; half a surrogate pair, which no YAML can hold, as U+FFFD.</summary>
    public static string Quoted(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' or '\\' => result.Append('\\').Append((char)rune.Value),
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                < 0x20 or (>= 0x7F and < 0xA0) or 0x2028 or 0x2029 or 0xFEFF => result.Append($"\\u{rune.Value:X4}"),
                _ => result.Append(rune.ToString()),
            };
        }

        return result.Append('"').ToString();
    }

    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || Reserved.Contains(text) || !IsLetter(text[0]) || text[^1] == ' ')
        {
            return false;
        }

        foreach (var character in text)
        {
            if (!IsLetter(character) && !char.IsAsciiDigit(character) && character is not (' ' or '-' or '.' or '/' or '+' or '(' or ')' or '\''))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLetter(char character) => char.IsAsciiLetter(character) || Scripts.IsHan(character);
}
