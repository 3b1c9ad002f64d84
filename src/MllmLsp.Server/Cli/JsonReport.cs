using System.Text.Json;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Cli;

/// <summary>Findings for programs: one object, described in <c>docs/command-line.md</c>.</summary>
internal static class JsonReport
{
    /// <param name="more">Writes further properties behind the findings; null for none.</param>
    public static void Write(LintResult result, Terminal terminal, Action<Utf8JsonWriter>? more = null) => JsonOutput.Write(terminal.Out, json =>
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
        json.WriteEndObject();
    });

    private static void WriteFinding(Utf8JsonWriter json, Finding finding, string workingDirectory)
    {
        var (_, text, found) = finding;
        var start = text.Lines.PositionAt(found.Span.Start);
        var end = text.Lines.PositionAt(found.Span.End);
        json.WriteStartObject();
        json.WriteString("path", JsonOutput.WellFormed(ShownPath.Of(finding.Path, workingDirectory)));
        WritePosition(json, "line", "column", start);
        WritePosition(json, "endLine", "endColumn", end);
        json.WriteString("code", found.Code);
        json.WriteString("severity", SeverityName.Of(found.Severity));
        json.WriteString("message", JsonOutput.WellFormed(found.Message));
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

        json.WriteEndObject();
    }
}
