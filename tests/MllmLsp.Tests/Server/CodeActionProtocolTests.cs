using System.Text.Json.Nodes;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

/// <summary>How code actions travel: late edits, kinds, disabled ones, clients that know only commands.</summary>
public class CodeActionProtocolTests
{
    private const string Late = """
        {"textDocument":{"codeAction":{"codeActionLiteralSupport":{},"dataSupport":true,"resolveSupport":{"properties":["edit"]}}},"workspace":{"workspaceEdit":{"documentChanges":true}}}
        """;

    private const string Literals = """{"textDocument":{"codeAction":{"codeActionLiteralSupport":{}}}}""";
    private const string CommandsOnly = """{"workspace":{"applyEdit":true}}""";
    private const string Note = "# T\n\n<!-- toc -->\n<!-- /toc -->\n\n## 𝐑 位置\n\n[[gone]]\n";

    [Fact]
    public async Task An_edit_is_computed_when_its_action_is_chosen()
    {
        await using var lsp = await OpenAsync(Late);
        var action = Assert.Single(await ActionsAsync(lsp, "source"));
        Assert.Null(action["edit"]);
        var other = action.DeepClone();
        other["unknown"] = new JsonObject { ["kept"] = true };
        var resolved = (await lsp.RequestAsync("codeAction/resolve", other))!;
        Assert.True(resolved["unknown"]!["kept"]!.GetValue<bool>());
        Assert.Equal("source.tableOfContents.update", resolved["kind"]!.GetValue<string>());
        var change = resolved["edit"]!["documentChanges"]![0]!;
        Assert.Equal(3, change["textDocument"]!["version"]!.GetValue<int>());
        Assert.Equal("\n\n- [𝐑 位置](#𝐑-位置)\n\n", change["edits"]![0]!["newText"]!.GetValue<string>());
        Assert.Equal(Range(2, 12, 3, 0).ToJsonString(), change["edits"]![0]!["range"]!.ToJsonString());
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task An_action_of_an_earlier_text_is_refused()
    {
        await using var lsp = await OpenAsync(Late);
        var action = Assert.Single(await ActionsAsync(lsp, "source.tableOfContents"));
        await lsp.ChangeAsync(lsp.UriOf("a.md"), 4, Note + "more\n");
        Assert.Equal(-32801, await lsp.ErrorOfAsync("codeAction/resolve", action.DeepClone()));
        await TakeAsync(lsp);
    }

    [Theory]
    [InlineData("""{"title":"x","data":{"uri":"file:///none.md","version":1,"start":0,"length":0,"kind":"quickfix","id":"x"}}""", -32801)]
    [InlineData("""{"title":"x","data":{"uri":"$a","version":3,"start":-5,"length":99999,"kind":"quickfix","id":"x"}}""", -32602)]
    [InlineData("""{"title":"x","data":{"uri":7}}""", -32602)]
    public async Task What_was_never_offered_is_refused(string action, int code)
    {
        await using var lsp = await OpenAsync(Late);
        Assert.Equal(code, await lsp.ErrorOfAsync("codeAction/resolve", JsonNode.Parse(action.Replace("$a", lsp.UriOf("a.md"), StringComparison.Ordinal))));
        await TakeAsync(lsp);
    }

    [Theory]
    [InlineData(null, "quickfix source.tableOfContents.update")]
    [InlineData("quickfix", "quickfix")]
    [InlineData("source", "source.tableOfContents.update")]
    [InlineData("source.tableOfContents", "source.tableOfContents.update")]
    [InlineData("source.table", "")]
    [InlineData("", "quickfix source.tableOfContents.update")]
    [InlineData("source.fixAll", "")]
    public async Task Kinds_hold_all_below_them(string? only, string kinds)
    {
        await using var lsp = await OpenAsync(Late);
        Assert.Equal(kinds, string.Join(' ', (await ActionsAsync(lsp, only)).Select(action => action["kind"]!.GetValue<string>()).Distinct()));
        await TakeAsync(lsp);
    }

    [Theory]
    [InlineData("utf-8", 2)]
    [InlineData("utf-16", 2)]
    public async Task A_client_that_does_not_resolve_gets_the_edit_at_once(string encoding, int line)
    {
        await using var lsp = await OpenAsync(Literals.Replace("{\"text", $"{{\"general\":{{\"positionEncodings\":[\"{encoding}\"]}},\"text", StringComparison.Ordinal));
        var action = Assert.Single(await ActionsAsync(lsp, "source"));
        Assert.Null(action["data"]);
        Assert.Equal(line, action["edit"]!["changes"]![lsp.UriOf("a.md")]![0]!["range"]!["start"]!["line"]!.GetValue<int>());
        var fix = (await ActionsAsync(lsp, "quickfix")).First(found => found["title"]!.GetValue<string>().StartsWith("Suppress", StringComparison.Ordinal));
        Assert.Equal("<!-- mllm-lsp-disable-next-line broken-wiki-link -- reason -->\n", fix["edit"]!["changes"]![lsp.UriOf("a.md")]![0]!["newText"]!.GetValue<string>());
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task A_client_that_knows_only_commands_gets_commands_and_then_the_edit()
    {
        await using var lsp = await OpenAsync(CommandsOnly);
        lsp.Answers["workspace/applyEdit"] = _ => new JsonObject { ["applied"] = true };
        var command = (await ActionsAsync(lsp, "source"))[0];
        Assert.Equal("Update the table of contents", command["title"]!.GetValue<string>());
        await lsp.RequestAsync("workspace/executeCommand", new JsonObject { ["command"] = command["command"]!.DeepClone(), ["arguments"] = command["arguments"]!.DeepClone() });
        var sent = Assert.Single(lsp.Asked, asked => asked.Method == "workspace/applyEdit").Params!;
        Assert.Equal("Update the table of contents", sent["label"]!.GetValue<string>());
        Assert.Equal("\n\n- [𝐑 位置](#𝐑-位置)\n\n", sent["edit"]!["changes"]![lsp.UriOf("a.md")]![0]!["newText"]!.GetValue<string>());
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task An_edit_that_the_client_does_not_carry_out_is_an_error()
    {
        await using var lsp = await OpenAsync(CommandsOnly);
        lsp.Answers["workspace/applyEdit"] = _ => new JsonObject { ["applied"] = false, ["failureReason"] = "read-only" };
        var command = (await ActionsAsync(lsp, "source"))[0];
        var error = await Assert.ThrowsAsync<LspError>(() => lsp.RequestAsync(
            "workspace/executeCommand", new JsonObject { ["command"] = command["command"]!.DeepClone(), ["arguments"] = command["arguments"]!.DeepClone() }));
        Assert.Equal((-32803, "-32803: The editor did not carry out the changes. read-only"), (error.Code, error.Message));
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task A_client_that_can_do_nothing_gets_nothing()
    {
        await using var lsp = await OpenAsync("{}");
        Assert.Empty(await ActionsAsync(lsp, null));
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task Kinds_and_resolving_are_announced_to_those_who_resolve()
    {
        foreach (var (capabilities, resolves) in new[] { (Late, true), (Literals, false) })
        {
            await using var lsp = new LspFixture();
            var options = (await lsp.RequestAsync("initialize", new JsonObject { ["capabilities"] = JsonNode.Parse(capabilities) }))!["capabilities"]!["codeActionProvider"]!;
            Assert.Equal(resolves, options["resolveProvider"]?.GetValue<bool>() == true);
            Assert.Contains("source.fixAll.mllm-lsp", options["codeActionKinds"]!.AsArray().Select(kind => kind!.GetValue<string>()));
        }
    }

    private static async Task<LspFixture> OpenAsync(string capabilities)
    {
        var lsp = await LspFixture.StartAsync(capabilities);
        await lsp.OpenAsync(lsp.UriOf("a.md"), Note, version: 3);
        return lsp;
    }

    private static async Task<List<JsonNode>> ActionsAsync(LspFixture lsp, string? only)
    {
        var asked = Document(lsp.UriOf("a.md"));
        asked["range"] = Range(7, 3, 7, 3);
        asked["context"] = new JsonObject { ["diagnostics"] = new JsonArray() };
        if (only is not null)
        {
            asked["context"]!["only"] = new JsonArray(only);
        }

        return [.. (await lsp.RequestAsync("textDocument/codeAction", asked))!.AsArray().Select(action => action!)];
    }

    private static async Task TakeAsync(LspFixture lsp)
    {
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
    }
}
