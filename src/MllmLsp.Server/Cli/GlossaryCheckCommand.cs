using System.CommandLine;
using MllmLsp.Core.Localization;

namespace MllmLsp.Server.Cli;

/// <summary><c>mllm-lsp glossary check [PATH ...]</c></summary>
internal static class GlossaryCheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Glossary files, or folders with glossaries. Default: the current folder.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var format = Formats.Option();
        var failOn = FailOn.Option();
        var command = new Command("check", "Check glossaries by the rules of SKOS and ISO 30042, and run their example sentences.") { paths, format, failOn };
        CommandHelp.Add(command, [
            ("mllm-lsp glossary check", "Check the glossaries of the current folder."),
            ("mllm-lsp glossary check glossary/models.yml --fail-on hint", "Check one file; fail on anything."),
            ("mllm-lsp glossary check --format json", "Findings and homonyms for another program."),
        ]);
        command.SetAction(parsed =>
        {
            var given = parsed.GetValue(paths) is { Length: > 0 } named ? named : ["."];
            if (!LintTarget.ReadAll(given, terminal, out var targets))
            {
                return ExitCode.Failure;
            }

            var result = Linter.Check(targets, terminal.Language);
            if (result.Lint.FileCount == 0)
            {
                terminal.Error.WriteLine(NoGlossary(given, terminal.Language));
                return ExitCode.Failure;
            }

            LintInput.Print(result.Lint.Aside, terminal);
            GlossaryCheckReport.Write(result, parsed.GetValue(format) == Formats.Json, terminal);
            var threshold = FailOn.Of(parsed.GetValue(failOn)!);
            return result.Lint.Findings.Any(finding => finding.Diagnostic.Severity <= threshold) ? ExitCode.Found : ExitCode.Success;
        });
        return command;
    }

    /// <summary>A check of nothing that succeeds would hide a path that is wrong.</summary>
    private static string NoGlossary(string[] paths, Language language)
    {
        var shown = SafeText.Of(string.Join(language == Language.Chinese ? "、" : ", ", paths));
        return language == Language.Chinese
            ? $"mllm-lsp: {shown}：没有术语表。术语表是 *.glossary.yml，或 glossary 目录下含有“concepts:”的 YAML 文件。"
            : $"mllm-lsp: {shown}: no glossary is there. A glossary is a *.glossary.yml, or YAML with 'concepts:' below a folder 'glossary'.";
    }
}
