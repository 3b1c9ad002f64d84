using MllmLsp.Core.Localization;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary>A file that an option names and that is written anew each time, such as a report: whole or not at all, over what is there.</summary>
internal static class ReplacedFile
{
    /// <param name="file">As typed.</param>
    /// <returns>False where it cannot be written; the reason has been printed.</returns>
    public static bool Write(string file, string text, Terminal terminal)
    {
        try
        {
            AtomicFile.Write(DiskPath.Normalize(file, terminal.WorkingDirectory), text);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            terminal.Error.WriteLine(terminal.Language == Language.Chinese
                ? $"mllm-lsp: {SafeText.Of(file)}：无法写入：{SafeText.Of(e.Message)}"
                : $"mllm-lsp: {SafeText.Of(file)}: cannot be written: {SafeText.Of(e.Message)}");
            return false;
        }
    }
}
