using System.CommandLine;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary>Where a command's one text goes: standard output, or a file that is not overwritten unasked.</summary>
/// <param name="Path">As typed; null for standard output.</param>
internal sealed record OutputFile(string? Path, bool Force)
{
    public static Option<string?> PathOption() => new("--output", "-o") { Description = "The file to write. Default: standard output.", HelpName = "FILE" };

    public static Option<bool> ForceOption() => new("--force") { Description = "Overwrite the file." };

    /// <summary>Writes the text, whole or not at all.</summary>
    /// <param name="withMark">A file gets a byte order mark: spreadsheets take UTF-8 without one for another encoding.</param>
    /// <returns>False where it cannot be written; the reason has been printed.</returns>
    public bool Write(string text, bool withMark, Terminal terminal)
    {
        if (Path is null)
        {
            terminal.Out.Write(text);
            return true;
        }

        var chinese = terminal.Language == Language.Chinese;
        if (Path.Length == 0 || Path.Contains('\0'))
        {
            return Fail(chinese ? "路径为空或含有空字符" : "a path is empty or holds a null character", terminal);
        }

        var path = DiskPath.Normalize(Path, terminal.WorkingDirectory);
        try
        {
            if (Force && File.Exists(path))
            {
                AtomicFile.Write(path, withMark ? '\uFEFF' + text : text);
                return true;
            }

            return AtomicFile.Create(path, withMark ? '\uFEFF' + text : text)
                || Fail(chinese ? $"{Path}：已经存在；要覆盖请加 --force" : $"{Path}: exists already; --force overwrites it", terminal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail($"{Path}: {e.Message}", terminal);
        }
    }

    private static bool Fail(string message, Terminal terminal)
    {
        terminal.Error.WriteLine($"mllm-lsp: {SafeText.Of(message)}");
        return false;
    }
}
