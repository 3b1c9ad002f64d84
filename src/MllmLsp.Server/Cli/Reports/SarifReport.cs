using System.Collections.Immutable;
using System.Text.Json;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Server.Protocol;

namespace MllmLsp.Server.Cli.Reports;

/// <summary>
/// SARIF 2.1.0 (OASIS), as code scanning services read it: rules with their pages, findings with fixes, and fingerprints that stay the
/// same while lines move. Addresses are relative to the working directory; nothing in it depends on the time.
/// </summary>
internal sealed class SarifReport
{
    /// <summary>The name of our fingerprint; a new way to compute it gets a new number.</summary>
    private const string FingerprintName = "mllmLsp/v1";
    private const string BaseId = "ROOT";

    private readonly Utf8JsonWriter json;
    private readonly LintResult result;
    private readonly Terminal terminal;
    private readonly ImmutableArray<string> codes = [.. DiagnosticCodes.DefaultSeverities.Keys];
    private readonly Dictionary<(string Path, string Fingerprint), int> occurrences = [];

    private SarifReport(Utf8JsonWriter json, LintResult result, Terminal terminal)
    {
        this.json = json;
        this.result = result;
        this.terminal = terminal;
    }

    public static void Write(LintResult result, Terminal terminal) =>
        JsonOutput.Write(terminal.Out, json => new SarifReport(json, result, terminal).WriteLog());

    private void WriteLog()
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool();
        json.WriteString("language", terminal.Language == Language.Chinese ? "zh" : "en");
        json.WriteString("columnKind", "utf16CodeUnits");
        WriteBase();
        WriteInvocation();
        json.WriteStartArray("results");
        foreach (var finding in result.Findings)
        {
            WriteResult(finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteTool()
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "mllm-lsp");
        json.WriteString("version", ProductVersion.Text);
        json.WriteStartArray("rules");
        foreach (var code in codes)
        {
            WriteRule(code);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteRule(string code)
    {
        json.WriteStartObject();
        json.WriteString("id", code);
        json.WriteString("name", string.Concat(code.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..])));
        var summary = RulePages.PlainSummaryOf(code, terminal.Language);
        WriteText("shortDescription", summary);
        json.WriteStartObject("help");
        json.WriteString("text", summary);
        json.WriteString("markdown", RulePages.Of(code, terminal.Language));
        json.WriteEndObject();
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(DiagnosticCodes.DefaultSeverities[code]));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteBase()
    {
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(BaseId);
        json.WriteString("uri", DocumentUri.FromPath(terminal.WorkingDirectory).TrimEnd('/') + "/");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteInvocation()
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", true);
        json.WriteNumber("exitCode", result.Fails ? ExitCode.Found : ExitCode.Success);
        json.WriteStartArray("toolConfigurationNotifications");
        foreach (var (path, position, message) in result.Aside)
        {
            json.WriteStartObject();
            json.WriteString("level", "warning");
            WriteText("message", message);
            json.WriteStartArray("locations");
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            WriteArtifact(path!);
            WriteRegion("region", position, position);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteResult(Finding finding)
    {
        var found = finding.Diagnostic;
        json.WriteStartObject();
        json.WriteString("ruleId", found.Code);
        if (codes.BinarySearch(found.Code, StringComparer.Ordinal) is >= 0 and var index)
        {
            json.WriteNumber("ruleIndex", index);
        }

        json.WriteString("level", Level(found.Severity));
        WriteText("message", found.Message);
        json.WriteStartArray("locations");
        WriteLocation(finding.Path, finding.Text, found.Span);
        json.WriteEndArray();
        WriteFingerprint(finding);
        WriteFixes(finding);
        json.WriteEndObject();
    }

    private void WriteFingerprint(Finding finding)
    {
        var fingerprint = Fingerprint.Of(finding.Diagnostic, finding.Text);
        var occurrence = occurrences[(finding.Path, fingerprint)] = occurrences.GetValueOrDefault((finding.Path, fingerprint)) + 1;
        json.WriteStartObject("partialFingerprints");
        json.WriteString(FingerprintName, $"{fingerprint}:{occurrence}");
        json.WriteEndObject();
    }

    /// <summary>SARIF has no way to make a file: fixes that do are left out, and so are those that a person has to complete.</summary>
    private void WriteFixes(Finding finding)
    {
        var fixes = result.FixesOf(finding)
            .Where(fix => fix.Safety != FixSafety.Manual && fix.Edits.All(edit => !edit.Creates && edit.Path == finding.Path))
            .ToArray();
        if (fixes.Length == 0)
        {
            return;
        }

        json.WriteStartArray("fixes");
        foreach (var fix in fixes)
        {
            json.WriteStartObject();
            WriteText("description", fix.Title);
            json.WriteStartArray("artifactChanges");
            json.WriteStartObject();
            WriteArtifact(finding.Path);
            json.WriteStartArray("replacements");
            foreach (var change in fix.Edits.SelectMany(edit => edit.Changes))
            {
                WriteReplacement(finding.Text, change);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteReplacement(SourceText text, TextChange change)
    {
        json.WriteStartObject();
        WriteRegion("deletedRegion", text.Lines.PositionAt(change.Span.Start), text.Lines.PositionAt(change.Span.End));
        if (change.NewText.Length > 0)
        {
            WriteText("insertedContent", change.NewText);
        }

        json.WriteEndObject();
    }

    private void WriteLocation(string path, SourceText text, TextSpan span)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteArtifact(path);
        WriteRegion("region", text.Lines.PositionAt(span.Start), text.Lines.PositionAt(span.End));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteArtifact(string path)
    {
        var shown = ShownPath.Of(path, terminal.WorkingDirectory);
        json.WriteStartObject("artifactLocation");
        if (Path.IsPathRooted(shown))
        {
            // On another drive of Windows nothing is relative.
            json.WriteString("uri", DocumentUri.FromPath(path));
        }
        else
        {
            json.WriteString("uri", string.Join('/', WellFormedText.Of(shown).Split('/').Select(Uri.EscapeDataString)));
            json.WriteString("uriBaseId", BaseId);
        }

        json.WriteEndObject();
    }

    /// <summary>Counted from 1; the end is the column behind the last unit, as SARIF has it.</summary>
    private void WriteRegion(string name, LinePosition start, LinePosition end)
    {
        json.WriteStartObject(name);
        json.WriteNumber("startLine", start.Line + 1);
        json.WriteNumber("startColumn", start.Character + 1);
        json.WriteNumber("endLine", end.Line + 1);
        json.WriteNumber("endColumn", end.Character + 1);
        json.WriteEndObject();
    }

    private void WriteText(string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", WellFormedText.Of(text));
        json.WriteEndObject();
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
