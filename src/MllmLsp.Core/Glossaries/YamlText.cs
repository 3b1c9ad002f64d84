using System.Globalization;
using System.Text;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>Writes YAML scalars, lists and maps on one line. Any text may stand in any of them, a flow list within a flow map included.</summary>
internal static class YamlText
{
    /// <summary>What YAML 1.1 readers take for something else than a text.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "null", "true", "false", "yes", "no", "on", "off", "y", "n" };

    /// <summary>Plain where that is safe everywhere, else in single quotes, which keep TeX readable; in double quotes what needs escapes.</summary>
    public static string Scalar(string value) =>
        IsPlain(value) ? value
        : value.EnumerateRunes().All(rune => IsPrintable(rune.Value)) && WellFormedText.Is(value) ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'"
        : Quoted(value);

    public static string List(IEnumerable<string> values) => $"[{string.Join(", ", values.Select(Scalar))}]";

    /// <param name="entries">Keys as they are, values already written.</param>
    public static string Map(IEnumerable<(string Key, string Value)> entries) =>
        $"{{ {string.Join(", ", entries.Select(entry => $"{Scalar(entry.Key)}: {entry.Value}"))} }}";

    /// <summary>Begins with a letter and holds nothing that YAML gives a meaning to, in flow style or at the end of a key.</summary>
    private static bool IsPlain(string value)
    {
        if (value.Length == 0 || value[^1] == ' ' || Words.Contains(value) || !WellFormedText.Is(value))
        {
            return false;
        }

        var isFirst = true;
        foreach (var rune in value.EnumerateRunes())
        {
            var isLetter = Rune.IsLetter(rune) || (rune.Value > 0x7F && IsPrintable(rune.Value) && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.SpaceSeparator);
            if (!isLetter && (isFirst || !(Rune.IsDigit(rune) || rune.Value is ' ' or '-' or '_' or '.' or '/' or '(' or ')' or '+' or ';')))
            {
                return false;
            }

            isFirst = false;
        }

        return true;
    }

    /// <summary>In a quoted scalar as it is: no control or format character, no line or paragraph separator, no mark of byte order.</summary>
    private static bool IsPrintable(int rune) => rune switch
    {
        < 0x20 or (>= 0x7F and <= 0xA0) or 0x2028 or 0x2029 or 0xFEFF or 0xFFFE or 0xFFFF => false,
        _ => Rune.GetUnicodeCategory(new Rune(rune)) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse),
    };

    /// <summary>In double quotes, whatever the text is; half a surrogate pair as U+FFFD.</summary>
    public static string Quoted(string value)
    {
        var text = new StringBuilder(value.Length + 8).Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case var code when IsPrintable(code): text.Append(rune.ToString()); break;
                case > 0xFFFF: text.Append("\\U").Append(rune.Value.ToString("X8", CultureInfo.InvariantCulture)); break;
                default: text.Append("\\u").Append(rune.Value.ToString("X4", CultureInfo.InvariantCulture)); break;
            }
        }

        return text.Append('"').ToString();
    }
}
