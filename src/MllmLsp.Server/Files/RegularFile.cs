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
        byte[] bytes = [];
        var count = Read(path, most, ref bytes);
        return count == bytes.Length ? bytes : bytes[..count];
    }

    /// <summary>As the other, into a buffer that is exchanged for a larger one where it is too small.</summary>
    /// <returns>How many bytes were read.</returns>
    public static int Read(string path, int most, ref byte[] buffer)
    {
        using var handle = OpenRead(path);
        var length = (int)Math.Min(RandomAccess.GetLength(handle), most);
        buffer = buffer.Length < length ? new byte[length] : buffer;
        var count = 0;
        while (count < length && RandomAccess.Read(handle, buffer.AsSpan(count, length - count), count) is > 0 and var read)
        {
            count += read;
        }

        return count;
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
