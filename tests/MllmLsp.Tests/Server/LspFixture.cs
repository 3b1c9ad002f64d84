using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using MllmLsp.Server;
using MllmLsp.Server.Protocol;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Server;

/// <summary>
/// A client and a server in one process, joined by pipes. At the end it shuts the server down and asserts that every request had one
/// answer, that no message was left unread and that nothing was logged that the test did not expect.
/// </summary>
internal sealed class LspFixture : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly LanguageServer server;
    private readonly LspWire wire;
    private readonly Task<int> running;
    private readonly Task reading;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode?>> waiting = new();
    private readonly ConcurrentDictionary<(string Method, string? Uri), Channel<JsonNode?>> unread = new();
    private readonly ConcurrentBag<string> violations = [];
    private readonly ConcurrentQueue<string> logged = new();
    private readonly StringWriter standardError = new() { NewLine = "\n" };
    private int lastId;
    private bool isOver;

    public LspFixture(TimeProvider? time = null)
    {
        var (toServer, serverInput) = LspWire.Pipe();
        var (serverOutput, fromServer) = LspWire.Pipe();
        server = new LanguageServer(serverInput, serverOutput, TextWriter.Synchronized(standardError), time ?? Time);
        wire = new LspWire(toServer, fromServer);
        running = server.RunAsync();
        reading = ReadAllAsync();
    }

    public ManualTime Time { get; } = new();

    public TempFolder Folder { get; } = new();

    /// <summary>What is answered to requests of the server; null where there is no entry, an error where one throws <see cref="LspError"/>.</summary>
    public Dictionary<string, Func<JsonNode?, JsonNode?>> Answers { get; } = [];

    /// <summary>Methods of the server whose requests get no answer; each completes when one has come.</summary>
    public Dictionary<string, TaskCompletionSource> Unanswered { get; } = [];

    /// <summary>Requests of the server, by method, with their parameters.</summary>
    public ConcurrentQueue<(string Method, JsonNode? Params)> Asked { get; } = new();

    public ServerState State => server.State;

    /// <summary>What the server wrote for people; to be asked for when nothing is under way.</summary>
    public string StandardError => standardError.ToString();

    /// <summary>Every method that the server knows.</summary>
    public IEnumerable<string> Methods => server.Methods;

    /// <summary>The server's exit code, once it has ended.</summary>
    public Task<int> Exited => running.WaitAsync(Patience);

    /// <summary>Completes when nothing more comes from the server, which has ended.</summary>
    public Task Heard => reading.WaitAsync(Patience);

    /// <summary>A server that has been initialized with the fixture's folder and has indexed it.</summary>
    /// <param name="capabilities">JSON of <c>ClientCapabilities</c>.</param>
    /// <param name="prepare">Writes files and answers before the server begins.</param>
    public static async Task<LspFixture> StartAsync(
        string capabilities = "{}", Action<LspFixture>? prepare = null, JsonObject? initialize = null, TimeProvider? time = null)
    {
        var lsp = new LspFixture(time);
        prepare?.Invoke(lsp);
        var given = initialize ?? new JsonObject { ["rootUri"] = DocumentUri.FromPath(lsp.Folder.Path) };
        given["capabilities"] = JsonNode.Parse(capabilities);
        await lsp.RequestAsync("initialize", given);
        await lsp.NotifyAsync("initialized", new JsonObject());
        await lsp.SettleAsync();
        return lsp;
    }

    public string UriOf(string below) => DocumentUri.FromPath(Folder[below]);

    /// <summary>Sends a request and waits for its result.</summary>
    /// <exception cref="LspError">The answer was an error.</exception>
    public Task<JsonNode?> RequestAsync(string method, JsonNode? given = null) => Begin(method, given).Result.WaitAsync(Patience);

    /// <summary>Sends a request.</summary>
    public (int Id, Task<JsonNode?> Result) Begin(string method, JsonNode? given = null)
    {
        var id = Interlocked.Increment(ref lastId);
        var message = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method };
        if (given is not null)
        {
            message["params"] = given;
        }

        return (id, SendRawAsync(id.ToString(), message.ToJsonString()));
    }

    /// <summary>Sends text as it is and waits for the answer with an id, written as JSON.</summary>
    public Task<JsonNode?> SendRawAsync(string id, string json) => SendBytesAsync(id, Encoding.UTF8.GetBytes(json));

    /// <inheritdoc cref="SendRawAsync"/>
    public async Task<JsonNode?> SendBytesAsync(string id, byte[] content)
    {
        var answer = AwaitAnswer(id);
        await wire.SendAsync(content);
        return await answer;
    }

    /// <summary>The answer with an id, written as JSON, to what was sent already or is going to be.</summary>
    public Task<JsonNode?> AwaitAnswer(string id)
    {
        var answer = new TaskCompletionSource<JsonNode?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.True(waiting.TryAdd(id, answer));
        return answer.Task.WaitAsync(Patience);
    }

    /// <summary>The error code that a request is answered with.</summary>
    public async Task<int> ErrorOfAsync(string method, JsonNode? given = null) =>
        (await Assert.ThrowsAsync<LspError>(() => RequestAsync(method, given))).Code;

    public Task NotifyAsync(string method, JsonNode? given = null)
    {
        var message = new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method };
        if (given is not null)
        {
            message["params"] = given;
        }

        return wire.SendAsync(message.ToJsonString());
    }

    public Task NotifyRawAsync(string json) => wire.SendAsync(json);

    public Task NotifyBytesAsync(byte[] content) => wire.SendAsync(content);

    /// <summary>The next notification of a method, whether it has come already or not.</summary>
    /// <param name="uri">The document that it speaks of, where it speaks of one.</param>
    public async Task<JsonNode> NextAsync(string method, string? uri = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        return (await UnreadOf(method, uri).Reader.ReadAsync(patience.Token))!;
    }

    /// <summary>Takes everything of a method that has come.</summary>
    public List<JsonNode?> TakeAll(string method)
    {
        var taken = new List<JsonNode?>();
        foreach (var (_, channel) in unread.Where(entry => entry.Key.Method == method))
        {
            while (channel.Reader.TryRead(out var message))
            {
                taken.Add(message);
            }
        }

        return taken;
    }

    /// <summary>Warnings and errors that the server logged so far.</summary>
    public List<string> TakeLog()
    {
        var taken = new List<string>();
        while (logged.TryDequeue(out var message))
        {
            taken.Add(message);
        }

        return taken;
    }

    /// <summary>Waits until everything sent has been handled, the disk is indexed and the client has been told of findings.</summary>
    public async Task SettleAsync()
    {
        await BarrierAsync();
        await server.SettleAsync().WaitAsync(Patience);

        // Messages arrive in order: what the server said before this answer has been read, too.
        await BarrierAsync();
    }

    /// <summary>Waits until the server's state is as asked.</summary>
    public Task WhenAsync(Func<ServerState, bool> condition, CancellationToken cancellationToken) => server.WhenAsync(condition, cancellationToken);

    /// <summary>The client goes away without a word.</summary>
    public void HangUp()
    {
        isOver = true;
        wire.Hang();
    }

    public async Task<int> ShutDownAsync()
    {
        isOver = true;
        await RequestAsync("shutdown");
        await NotifyAsync("exit");
        return await Exited;
    }

    public async ValueTask DisposeAsync()
    {
        if (!isOver)
        {
            Assert.Equal(0, await ShutDownAsync());
        }

        await Exited;
        server.Dispose();
        await reading.WaitAsync(Patience);
        wire.Dispose();
        Folder.Dispose();
        Assert.Empty(violations);
        Assert.Empty(waiting.Keys);
        Assert.Empty(unread.Where(method => method.Value.Reader.Count > 0).Select(method => method.Key));
        Assert.Empty(logged);
    }

    private async Task BarrierAsync() => await Assert.ThrowsAsync<LspError>(() => RequestAsync("test/barrier"));

    private async Task ReadAllAsync()
    {
        try
        {
            while (await wire.ReceiveAsync() is { } message)
            {
                await TakeAsync(message);
            }
        }
        catch (Exception e)
        {
            violations.Add(e.ToString());
        }
    }

    private async Task TakeAsync(JsonObject message)
    {
        if (message["method"]?.GetValue<string>() is not { } method)
        {
            TakeAnswer(message);
        }
        else if (message.ContainsKey("id"))
        {
            var given = message["params"]?.DeepClone();
            Asked.Enqueue((method, given));
            if (Unanswered.TryGetValue(method, out var come))
            {
                come.TrySetResult();
                return;
            }

            await AnswerAsync(message["id"]!.DeepClone(), method, given);
        }
        else if (method == "window/logMessage")
        {
            if (message["params"]!["type"]!.GetValue<int>() <= 2)
            {
                logged.Enqueue(message["params"]!["message"]!.GetValue<string>());
            }
        }
        else
        {
            UnreadOf(method, UriIn(message["params"])).Writer.TryWrite(message["params"]);
        }
    }

    private async Task AnswerAsync(JsonNode id, string method, JsonNode? given)
    {
        var message = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id };
        try
        {
            message["result"] = Answers.TryGetValue(method, out var answer) ? answer(given) : null;
        }
        catch (LspError e)
        {
            message["error"] = new JsonObject { ["code"] = e.Code, ["message"] = e.Message };
        }

        await wire.SendAsync(message.ToJsonString());
    }

    private void TakeAnswer(JsonObject message)
    {
        var id = message["id"]?.ToJsonString() ?? "null";
        if (!waiting.TryRemove(id, out var request))
        {
            violations.Add($"An answer that nobody asked for: {message.ToJsonString()}");
        }
        else if (message["error"] is { } error)
        {
            request.SetException(new LspError(error["code"]!.GetValue<int>(), error["message"]!.GetValue<string>()));
        }
        else
        {
            request.SetResult(message["result"]);
        }
    }

    private static string? UriIn(JsonNode? given) => given is JsonObject it && it.TryGetPropertyValue("uri", out var uri) ? uri!.GetValue<string>() : null;

    private Channel<JsonNode?> UnreadOf(string method, string? uri) => unread.GetOrAdd((method, uri), _ => Channel.CreateUnbounded<JsonNode?>());
}
