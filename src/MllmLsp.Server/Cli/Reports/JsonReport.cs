using System.Text.Json;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Cli.Reports;

/// <summary>Findings for programs: one object, described in <c>docs/command-line.md</c>.</summary>
internal static class JsonReport
{
    public static void Write(LintResult result, Terminal terminal) => Write(result, terminal, null);

    /// <param name="more">Writes further properties behind the findings; null for none.</param>
    public static void Write(LintResult result, Terminal terminal, Action<Utf8JsonWriter>? more) => JsonOutput.Write(terminal.Out, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("findings");
        foreach (var finding in result.Findings)
        {
            WriteFinding(json, finding, terminal.WorkingDirectory);
        }

        json.WriteEndArray();
        more?.Invoke(json);
        WriteSummary(json, result);
        WriteFixed(json, result.Fixed);
        WriteStale(json, result, terminal.WorkingDirectory);
        WriteStatistics(json, result.Statistics);
        json.WriteEndObject();
    });

    private static void WriteFinding(Utf8JsonWriter json, Finding finding, string workingDirectory)
    {
        var (_, text, found) = finding;
        var start = text.Lines.PositionAt(found.Span.Start);
        var end = text.Lines.PositionAt(found.Span.End);
        json.WriteStartObject();
        json.WriteString("path", WellFormedText.Of(ShownPath.Of(finding.Path, workingDirectory)));
        WritePosition(json, "line", "column", start);
        WritePosition(json, "endLine", "endColumn", end);
        json.WriteString("code", found.Code);
        json.WriteString("severity", SeverityName.Of(found.Severity));
        json.WriteString("message", WellFormedText.Of(found.Message));
        json.WriteEndObject();
    }

    /// <summary>Counted from 1, columns in UTF-16 units.</summary>
    private static void WritePosition(Utf8JsonWriter json, string line, string column, LinePosition position)
    {
        json.WriteNumber(line, position.Line + 1);
        json.WriteNumber(column, position.Character + 1);
    }

    private static void WriteSummary(Utf8JsonWriter json, LintResult result)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("files", result.FileCount);
        json.WriteNumber("findings", result.Findings.Length);
        foreach (var severity in SeverityName.All)
        {
            json.WriteNumber(SeverityName.Of(severity), result.Findings.Count(finding => finding.Diagnostic.Severity == severity));
        }

        if (!result.Known.IsEmpty)
        {
            json.WriteNumber("known", result.Known.Length);
        }

        json.WriteEndObject();
    }

    private static void WriteFixed(Utf8JsonWriter json, FixSummary? summary)
    {
        if (summary is null)
        {
            return;
        }

        json.WriteStartObject("fixed");
        json.WriteNumber("files", summary.FileCount);
        json.WriteNumber("findings", summary.Count);
        json.WriteStartObject("byCode");
        foreach (var (code, count) in summary.ByCode)
        {
            json.WriteNumber(code, count);
        }

        json.WriteEndObject();
        json.WriteBoolean("settled", summary.IsSettled);
        json.WriteEndObject();
    }

    private static void WriteStale(Utf8JsonWriter json, LintResult result, string workingDirectory)
    {
        if (result.Stale.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("staleBaseline");
        foreach (var (path, entry) in result.Stale)
        {
            json.WriteStartObject();
            json.WriteString("path", WellFormedText.Of(ShownPath.Of(path, workingDirectory)));
            json.WriteString("code", entry.Code);
            json.WriteString("text", WellFormedText.Of(entry.Text));
            json.WriteNumber("count", entry.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStatistics(Utf8JsonWriter json, RunStatistics? statistics)
    {
        if (statistics is null)
        {
            return;
        }

        json.WriteStartObject("statistics");
        json.WriteNumber("notes", statistics.Notes);
        json.WriteNumber("glossaries", statistics.Glossaries);
        json.WriteNumber("bytes", statistics.Bytes);
        json.WriteNumber("links", statistics.Links);
        json.WriteNumber("concepts", statistics.Concepts);
        json.WriteNumber("mentions", statistics.Mentions);
        json.WriteStartObject("milliseconds");
        foreach (var (phase, time) in statistics.Times)
        {
            json.WriteNumber(RunStatistics.NameOf(phase), Math.Round(time.TotalMilliseconds, 1));
        }

        json.WriteEndObject();
        json.WriteNumber("peakMemory", statistics.PeakMemory);
        json.WriteEndObject();
    }
}
