using MllmLsp.Core.Features;

namespace MllmLsp.Server.Sheets;

/// <summary>The formats in which a term sheet is written.</summary>
internal static class SheetFormats
{
    public const string Default = "markdown";

    /// <summary>By name: how it is written, and the ending of its files with the dot.</summary>
    private static readonly Dictionary<string, (Func<TermSheet, string> Write, string Extension)> All = new(StringComparer.Ordinal)
    {
        [Default] = (MarkdownSheet.Write, ".md"),
        ["html"] = (HtmlSheet.Write, ".html"),
        ["anki"] = (AnkiSheet.Write, ".csv"),
    };

    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>The sheet as text with <c>\n</c> at each line's end; null for a format that there is not.</summary>
    public static string? Write(string format, TermSheet sheet) => All.TryGetValue(format, out var found) ? found.Write(sheet) : null;

    /// <summary>A name for the sheet of a note, which is not the note's own.</summary>
    public static string FileName(string format, string stem) => $"{stem}.terms{All[format].Extension}";
}
