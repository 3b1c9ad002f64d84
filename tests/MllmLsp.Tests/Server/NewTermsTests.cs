using System.Text.Json.Nodes;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

public class NewTermsTests
{
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

    private static async Task TakeFindingsAsync(LspFixture lsp)
    {
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
    }
}
