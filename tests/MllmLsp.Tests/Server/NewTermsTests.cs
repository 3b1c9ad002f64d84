using System.Text.Json.Nodes;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

public class NewTermsTests
{
    private const string CreatesFiles = """{"workspace":{"workspaceEdit":{"documentChanges":true,"resourceOperations":["create"]}}}""";

    [Fact]
    public async Task Names_what_no_glossary_has_and_where_it_stands()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync("untitled:Untitled-1", "# 甲\n\n引入水壶混合（Mixture of Kettles, MoK），也用CLIP。");
        var terms = (await lsp.RequestAsync("mllmLsp/newTerms", Document("untitled:Untitled-1")))!["terms"]!.AsArray();
        var term = Assert.Single(terms)!;
        Assert.Equal(
            """[{"text":"MoK","language":"en"},{"text":"Mixture of Kettles","language":"en","abbreviation":"MoK"},{"text":"水壶混合","language":"zh"}]""",
            JsonNode.Parse(term["names"]!.ToJsonString())!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal("abbreviation", term["evidence"]![0]!["kind"]!.GetValue<string>());
        Assert.Equal(Range(2, 7, 2, 30).ToJsonString(), term["evidence"]![0]!["range"]!.ToJsonString());
        Assert.Null(await lsp.RequestAsync("mllmLsp/newTerms", Document("untitled:none")));
        await TakeFindingsAsync(lsp);
    }

    [Fact]
    public async Task Adds_a_term_to_the_nearest_glossary()
    {
        await using var lsp = await LspFixture.StartAsync(CreatesFiles, l => l.Folder.Write("g.glossary.yml", "concepts:\n  - term: zork / 佐克\n    definition: d # keep\n"));
        await lsp.OpenAsync(lsp.UriOf("a.md"), "MoK");
        var asked = Document(lsp.UriOf("a.md"));
        asked["names"] = new JsonArray(
            new JsonObject { ["text"] = "MoK", ["language"] = "en" },
            new JsonObject { ["text"] = "Mixture of Kettles", ["language"] = "en", ["abbreviation"] = "MoK" });
        var edit = Assert.Single((await lsp.RequestAsync("mllmLsp/addTerm", asked))!["documentChanges"]!.AsArray())!;
        Assert.Equal(lsp.UriOf("g.glossary.yml"), edit["textDocument"]!["uri"]!.GetValue<string>());
        Assert.Equal(Range(2, 24, 2, 24).ToJsonString(), edit["edits"]![0]!["range"]!.ToJsonString());
        Assert.Equal(
            "\n  - prefLabel: { en: MoK }\n    fullForm: { MoK: Mixture of Kettles }\n    definition:", edit["edits"]![0]!["newText"]!.GetValue<string>());
        await TakeFindingsAsync(lsp);
    }

    [Fact]
    public async Task Makes_a_glossary_where_there_is_none_and_wants_a_name()
    {
        await using var lsp = await LspFixture.StartAsync(CreatesFiles);
        await lsp.OpenAsync(lsp.UriOf("a.md"), "MoK");
        var asked = Document(lsp.UriOf("a.md"));
        asked["term"] = "Mixture of Kettles (MoK)";
        var changes = (await lsp.RequestAsync("mllmLsp/addTerm", asked))!["documentChanges"]!.AsArray();
        Assert.Equal("create", changes[0]!["kind"]!.GetValue<string>());
        Assert.Equal(lsp.UriOf("glossary/terms.yml"), changes[0]!["uri"]!.GetValue<string>());
        Assert.Equal(-32602, (await Assert.ThrowsAsync<LspError>(() => lsp.RequestAsync("mllmLsp/addTerm", Document(lsp.UriOf("a.md"))))).Code);
        await TakeFindingsAsync(lsp);
    }

    private static async Task TakeFindingsAsync(LspFixture lsp)
    {
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
    }
}
