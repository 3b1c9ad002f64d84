using System.CommandLine;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary><c>mllm-lsp init [FOLDER]</c>: settings and known findings for notes that are there already, so that day one is green.</summary>
internal static class InitCommand
{
    private const string SchemaName = "mllm-lsp.schema.json";

    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("FOLDER") { Description = "The root of the notes. Default: the current folder.", DefaultValueFactory = _ => "." };
        var command = new Command("init", $"Write {SettingsFile.Name}, and what is wrong now as known findings.") { folder };
        CommandHelp.Add(command, [("mllm-lsp init", "Begin to check the notes of the current folder: only what is new is reported from now on.")]);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(folder), terminal));
        return command;
    }

    private static int Run(string typed, Terminal terminal)
    {
        if (!LintTarget.ReadAll([typed], terminal, out var targets))
        {
            return ExitCode.Failure;
        }

        if (!targets[0].IsFolder)
        {
            return Fail(typed, terminal.Language == Language.Chinese ? "不是目录" : "not a folder", terminal);
        }

        var settings = DiskPath.Combine(targets[0].Path, SettingsFile.Name);
        var baseline = DiskPath.Combine(targets[0].Path, BaselineFile.DefaultName);
        var schema = DiskPath.Combine(targets[0].Path, SchemaName);
        foreach (var path in new[] { settings, baseline, schema }.Where(Path.Exists))
        {
            return Fail(
                ShownPath.Of(path, terminal.WorkingDirectory),
                terminal.Language == Language.Chinese ? "已存在，未作更改" : "is there already; nothing was written",
                terminal);
        }

        try
        {
            // The settings come first: they make the folder a root, which decides what is found.
            _ = AtomicFile.Create(settings, Settings(terminal.Language));
            _ = AtomicFile.Create(schema, Schema());
            var linter = Linter.Load(new LintRequest(targets, terminal.Language) { Baseline = Baseline.Empty });
            var result = linter.Check();
            var known = BaselineWriter.Of(result, Baseline.Empty, linter.Workspace);
            _ = AtomicFile.Create(baseline, BaselineFile.Write(known, baseline));
            Say(result, settings, baseline, terminal);
            return ExitCode.Success;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(typed, e.Message, terminal);
        }
    }

    private static void Say(LintResult result, string settings, string baseline, Terminal terminal)
    {
        var (first, second) = (SafeText.Of(ShownPath.Of(settings, terminal.WorkingDirectory)), SafeText.Of(ShownPath.Of(baseline, terminal.WorkingDirectory)));
        terminal.Out.WriteLine(terminal.Language == Language.Chinese
            ? $"已写入 {first} 及其 schema，和 {second}（{result.FileCount} 个文件中已有 {result.Findings.Length} 个问题）。请一并提交；此后 `mllm-lsp lint` 只报告新问题。"
            : $"Wrote {first} with its schema, and {second} with what is found now: {result.Findings.Length} in {result.FileCount} {(result.FileCount == 1 ? "file" : "files")}. Commit them; from now on `mllm-lsp lint` reports only what is new.");
    }

    /// <summary>The settings that people change first, with their defaults. Comments are allowed in this file.</summary>
    private static string Settings(Language language)
    {
        string Say(string english, string chinese) => language == Language.Chinese ? chinese : english;
        return $$"""
            {
              "$schema": "./{{SchemaName}}",

              // {{Say("Findings that were there at the start; `mllm-lsp lint --write-baseline` brings the file up to date.", "开始检查时已有的问题；用 `mllm-lsp lint --write-baseline` 更新此文件。")}}
              "baseline": "{{BaselineFile.DefaultName}}",

              // {{Say("Whose rules decide what a link means: auto, github, gitlab or obsidian.", "链接按谁的规则解释：auto、github、gitlab 或 obsidian。")}}
              "dialect": "auto",

              "files": {
                // {{Say("Notes that are left out, written as in .gitignore, such as \"drafts/\".", "不检查的笔记，写法同 .gitignore，如 \"drafts/\"。")}}
                "exclude": []
              },

              "diagnostics": {
                // {{Say("By code: error, warning, information, hint or off, such as \"broken-link\": \"error\".", "按代码设置：error、warning、information、hint 或 off，如 \"broken-link\": \"error\"。")}}
                "severity": {}
              }
            }

            """.ReplaceLineEndings("\n");
    }

    /// <summary>The schema of this version: editors complete and check the settings by it, without a network.</summary>
    private static string Schema()
    {
        using var stream = typeof(InitCommand).Assembly.GetManifestResourceStream(SchemaName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static int Fail(string what, string reason, Terminal terminal)
    {
        terminal.Error.WriteLine($"mllm-lsp: {SafeText.Of(what)}: {SafeText.Of(reason)}");
        return ExitCode.Failure;
    }
}
