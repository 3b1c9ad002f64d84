using System.Text;
using System.Text.Json.Nodes;
using MllmLsp.Core.Workspaces;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

/// <summary>JSON that no client ought to send. The fixture asserts that each request had one answer.</summary>
public class HostileMessageTests
{
    private const int ParseError = -32700;
    private const int InvalidRequest = -32600;
    private const int MethodNotFound = -32601;
    private const int InvalidParams = -32602;
    private const int RequestFailed = -32803;
    private const int ContentModified = -32801;

    /// <summary>Bytes are written as <c>%FF</c>.</summary>
    public static TheoryData<string, string, int> Messages { get; } = new()
    {
        { "", "null", ParseError },
        { "\uFEFF{}", "null", ParseError },
        { """{"jsonrpc":"2.0","id":1,"method":"a"} {}""", "null", ParseError },
        { """{"jsonrpc":"2.0","id":1,"method":"a",}""", "null", ParseError },
        { """{"jsonrpc":"2.0","id":NaN,"method":"a"}""", "null", ParseError },
        { "{'id':1}", "null", ParseError },
        { "%FF%FE{}", "null", ParseError },
        { "null", "null", InvalidRequest },
        { "\"text\"", "null", InvalidRequest },
        { """[{"jsonrpc":"2.0","id":1,"method":"a"}]""", "null", InvalidRequest },
        { """{"jsonrpc":"2.0","id":1.5,"method":"a"}""", "null", InvalidRequest },
        { """{"jsonrpc":"2.0","id":true,"method":"a"}""", "null", InvalidRequest },
        { """{"jsonrpc":"2.0","id":[1],"method":"a"}""", "null", InvalidRequest },
        { """{"jsonrpc":"2.0","id":99999999999999999999,"method":"a"}""", "null", InvalidRequest },
        { """{"jsonrpc":"2.0","id":"\ud83d","method":"a"}""", "null", InvalidRequest },
        { """{"jsonrpc":"2.0","id":"x%FF","method":"a"}""", "null", InvalidRequest },
        { """{"jsonrpc":"2.0","id":1,"method":null}""", "1", InvalidRequest },
        { """{"jsonrpc":"2.0","id":1,"method":["a"]}""", "1", InvalidRequest },
        { """{"jsonrpc":"2.0","id":1,"method":"a\ud83d"}""", "1", InvalidRequest },
        { """{"jsonrpc":"2.0","id":1,"method":"a%FF%FE"}""", "1", InvalidRequest },
        { """{"jsonrpc":"2.0","id":1,"method":"\u0000"}""", "1", MethodNotFound },
        { """{"jsonrpc":"2.0","id":1,"method":"$/other"}""", "1", MethodNotFound },
        { """{"jsonrpc":"2.0","id":1,"id":2,"method":"a"}""", "2", MethodNotFound },
        { """{"\ud83d":0,"jsonrpc":"2.0","id":1,"method":"a"}""", "1", MethodNotFound },
        { """{"jsonrpc":"2.0","id":1,"method":"a","\udc00":0,"%FF":0}""", "1", MethodNotFound },
        { """{"id":1,"method":"a"}""", "1", MethodNotFound },
        { """{"jsonrpc":"2.0","id":null,"method":"a"}""", "null", MethodNotFound },
        { """{"jsonrpc":"2.0","id":-9223372036854775808,"method":"a"}""", "-9223372036854775808", MethodNotFound },
        { """{"jsonrpc":"2.0","id":"","method":"a"}""", "\"\"", MethodNotFound },
        { """{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{"\ud83d":0}}""", "1", InvalidParams },
        { """{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{"textDocument":{"uri":"untitled:a"},"position":{"line":0.5,"character":0}}}""", "1", InvalidParams },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task What_is_no_proper_message_is_answered_with_its_fault(string json, string id, int code)
    {
        await using var lsp = await LspFixture.StartAsync();
        var error = await Assert.ThrowsAsync<LspError>(() => lsp.SendBytesAsync(id, Bytes(json)));
        Assert.Equal(code, error.Code);
    }

    [Fact]
    public async Task JSON_that_is_nested_too_deeply_is_no_message()
    {
        await using var lsp = await LspFixture.StartAsync();
        foreach (var depth in (int[])[65, 1_000, 1_000_000])
        {
            var error = await Assert.ThrowsAsync<LspError>(() => lsp.SendRawAsync("null", new string('[', depth)));
            Assert.Equal(ParseError, error.Code);
        }
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":4711}""")]
    [InlineData("""{"jsonrpc":"2.0","id":4711,"error":{"\ud83d":0}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"$/cancelRequest"}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"$/cancelRequest","params":null}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":[1]}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"\ud83d":0,"id":"\udc00"}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"$/progress","params":{"%FF":"%FF"}}""")]
    public async Task What_nobody_waits_for_is_passed_over(string json)
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.NotifyBytesAsync(Bytes(json));
        await lsp.SettleAsync();
    }

    [Fact]
    public async Task A_change_that_cannot_be_read_is_one_of_its_document_whatever_else_it_holds()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync("untitled:a", "# A");
        await lsp.NotifyRawAsync(
            """{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"\ud83d":1,"uri":"untitled:a","version":2},"contentChanges":[{"\udc00":1,"text":1}],"\ud83d":0}}""");
        await lsp.SettleAsync();
        Assert.False(lsp.State.FindOpen("untitled:a")!.IsSynced);
        Assert.Single(lsp.TakeLog());
        lsp.TakeAll("textDocument/publishDiagnostics");
    }

    /// <summary>Every method of the server, with parameters of every wrong kind: an answer, never a fault of ours, and nothing changes.</summary>
    [Fact]
    public async Task No_method_fails_over_wrong_parameters()
    {
        const string Text = "# A\n\nRoPE [[b]]";
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("a.md", Text));
        await lsp.OpenAsync(lsp.UriOf("a.md"), Text);
        await lsp.SettleAsync();
        var before = lsp.State;
        var uri = lsp.UriOf("a.md");
        string?[] wrong =
        [
            null, "null", "[]", "[1,2]", "\"text\"", "1", "true", "{}",
            """{"textDocument":null}""", """{"textDocument":[]}""", """{"textDocument":{}}""", """{"textDocument":{"uri":7}}""",
            """{"textDocument":{"uri":null},"position":null,"range":null,"context":null,"positions":null,"item":null,"files":null,"event":null}""",
            """{"textDocument":{"uri":""},"position":{"line":0,"character":0}}""",
            """{"textDocument":{"uri":"no address"},"position":{"line":0,"character":0},"positions":[null],"query":null,"newName":null}""",
            """{"textDocument":{"uri":"http://[::1"},"position":{"line":0,"character":0},"positions":[],"query":"","newName":""}""",
            $$$$"""{"textDocument":{"uri":"{{{{uri}}}}"},"position":{"line":"0","character":0},"positions":[{"line":0}],"range":{"start":{"line":0,"character":0}}}""",
            $$$"""{"textDocument":{"uri":"{{{uri}}}"},"position":{"line":-1,"character":-1},"positions":[{"line":-1,"character":-1}],"range":{"start":{"line":-1,"character":-1},"end":{"line":-2,"character":-2}},"context":{"diagnostics":[]},"newName":"","options":{}}""",
            $$$"""{"textDocument":{"uri":"{{{uri}}}"},"position":{"line":99999999999,"character":99999999999},"positions":[{"line":2147483647,"character":2147483647}],"range":{"start":{"line":9,"character":9},"end":{"line":0,"character":0}},"context":{"diagnostics":[{"range":{"start":{"line":9,"character":9},"end":{"line":4294967295,"character":0}},"message":""}]},"newName":"a\u0000b"}""",
            $$$"""{"textDocument":{"uri":"{{{uri}}}","version":"x"},"position":{"line":1e400,"character":0},"previousResultId":5,"previousResultIds":{},"contentChanges":{},"settings":5}""",
            """{"item":{"name":"a","kind":0,"uri":"file:///nowhere","range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"selectionRange":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"data":[]}}""",
            """{"label":null,"command":"mllm-lsp.sheet","arguments":[null],"data":{"x":[1]},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}""",
            """{"label":"a","command":"","arguments":{},"data":"\ud83d","target":"","files":[{"oldUri":1,"newUri":[]}],"changes":[{"uri":{},"type":"x"}],"query":["a"]}""",
            """{"command":"mllm-lsp.sheet","arguments":[{"uri":"file:///nowhere.md","format":"\u0000"}],"uri":"file:///a%00b","language":5,"concept":[],"id":{},"path":"../../..","text":"\udc00","terms":[null]}""",
        ];
        var failures = new List<string>();
        foreach (var method in lsp.Methods.Except(["initialize", "shutdown", "exit", "initialized"]).Order(StringComparer.Ordinal))
        {
            foreach (var given in wrong)
            {
                var id = Guid.NewGuid().ToString();
                var parameters = given is null ? "" : $",\"params\":{given}";
                try
                {
                    await lsp.SendRawAsync($"\"{id}\"", $$"""{"jsonrpc":"2.0","id":"{{id}}","method":"{{method}}"{{parameters}}}""");
                }
                catch (LspError e)
                {
                    if (e.Code is not (InvalidParams or RequestFailed or ContentModified))
                    {
                        failures.Add($"{method} {given}: {e.Message}");
                    }
                }
            }

            if (method == "textDocument/didClose")
            {
                await lsp.OpenAsync(uri, Text);
            }
        }

        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
        _ = lsp.TakeLog();
        Assert.Empty(failures);
        Assert.Equal(Text, lsp.State.FindOpen(uri)!.Text.ToString());
        Assert.Equal(before.FolderPaths, lsp.State.FolderPaths);
        Assert.Equal(IndexState.Complete, lsp.State.Workspace.State);
    }

    /// <summary>What we sent with half an emoji comes back with half an emoji.</summary>
    [Theory]
    [InlineData("completionItem/resolve", """{"label":"a\ud83d","kind":1,"x":"\udc00"}""")]
    [InlineData("codeAction/resolve", """{"title":"Replace \ud83d","kind":"quickfix","x":"\udc00"}""")]
    public async Task What_is_sent_back_is_sent_back_as_it_came(string method, string item)
    {
        await using var lsp = await LspFixture.StartAsync();
        var answer = await lsp.SendRawAsync("1", $$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{{item}}}""");
        using var sent = System.Text.Json.JsonDocument.Parse(item);
        Assert.Equal(sent.RootElement.GetProperty("x").GetRawText(), answer!["x"]!.GetValue<System.Text.Json.JsonElement>().GetRawText());
    }

    /// <summary>What a client may answer to <c>workspace/configuration</c>: the notes are indexed in any case, with the defaults.</summary>
    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("[null,null,null,null]")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("""[1,"x"]""")]
    [InlineData("""[[],[[]]]""")]
    [InlineData("""[{"dialect":null},{"dialect":{}}]""")]
    [InlineData("error")]
    public async Task Whatever_is_answered_for_settings_the_notes_are_indexed(string answer)
    {
        var folder = new JsonArray();
        await using var lsp = new LspFixture();
        lsp.Folder.Write("a.md", "[[gone]]");
        lsp.Answers["workspace/configuration"] = _ => answer == "error" ? throw new LspError(-32603, "no") : JsonNode.Parse(answer);
        folder.Add(new JsonObject { ["uri"] = lsp.UriOf(""), ["name"] = "a" });
        folder.Add(new JsonObject { ["uri"] = lsp.UriOf("") + "/", ["name"] = "the same" });
        await lsp.RequestAsync("initialize", new JsonObject { ["workspaceFolders"] = folder, ["capabilities"] = JsonNode.Parse("""{"workspace":{"configuration":true}}""") });
        await lsp.NotifyAsync("initialized", new JsonObject());
        await lsp.OpenAsync(lsp.UriOf("a.md"), "[[gone]]");
        await lsp.SettleAsync();
        Assert.Equal(["broken-wiki-link@0:2"], await lsp.NextFindingsAsync(lsp.UriOf("a.md")));
        Assert.Equal(Dialect.Auto, Assert.Single(lsp.State.Workspace.Folders).Settings.Dialect);
        _ = lsp.TakeLog();
    }

    [Theory]
    [InlineData("""{"settings":null}""")]
    [InlineData("""{"settings":[1]}""")]
    [InlineData("""{"settings":{"\ud83d":1}}""")]
    [InlineData("""{"settings":{"mllmLsp":{"\ud83d":1,"dialect":"\udc00","files.exclude":["\ud83d"],"x%FF":"%FF"}}}""")]
    [InlineData("""{"settings":{"mllmLsp":[{}]}}""")]
    public async Task Whatever_is_sent_as_settings_the_right_ones_hold(string given)
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("a.md", "x"));
        await lsp.NotifyBytesAsync(Bytes($$"""{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{{given}}}"""));
        await lsp.SettleAsync();
        Assert.Equal(Dialect.Auto, Assert.Single(lsp.State.Workspace.Folders).Settings.Dialect);
        Assert.Equal(1, lsp.State.Workspace.DocumentCount);
        _ = lsp.TakeLog();
    }

    /// <summary>A client that says nothing of itself: only what every client understands is sent to it.</summary>
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"capabilities":null}""")]
    [InlineData("""{"capabilities":{"textDocument":null,"workspace":null,"window":null,"general":null}}""")]
    [InlineData("""{"capabilities":{"\ud83d":0,"general":{"\udc00":0,"positionEncodings":["\ud83d","utf-7"]}},"locale":null,"clientInfo":null,"initializationOptions":null,"processId":null}""")]
    public async Task A_client_without_capabilities_is_served(string given)
    {
        await using var lsp = new LspFixture();
        lsp.Folder.Write("a.md", "[[gone]] RoPE");
        var parameters = $"{given[..^1]}{(given == "{}" ? "" : ",")}\"rootUri\":\"{lsp.UriOf("")}\"}}";
        await lsp.SendRawAsync("\"init\"", $$"""{"jsonrpc":"2.0","id":"init","method":"initialize","params":{{parameters}}}""");
        await lsp.NotifyAsync("initialized");
        await lsp.OpenAsync(lsp.UriOf("a.md"), "[[gone]] RoPE");
        await lsp.SettleAsync();
        Assert.Equal(["broken-wiki-link@0:2"], await lsp.NextFindingsAsync(lsp.UriOf("a.md")));
        Assert.NotNull(await lsp.RequestAsync("textDocument/hover", At(lsp.UriOf("a.md"), 0, 10)));
        Assert.Empty(lsp.Asked);
    }

    private static byte[] Bytes(string text) =>
        [.. text.Split('%').SelectMany((part, i) => i == 0 ? Encoding.UTF8.GetBytes(part) : [Convert.ToByte(part[..2], 16), .. Encoding.UTF8.GetBytes(part[2..])])];
}
