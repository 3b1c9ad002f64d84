using System.Globalization;

namespace MllmLsp.Server.Cli.Doctor;

/// <summary>How many folders may be watched.</summary>
internal static class WatchLimit
{
    private const string File = "/proc/sys/fs/inotify/max_user_watches";

    /// <summary>Linux counts one watch a folder, over all programs of a user (inotify(7)). Null elsewhere, and where it is not told.</summary>
    public static int? Read()
    {
        try
        {
            return OperatingSystem.IsLinux() && int.TryParse(System.IO.File.ReadAllText(File), NumberStyles.Integer, CultureInfo.InvariantCulture, out var most) ? most : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
