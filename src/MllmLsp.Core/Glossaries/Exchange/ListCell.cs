using System.Text;

namespace MllmLsp.Core.Glossaries.Exchange;

/// <summary>
/// Several values in one cell of our own tables: <c>; </c> between them, <c>=</c> between a key and its value, <c> | </c> between the fields of
/// one value. A backslash before any of these, or before another backslash, makes it text.
/// </summary>
internal static class ListCell
{
    /// <summary>Between values, fields, a key and its value.</summary>
    private const string Signs = ";|=\\";

    public static string Join(IEnumerable<string> values) => string.Join("; ", values);

    public static string JoinFields(IEnumerable<string> fields) => string.Join(" | ", fields);

    public static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var character in value)
        {
            if (Signs.Contains(character))
            {
                escaped.Append('\\');
            }

            escaped.Append(character);
        }

        return escaped.ToString();
    }

    public static string Unescape(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length && Signs.Contains(value[i + 1]))
            {
                i++;
            }

            text.Append(value[i]);
        }

        return text.ToString();
    }

    /// <summary>The parts between unescaped <paramref name="separator"/>s, still escaped, without empty ones.</summary>
    public static List<string> Split(string value, char separator)
    {
        var parts = new List<string>();
        var from = 0;
        for (var i = 0; i <= value.Length; i++)
        {
            if (i == value.Length || value[i] == separator)
            {
                if (value[from..i].Trim() is { Length: > 0 } part)
                {
                    parts.Add(part);
                }

                from = i + 1;
            }
            else if (value[i] == '\\')
            {
                i++;
            }
        }

        return parts;
    }

    /// <summary>The values of a cell of ours.</summary>
    public static IEnumerable<string> Values(string cell) => Split(cell, ';').Select(Unescape);

    /// <summary>A key and its value; a null value where there is no unescaped <c>=</c>.</summary>
    public static (string Key, string? Value) Pair(string field)
    {
        for (var i = 0; i < field.Length; i++)
        {
            if (field[i] == '=')
            {
                return (Unescape(field[..i].TrimEnd()), Unescape(field[(i + 1)..].TrimStart()));
            }

            if (field[i] == '\\')
            {
                i++;
            }
        }

        return (Unescape(field), null);
    }

    public static string Pair(string key, string value) => $"{Escape(key)}={Escape(value)}";
}
