using MllmLsp.Core.Localization;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary>One argument of <c>lint</c>.</summary>
/// <param name="Path">Normalised.</param>
internal sealed record LintTarget(string Path, bool IsFolder)
{
    /// <summary>Where looking for the root begins.</summary>
    public string Folder => IsFolder ? Path : DiskPath.Parent(Path) ?? Path;

    /// <summary>Whether findings of a file are to be reported.</summary>
    public bool Covers(string file) => IsFolder ? DiskPath.IsWithin(file, Path) : file == Path;

    /// <summary>Reads all arguments.</summary>
    /// <returns>False where one of them cannot be checked; each of these has been named on standard error.</returns>
    public static bool ReadAll(string[] arguments, Terminal terminal, out LintTarget[] targets)
    {
        var read = arguments.Select(argument => Of(argument, terminal.WorkingDirectory, terminal.Language)).ToArray();
        foreach (var problem in read.Select(argument => argument.Problem).OfType<string>())
        {
            terminal.Error.WriteLine($"mllm-lsp: {SafeText.Of(problem)}");
        }

        targets = [.. read.Select(argument => argument.Target).OfType<LintTarget>()];
        return targets.Length == arguments.Length;
    }

    /// <summary>Reads an argument, or says why it cannot be linted.</summary>
    /// <param name="argument">As typed, relative to <paramref name="workingDirectory"/> or absolute.</param>
    public static (LintTarget? Target, string? Problem) Of(string argument, string workingDirectory, Language language)
    {
        var chinese = language == Language.Chinese;
        if (argument.Length == 0 || argument.Contains('\0'))
        {
            return (null, chinese ? "路径为空或含有空字符" : "a path is empty or holds a null character");
        }

        var path = DiskPath.Normalize(argument, workingDirectory);
        if (Directory.Exists(path))
        {
            return WhyNotListed(path) is { } reason ? (null, $"{argument}: {reason}") : (new LintTarget(path, true), null);
        }

        if (!File.Exists(path))
        {
            return (null, chinese ? $"{argument}：没有这个文件或目录" : $"{argument}: no such file or directory");
        }

        // Pipes and the process's own streams pass for empty files: better no answer than a wrong one.
        if (SpecialFile.Is(path))
        {
            return (null, chinese ? $"{argument}：不是普通文件" : $"{argument}: not a regular file");
        }

        return FileReader.Read(path).Problem is { Kind: FileProblemKind.Unreadable } problem
            ? (null, $"{argument}: {problem.Detail}")
            : (new LintTarget(path, false), null);
    }

    /// <summary>What keeps a folder from being listed; null for nothing. A folder below one that is named is a finding; this one is what was asked for.</summary>
    private static string? WhyNotListed(string folder)
    {
        try
        {
            _ = Directory.EnumerateFileSystemEntries(folder).Any();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }
}
