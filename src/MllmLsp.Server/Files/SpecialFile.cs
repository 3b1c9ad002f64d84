namespace MllmLsp.Server.Files;

/// <summary>Named pipes, devices and the streams of processes: what has a path but is no file that could be read twice or replaced.</summary>
internal static class SpecialFile
{
    /// <summary>
    /// Whether an existing path is one. Never waits: a pipe is opened for both directions, which no system makes wait for the other end.
    /// </summary>
    public static bool Is(string path)
    {
        if (DiskPath.IsWithin(path, "/dev") || DiskPath.IsWithin(path, "/proc"))
        {
            return true;
        }

        // All of them have the length 0. Not being allowed to write says nothing: then it counts as the empty file it looks like.
        try
        {
            if (OperatingSystem.IsWindows() || !File.Exists(path) || new FileInfo(path).Length > 0)
            {
                return false;
            }

            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            using var stream = new FileStream(handle, FileAccess.ReadWrite, bufferSize: 0);
            return !stream.CanSeek;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            // A socket cannot be opened; a regular file on a read-only system can, for reading.
            return !CanBeRead(path);
        }
    }

    private static bool CanBeRead(string path)
    {
        try
        {
            // Only reached where opening for both directions failed, so this is no pipe and does not wait.
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
