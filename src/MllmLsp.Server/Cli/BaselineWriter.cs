using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary><c>lint --write-baseline</c>: makes what is found the known findings of the files that were checked.</summary>
/// <param name="request">Without a baseline, so that everything is found.</param>
internal sealed class BaselineWriter(LintRequest request, Terminal terminal)
{
    /// <param name="file">As typed; null for the file that the settings name.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Write(string? file)
    {
        var linter = Linter.Load(request with { Baseline = Baseline.Empty });
        if (file is null && linter.Folders.Any(scan => Named(scan) is { } named && LinkTarget.LeavesRoot(named, scan.Folder.Root)))
        {
            return Fail(Say(
                "`baseline` in mllm-lsp.json is a link out of the root: nothing was written. To mean that file, give --baseline FILE.",
                "mllm-lsp.json 中的 `baseline` 是指向根目录之外的链接，未写入任何文件。如确指该文件，请给出 --baseline FILE。"));
        }

        if (Target(file, linter.Folders) is not { } path)
        {
            return Fail(Say(
                "--write-baseline needs to know the file: give --baseline FILE, or set `baseline` in mllm-lsp.json.",
                "--write-baseline 需要文件名：请给出 --baseline FILE，或在 mllm-lsp.json 中设置 `baseline`。"));
        }

        var (old, problem) = File.Exists(path) ? BaselineFile.Read(path, terminal.Language) : (Baseline.Empty, null);
        if (problem is not null)
        {
            // Somebody's file that happens to have this name must not be lost.
            LintInput.Print([problem], terminal);
            return ExitCode.Failure;
        }

        var result = linter.Check();
        LintInput.Print(result.Aside, terminal);
        var written = Of(result, old, linter.Workspace);
        if (!ReplacedFile.Write(path, BaselineFile.Write(written, path), terminal))
        {
            return ExitCode.Failure;
        }

        var shown = SafeText.Of(ShownPath.Of(path, terminal.WorkingDirectory));
        var (count, files) = (written.Files.Values.Sum(entries => entries.Sum(entry => entry.Count)), written.Files.Count);
        terminal.Error.WriteLine(Say(
            $"mllm-lsp: {shown}: {count} known {(count == 1 ? "finding" : "findings")} of {files} {(files == 1 ? "file" : "files")}.",
            $"mllm-lsp: {shown}：已记录 {files} 个文件中的 {count} 个已知问题。"));
        return ExitCode.Success;
    }

    /// <summary>What was found, and the old entries of files that were not checked but are still there.</summary>
    public static Baseline Of(LintResult result, Baseline old, Workspace workspace)
    {
        var @checked = result.Files.Concat(result.Findings.Select(finding => finding.Path)).ToHashSet(StringComparer.Ordinal);
        var files = old.Files.Where(file => !@checked.Contains(file.Key) && workspace.Files.Find(file.Key) is not null).ToImmutableSortedDictionary(StringComparer.Ordinal);
        return new Baseline(files.SetItems(result.Findings.GroupBy(finding => finding.Path).Select(file =>
            KeyValuePair.Create(file.Key, Baseline.Entries(file.First().Text, file.Select(finding => finding.Diagnostic))))));
    }

    private string? Target(string? file, IReadOnlyList<FolderScan> folders)
    {
        if (file is not null)
        {
            return DiskPath.Normalize(file, terminal.WorkingDirectory);
        }

        var named = folders.Select(Named).Distinct().ToArray();
        return named is [var only] ? only : null;
    }

    private static string? Named(FolderScan scan) => scan.Folder.Settings.BaselineFile is { } set ? DiskPath.Normalize(set, scan.Folder.Path) : null;

    private string Say(string english, string chinese) => terminal.Language == Language.Chinese ? chinese : english;

    private int Fail(string message)
    {
        terminal.Error.WriteLine($"mllm-lsp: {message}");
        return ExitCode.Failure;
    }
}
