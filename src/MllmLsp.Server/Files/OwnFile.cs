namespace MllmLsp.Server.Files;

/// <summary>A new file that nobody but its user may read: what is kept beside the notes may say what they say.</summary>
internal static class OwnFile
{
    /// <param name="bufferSize">In bytes.</param>
    /// <exception cref="IOException">The file exists, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException" />
    public static FileStream Create(string path, int bufferSize = 4096)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = bufferSize };
        if (!OperatingSystem.IsWindows())
        {
            // On Windows a user's own folders are closed to others as they are.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
