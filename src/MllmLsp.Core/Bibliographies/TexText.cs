using System.Text;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Bibliographies;

/// <summary>A field's value as a reader sees it: no braces, TeX's accents and signs as characters, white space collapsed.</summary>
internal static class TexText
{
    private static readonly Dictionary<char, char> Accents = new()
    {
        ['`'] = '\u0300',
        ['\''] = '\u0301',
        ['^'] = '\u0302',
        ['~'] = '\u0303',
        ['='] = '\u0304',
        ['u'] = '\u0306',
        ['.'] = '\u0307',
        ['"'] = '\u0308',
        ['r'] = '\u030A',
        ['H'] = '\u030B',
        ['v'] = '\u030C',
        ['d'] = '\u0323',
        ['c'] = '\u0327',
        ['k'] = '\u0328',
    };

    private static readonly Dictionary<string, string> Letters = new(StringComparer.Ordinal)
    {
        ["ss"] = "ß",
        ["o"] = "ø",
        ["O"] = "Ø",
        ["l"] = "ł",
        ["L"] = "Ł",
        ["ae"] = "æ",
        ["AE"] = "Æ",
        ["oe"] = "œ",
        ["OE"] = "Œ",
        ["aa"] = "å",
        ["AA"] = "Å",
        ["i"] = "i",
        ["j"] = "j",
        ["textendash"] = "–",
        ["textemdash"] = "—",
        ["textquoteright"] = "’",
        ["alpha"] = "α",
        ["beta"] = "β",
        ["gamma"] = "γ",
        ["lambda"] = "λ",
        ["mu"] = "μ",
        ["pi"] = "π",
        ["times"] = "×",
        ["infty"] = "∞",
    };

    /// <summary>Total: what is no TeX that it knows stays as it is, without the backslash.</summary>
    public static string Plain(ReadOnlySpan<char> value)
    {
        var result = new StringBuilder(value.Length);
        char? accent = null;
        for (var at = 0; at < value.Length; at++)
        {
            var character = value[at];
            if (character == '\\')
            {
                at = Command(value, at + 1, result, ref accent) - 1;
            }
            else if (character is '{' or '}' or '$')
            {
                continue;
            }
            else if (character is '~' or ' ' or '\t' or '\n' or '\r')
            {
                Space(result);
            }
            else if (character == '-' && at + 1 < value.Length && value[at + 1] == '-')
            {
                while (at + 1 < value.Length && value[at + 1] == '-')
                {
                    at++;
                }

                result.Append('–');
            }
            else
            {
                Append(result, character, ref accent);
            }
        }

        return Nfc.Normalize(result.ToString().Trim());
    }

    /// <summary>Reads what follows a backslash.</summary>
    /// <returns>Behind it.</returns>
    private static int Command(ReadOnlySpan<char> value, int at, StringBuilder result, ref char? accent)
    {
        var end = at;
        while (end < value.Length && char.IsAsciiLetter(value[end]))
        {
            end++;
        }

        if (end == at)
        {
            if (at < value.Length && Accents.TryGetValue(value[at], out var mark))
            {
                accent = mark;
            }
            else if (at < value.Length && value[at] is not ('\\' or '/' or ',' or ';'))
            {
                result.Append(value[at]);
            }

            return Math.Min(at + 1, value.Length);
        }

        var name = value[at..end].ToString();
        if (name.Length == 1 && Accents.TryGetValue(name[0], out var combining) && end < value.Length && value[end] is '{' or ' ')
        {
            accent = combining;
        }
        else if (Letters.TryGetValue(name, out var letter))
        {
            foreach (var character in letter)
            {
                Append(result, character, ref accent);
            }
        }

        // The space behind a command ends it and is none.
        return end < value.Length && value[end] == ' ' ? end + 1 : end;
    }

    private static void Append(StringBuilder result, char character, ref char? accent)
    {
        result.Append(character);
        if (accent is { } mark)
        {
            result.Append(mark);
            accent = null;
        }
    }

    private static void Space(StringBuilder result)
    {
        if (result.Length > 0 && result[^1] != ' ')
        {
            result.Append(' ');
        }
    }
}
