using System.CommandLine;
using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;
using MllmLsp.Server.Sheets;

namespace MllmLsp.Server.Cli;

/// <summary><c>mllm-lsp sheet NOTE</c></summary>
internal static class SheetCommand
{
    public static Command Create(Terminal terminal)
    {
        var note = new Argument<string>("NOTE") { Description = "The note whose terms are listed." };
        var format = new Option<string>("--format") { Description = "How the sheet is written.", DefaultValueFactory = _ => SheetFormats.Default };
        format.AcceptOnlyFromAmong([.. SheetFormats.Names]);
        var output = new Option<string?>("--output", "-o") { Description = "Where to write it. Default: standard output.", HelpName = "FILE" };
        var command = new Command("sheet", "List the terms of a note in the order of their first use, each with a line that says what it means.") { note, format, output };
        CommandHelp.Add(command, [
            ("mllm-lsp sheet notes/vlm.md", "A Markdown table."),
            ("mllm-lsp sheet notes/vlm.md --format html -o terms.html", "A page to read or print."),
            ("mllm-lsp sheet notes/vlm.md --format anki -o terms.csv", "Cards for Anki's import."),
        ]);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(note), parsed.GetValue(format)!, parsed.GetValue(output), terminal));
        return command;
    }

    private static int Run(string argument, string format, string? output, Terminal terminal)
    {
        if (Read(argument, terminal) is not { } read)
        {
            return ExitCode.Failure;
        }

        var (path, content) = read;
        var workspace = FolderGlossary.WorkspaceOf(DiskPath.Parent(path) ?? path, terminal.Language);
        var sheet = TermSheet.Of(workspace, Document.Parse(path, content.Text), content.Text, terminal.Language);
        var text = SheetFormats.Write(format, sheet)!;
        if (output is null)
        {
            terminal.Out.Write(text);
            return ExitCode.Success;
        }

        return Write(output, path, text, terminal) ? ExitCode.Success : ExitCode.Failure;
    }

    /// <returns>Null where the note cannot be read; the reason has been printed.</returns>
    private static (string Path, FileContent Content)? Read(string argument, Terminal terminal)
    {
        if (!LintTarget.ReadAll([argument], terminal, out var targets))
        {
            return null;
        }

        if (targets[0].IsFolder)
        {
            Say(terminal, $"{argument}: this is a folder; name a note", $"{argument}：这是文件夹，请指定一篇笔记");
            return null;
        }

        var content = FileReader.Read(targets[0].Path);
        if (content.Problem is { } problem)
        {
            Say(terminal, $"{argument}: {problem.ToDiagnostic(Language.English).Message}", $"{argument}：{problem.ToDiagnostic(Language.Chinese).Message}");
            return null;
        }

        return (targets[0].Path, content);
    }

    private static bool Write(string output, string note, string text, Terminal terminal)
    {
        if (output.Length == 0 || output.Contains('\0'))
        {
            Say(terminal, "the output's path is empty or holds a null character", "输出路径为空或含有空字符");
            return false;
        }

        var target = DiskPath.Normalize(output, terminal.WorkingDirectory);
        if (string.Equals(target, note, DiskPath.Comparison))
        {
            Say(terminal, $"{output}: this is the note itself; name another file", $"{output}：这是笔记本身，请换一个文件名");
            return false;
        }

        try
        {
            AtomicFile.Write(target, text);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Say(terminal, $"{output}: {e.Message}", $"{output}：{e.Message}");
            return false;
        }
    }

    private static void Say(Terminal terminal, string english, string chinese) =>
        terminal.Error.WriteLine($"mllm-lsp: {SafeText.Of(terminal.Language == Language.Chinese ? chinese : english)}");
}
