using System.Diagnostics;
using System.Net.Sockets;

namespace MllmLsp.Tests.Files;

/// <summary>What a folder may hold that is no plain file with a plain name.</summary>
internal static class OddFiles
{
    public static TempFolder Pipe(this TempFolder folder, string below)
    {
        Run("mkfifo", folder[below]);
        return folder;
    }

    public static TempFolder Socket(this TempFolder folder, string below)
    {
        // The library takes it away when it is closed, unless it lies elsewhere by then: what stays is a socket that nobody answers.
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            socket.Bind(new UnixDomainSocketEndPoint(folder[below] + "-"));
            File.Move(folder[below] + "-", folder[below]);
        }

        Assert.True(Path.Exists(folder[below]));
        return folder;
    }

    /// <summary>A file of this length that takes no room.</summary>
    public static TempFolder Sparse(this TempFolder folder, string below, long length)
    {
        using var file = File.Create(folder[below]);
        file.SetLength(length);
        return folder;
    }

    /// <param name="escaped">The name, with bytes as <c>\377</c>.</param>
    public static TempFolder NamedInBytes(this TempFolder folder, string escaped)
    {
        Run("sh", "-c", $"printf '# Named\\n' > \"$(printf '%s/{escaped}' '{folder.Path}')\"");
        return folder;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
