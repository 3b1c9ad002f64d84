using System.Text.Json.Nodes;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

/// <summary>What the protocol makes of symbols, ranges, links and hierarchies: shapes, encodings, capabilities, settings.</summary>
public class StructureTests
{
    private const string Terms = "concepts:\n  - id: zork\n    prefLabel: { en: zork, zh: 佐克 }\n    definition: d\n  - { id: zorkling, term: Zorkling, definition: d, broader: [zork] }\n";

    [Fact]
    public async Task Symbols_are_a_tree_where_the_client_shows_one()
    {
        await using var plain = await LspFixture.StartAsync();
        await using var rich = await LspFixture.StartAsync("""{"textDocument":{"documentSymbol":{"hierarchicalDocumentSymbolSupport":true}}}""");
        var flat = (await AskAsync(plain, "textDocument/documentSymbol", "# 一\n## 二"))!.AsArray();
        Assert.Equal(["一@", "二@一"], flat.Select(s => $"{s!["name"]}@{s["containerName"]}"));
        var tree = Assert.Single((await AskAsync(rich, "textDocument/documentSymbol", "# 一\n## 二"))!.AsArray())!;
        Assert.Equal("二", tree["children"]![0]!["name"]!.GetValue<string>());
        Assert.Equal(Range(0, 0, 1, 4).ToJsonString(), tree["range"]!.ToJsonString());
    }

    [Fact]
    public async Task A_glossary_file_has_its_concepts_as_symbols()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync(lsp.UriOf("g.glossary.yml"), Terms, language: "yaml");
        var found = (await lsp.RequestAsync("textDocument/documentSymbol", Document(lsp.UriOf("g.glossary.yml"))))!.AsArray();
        Assert.Equal(["zork", "Zorkling"], found.Select(s => s!["name"]!.GetValue<string>()));
        Assert.Null(await lsp.RequestAsync("textDocument/documentSymbol", Document(lsp.UriOf("other.txt"))));
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task The_workspace_is_searched_in_closed_notes()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("b.md", "# x\n\n## 位置编码"));
        var found = Assert.Single((await lsp.RequestAsync("workspace/symbol", new JsonObject { ["query"] = "wzbm" }))!.AsArray(), s => s!["kind"]!.GetValue<int>() == 15)!;
        Assert.Equal(lsp.UriOf("b.md"), found["location"]!["uri"]!.GetValue<string>());
        Assert.Equal(2, found["location"]!["range"]!["start"]!["line"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("utf-16", 3)]
    [InlineData("utf-8", 5)]
    public async Task Highlights_are_in_the_client_s_encoding(string encoding, int character)
    {
        await using var lsp = await LspFixture.StartAsync($$$"""{"general":{"positionEncodings":["{{{encoding}}}"]}}""");
        await lsp.OpenAsync(lsp.UriOf("a.md"), "😀 [[a]]");
        var found = Assert.Single((await lsp.RequestAsync("textDocument/documentHighlight", At(lsp.UriOf("a.md"), 0, character)))!.AsArray())!;
        Assert.Equal(character + 2, found["range"]!["start"]!["character"]!.GetValue<int>());
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task Folding_and_selection_answer_ranges()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync(lsp.UriOf("a.md"), "# A\n\ntext");
        var fold = Assert.Single((await lsp.RequestAsync("textDocument/foldingRange", Document(lsp.UriOf("a.md"))))!.AsArray())!;
        Assert.Equal((0, 2), (fold["startLine"]!.GetValue<int>(), fold["endLine"]!.GetValue<int>()));
        var asked = Document(lsp.UriOf("a.md"));
        asked["positions"] = new JsonArray(new JsonObject { ["line"] = 2, ["character"] = 1 }, new JsonObject { ["line"] = 0, ["character"] = 0 });
        var chains = (await lsp.RequestAsync("textDocument/selectionRange", asked))!.AsArray();
        Assert.Equal(2, chains.Count);
        Assert.Equal(Range(2, 0, 2, 4).ToJsonString(), chains[0]!["range"]!.ToJsonString());
        Assert.Equal(Range(0, 0, 2, 4).ToJsonString(), chains[0]!["parent"]!["range"]!.ToJsonString());
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task A_link_into_a_closed_note_finds_its_line_when_resolved()
    {
        await using var lsp = await LspFixture.StartAsync(
            """{"textDocument":{"documentLink":{"tooltipSupport":true}}}""", l => l.Folder.Write("b.md", "# Beta\n\n## Part"));
        await lsp.OpenAsync(lsp.UriOf("a.md"), "[x](b.md) [[b#Part]] <https://e.org>");
        var links = (await lsp.RequestAsync("textDocument/documentLink", Document(lsp.UriOf("a.md"))))!.AsArray();
        Assert.Equal([lsp.UriOf("b.md"), null, "https://e.org"], links.Select(l => l!["target"]?.GetValue<string>()));
        Assert.Equal("Beta › Part", links[1]!["tooltip"]!.GetValue<string>());
        var resolved = await lsp.RequestAsync("documentLink/resolve", links[1]!.DeepClone());
        Assert.Equal(lsp.UriOf("b.md") + "#L3", resolved!["target"]!.GetValue<string>());
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task Links_are_a_call_hierarchy()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("b.md", "# Beta\n\n[[a]]"));
        await lsp.OpenAsync(lsp.UriOf("a.md"), "# A\n\n[[b]]");
        var item = Assert.Single((await lsp.RequestAsync("textDocument/prepareCallHierarchy", At(lsp.UriOf("a.md"), 2, 3)))!.AsArray())!;
        Assert.Equal("Beta", item["name"]!.GetValue<string>());
        var incoming = Assert.Single((await lsp.RequestAsync("callHierarchy/incomingCalls", new JsonObject { ["item"] = item.DeepClone() }))!.AsArray())!;
        Assert.Equal(("A", Range(2, 0, 2, 5).ToJsonString()), (incoming["from"]!["name"]!.GetValue<string>(), incoming["fromRanges"]![0]!.ToJsonString()));
        var outgoing = Assert.Single((await lsp.RequestAsync("callHierarchy/outgoingCalls", new JsonObject { ["item"] = item.DeepClone() }))!.AsArray())!;
        Assert.Equal(("A", Range(2, 0, 2, 5).ToJsonString()), (outgoing["to"]!["name"]!.GetValue<string>(), outgoing["fromRanges"]![0]!.ToJsonString()));
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task Concepts_are_a_type_hierarchy()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("g.glossary.yml", Terms));
        await lsp.OpenAsync(lsp.UriOf("a.md"), "a zork");
        var item = Assert.Single((await lsp.RequestAsync("textDocument/prepareTypeHierarchy", At(lsp.UriOf("a.md"), 0, 3)))!.AsArray())!;
        var narrower = Assert.Single((await lsp.RequestAsync("typeHierarchy/subtypes", new JsonObject { ["item"] = item.DeepClone() }))!.AsArray())!;
        Assert.Equal("Zorkling", narrower["name"]!.GetValue<string>());
        var broader = Assert.Single((await lsp.RequestAsync("typeHierarchy/supertypes", new JsonObject { ["item"] = narrower.DeepClone() }))!.AsArray())!;
        Assert.Equal("zork", broader["name"]!.GetValue<string>());
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task Colours_lenses_and_hints_are_silent_until_asked_for()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("g.glossary.yml", Terms));
        await lsp.OpenAsync(lsp.UriOf("a.md"), "# zork\n[[#gone]]");
        Assert.Null(await lsp.RequestAsync("textDocument/semanticTokens/full", Document(lsp.UriOf("a.md"))));
        Assert.Null(await lsp.RequestAsync("textDocument/codeLens", Document(lsp.UriOf("a.md"))));
        Assert.Null(await lsp.RequestAsync("textDocument/inlayHint", Ranged(lsp.UriOf("a.md"), 0, 0, 2, 0)));
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task Tokens_are_encoded_relative_and_sent_by_what_changed()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: Switched("semanticTokens"));
        var uri = lsp.UriOf("a.md");
        await lsp.OpenAsync(uri, "# zork 佐克\n[[#gone]]");
        var full = (await lsp.RequestAsync("textDocument/semanticTokens/full", Document(uri)))!;
        Assert.Equal("[0,2,4,0,0,0,5,2,0,0,1,3,4,2,1]", full["data"]!.ToJsonString());
        await lsp.ChangeAsync(uri, 2, "# zork 佐克\n\n[[#gone]]");
        var asked = Document(uri);
        asked["previousResultId"] = full["resultId"]!.DeepClone();
        var delta = (await lsp.RequestAsync("textDocument/semanticTokens/full/delta", asked))!;
        Assert.Equal("""[{"start":10,"deleteCount":1,"data":[2]}]""", delta["edits"]!.ToJsonString());
        asked["previousResultId"] = "other";
        Assert.NotNull((await lsp.RequestAsync("textDocument/semanticTokens/full/delta", asked.DeepClone()))!["data"]);
        Assert.Equal("[2,3,4,2,1]", (await lsp.RequestAsync("textDocument/semanticTokens/range", Ranged(uri, 2, 0, 3, 0)))!["data"]!.ToJsonString());
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task A_lens_counts_when_it_is_resolved()
    {
        await using var lsp = await LspFixture.StartAsync("""{"experimental":{"commands":["mllm-lsp.showReferences"]}}""", Switched("codeLens"));
        var uri = lsp.UriOf("a.md");
        await lsp.OpenAsync(uri, "# A\n[[a]]\n## B");
        var lenses = (await lsp.RequestAsync("textDocument/codeLens", Document(uri)))!.AsArray();
        Assert.Equal([0, 2], lenses.Select(l => l!["range"]!["start"]!["line"]!.GetValue<int>()));
        var counted = (await lsp.RequestAsync("codeLens/resolve", lenses[0]!.DeepClone()))!["command"]!;
        Assert.Equal(("1 reference", "mllm-lsp.showReferences", 3), (counted["title"]!.GetValue<string>(), counted["command"]!.GetValue<string>(), counted["arguments"]!.AsArray().Count));
        var none = (await lsp.RequestAsync("codeLens/resolve", lenses[1]!.DeepClone()))!["command"]!;
        Assert.Equal(("0 references", ""), (none["title"]!.GetValue<string>(), none["command"]!.GetValue<string>()));
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task A_hint_shows_the_full_form_and_can_write_it()
    {
        const string abbreviation = "concepts:\n  - id: zk\n    prefLabel: ZK\n    fullForm: { ZK: zork kernel }\n    definition: d\n";
        await using var lsp = await LspFixture.StartAsync(prepare: l =>
        {
            l.Folder.Write("z.glossary.yml", abbreviation);
            Switched("inlayHints")(l);
        });
        var uri = lsp.UriOf("a.md");
        await lsp.OpenAsync(uri, "a ZK and ZK");
        var hint = Assert.Single((await lsp.RequestAsync("textDocument/inlayHint", Ranged(uri, 0, 0, 1, 0)))!.AsArray())!;
        Assert.Equal(("zork kernel", 4), (hint["label"]!.GetValue<string>(), hint["position"]!["character"]!.GetValue<int>()));
        Assert.Equal("zork kernel (ZK)", hint["textEdits"]![0]!["newText"]!.GetValue<string>());
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task The_client_is_asked_to_ask_again_after_a_change_elsewhere()
    {
        await using var lsp = await LspFixture.StartAsync("""{"workspace":{"codeLens":{"refreshSupport":true}}}""", Switched("codeLens"));
        var before = lsp.Asked.Count(asked => asked.Method == "workspace/codeLens/refresh");
        lsp.Folder.Write("b.md", "[[a]]");
        await lsp.TellOfFileAsync("b.md", 1);
        await lsp.SettleAsync();
        Assert.Equal(before + 1, lsp.Asked.Count(asked => asked.Method == "workspace/codeLens/refresh"));
    }

    private static Action<LspFixture> Switched(string feature) => lsp =>
    {
        lsp.Folder.Write("g.glossary.yml", Terms);
        lsp.Folder.Write("mllm-lsp.json", $$$"""{"editor":{"{{{feature}}}":true}}""");
    };

    private static JsonObject Ranged(string uri, int startLine, int startCharacter, int endLine, int endCharacter)
    {
        var asked = Document(uri);
        asked["range"] = Range(startLine, startCharacter, endLine, endCharacter);
        return asked;
    }

    private static async Task<JsonNode?> AskAsync(LspFixture lsp, string method, string text)
    {
        await lsp.OpenAsync(lsp.UriOf("a.md"), text);
        var answer = await lsp.RequestAsync(method, Document(lsp.UriOf("a.md")));
        await TakeAsync(lsp);
        return answer;
    }

    private static async Task TakeAsync(LspFixture lsp)
    {
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
    }
}
