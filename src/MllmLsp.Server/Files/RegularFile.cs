using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace MllmLsp.Server.Files;

/// <summary>
/// Opens files to be read without ever waiting: what was a file when it was looked at may be a named pipe when it is opened, and opening one
/// waits for a writer for as long as there is none.
/// </summary>
internal static class RegularFile
{
    private static readonly int WithoutWaiting = OperatingSystem.IsMacOS() ? 0x0100_0004 : 0x8_0800; // O_RDONLY | O_NONBLOCK | O_CLOEXEC

    /// <exception cref="IOException">Also for what is no file.</exception>
    /// <exception cref="UnauthorizedAccessException" />
    public static SafeFileHandle OpenRead(string path)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            return File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete, options: FileOptions.SequentialScan);
        }

        var descriptor = Open(Encoding.UTF8.GetBytes(path + '\0'), WithoutWaiting);
        if (descriptor < 0)
        {
            throw Failure(path, Marshal.GetLastPInvokeError());
        }

        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        try
        {
            // Only what can be sought in has a length: pipes, sockets and terminals cannot.
            _ = RandomAccess.GetLength(handle);
            return handle;
        }
        catch (NotSupportedException)
        {
            handle.Dispose();
            throw new IOException($"'{path}' is no regular file.");
        }
    }

    /// <summary>What is in a file now, within a limit: it may grow or shrink while it is read.</summary>
    /// <exception cref="IOException">Also for what is no file.</exception>
    /// <exception cref="UnauthorizedAccessException" />
    public static byte[] Read(string path, int most)
    {
        using var handle = OpenRead(path);
        var bytes = new byte[Math.Min(RandomAccess.GetLength(handle), most)];
        var count = 0;
        while (count < bytes.Length && RandomAccess.Read(handle, bytes.AsSpan(count), count) is > 0 and var read)
        {
            count += read;
        }

        return count == bytes.Length ? bytes : bytes[..count];
    }

    private static Exception Failure(string path, int error)
    {
        const int PermissionDenied = 13;
        var message = $"{Marshal.GetPInvokeErrorMessage(error)}: '{path}'";
        return error == PermissionDenied ? new UnauthorizedAccessException(message) : new IOException(message);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);
}
