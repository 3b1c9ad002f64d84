using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Server.Cli.Reports;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary><c>mllm-lsp lint [PATH ...]</c>: its options.</summary>
internal sealed class LintCommand
{
    private readonly Argument<string[]> paths = new("PATH")
    {
        Description = "Notes, glossaries or folders to check; - for standard input. Default: the current folder.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> format = ReportFormat.Option();
    private readonly Option<string> failOn = Cli.FailOn.Option();
    private readonly Option<string?> config = File("--config", $"Settings to use instead of the project's {SettingsFile.Name}.");
    private readonly Option<string?> baseline = File("--baseline", "Known findings that are not reported, instead of those that the settings name.");
    private readonly Option<bool> noBaseline = new("--no-baseline") { Description = "Report known findings, too." };
    private readonly Option<bool> writeBaseline = new("--write-baseline") { Description = "Make what is found now the known findings." };
    private readonly Option<bool> fix = new("--fix") { Description = "Apply fixes that certainly keep the meaning, and report what remains." };
    private readonly Option<bool> unsafeFixes = new("--unsafe-fixes") { Description = "Apply fixes that are guesses, too; some make new files." };
    private readonly Option<bool> diff = new("--diff") { Description = "Show what fixes would change, as a unified diff, and write nothing." };
    private readonly Option<string?> changedSince = new("--changed-since")
    {
        Description = "Report only what is found in files that changed since a revision of git, and what these changes broke elsewhere.",
        HelpName = "REVISION",
    };

    private readonly Option<string?> stdinPath = new("--stdin-path") { Description = "The note that the text of standard input belongs to.", HelpName = "PATH" };
    private readonly Option<bool> watch = new("--watch") { Description = "Check again whenever a file changes, until Ctrl-C." };
    private readonly Option<bool> stats = new("--stats") { Description = "Say how much was read and how long it took." };

    private readonly Option<bool> noCache = new("--no-cache") { Description = "Read every note anew instead of using what an earlier run made of the same text." };

    private LintCommand()
    {
    }

    public static Command Create(Terminal terminal)
    {
        var lint = new LintCommand();
        var command = new Command("lint", "Report broken links, headings, references and other mistakes in notes.")
        {
            lint.paths, lint.format, lint.failOn, lint.config, lint.baseline, lint.noBaseline, lint.writeBaseline, lint.fix, lint.unsafeFixes, lint.diff,
            lint.changedSince, lint.stdinPath, lint.watch, lint.stats, lint.noCache,
        };
        command.Validators.Add(lint.Validate);
        CommandHelp.Add(command, [
            ("mllm-lsp lint", "Check the notes of the current folder."),
            ("mllm-lsp lint notes/vlm.md --fail-on error", "Check one note; fail on errors only."),
            ("mllm-lsp lint docs --format json > findings.json", "Findings for another program."),
            ("mllm-lsp lint --format text --format sarif=lint.sarif", "For people, and for a code scanning service."),
            ("mllm-lsp lint --fix --diff", "What safe fixes would change."),
            ("mllm-lsp lint --changed-since origin/main", "What a branch did to the notes."),
            ("mllm-lsp lint - --stdin-path notes/vlm.md < draft.md", "A text that is not saved, as if it were that note."),
        ]);
        command.SetAction((parsed, cancellation) => lint.RunAsync(parsed, terminal, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var options = Options(parsed);
        if (!options.Watch)
        {
            return new LintRun(options, terminal).Execute();
        }

        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, terminal.Stopping);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            both.Cancel();
        }

        return await LintWatch.RunAsync(options, terminal, both.Token).ConfigureAwait(false);
    }

    private LintOptions Options(ParseResult parsed)
    {
        string[] given = parsed.GetValue(paths) ?? [];
        var readsInput = parsed.GetValue(stdinPath) is not null;
        return new LintOptions(given.Length > 0 || readsInput ? [.. given] : ["."])
        {
            Config = parsed.GetValue(config),
            Formats = [.. parsed.GetRequiredValue(format).Select(ReportFormat.Of)],
            FailOn = Cli.FailOn.Of(parsed.GetValue(failOn)!),
            Baseline = parsed.GetValue(baseline),
            NoBaseline = parsed.GetValue(noBaseline),
            WriteBaseline = parsed.GetValue(writeBaseline),
            Fixes = parsed.GetValue(unsafeFixes) ? FixSafety.Unsafe : parsed.GetValue(fix) || parsed.GetValue(diff) ? FixSafety.Safe : null,
            Diff = parsed.GetValue(diff),
            ChangedSince = parsed.GetValue(changedSince),
            StandardInputPath = parsed.GetValue(stdinPath),
            Watch = parsed.GetValue(watch),
            Statistics = parsed.GetValue(stats),
            NoCache = parsed.GetValue(noCache),
        };
    }

    /// <summary>Options that cannot be meant together.</summary>
    private void Validate(CommandResult given)
    {
        bool Has(Option option) => given.GetResult(option) is { Implicit: false };
        void Exclude(Option one, params Option[] others)
        {
            foreach (var other in others.Where(other => Has(one) && Has(other)))
            {
                given.AddError($"{one.Name} and {other.Name} cannot go together.");
            }
        }

        string[] named = given.GetValue(paths) ?? [];
        Exclude(noBaseline, baseline, writeBaseline);
        Exclude(writeBaseline, fix, unsafeFixes, diff, changedSince, stdinPath);
        Exclude(watch, format, config, baseline, noBaseline, writeBaseline, fix, unsafeFixes, diff, changedSince, stdinPath, stats, noCache);
        Exclude(stdinPath, unsafeFixes, changedSince);
        if (named.Contains(LintOptions.StandardInput) && !Has(stdinPath))
        {
            given.AddError("- reads standard input: say with --stdin-path which note the text belongs to.");
        }
        else if (Has(stdinPath) && named is not ([] or [LintOptions.StandardInput]))
        {
            given.AddError("With --stdin-path nothing but - can be checked.");
        }
    }

    private static Option<string?> File(string name, string description) => new(name) { Description = description, HelpName = "FILE" };
}
