using System.CommandLine;
using MllmLsp.Server.Cli.Overview;
using MllmLsp.Server.Pages;

namespace MllmLsp.Server.Cli;

/// <summary><c>mllm-lsp report [FOLDER] -o FILE</c></summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("FOLDER") { Description = "The notes. Default: the current folder.", DefaultValueFactory = _ => "." };
        var output = new Option<string?>("--output", "-o") { Description = "Where the page is written; without it, to standard output.", HelpName = "FILE" };
        var command = new Command("report", "Write a page that shows a collection of notes: findings, concepts, links and orphans.") { folder, output };
        CommandHelp.Add(command, [
            ("mllm-lsp report notes -o report.html", "One file that needs nothing beside itself, to be looked at in a browser."),
            ("mllm-lsp report > report.html", "Of the current folder."),
        ]);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(folder), parsed.GetValue(output), terminal));
        return command;
    }

    private static int Run(string folder, string? file, Terminal terminal)
    {
        if (!LintTarget.ReadAll([folder], terminal, out var targets))
        {
            return ExitCode.Failure;
        }

        var progress = new Files.RunProgress();
        var overview = ProgressBar.Around(progress, terminal, () =>
        {
            var linter = Linter.Load(new LintRequest(targets, terminal.Language) { Progress = progress });
            return new Collection(linter, linter.Check(), targets[0], terminal.Language);
        });
        LintInput.Print(overview.Lint.Aside, terminal);
        if (file is null)
        {
            Write(terminal.Out, overview, terminal);
            return ExitCode.Success;
        }

        using var page = new StringWriter { NewLine = "\n" };
        Write(page, overview, terminal);
        return ReplacedFile.Write(file, page.ToString(), terminal) ? ExitCode.Success : ExitCode.Failure;
    }

    private static void Write(TextWriter to, Collection overview, Terminal terminal) =>
        HtmlPage.Write(to, "report", overview.Title, terminal.Language, json => OverviewJson.Write(json, overview, terminal.Language));
}
