using System.Text.Json;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;

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
    ];

    [Theory]
    [InlineData("samples.txt", Language.English, "text")]
    [InlineData("samples.zh.txt", Language.Chinese, "text")]
    [InlineData("samples.json", Language.English, "json")]
    public void Lint_of_the_samples(string golden, Language language, string format)
    {
        var answer = Shell.Run(Repository.Path, language, colours: false, "lint", "samples", "--format", format);
        Assert.Equal((1, ""), (answer.Code, answer.Error));
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
}
