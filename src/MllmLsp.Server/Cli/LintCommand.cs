using System.CommandLine;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary><c>mllm-lsp lint [PATH ...]</c></summary>
internal static class LintCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Notes, glossaries or folders to check. Default: the current folder.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var format = Formats.Option();
        var failOn = FailOn.Option();
        var config = new Option<string?>("--config")
        {
            Description = $"Settings to use instead of the project's {SettingsFile.Name}.",
            HelpName = "FILE",
        };

        var command = new Command("lint", "Report broken links, headings, references and other mistakes in notes.") { paths, format, failOn, config };
        CommandHelp.Add(command, [
            ("mllm-lsp lint", "Check the notes of the current folder."),
            ("mllm-lsp lint notes/vlm.md --fail-on error", "Check one note; fail on errors only."),
            ("mllm-lsp lint docs --format json > findings.json", "Findings for another program."),
        ]);
        command.SetAction(parsed => Run(
            parsed.GetValue(paths) is { Length: > 0 } given ? given : ["."],
            parsed.GetValue(config),
            parsed.GetValue(format) == Formats.Json,
            FailOn.Of(parsed.GetValue(failOn)!),
            terminal));
        return command;
    }

    private static int Run(string[] paths, string? config, bool asJson, Severity? failOn, Terminal terminal)
    {
        if (!LintTarget.ReadAll(paths, terminal, out var targets) || !ReadConfig(config, terminal, out var settings))
        {
            return ExitCode.Failure;
        }

        var result = Linter.Run(targets, settings, terminal.Language);
        Print(result.Aside, terminal);
        if (asJson)
        {
            JsonReport.Write(result, terminal);
        }
        else
        {
            TextReport.Write(result, terminal);
        }

        return result.Findings.Any(finding => finding.Diagnostic.Severity <= failOn) ? ExitCode.Found : ExitCode.Success;
    }

    /// <returns>False where the file cannot be used; the reason has been printed.</returns>
    private static bool ReadConfig(string? config, Terminal terminal, out SettingsResult? settings)
    {
        settings = config is null ? null : SettingsFile.ReadUser(DiskPath.Normalize(config, terminal.WorkingDirectory), Settings.Default, terminal.Language);
        Print(settings?.Problems ?? [], terminal);
        return settings?.Problems.IsEmpty ?? true;
    }

    internal static void Print(IEnumerable<SettingsProblem> problems, Terminal terminal)
    {
        foreach (var (path, position, message) in problems)
        {
            var shown = SafeText.Of(ShownPath.Of(path!, terminal.WorkingDirectory));
            terminal.Error.WriteLine($"mllm-lsp: {shown}:{position.Line + 1}:{position.Character + 1}: {SafeText.Of(message)}");
        }
    }
}
