using System.Diagnostics;
using System.Text.Json.Nodes;

namespace MllmLsp.Tests.Server;

public class LifecycleTests
{
    private const int ServerNotInitialized = -32002;
    private const int InvalidRequest = -32600;
    private const int MethodNotFound = -32601;
    private const int InvalidParams = -32602;
    private const int ParseError = -32700;

    [Fact]
    public async Task Initialize_says_who_we_are_and_what_we_offer()
    {
        await using var lsp = new LspFixture();
        var result = await lsp.RequestAsync("initialize", new JsonObject { ["capabilities"] = new JsonObject() });
        Assert.Equal("mllm-lsp", result!["serverInfo"]!["name"]!.GetValue<string>());
        Assert.Equal("utf-16", result["capabilities"]!["positionEncoding"]!.GetValue<string>());
        Assert.Equal(2, result["capabilities"]!["textDocumentSync"]!["change"]!.GetValue<int>());
        Assert.Null(result["capabilities"]!["diagnosticProvider"]);
    }

    [Fact]
    public async Task Requests_before_initialize_are_refused_and_notifications_ignored()
    {
        await using var lsp = new LspFixture();
        Assert.Equal(ServerNotInitialized, await lsp.ErrorOfAsync("textDocument/hover", LspDocuments.At("file:///a.md", 0, 0)));
        Assert.Equal(ServerNotInitialized, await lsp.ErrorOfAsync("no/such/method"));
        await lsp.OpenAsync("file:///a.md", "# A");
        Assert.Equal(ServerNotInitialized, await lsp.ErrorOfAsync("shutdown"));
        await lsp.RequestAsync("initialize", new JsonObject());
        Assert.Empty(lsp.State.Open);
        Assert.Single(lsp.TakeLog());
    }

    [Fact]
    public async Task Malformed_parameters_of_initialize_leave_the_server_uninitialized()
    {
        await using var lsp = new LspFixture();
        Assert.Equal(InvalidParams, await lsp.ErrorOfAsync("initialize"));
        Assert.Equal(InvalidParams, await lsp.ErrorOfAsync("initialize", new JsonArray()));
        Assert.Equal(ServerNotInitialized, await lsp.ErrorOfAsync("textDocument/hover", LspDocuments.At("file:///a.md", 0, 0)));
        await lsp.RequestAsync("initialize", new JsonObject());
    }

    [Fact]
    public async Task Initialize_may_be_sent_once()
    {
        await using var lsp = await LspFixture.StartAsync();
        Assert.Equal(InvalidRequest, await lsp.ErrorOfAsync("initialize", new JsonObject()));
    }

    [Fact]
    public async Task Unknown_methods_and_malformed_parameters_have_codes_of_their_own()
    {
        await using var lsp = await LspFixture.StartAsync();
        Assert.Equal(MethodNotFound, await lsp.ErrorOfAsync("textDocument/nothing"));
        Assert.Equal(InvalidParams, await lsp.ErrorOfAsync("textDocument/hover"));
        Assert.Equal(InvalidParams, await lsp.ErrorOfAsync("textDocument/hover", new JsonObject { ["textDocument"] = null }));
        Assert.Equal(InvalidParams, await lsp.ErrorOfAsync("textDocument/hover", LspDocuments.Document("file:///a.md")));
        Assert.Equal(InvalidParams, await lsp.ErrorOfAsync("textDocument/hover", new JsonArray(1, 2)));
    }

    [Fact]
    public async Task Unknown_notifications_are_ignored()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.NotifyAsync("$/private");
        await lsp.NotifyAsync("workspace/nothing");
        await lsp.SettleAsync();
        Assert.Single(lsp.TakeLog());
    }

    [Theory]
    [InlineData("{", ParseError)]
    [InlineData("[]", InvalidRequest)]
    [InlineData("""{"jsonrpc":"2.0","id":{},"method":"shutdown"}""", InvalidRequest)]
    [InlineData("""{"jsonrpc":"2.0","id":null,"method":7}""", InvalidRequest)]
    public async Task What_is_no_message_is_answered_and_survived(string json, int code)
    {
        await using var lsp = await LspFixture.StartAsync();
        var error = await Assert.ThrowsAsync<LspError>(() => lsp.SendRawAsync("null", json));
        Assert.Equal(code, error.Code);
    }

    [Fact]
    public async Task An_answer_that_nobody_waits_for_is_ignored()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.NotifyRawAsync("""{"jsonrpc":"2.0","id":4711,"result":null}""");
        await lsp.NotifyRawAsync("""{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"?"}}""");
        await lsp.SettleAsync();
    }

    [Fact]
    public async Task Ids_may_be_strings()
    {
        await using var lsp = await LspFixture.StartAsync();
        var error = await Assert.ThrowsAsync<LspError>(
            () => lsp.SendRawAsync("\"a-1\"", """{"jsonrpc":"2.0","id":"a-1","method":"nothing"}"""));
        Assert.Equal(MethodNotFound, error.Code);
    }

    [Fact]
    public async Task After_shutdown_only_exit_is_heard()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.RequestAsync("shutdown");
        Assert.Equal(InvalidRequest, await lsp.ErrorOfAsync("textDocument/hover", LspDocuments.At("file:///a.md", 0, 0)));
        Assert.Equal(InvalidRequest, await lsp.ErrorOfAsync("shutdown"));
        await lsp.NotifyAsync("exit");
        Assert.Equal(0, await lsp.Exited);
        lsp.HangUp();
    }

    [Fact]
    public async Task Exit_without_shutdown_is_a_failure()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.NotifyAsync("exit");
        Assert.Equal(1, await lsp.Exited);
        lsp.HangUp();
    }

    [Fact]
    public async Task Exit_is_heard_before_initialize()
    {
        await using var lsp = new LspFixture();
        await lsp.NotifyAsync("exit");
        Assert.Equal(1, await lsp.Exited);
        lsp.HangUp();
    }

    [Fact]
    public async Task The_server_ends_when_its_input_ends()
    {
        await using var lsp = await LspFixture.StartAsync();
        lsp.HangUp();
        Assert.Equal(1, await lsp.Exited);
    }

    [Fact]
    public async Task The_server_ends_when_the_client_s_process_is_gone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses the command sleep.");
        using var client = Process.Start(new ProcessStartInfo("sleep", "600"))!;
        await using var lsp = await LspFixture.StartAsync(initialize: new JsonObject { ["processId"] = client.Id });
        client.Kill();
        Assert.Equal(1, await lsp.Exited);
        lsp.HangUp();
    }

    [Fact]
    public async Task Trace_is_sent_where_it_is_asked_for()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.NotifyAsync("$/setTrace", new JsonObject { ["value"] = "messages" });
        await lsp.RequestAsync("textDocument/hover", LspDocuments.At("file:///a.md", 0, 0));
        Assert.StartsWith("$/setTrace: ", (await lsp.NextAsync("$/logTrace"))["message"]!.GetValue<string>());
        Assert.StartsWith("textDocument/hover: ", (await lsp.NextAsync("$/logTrace"))["message"]!.GetValue<string>());
        await lsp.NotifyAsync("$/setTrace", new JsonObject { ["value"] = "off" });
        await lsp.SettleAsync();
        Assert.Empty(lsp.TakeAll("$/logTrace"));
    }

    [Fact]
    public async Task Trace_says_how_long_the_parts_of_reading_the_folders_took()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: at => at.Folder.Write("a.md", "# A\n"));
        await lsp.NotifyAsync("$/setTrace", new JsonObject { ["value"] = "messages" });
        await lsp.NotifyAsync("workspace/didChangeConfiguration", new JsonObject { ["settings"] = new JsonObject() });
        await lsp.SettleAsync();
        var lines = lsp.TakeAll("$/logTrace").Select(line => line!["message"]!.GetValue<string>()).ToArray();
        Assert.Contains(lines, line => line.StartsWith("index: 0 files, walk ", StringComparison.Ordinal) && line.Contains("backlinks", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Progress_is_shown_while_folders_are_indexed()
    {
        await using var lsp = await LspFixture.StartAsync("""{"window":{"workDoneProgress":true}}""", l => l.Folder.Write("a.md", "# A"));
        foreach (var kind in (string[])["begin", "report", "end"])
        {
            Assert.Equal(kind, (await lsp.NextAsync("$/progress"))["value"]!["kind"]!.GetValue<string>());
        }

        Assert.Contains(lsp.Asked, asked => asked.Method == "window/workDoneProgress/create");
    }
}
