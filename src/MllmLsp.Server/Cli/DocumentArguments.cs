using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary>Notes that arguments name: files, folders, and globs, which a shell may leave to the program.</summary>
internal static class DocumentArguments
{
    /// <summary>Paths of the notes, each once, sorted. Where an argument names none, that is said on standard error, and the result is null.</summary>
    public static string[]? Read(string[] arguments, Terminal terminal)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var failed = false;
        foreach (var argument in arguments)
        {
            var found = IsGlob(argument, terminal.WorkingDirectory) ? OfGlob(argument, terminal) : OfPath(argument, terminal);
            failed |= found is null;
            paths.UnionWith(found ?? []);
        }

        return failed ? null : [.. paths.Order(StringComparer.Ordinal)];
    }

    /// <summary>A file may be called <c>a[1].md</c>: what exists is no glob.</summary>
    private static bool IsGlob(string argument, string workingDirectory) =>
        argument.AsSpan().ContainsAny("*?[{") && !argument.Contains('\0') && !Path.Exists(DiskPath.Normalize(argument, workingDirectory));

    private static IEnumerable<string>? OfPath(string argument, Terminal terminal)
    {
        if (!LintTarget.ReadAll([argument], terminal, out var targets))
        {
            return null;
        }

        var target = targets[0];
        return target.IsFolder ? NotesBelow(target.Path, terminal.Language, terminal) : [target.Path];
    }

    private static string[]? OfGlob(string argument, Terminal terminal)
    {
        var parts = argument.Replace('\\', '/').Split('/');
        var fixedParts = parts.TakeWhile(part => part.AsSpan().IndexOfAny("*?[{") < 0).ToArray();
        var folder = DiskPath.Normalize(fixedParts.Length == 0 ? "." : string.Join('/', fixedParts) + "/", terminal.WorkingDirectory);
        var glob = Glob.Parse(string.Join('/', parts.Skip(fixedParts.Length)), ignoreCase: DiskPath.Comparison != StringComparison.Ordinal);
        var found = glob is null || !Directory.Exists(folder)
            ? []
            : NotesBelow(folder, terminal.Language, terminal).Where(path => glob.IsMatch(DiskPath.Below(path, folder))).ToArray();
        if (found.Length > 0)
        {
            return found;
        }

        var shown = SafeText.Of(argument);
        terminal.Error.WriteLine(terminal.Language == Language.Chinese ? $"mllm-lsp: {shown}：没有匹配的笔记" : $"mllm-lsp: {shown}: no note matches");
        return null;
    }

    private static IEnumerable<string> NotesBelow(string folder, Language language, Terminal terminal)
    {
        var scan = WorkspaceLoader.Scan(folder, Settings.Default, language);
        LintInput.Print(scan.SettingsProblems, terminal);
        foreach (var problem in scan.Found.Problems)
        {
            terminal.Error.WriteLine($"mllm-lsp: {SafeText.Of(ShownPath.Of(problem.Path, terminal.WorkingDirectory))}: {SafeText.Of(problem.Detail)}");
        }

        return scan.Found.Notes.Select(note => note.Path);
    }
}
