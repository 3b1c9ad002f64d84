using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary>Reads what the options of <c>lint</c> name: paths, settings, known findings, standard input.</summary>
internal sealed class LintInput(LintOptions options, Terminal terminal)
{
    /// <returns>Null where something cannot be used; what and why has been printed.</returns>
    public LintRequest? Read() => ReadTargets(out var targets, out var unsaved) && ReadConfig(out var settings) && ReadBaseline(out var baseline)
        ? new LintRequest(targets, terminal.Language) { Settings = settings, Baseline = baseline, Unsaved = unsaved }
        : null;

    /// <summary>Prints what is wrong with a file of settings or known findings.</summary>
    public static void Print(IEnumerable<SettingsProblem> problems, Terminal terminal)
    {
        foreach (var (path, position, message) in problems)
        {
            var shown = SafeText.Of(ShownPath.Of(path!, terminal.WorkingDirectory));
            terminal.Error.WriteLine($"mllm-lsp: {shown}:{position.Line + 1}:{position.Character + 1}: {SafeText.Of(message)}");
        }
    }

    private bool ReadTargets(out LintTarget[] targets, out (string Path, SourceText Text)? unsaved)
    {
        unsaved = null;
        if (!options.ReadsStandardInput)
        {
            return LintTarget.ReadAll([.. options.Paths], terminal, out targets);
        }

        var typed = options.StandardInputPath!;
        var path = typed.Contains('\0') || typed.Length == 0 ? null : DiskPath.Normalize(typed, terminal.WorkingDirectory);
        if (path is null || Directory.Exists(path) || DiskPath.Name(path) is SettingsFile.Name)
        {
            targets = [];
            return Fail(typed, terminal.Language == Language.Chinese ? "不是笔记或术语表的路径" : "not the path of a note or a glossary");
        }

        targets = [new LintTarget(path, IsFolder: false)];
        using var input = terminal.In();
        using var buffer = new MemoryStream();
        input.CopyTo(buffer);
        var content = FileReader.Decode(path, buffer.ToArray());
        unsaved = (path, content.Text);
        return content.Problem is not { } problem || Fail(typed, problem.ToDiagnostic(terminal.Language).Message);
    }

    private bool ReadConfig(out SettingsResult? settings)
    {
        settings = options.Config is null
            ? null
            : SettingsFile.ReadUser(DiskPath.Normalize(options.Config, terminal.WorkingDirectory), Settings.Default, terminal.Language);
        Print(settings?.Problems ?? [], terminal);
        return settings?.Problems.IsEmpty ?? true;
    }

    private bool ReadBaseline(out Baseline? baseline)
    {
        baseline = options.NoBaseline || options.WriteBaseline ? Baseline.Empty : null;
        if (options.Baseline is null || options.WriteBaseline)
        {
            return true;
        }

        (baseline, var problem) = BaselineFile.Read(DiskPath.Normalize(options.Baseline, terminal.WorkingDirectory), terminal.Language);
        Print(problem is null ? [] : [problem], terminal);
        return problem is null;
    }

    private bool Fail(string what, string reason)
    {
        terminal.Error.WriteLine($"mllm-lsp: {SafeText.Of(what)}: {SafeText.Of(reason)}");
        return false;
    }
}
