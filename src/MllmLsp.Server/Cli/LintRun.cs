using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Fixing;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Cli.Reports;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary>One run of <c>lint</c>, from what was typed to the exit code.</summary>
internal sealed class LintRun(LintOptions options, Terminal terminal)
{
    private readonly RunProgress progress = new();

    public int Execute()
    {
        if (new LintInput(options, terminal).Read() is not { } request)
        {
            return ExitCode.Failure;
        }

        request = request with { Progress = progress, UsesCache = !options.NoCache };
        if (options.WriteBaseline)
        {
            return new BaselineWriter(request, terminal).Write(options.Baseline);
        }

        return ProgressBar.Around(progress, terminal, () => Check(request)) is { } outcome ? Report(outcome) : ExitCode.Failure;
    }

    /// <param name="Text">What standard output gets in the place of a report: a diff, or the mended standard input; null for neither.</param>
    private sealed record Outcome(LintResult Result, string? Text);

    /// <returns>Null where something went wrong that has been printed.</returns>
    private Outcome? Check(LintRequest request)
    {
        var linter = Linter.Load(request);
        var (changes, problem) = options.ChangedSince is { } revision
            ? RevisionChanges.Since(linter.Folders, revision, terminal.Language)
            : (RevisionChanges.All, null);
        if (problem is not null)
        {
            terminal.Error.WriteLine($"mllm-lsp: {SafeText.Of(problem)}");
            return null;
        }

        var (summary, text) = (default(FixSummary), default(string));
        if (options.Fixes is { } worst)
        {
            progress.Begin(RunPhase.Fix);
            var covered = linter.Covered.Where(changes.Covers).ToArray();
            var outcome = FixRun.Run(linter.Workspace, covered, worst, new FeatureContext(terminal.Language, linter.TextOf));
            summary = FixWriter.Summary(outcome);
            if (options.Diff)
            {
                text = UnifiedDiff.Of(outcome, linter.TextOf, terminal.WorkingDirectory);
            }
            else if (request.Unsaved is { } unsaved)
            {
                text = (outcome.Texts.GetValueOrDefault(unsaved.Path) ?? unsaved.Text).ToString();
            }
            else if (!FixWriter.Write(outcome, linter.TextOf, terminal))
            {
                return null;
            }

            linter.Continue(outcome);
        }

        var result = changes.Filter(linter, terminal.Language) with { Fixed = summary, FailOn = options.FailOn };
        return new Outcome(options.Statistics ? result with { Statistics = RunStatistics.Of(linter.Workspace, linter.Folders, progress) } : result, text);
    }

    private int Report(Outcome outcome)
    {
        var (result, text) = outcome;
        LintInput.Print(result.Aside, terminal);
        if (text is not null)
        {
            terminal.Out.Write(text);
        }

        if (options.Diff)
        {
            terminal.Error.WriteLine($"mllm-lsp: {WouldFix(result.Fixed!)}");
            return result.Fixed!.Count > 0 ? ExitCode.Found : ExitCode.Success;
        }

        progress.Begin(RunPhase.Output);
        var standard = text is null ? terminal : terminal with { Out = terminal.Error, Colours = false };
        return options.Formats.All(format => Write(format, result, standard))
            ? result.Fails ? ExitCode.Found : ExitCode.Success
            : ExitCode.Failure;
    }

    /// <returns>False where a file cannot be written; the reason has been printed.</returns>
    private bool Write(ReportFormat format, LintResult result, Terminal standard)
    {
        if (format.File is null)
        {
            format.Write(result, standard);
            return true;
        }

        using var content = new StringWriter { NewLine = "\n" };
        format.Write(result, terminal with { Out = content, Colours = false });
        return ReplacedFile.Write(format.File, content.ToString(), terminal);
    }

    private string WouldFix(FixSummary summary) => (terminal.Language, summary.Count) switch
    {
        (Language.Chinese, 0) => "没有可自动修复的问题。",
        (Language.Chinese, var count) => $"可在 {summary.FileCount} 个文件中修复 {count} 处；未写入任何文件。",
        (_, 0) => "nothing would be fixed.",
        (_, var count) => $"would fix {count} in {summary.FileCount} {(summary.FileCount == 1 ? "file" : "files")}; nothing was written.",
    };
}
