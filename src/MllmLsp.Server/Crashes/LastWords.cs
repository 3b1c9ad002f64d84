namespace MllmLsp.Server.Crashes;

/// <summary>What a process leaves behind that ends by a fault nobody caught.</summary>
internal static class LastWords
{
    /// <param name="arguments">Of the process; only a command's name is kept of them.</param>
    public static void Say(Exception? fault, IReadOnlyList<string> arguments, TextWriter error)
    {
        if (fault is null)
        {
            return;
        }

        var doing = arguments is [var first, ..] && first.All(char.IsAsciiLetter) ? $"command {first}" : "command";
        if (CrashFolder.Write(CrashReport.Of(fault, doing, null, []), DateTimeOffset.UtcNow) is { } path)
        {
            error.WriteLine($"mllm-lsp: A fault of the program. A report of it, without any text of your notes, is in {path}");
        }
    }
}
