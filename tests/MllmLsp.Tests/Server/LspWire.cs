using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;

namespace MllmLsp.Tests.Server;

/// <summary>Frames messages as LSP's base protocol does. Written anew for the tests: the server's own code must not judge itself.</summary>
internal sealed class LspWire(Stream toServer, Stream fromServer) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    /// <param name="json">Sent as it is, broken or not.</param>
    public Task SendAsync(string json) => SendAsync(Encoding.UTF8.GetBytes(json));

    /// <param name="content">Sent as it is, broken or not.</param>
    public async Task SendAsync(byte[] content)
    {
        await turn.WaitAsync();
        try
        {
            await toServer.WriteAsync(Encoding.ASCII.GetBytes($"Content-Length: {content.Length}\r\n\r\n"));
            await toServer.WriteAsync(content);
            await toServer.FlushAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The next message, or null at the end.</summary>
    public async Task<JsonObject?> ReceiveAsync()
    {
        var length = 0;
        while (await ReadLineAsync() is { } line)
        {
            if (line.Length == 0)
            {
                var content = new byte[length];
                await fromServer.ReadExactlyAsync(content);
                return JsonNode.Parse(content)!.AsObject();
            }

            if (line.StartsWith("Content-Length: ", StringComparison.Ordinal))
            {
                length = int.Parse(line["Content-Length: ".Length..]);
            }
        }

        return null;
    }

    /// <summary>Two streams that are joined: what is written to the one is read from the other.</summary>
    public static (Stream Writer, Stream Reader) Pipe()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        return (pipe.Writer.AsStream(), pipe.Reader.AsStream());
    }

    public void Hang() => toServer.Dispose();

    public void Dispose()
    {
        turn.Dispose();
        toServer.Dispose();
        fromServer.Dispose();
    }

    private async Task<string?> ReadLineAsync()
    {
        var line = new List<byte>();
        var unit = new byte[1];
        while (await fromServer.ReadAsync(unit) == 1)
        {
            if (unit[0] == '\n')
            {
                return Encoding.ASCII.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(unit[0]);
        }

        return null;
    }
}
