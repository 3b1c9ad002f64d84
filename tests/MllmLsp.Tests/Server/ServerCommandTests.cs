using System.Text.Json.Nodes;

namespace MllmLsp.Tests.Server;

public class ServerCommandTests
{
    [Fact]
    public async Task Commands_are_announced()
    {
        await using var lsp = new LspFixture();
        var result = await lsp.RequestAsync("initialize", new JsonObject { ["capabilities"] = new JsonObject() });
        Assert.Contains("mllm-lsp.sheet", result!["capabilities"]!["executeCommandProvider"]!["commands"]!.AsArray().Select(c => c!.GetValue<string>()));
    }

    [Fact]
    public async Task The_sheet_of_a_note_is_of_the_text_in_the_editor()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder
            .Write("g.glossary.yml", "concepts:\n  - { term: zork / 佐克, definition: d }\n").Write("b.md", "佐克"));
        await lsp.OpenAsync(lsp.UriOf("a.md"), "# A\n\nzork");
        var open = await SheetAsync(lsp, "a.md", null);
        Assert.Equal(("markdown", "a.terms.md"), (open["format"]!.GetValue<string>(), open["fileName"]!.GetValue<string>()));
        Assert.Contains("| zork | 佐克 | d | A, line 3 |", open["text"]!.GetValue<string>());
        Assert.Contains("mllm-lsp:zork,佐克", (await SheetAsync(lsp, "b.md", "anki"))["text"]!.GetValue<string>());
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
    }

    [Theory]
    [InlineData("mllm-lsp.sheet", """[{"uri":"file:///no/such.md"}]""", -32803)]
    [InlineData("mllm-lsp.sheet", """[{"uri":"file:///no/such.md","format":"pdf"}]""", -32602)]
    [InlineData("mllm-lsp.sheet", "[]", -32602)]
    [InlineData("mllm-lsp.sheet", "[7]", -32602)]
    [InlineData("mllm-lsp.none", "[]", -32602)]
    public async Task A_wrong_call_is_answered(string command, string arguments, int code)
    {
        await using var lsp = await LspFixture.StartAsync();
        Assert.Equal(code, await lsp.ErrorOfAsync("workspace/executeCommand", new JsonObject { ["command"] = command, ["arguments"] = JsonNode.Parse(arguments) }));
    }

    private static async Task<JsonNode> SheetAsync(LspFixture lsp, string name, string? format) => (await lsp.RequestAsync("workspace/executeCommand", new JsonObject
    {
        ["command"] = "mllm-lsp.sheet",
        ["arguments"] = new JsonArray(new JsonObject { ["uri"] = lsp.UriOf(name), ["format"] = format }),
    }))!;
}
