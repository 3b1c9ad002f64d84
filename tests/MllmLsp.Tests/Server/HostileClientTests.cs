using System.Text;
using System.Text.Json.Nodes;
using MllmLsp.Server;

namespace MllmLsp.Tests.Server;

/// <summary>Messages that no client ought to send: each costs itself and nothing else.</summary>
public class HostileClientTests
{
    private const int InvalidParams = -32602;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("textDocument/didChange", """{"textDocument":{"uri":"untitled:a","version":2},"contentChanges":[null]}""")]
    [InlineData("textDocument/didChange", """{"textDocument":null,"contentChanges":[]}""")]
    [InlineData("textDocument/didOpen", """{"textDocument":null}""")]
    [InlineData("workspace/didChangeWatchedFiles", """{"changes":[null]}""")]
    [InlineData("workspace/didChangeWatchedFiles", """{"changes":[{"uri":"file:///a%00b.md","type":1}]}""")]
    [InlineData("workspace/didChangeWatchedFiles", """{"changes":[{"uri":null,"type":1}]}""")]
    [InlineData("workspace/didChangeWorkspaceFolders", """{"event":{"added":[null],"removed":[]}}""")]
    [InlineData("workspace/didChangeWorkspaceFolders", """{"event":{"added":[],"removed":[null]}}""")]
    [InlineData("workspace/didChangeWorkspaceFolders", """{"event":{"added":[{"uri":"file:///a%00b","name":"n"}],"removed":[]}}""")]
    public async Task A_notification_that_cannot_be_understood_is_logged_and_ignored(string method, string given)
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.NotifyAsync(method, JsonNode.Parse(given));
        await lsp.SettleAsync();
        Assert.NotEmpty(lsp.TakeLog());
        Assert.Equal([lsp.Folder.Path], lsp.State.FolderPaths);
    }

    [Fact]
    public async Task What_is_right_in_a_list_counts_beside_what_is_not()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync(lsp.UriOf("a.md"), "[[b]]");
        await lsp.SettleAsync();
        Assert.Single(await lsp.NextFindingsAsync(lsp.UriOf("a.md")));
        lsp.Folder.Write("b.md", "# B");
        await lsp.NotifyAsync("workspace/didChangeWatchedFiles", new JsonObject
        {
            ["changes"] = new JsonArray(
                new JsonObject { ["uri"] = "file:///no%00name.md", ["type"] = 1 },
                new JsonObject { ["uri"] = lsp.UriOf("b.md"), ["type"] = 1 }),
        });
        await lsp.SettleAsync();
        Assert.Empty(await lsp.NextFindingsAsync(lsp.UriOf("a.md")));
        Assert.Single(lsp.TakeLog());
    }

    [Theory]
    [InlineData("workspace/didCreateFiles", """{"files":[{"uri":"file:///a%00b.md"},null]}""")]
    [InlineData("workspace/didDeleteFiles", """{"files":[{"uri":"file:///a%00b.md"}]}""")]
    [InlineData("workspace/didRenameFiles", """{"files":[{"oldUri":"file:///a%00b.md","newUri":"file:///c%00d.md"}]}""")]
    public async Task Files_without_a_name_are_passed_over(string method, string given)
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.NotifyAsync(method, JsonNode.Parse(given));
        Assert.Null(await lsp.RequestAsync("workspace/willRenameFiles", JsonNode.Parse("""{"files":[{"oldUri":"file:///a%00b.md","newUri":"file:///c%00d.md"}]}""")));
        await lsp.SettleAsync();
    }

    [Fact]
    public async Task A_document_whose_address_holds_NUL_is_a_note_like_another()
    {
        await using var lsp = await LspFixture.StartAsync();
        const string Uri = "file:///no%00name.md";
        await lsp.OpenAsync(Uri, "x [^1]");
        await lsp.SettleAsync();
        Assert.Equal(["undefined-footnote@0:4"], await lsp.NextFindingsAsync(Uri));
        await lsp.CloseAsync(Uri);
        await lsp.SettleAsync();
        Assert.Empty(await lsp.NextFindingsAsync(Uri));
    }

    [Theory]
    [InlineData("""{"workspaceFolders":[null],"capabilities":{}}""", false)]
    [InlineData("""{"rootUri":"file:///a%00b","capabilities":{}}""", true)]
    [InlineData("""{"rootPath":"/a\u0000b","capabilities":{}}""", true)]
    public async Task Folders_without_a_name_do_not_keep_the_server_from_starting(string given, bool isTaken)
    {
        await using var lsp = new LspFixture();
        if (!isTaken)
        {
            Assert.Equal(InvalidParams, await lsp.ErrorOfAsync("initialize", JsonNode.Parse(given)));
            given = "{}";
        }

        await lsp.RequestAsync("initialize", JsonNode.Parse(given));
        await lsp.NotifyAsync("initialized", new JsonObject());
        await lsp.SettleAsync();
        Assert.Empty(lsp.State.FolderPaths);
    }

    [Fact]
    public async Task A_workspace_pull_without_result_ids_is_one_of_a_client_that_has_none()
    {
        await using var lsp = await LspFixture.StartAsync(
            """{"textDocument":{"diagnostic":{}},"workspace":{"diagnostics":{"refreshSupport":true}}}""",
            l => l.Folder.Write("a.md", "x [^1]").Write("mllm-lsp.json", """{"diagnostics.scope":"workspace"}"""));
        var report = await lsp.RequestAsync("workspace/diagnostic", new JsonObject());
        Assert.Equal(lsp.UriOf("a.md"), Assert.Single(report!["items"]!.AsArray())!["uri"]!.GetValue<string>());
        Assert.Equal(InvalidParams, await lsp.ErrorOfAsync("workspace/diagnostic", new JsonObject { ["previousResultIds"] = new JsonArray(null, null) }));
        Assert.Equal(InvalidParams, await lsp.ErrorOfAsync("textDocument/codeAction", JsonNode.Parse(
            """{"textDocument":{"uri":"untitled:a"},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"context":{"only":[null],"diagnostics":[]}}""")));
    }

    /// <summary>With the real file system: the folder is watched all the same.</summary>
    [Fact]
    public async Task A_glossary_path_with_NUL_is_a_wrong_setting_and_watching_goes_on()
    {
        await using var lsp = await LspFixture.StartAsync(
            time: TimeProvider.System,
            prepare: l => l.Folder.Write("a.md", "[[b]]").Write("mllm-lsp.json", """{"diagnostics.scope":"workspace","glossary.files":["a\u0000.yml"]}"""));
        await lsp.NotifyAsync("workspace/didChangeConfiguration", JsonNode.Parse("""{"settings":{"glossary.files":["b\u0000.yml"]}}"""));
        await lsp.SettleAsync();
        Assert.Equal(3, lsp.TakeLog().Count(message => message.Contains("glossary.files", StringComparison.Ordinal)));
        Assert.Equal(["invalid-setting@0:50"], await lsp.NextFindingsAsync(lsp.UriOf("mllm-lsp.json")));
        Assert.Equal(["broken-wiki-link@0:2"], await lsp.NextFindingsAsync(lsp.UriOf("a.md")));
        lsp.Folder.Write("b.md", "# B");
        Assert.Empty(await lsp.NextFindingsAsync(lsp.UriOf("a.md")));
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
    }

    [Theory]
    [InlineData("content-length: {0}\r\n\r\n")]
    [InlineData("CONTENT-LENGTH:{0}\r\n\r\n")]
    [InlineData("Content-Type: application/vscode-jsonrpc; charset=UTF-8\r\ncontent-length: {0}\r\n\r\n")]
    [InlineData("Content-Length: {0}\r\nX-Other: value: more\r\ncontent-type: application/vscode-jsonrpc;charset=\"utf8\"\r\n\r\n")]
    public async Task Header_fields_are_read_without_case(string headers)
    {
        const string Message = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}""";
        var (toServer, serverInput) = LspWire.Pipe();
        var (serverOutput, fromServer) = LspWire.Pipe();
        using var wire = new LspWire(toServer, fromServer);
        using var error = new StringWriter();
        var running = LanguageServer.RunAsync(serverInput, serverOutput, error);
        await toServer.WriteAsync(Encoding.ASCII.GetBytes(string.Format(headers, Message.Length) + Message));
        Assert.NotNull((await wire.ReceiveAsync().WaitAsync(Patience))!["result"]!["serverInfo"]);
        wire.Hang();
        Assert.Equal(1, await running.WaitAsync(Patience));
        Assert.Equal("", error.ToString());
    }

    [Theory]
    [InlineData("hello\r\n\r\n", "'hello' is no header field")]
    [InlineData("Content-Length: -1\r\n\r\n", "'-1' is no length")]
    [InlineData("Content-Length: 99999999999\r\n\r\n", "'99999999999' is no length")]
    [InlineData("Content-Length: 1\u001b[31m\r\n\r\n", "'1\uFFFD[31m' is no length")]
    [InlineData("Content-Type: text/plain\r\n\r\n", "no header field Content-Length")]
    [InlineData("\r\n\r\n", "no header field Content-Length")]
    [InlineData("Content-Length: 2\r\nContent-Type: a/b; charset=gbk\r\n\r\n{}", "not 'gbk'")]
    [InlineData("Content-Length: 20\r\n\r\n{}", "after 2 of 20 bytes")]
    [InlineData("Content-Length: 20\r\n", "within a message's headers")]
    public async Task Bad_headers_end_the_server_with_a_word(string input, string reason)
    {
        var (code, output, error) = await RunAsync(input);
        Assert.Equal(1, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("\"id\"", output, StringComparison.Ordinal);
    }

    /// <summary>What is too short cuts a message in two: its start is no JSON, and its rest is taken for headers.</summary>
    [Theory]
    [InlineData("Content-Length: 1\r\n\r\n{}Content-Length: 2\r\n\r\n{}", "no header field Content-Length")]
    [InlineData("Content-Length: 0\r\n\r\n{}Content-Length: 2\r\n\r\n{}", "no header field Content-Length")]
    [InlineData("Content-Length: 1\r\n\r\n{}\r\n\r\n", "'}' is no header field")]
    public async Task A_length_that_is_too_short_is_answered_and_ends_the_server(string input, string reason)
    {
        var (code, output, error) = await RunAsync(input);
        Assert.Equal(1, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(output, "\"id\":null"));
        Assert.Contains("-32700", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_without_end_are_not_collected_for_ever()
    {
        var (code, _, error) = await RunAsync(new string('a', 100_000));
        Assert.Equal(1, code);
        Assert.Contains("within 4096 bytes", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string input)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = await LanguageServer.RunAsync(new MemoryStream(Encoding.Latin1.GetBytes(input)), output, error).WaitAsync(Patience);
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
