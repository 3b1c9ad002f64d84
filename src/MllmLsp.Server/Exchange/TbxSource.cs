using System.Globalization;
using System.Text.RegularExpressions;
using MllmLsp.Core.Glossaries;

namespace MllmLsp.Server.Exchange;

/// <summary>A source as one text, as TBX-Basic has it: <c>Title (2021)</c>, or <c>document, section, line 12</c>.</summary>
internal static partial class TbxSource
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
        if (YearAtEnd().Match(text) is { Success: true } match)
        {
            return new ConceptSource(null, null, match.Groups[1].Value, int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture), url);
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && text.Length == 4
            ? new ConceptSource(null, null, null, year, url)
            : new ConceptSource(null, null, text.Length == 0 ? null : text, null, url);
    }

    [GeneratedRegex(@"^(.+) \((\d{4})\)$", RegexOptions.Singleline)]
    private static partial Regex YearAtEnd();
}
