using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;
using MllmLsp.Server;

namespace MllmLsp.Tests.Server;

/// <summary>The end of a conversation, however it comes: what was asked before is answered, and no message is cut off.</summary>
public class LastWordsTests
{
    private const int InvalidRequest = -32600;
    private const int ServerCancelled = -32802;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Initialize = """{"jsonrpc":"2.0","id":"init","method":"initialize","params":{"capabilities":{"textDocument":{"diagnostic":{}}}}}""";
    private const string Initialized = """{"jsonrpc":"2.0","method":"initialized","params":{}}""";
    private const string Open = """{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:a","languageId":"markdown","version":1,"text":"RoPE"}}}""";
    private const string Change = """{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"untitled:a","version":2},"contentChanges":[{"text":"b"}]}}""";
    private const string Held = """{"jsonrpc":"2.0","id":"held","method":"workspace/diagnostic","params":{"previousResultIds":[]}}""";
    private const string Shutdown = """{"jsonrpc":"2.0","id":"bye","method":"shutdown"}""";
    private const string Exit = """{"jsonrpc":"2.0","method":"exit"}""";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300)]
    public async Task All_that_was_asked_in_one_breath_is_answered(int count)
    {
        var (code, answers, error) = await RunAsync(Framed([Initialize, Initialized, Open, .. Hovers(count), Shutdown, Exit]));
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(["\"bye\"", "\"init\"", .. Enumerable.Range(0, count).Select(i => $"{i}").Order(StringComparer.Ordinal)], answers.Keys.Order(StringComparer.Ordinal));
        Assert.All(Enumerable.Range(0, count), i => Assert.NotNull(answers[$"{i}"]["result"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Content-Length: 100\r\n\r\n{\"jsonrpc\":")]
    [InlineData("Content-Le")]
    public async Task What_came_before_the_input_s_end_is_answered(string rest)
    {
        var (code, answers, error) = await RunAsync(Framed([Initialize, Initialized, Open, .. Hovers(20), Held]) + rest);
        Assert.Equal(1, code);
        Assert.Equal(rest.Length > 0, error.Contains("The client's input cannot be read", StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, 20), i => Assert.NotNull(answers[$"{i}"]["result"]));
        Assert.Equal(ServerCancelled, answers["\"held\""]["error"]!["code"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_comes_after_shutdown_is_refused_and_answered()
    {
        var (code, answers, _) = await RunAsync(Framed([Initialize, Initialized, Open, Shutdown, .. Hovers(20), Exit]));
        Assert.Equal(0, code);
        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(InvalidRequest, answers[$"{i}"]["error"]!["code"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_client_that_reads_nothing_keeps_the_server_for_a_while_and_no_longer()
    {
        var (toServer, input) = LspWire.Pipe();
        var time = new ManualTime();
        using var server = new LanguageServer(input, new NeverRead(), TextWriter.Null, time);
        var running = server.RunAsync();
        await toServer.WriteAsync(Encoding.UTF8.GetBytes(Framed([Initialize, Initialized, Open, .. Hovers(3_000), Exit])));
        while (!running.IsCompleted)
        {
            await Task.Yield();
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, await running);
    }

    /// <summary>It writes on while nobody reads: everything it says is taken in, and every answer is there when somebody reads again.</summary>
    [Fact]
    public async Task A_client_that_reads_late_is_heard_meanwhile_and_gets_every_answer()
    {
        const int Count = 5_000;
        var (toServer, input) = LspWire.Pipe();
        var narrow = new Pipe(new PipeOptions(pauseWriterThreshold: 4_096, resumeWriterThreshold: 1_024));
        using var server = new LanguageServer(input, narrow.Writer.AsStream(), TextWriter.Null, TimeProvider.System);
        using var wire = new LspWire(toServer, narrow.Reader.AsStream());
        var running = server.RunAsync();
        foreach (var message in (string[])[Initialize, Initialized, Open, .. Hovers(Count), Change])
        {
            await wire.SendAsync(message);
        }

        using var patience = new CancellationTokenSource(Patience);
        await server.WhenAsync(state => state.FindOpen("untitled:a") is { Version: 2 }, patience.Token);
        await wire.SendAsync(Shutdown);
        await wire.SendAsync(Exit);
        var answered = new List<string>();
        while (await wire.ReceiveAsync().WaitAsync(Patience) is { } message)
        {
            if (message["method"] is null)
            {
                Assert.Null(message["error"]);
                answered.Add(message["id"]!.ToJsonString());
            }
        }

        Assert.Equal(0, await running.WaitAsync(Patience));
        Assert.Equal(["\"bye\"", "\"init\"", .. Enumerable.Range(0, Count).Select(i => $"{i}").Order(StringComparer.Ordinal)], answered.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Hovers(int count) => Enumerable.Range(0, count).Select(
        i => $$$$"""{"jsonrpc":"2.0","id":{{{{i}}}},"method":"textDocument/hover","params":{"textDocument":{"uri":"untitled:a"},"position":{"line":0,"character":1}}}""");

    private static string Framed(IEnumerable<string> messages) =>
        string.Concat(messages.Select(message => $"Content-Length: {Encoding.UTF8.GetByteCount(message)}\r\n\r\n{message}"));

    private static async Task<(int Code, Dictionary<string, JsonObject> Answers, string Error)> RunAsync(string input)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = await LanguageServer.RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error).WaitAsync(Patience);
        using var wire = new LspWire(Stream.Null, new MemoryStream(output.ToArray()));
        var answers = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        while (await wire.ReceiveAsync() is { } message)
        {
            if (message["method"] is null)
            {
                answers.Add(message["id"]!.ToJsonString(), message);
            }
        }

        return (code, answers, error.ToString());
    }

    /// <summary>A pipe that is full from the start.</summary>
    private sealed class NeverRead : Stream
    {
        private readonly TaskCompletionSource never = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => never.Task.Wait();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => await never.Task.WaitAsync(cancellationToken);
    }
}
