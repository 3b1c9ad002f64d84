using System.Globalization;
using System.Text;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Crashes;

/// <summary>Where reports of faults lie: in the user's own state folder, the newest few. Nothing sends them anywhere.</summary>
internal static class CrashFolder
{
    /// <summary>A user who sets this to <c>off</c> gets no reports.</summary>
    public const string SwitchName = "MLLM_LSP_CRASH_REPORTS";

    private const int Kept = 10;

    /// <summary>Normalised by the system's rules: on Linux as the XDG Base Directory Specification has it.</summary>
    public static string Path
    {
        get
        {
            var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } set && System.IO.Path.IsPathRooted(set) ? set
                : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : OperatingSystem.IsMacOS() ? System.IO.Path.Combine(Home, "Library", "Logs")
                : System.IO.Path.Combine(Home, ".local", "state");
            return System.IO.Path.Combine(state, "mllm-lsp");
        }
    }

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>Writes a report, and removes the oldest where there are too many.</summary>
    /// <returns>Its path; null where reports are switched off, or nothing can be written.</returns>
    public static string? Write(string report, DateTimeOffset now)
    {
        if (Environment.GetEnvironmentVariable(SwitchName) == "off")
        {
            return null;
        }

        try
        {
            _ = Directory.CreateDirectory(Path);
            var name = now.UtcDateTime.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
            var path = System.IO.Path.Combine(Path, $"crash-{name}.txt");
            for (var number = 2; File.Exists(path) && number <= Kept; number++)
            {
                // Another process, or another fault of this one, in the same moment.
                path = System.IO.Path.Combine(Path, $"crash-{name}-{number}.txt");
            }

            using (var file = OwnFile.Create(path))
            {
                file.Write(Encoding.UTF8.GetBytes(report));
            }

            foreach (var old in Directory.GetFiles(Path, "crash-*.txt").OrderDescending(StringComparer.Ordinal).Skip(Kept))
            {
                File.Delete(old);
            }

            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // The last is what the library makes of a file that is longer than the file system or a limit of the process allows.
            return null;
        }
    }
}
