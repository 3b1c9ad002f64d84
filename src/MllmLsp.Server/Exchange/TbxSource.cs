using System.Globalization;
using MllmLsp.Core.Glossaries;

namespace MllmLsp.Server.Exchange;

/// <summary>A source as one text, as TBX-Basic has it: <c>Title (2021)</c>, or <c>document, section, line 12</c>.</summary>
internal static class TbxSource
{
    public static string Text(ConceptSource source)
    {
        string?[] parts =
        [
            source.Document,
            source.Section,
            source.Line is { } line ? $"line {line.ToString(CultureInfo.InvariantCulture)}" : null,
            source.Title is { } title ? (source.Year is { } year ? $"{title} ({year.ToString(CultureInfo.InvariantCulture)})" : title)
                : source.Year?.ToString(CultureInfo.InvariantCulture),
            source.Url,
        ];
        return string.Join(", ", parts.Where(part => part is not null));
    }

    /// <summary>The publication that a text names; a year in brackets at its end is one.</summary>
    public static ConceptSource Publication(string text, string? url)
    {
        const int LengthOfYear = 4;
        var bracket = text.Length - LengthOfYear - 3;
        if (bracket > 0 && text[^1] == ')' && text.AsSpan(bracket, 2) is " (" && Year(text.AsSpan(bracket + 2, LengthOfYear)) is { } year)
        {
            return new ConceptSource(null, null, text[..bracket], year, url);
        }

        return text.Length == LengthOfYear && Year(text) is { } alone
            ? new ConceptSource(null, null, null, alone, url)
            : new ConceptSource(null, null, text.Length == 0 ? null : text, null, url);
    }

    private static int? Year(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
}
