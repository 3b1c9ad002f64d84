using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Protocol;

namespace MllmLsp.Tests.Cli;

/// <summary>
/// The README's first command, word for word. <c>UPDATE_GOLDENS=1</c> writes the goldens anew; read the difference before committing it.
/// </summary>
public sealed class SamplesTests
{
    /// <summary>No note can have these where the whole folder is readable and its settings are right.</summary>
    private static readonly string[] NotShown =
    [
        DiagnosticCodes.UnreadableFile,
        DiagnosticCodes.InvalidSetting,
        DiagnosticCodes.UnusedSetting,
        DiagnosticCodes.BibliographyProblem,
        DiagnosticCodes.GlossaryProblem,
        DiagnosticCodes.CircularDefinition,
        DiagnosticCodes.UnmatchableLabel,
        DiagnosticCodes.FailedExample,
        DiagnosticCodes.IsolatedConcept,
        DiagnosticCodes.MissingDefinition,
    ];

    [Theory]
    [InlineData("samples.txt", Language.English, "text")]
    [InlineData("samples.zh.txt", Language.Chinese, "text")]
    [InlineData("samples.json", Language.English, "json")]
    [InlineData("samples.sarif", Language.English, "sarif")]
    [InlineData("samples.github.txt", Language.English, "github")]
    [InlineData("samples.junit.xml", Language.English, "junit")]
    public void Lint_of_the_samples(string golden, Language language, string format)
    {
        var answer = Shell.Run(Repository.Path, language, colours: false, "lint", "samples", "--format", format);
        Assert.Equal((1, ""), (answer.Code, answer.Error));
        answer = answer with { Out = format == "sarif" ? WithoutPages(answer.Out) : answer.Out };
        var path = $"{Repository.Path}/tests/MllmLsp.Tests/Cli/Goldens/{golden}";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
        {
            File.WriteAllText(path, answer.Out);
        }

        Assert.Equal(File.ReadAllText(path), answer.Out);
    }

    [Fact]
    public void The_samples_show_every_code_that_a_note_can_have()
    {
        using var json = JsonDocument.Parse(Shell.Run(Repository.Path, "lint", "samples", "--format", "json").Out);
        var shown = json.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()).Distinct();
        Assert.Equal(DiagnosticCodes.DefaultSeverities.Keys.Except(NotShown).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    /// <summary>Rules by their codes alone: their pages, which have tests of their own, may change without the report. The folder's address is the machine's.</summary>
    private static string WithoutPages(string sarif)
    {
        var log = JsonNode.Parse(sarif.Replace(DocumentUri.FromPath(Repository.Path), "file:///notes", StringComparison.Ordinal))!;
        foreach (var rule in log["runs"]![0]!["tool"]!["driver"]!["rules"]!.AsArray())
        {
            Assert.True(rule!.AsObject().Remove("help") && rule.AsObject().Remove("shortDescription"));
        }

        return log.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }
}
