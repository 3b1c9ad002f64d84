using MllmLsp.Core.Glossaries.Exchange;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Exchange;

/// <summary>The formats in which glossaries come and go, by the names that the command line has for them.</summary>
internal static class ExchangeFormat
{
    public const string Skos = "skos";
    public const string Tbx = "tbx";
    public const string Csv = "csv";
    public const string Tsv = "tsv";
    public const string Markdown = "markdown";
    public const string Html = "html";
    public const string Contextive = "contextive";

    public static string[] Exported { get; } = [Skos, Tbx, Csv, Tsv, Markdown, Html];

    public static string[] Imported { get; } = [Contextive, Csv, Tsv, Markdown, Tbx, Skos];

    /// <summary>The format that a file's name tells, for either way; null where it tells none.</summary>
    public static string? OfName(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".yml" or ".yaml" => Contextive,
        ".csv" => Csv,
        ".tsv" or ".tab" => Tsv,
        ".md" or ".markdown" => Markdown,
        ".tbx" or ".xml" => Tbx,
        ".jsonld" or ".json" => Skos,
        ".html" or ".htm" => Html,
        _ => null,
    };

    /// <param name="format">One of <see cref="Imported"/>.</param>
    public static ImportedGlossary Read(string format, SourceText text) => format switch
    {
        Contextive => ContextiveReader.Read(text.ToString()),
        Markdown => MarkdownTables.Read(text.ToString()),
        Tbx => TbxReader.Read(text),
        Skos => SkosReader.Read(text),
        _ => CsvText.Read(text.ToString(), format == Tsv ? '\t' : null, out var problem) is { } table
            ? TableReader.Read(table)
            : new ImportedGlossary(new Core.Localization.LocalizedText(null, null), [], [problem!]),
    };
}
