using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>
/// Drives one language server over its standard streams: any server, by what it announces. Answers what servers ask of clients, and keeps
/// the last diagnostics of each document, pushed ones.
/// </summary>
internal sealed class LspClient : IDisposable
{
    private readonly Process process;
    private readonly Stream input;
    private readonly Lock writing = new();
    private readonly ConcurrentDictionary<long, TaskCompletionSource<JsonNode?>> waiting = new();
    private readonly ConcurrentDictionary<string, JsonArray> diagnostics = new(StringComparer.Ordinal);
    private readonly Func<string, JsonNode?, JsonNode?> answer;
    private TaskCompletionSource published = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long lastId;

    /// <param name="answer">Answers a request of the server by its method and parameters; null for null.</param>
    public LspClient(ServerCommand command, Func<string, JsonNode?, JsonNode?> answer)
    {
        this.answer = answer;
        var start = new ProcessStartInfo(command.File, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = command.Folder,
        };
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start) ?? throw new InvalidOperationException($"Cannot start {command.File}.");
        input = process.StandardInput.BaseStream;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        _ = Task.Factory.StartNew(Read, TaskCreationOptions.LongRunning);
    }

    public int ProcessId => process.Id;

    public JsonNode? Capabilities { get; private set; }

    /// <summary>Whether diagnostics have to be asked for.</summary>
    public bool Pulls => Capabilities?["diagnosticProvider"] is not null;

    /// <summary>Resident memory now, in bytes; 0 where the system does not tell.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.HasExited ? 0 : process.WorkingSet64;
        }
    }

    /// <summary>The items of the last notification about a document; null before the first.</summary>
    public JsonArray? PushedFor(string uri) => diagnostics.GetValueOrDefault(uri);

    public IReadOnlyDictionary<string, JsonArray> Pushed => diagnostics;

    /// <param name="options">Initialization options; null for what every server gets.</param>
    /// <param name="pulls">Whether the client says that it asks for diagnostics.</param>
    public async Task InitializeAsync(string folder, JsonNode? options = null, bool pulls = true)
    {
        var capabilities = JsonNode.Parse(Capability)!;
        if (!pulls)
        {
            capabilities["textDocument"]!.AsObject().Remove("diagnostic");
        }

        var uri = new Uri(folder).AbsoluteUri;
        var given = new JsonObject
        {
            ["processId"] = System.Environment.ProcessId,
            ["rootUri"] = uri,
            ["workspaceFolders"] = new JsonArray(new JsonObject { ["uri"] = uri, ["name"] = "notes" }),
            ["initializationOptions"] = options ?? new JsonObject { ["markdownFileExtensions"] = new JsonArray("md") },
            ["capabilities"] = capabilities,
        };
        Capabilities = (await RequestAsync("initialize", given).WaitAsync(Limits.Start))?["capabilities"];
    }

    /// <exception cref="TimeoutException">No answer within the time that a measurement may take.</exception>
    /// <exception cref="InvalidOperationException">The server answered with an error.</exception>
    public async Task<JsonNode?> RequestAsync(string method, JsonNode? parameters)
    {
        var id = Interlocked.Increment(ref lastId);
        var reply = waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        return await reply.Task.WaitAsync(Limits.Answer);
    }

    public void Notify(string method, JsonNode? parameters) => Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    /// <summary>Waits until something is published that satisfies the condition, which is asked at once, too.</summary>
    /// <exception cref="TimeoutException" />
    public async Task WhenAsync(Func<bool> condition)
    {
        var limit = Stopwatch.StartNew();
        while (true)
        {
            var signal = Volatile.Read(ref published).Task;
            if (condition())
            {
                return;
            }

            await signal.WaitAsync(Limits.Answer - limit.Elapsed);
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        process.Dispose();
    }

    private void Send(JsonObject message)
    {
        var body = Encoding.UTF8.GetBytes(message.ToJsonString());
        lock (writing)
        {
            input.Write(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"));
            input.Write(body);
            input.Flush();
        }
    }

    private void Read()
    {
        using var reader = new BufferedStream(process.StandardOutput.BaseStream, 1 << 16);
        try
        {
            while (ReadLength(reader) is { } length)
            {
                var body = new byte[length];
                reader.ReadExactly(body);
                Take(JsonNode.Parse(body)!);
            }
        }
        catch (IOException)
        {
            // The server is gone; whoever waits finds out by the time limit.
        }

        foreach (var reply in waiting.Values)
        {
            reply.TrySetException(new InvalidOperationException("The server ended."));
        }
    }

    private void Take(JsonNode message)
    {
        var method = (string?)message["method"];
        if (method is null)
        {
            if (message["id"] is { } id && waiting.TryRemove((long)id, out var reply))
            {
                Complete(reply, message);
            }
        }
        else if (message["id"] is { } asked)
        {
            var result = answer(method, message["params"]);
            Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = asked.DeepClone(), ["result"] = result });
        }
        else if (method == "textDocument/publishDiagnostics")
        {
            var given = message["params"]!;
            diagnostics[new Uri((string)given["uri"]!).AbsoluteUri] = given["diagnostics"]!.AsArray();
            Interlocked.Exchange(ref published, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }

    private static void Complete(TaskCompletionSource<JsonNode?> reply, JsonNode message)
    {
        if (message["error"] is { } error)
        {
            reply.TrySetException(new InvalidOperationException((string?)error["message"]));
        }
        else
        {
            reply.TrySetResult(message["result"]);
        }
    }

    private static int? ReadLength(Stream stream)
    {
        int? length = null;
        var line = new StringBuilder();
        while (true)
        {
            switch (stream.ReadByte())
            {
                case < 0:
                    return null;
                case '\r':
                    break;
                case '\n' when line.Length == 0:
                    return length;
                case '\n':
                    var text = line.ToString();
                    if (text.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                    {
                        length = int.Parse(text.AsSpan("Content-Length:".Length));
                    }

                    line.Clear();
                    break;
                case var unit:
                    line.Append((char)unit);
                    break;
            }
        }
    }

    /// <summary>What an editor that does everything says of itself.</summary>
    private const string Capability = """
        {
          "workspace": {
            "workspaceFolders": true, "configuration": true, "workspaceEdit": { "documentChanges": true },
            "didChangeWatchedFiles": { "dynamicRegistration": true }, "diagnostics": { "refreshSupport": true }
          },
          "textDocument": {
            "synchronization": {}, "completion": { "completionItem": { "snippetSupport": true } }, "hover": { "contentFormat": ["markdown"] },
            "references": {}, "rename": { "prepareSupport": true }, "publishDiagnostics": { "versionSupport": true },
            "definition": { "linkSupport": true }, "diagnostic": { "relatedDocumentSupport": true }
          },
          "general": { "positionEncodings": ["utf-16"] }
        }
        """;
}

/// <summary>How a server or command is started.</summary>
/// <param name="Folder">The working directory.</param>
internal sealed record ServerCommand(string File, IReadOnlyList<string> Arguments, string Folder)
{
    /// <summary>Laid over this process's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}

/// <summary>How long a measurement waits before it counts as failed.</summary>
internal static class Limits
{
    public static TimeSpan Answer { get; } = TimeSpan.FromMinutes(2);

    /// <summary>For <c>initialize</c>: rumdl leaves it unanswered in some starts.</summary>
    public static TimeSpan Start { get; } = TimeSpan.FromSeconds(10);
}
