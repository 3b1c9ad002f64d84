using System.Text.Json.Nodes;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

/// <summary>Commands whose changes come as <c>workspace/applyEdit</c>, with progress and an end that anybody may ask for.</summary>
public class WorkspaceCommandTests
{
    private const string Plain = """{"workspace":{"applyEdit":true}}""";
    private const string Rich = """
        {"workspace":{"applyEdit":true,"workspaceEdit":{"documentChanges":true,"resourceOperations":["create"]}},"window":{"workDoneProgress":true},"general":{"positionEncodings":["utf-8"]}}
        """;

    [Theory]
    [InlineData(Plain, 2)]
    [InlineData(Rich, 4)]
    public async Task Safe_fixes_are_applied_everywhere(string capabilities, int character)
    {
        await using var lsp = await StartAsync(capabilities);
        await lsp.OpenAsync(lsp.UriOf("open.md"), "😀[x](sub/NOTE.md)", version: 5);
        var result = await RunAsync(lsp, "mllm-lsp.fixAll");
        Assert.Equal((2, 2), (result["files"]!.GetValue<int>(), result["fixes"]!.GetValue<int>()));
        var edits = Edits(Sent(lsp));
        Assert.Equal(["sub/b.md: note", "open.md: note"], edits.OrderBy(edit => edit.Name.Length == 7).Select(edit => $"{edit.Name}: {edit.Edit["newText"]}"));
        var open = edits.Single(edit => edit.Name == "open.md").Edit;
        Assert.Equal(character + 8, open["range"]!["start"]!["character"]!.GetValue<int>());
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task A_folder_or_a_note_alone_is_fixed()
    {
        await using var lsp = await StartAsync(Plain);
        await lsp.OpenAsync(lsp.UriOf("open.md"), "[x](sub/NOTE.md)");
        Assert.Equal(1, (await RunAsync(lsp, "mllm-lsp.fixAll", new JsonObject { ["uri"] = lsp.UriOf("open.md") }))["files"]!.GetValue<int>());
        Assert.Equal(1, (await RunAsync(lsp, "mllm-lsp.fixAll", new JsonObject { ["uri"] = lsp.UriOf("sub") + "/" }))["files"]!.GetValue<int>());
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task Findings_of_a_place_are_told()
    {
        await using var lsp = await StartAsync(Plain);
        Assert.Equal(2, (await RunAsync(lsp, "mllm-lsp.lint"))["checked"]!.GetValue<int>());
        var file = Assert.Single((await RunAsync(lsp, "mllm-lsp.lint", new JsonObject { ["uri"] = lsp.UriOf("sub/b.md") }))["files"]!.AsArray())!;
        Assert.Equal(["wrong-case-path@0:4"], Codes(file["diagnostics"]));
    }

    [Fact]
    public async Task Progress_has_a_token_of_the_server_where_the_client_gives_none()
    {
        await using var lsp = await StartAsync(Rich);
        lsp.TakeAll("$/progress");
        await RunAsync(lsp, "mllm-lsp.lint");
        var token = lsp.Asked.Last(asked => asked.Method == "window/workDoneProgress/create").Params!["token"]!.GetValue<string>();
        Assert.StartsWith("mllm-lsp/command/", token, StringComparison.Ordinal);
        var told = lsp.TakeAll("$/progress");
        Assert.All(told, message => Assert.Equal(token, message!["token"]!.GetValue<string>()));
        Assert.Equal(("begin", "end"), (told[0]!["value"]!["kind"]!.GetValue<string>(), told[^1]!["value"]!["kind"]!.GetValue<string>()));
        Assert.True(told[0]!["value"]!["cancellable"]!.GetValue<bool>());
        Assert.Equal("Checking notes", told[0]!["value"]!["title"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"mine\"")]
    public async Task Progress_has_the_token_of_the_client(string token)
    {
        await using var lsp = await StartAsync(Plain);
        await lsp.RequestAsync("workspace/executeCommand", new JsonObject { ["command"] = "mllm-lsp.lint", ["workDoneToken"] = JsonNode.Parse(token) });
        var told = lsp.TakeAll("$/progress");
        Assert.Equal(["begin", "end"], [told[0]!["value"]!["kind"]!.GetValue<string>(), told[^1]!["value"]!["kind"]!.GetValue<string>()]);
        Assert.All(told, message => Assert.Equal(token, message!["token"]!.ToJsonString()));
    }

    [Theory]
    [InlineData("$/cancelRequest")]
    [InlineData("window/workDoneProgress/cancel")]
    public async Task A_command_is_stopped(string method)
    {
        await using var lsp = await StartAsync(Plain);
        var asked = lsp.Unanswered["workspace/applyEdit"] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (id, result) = lsp.Begin("workspace/executeCommand", new JsonObject { ["command"] = "mllm-lsp.fixAll", ["workDoneToken"] = "mine" });
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await lsp.NotifyAsync(method, method[0] == '$' ? new JsonObject { ["id"] = id } : new JsonObject { ["token"] = "mine" });
        Assert.Equal(-32800, (await Assert.ThrowsAsync<LspError>(() => result)).Code);
        await lsp.NotifyAsync("window/workDoneProgress/cancel", new JsonObject { ["token"] = "gone" });
        await lsp.SettleAsync();
        lsp.TakeAll("$/cancelRequest");
        Assert.Equal("end", lsp.TakeAll("$/progress")[^1]!["value"]!["kind"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_note_is_made_beside_another()
    {
        await using var lsp = await StartAsync(Rich);
        var given = new JsonObject { ["title"] = "位置: 编码", ["uri"] = lsp.UriOf("sub/b.md"), ["text"] = "x" };
        var made = await RunAsync(lsp, "mllm-lsp.createNote", given);
        Assert.Equal(lsp.UriOf("sub/位置 编码.md"), made["uri"]!.GetValue<string>());
        var changes = Sent(lsp)["edit"]!["documentChanges"]!.AsArray();
        Assert.Equal(("create", "# 位置: 编码\n\nx\n"), (changes[0]!["kind"]!.GetValue<string>(), changes[1]!["edits"]![0]!["newText"]!.GetValue<string>()));
        lsp.TakeAll("$/progress");
    }

    [Fact]
    public async Task A_note_gets_a_table_of_contents_sorted_definitions_and_links_open_or_not()
    {
        await using var lsp = await StartAsync(Plain);
        lsp.Folder.Write("c.md", "# C\n\n<!-- toc -->\n<!-- /toc -->\n\n## 甲\n\nsee note one, note one\n\n[b] [a]\n\n[b]: y\n[a]: x\n");
        lsp.Folder.Write("n.md", "# note one\n");
        await lsp.TellOfFileAsync("c.md", 1);
        await lsp.TellOfFileAsync("n.md", 1);
        await lsp.SettleAsync();
        var note = new JsonObject { ["uri"] = lsp.UriOf("c.md") };
        Assert.Equal(1, (await RunAsync(lsp, "mllm-lsp.tableOfContents", note.DeepClone()))["changes"]!.GetValue<int>());
        Assert.Equal("\n\n- [甲](#甲)\n\n", Edits(Sent(lsp)).Single().Edit["newText"]!.GetValue<string>());
        Assert.Equal(1, (await RunAsync(lsp, "mllm-lsp.organizeLinkDefinitions", note.DeepClone()))["changes"]!.GetValue<int>());
        Assert.Equal("[a]: x\n[b]: y\n", Edits(Sent(lsp)).Single().Edit["newText"]!.GetValue<string>());
        Assert.Equal(2, (await RunAsync(lsp, "mllm-lsp.linkMentions", note.DeepClone()))["changes"]!.GetValue<int>());
        Assert.Equal("[note one](n.md)", Edits(Sent(lsp))[0].Edit["newText"]!.GetValue<string>());
        note["onlyFirst"] = true;
        Assert.Equal(1, (await RunAsync(lsp, "mllm-lsp.linkMentions", note.DeepClone()))["changes"]!.GetValue<int>());
        Assert.Equal(0, (await RunAsync(lsp, "mllm-lsp.linkMentions", new JsonObject { ["uri"] = lsp.UriOf("n.md") }))["changes"]!.GetValue<int>());
    }

    [Fact]
    public async Task All_is_read_anew()
    {
        await using var lsp = await StartAsync(Plain);
        lsp.Folder.Write("new.md", "x");
        Assert.Equal(3, (await RunAsync(lsp, "mllm-lsp.reindex"))["notes"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_baseline_is_written()
    {
        await using var lsp = await StartAsync(Rich);
        var result = await RunAsync(lsp, "mllm-lsp.writeBaseline");
        Assert.Equal((1, 1), (result["findings"]!.GetValue<int>(), result["files"]!.GetValue<int>()));
        Assert.Contains(Sent(lsp)["edit"]!["documentChanges"]!.AsArray(), change => change!["uri"]?.GetValue<string>() == lsp.UriOf("mllm-lsp.baseline.json"));
        lsp.TakeAll("$/progress");
    }

    [Theory]
    [InlineData("mllm-lsp.fixAll", """[{"uri":7}]""", "mllm-lsp.fixAll takes one object: ")]
    [InlineData("mllm-lsp.fixAll", """[{"uri":"file:///no/such"}]""", "file:///no/such is no file or folder of those that are opened.")]
    [InlineData("mllm-lsp.tableOfContents", "[]", "mllm-lsp.tableOfContents takes one object: The parameters are missing.")]
    [InlineData("mllm-lsp.tableOfContents", """[{"uri":"file:///no/such.md"}]""", "file:///no/such.md is no note that is open or indexed.")]
    [InlineData("mllm-lsp.createNote", """[{"title":"?"}]""", "'?' leaves nothing for the name of a file.")]
    [InlineData("mllm-lsp.createNote", """[{"title":"x","uri":"file:///no/such"}]""", "file:///no/such lies in no opened folder.")]
    [InlineData("mllm-lsp.linkMentions", """["x"]""", "mllm-lsp.linkMentions takes one object: ")]
    public async Task A_wrong_argument_is_explained(string command, string arguments, string message)
    {
        await using var lsp = await StartAsync(Plain);
        var error = await Assert.ThrowsAsync<LspError>(
            () => lsp.RequestAsync("workspace/executeCommand", new JsonObject { ["command"] = command, ["arguments"] = JsonNode.Parse(arguments) }));
        Assert.Equal(-32602, error.Code);
        Assert.StartsWith("-32602: " + message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_takes_no_edits_is_told_so()
    {
        await using var lsp = await StartAsync("{}");
        var error = await Assert.ThrowsAsync<LspError>(() => RunAsync(lsp, "mllm-lsp.fixAll"));
        Assert.Equal((-32803, "-32803: This editor takes no edits from the server (workspace/applyEdit)."), (error.Code, error.Message));
        await using var plain = await StartAsync(Plain);
        Assert.Equal(-32803, await plain.ErrorOfAsync("workspace/executeCommand", new JsonObject
        {
            ["command"] = "mllm-lsp.createNote",
            ["arguments"] = new JsonArray(new JsonObject { ["title"] = "x" }),
        }));
    }

    private static async Task<LspFixture> StartAsync(string capabilities)
    {
        var lsp = await LspFixture.StartAsync(capabilities, l => l.Folder.Write("sub/note.md", "# N\n").Write("sub/b.md", "[x](NOTE.md)\n"));
        lsp.Answers["workspace/applyEdit"] = _ => new JsonObject { ["applied"] = true };
        lsp.Answers["window/workDoneProgress/create"] = _ => null;
        await TakeAsync(lsp);
        return lsp;
    }

    private static async Task<JsonNode> RunAsync(LspFixture lsp, string command, JsonNode? argument = null) => (await lsp.RequestAsync("workspace/executeCommand", new JsonObject
    {
        ["command"] = command,
        ["arguments"] = argument is null ? new JsonArray() : new JsonArray(argument),
    }))!;

    private static JsonNode Sent(LspFixture lsp) => lsp.Asked.Last(asked => asked.Method == "workspace/applyEdit").Params!;

    /// <summary>The text edits, each with the path below the folder.</summary>
    private static List<(string Name, JsonNode Edit)> Edits(JsonNode sent)
    {
        var byUri = sent["edit"]!["changes"] is JsonObject changes ? changes.Select(file => (Uri: file.Key, Edits: file.Value!.AsArray()))
            : sent["edit"]!["documentChanges"]!.AsArray().Select(change => (Uri: change!["textDocument"]!["uri"]!.GetValue<string>(), Edits: change["edits"]!.AsArray()));
        return [.. byUri.SelectMany(file => file.Edits.Select(edit => (Name: file.Uri.Contains("/sub/", StringComparison.Ordinal) ? "sub/" + file.Uri.Split('/')[^1] : file.Uri.Split('/')[^1], Edit: edit!)))];
    }

    private static async Task TakeAsync(LspFixture lsp)
    {
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
        lsp.TakeAll("$/progress");
    }
}
