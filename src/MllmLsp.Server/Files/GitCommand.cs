using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace MllmLsp.Server.Files;

/// <summary>
/// Runs git to look something up. Only commands that read are meant; git is kept from starting what a repository's configuration names (a
/// file system monitor, a pager, a hook), from asking and from fetching.
/// </summary>
internal static class GitCommand
{
    private static readonly string[] Guards =
        ["--no-pager", "-c", "core.fsmonitor=false", "-c", "core.untrackedCache=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never"];

    /// <summary>Runs git in a folder.</summary>
    /// <param name="input">For its standard input.</param>
    /// <param name="arguments">Each is one argument: no shell reads them.</param>
    /// <returns>Standard output; null with the reason where git is not there or fails.</returns>
    public static (byte[]? Output, string Error) Run(string folder, string input, params string[] arguments)
    {
        if (Find() is not { } git)
        {
            return (null, "git was not found on PATH");
        }

        var start = new ProcessStartInfo(git, [.. Guards, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var writing = Task.Run(() => Feed(process, input));
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            writing.Wait();
            return process.ExitCode == 0 ? (output.ToArray(), "") : (null, error.Result.Trim());
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return (null, e.Message);
        }
    }

    private static void Feed(Process process, string input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading everything; its exit code says why.
        }
    }

    /// <summary>Looked up by ourselves: Windows would take a <c>git.exe</c> that lies among the notes.</summary>
    private static string? Find()
    {
        var name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }
}
