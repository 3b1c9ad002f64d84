using System.Text.Json.Nodes;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

/// <summary>The requests of docs/protocol.md.</summary>
public class OwnRequestTests
{
    private const string Capabilities =
        """{"textDocument":{"hover":{"contentFormat":["markdown"]}},"experimental":{"mllmLsp":{"commands":["mllmLsp.showConcept"]}}}""";

    private const string Terms = """
        title: { en: Ours, zh: 我们的 }
        concepts:
          - id: zork
            prefLabel: { en: zork, zh: 佐克 }
            altLabel: { en: [zorker] }
            definition: { en: A thing., zh: 一种东西。 }
            broader: [rope]
        """;

    [Fact]
    public async Task The_glossary_is_listed_with_topics_and_counts()
    {
        await using var lsp = await StartAsync();
        var listing = (await lsp.RequestAsync("mllmLsp/glossary", new JsonObject()))!;
        var zork = listing["concepts"]!.AsArray().Single(concept => Text(concept, "id") == "zork")!;
        Assert.Equal("zork", Text(zork, "name"));
        Assert.Equal("佐克", Text(zork, "otherName"));
        Assert.Equal(["zorker"], zork["labels"]!.AsArray().Select(label => label!.GetValue<string>()));
        Assert.Equal(["rope"], zork["broader"]!.AsArray().Select(id => id!.GetValue<string>()));
        Assert.Equal("A thing.", Text(zork, "definition"));
        Assert.Equal(2, zork["usedIn"]!.GetValue<int>());
        Assert.Equal(Range(2, 8, 2, 12).ToJsonString(), zork["range"]!.ToJsonString());
        var topic = listing["topics"]!.AsArray()[zork["topic"]!.GetValue<int>()]!;
        Assert.Equal("Ours", Text(topic, "title"));
        Assert.Equal(lsp.UriOf("g.glossary.yml"), Text(topic, "uri"));
        Assert.False(topic["isBuiltIn"]!.GetValue<bool>());
        Assert.Contains(listing["topics"]!.AsArray(), other => other!["isBuiltIn"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Backlinks_and_uses_come_with_their_lines()
    {
        await using var lsp = await StartAsync();
        var backlinks = (await lsp.RequestAsync("mllmLsp/backlinks", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = lsp.UriOf("a.md") } }))!.AsArray();
        var backlink = Assert.Single(backlinks)!;
        Assert.Equal(lsp.UriOf("b.md"), Text(backlink, "uri"));
        Assert.Equal("B", Text(backlink, "title"));
        Assert.Equal("zork in [[a]], and [[gone]]", Text(backlink, "line"));
        Assert.Equal([8, 13], backlink["highlight"]!.AsArray().Select(at => at!.GetValue<int>()));
        var uses = (await lsp.RequestAsync("mllmLsp/conceptUses", new JsonObject { ["concept"] = "zork" }))!.AsArray();
        Assert.Equal([lsp.UriOf("a.md"), lsp.UriOf("b.md")], uses.Select(use => Text(use, "uri")));
        Assert.Empty((await lsp.RequestAsync("mllmLsp/conceptUses", new JsonObject { ["concept"] = "none" }))!.AsArray());
    }

    [Fact]
    public async Task The_graph_has_nodes_and_edges()
    {
        await using var lsp = await StartAsync();
        var graph = (await lsp.RequestAsync("mllmLsp/graph", new JsonObject()))!;
        var nodes = graph["nodes"]!.AsArray();
        var edges = graph["edges"]!.AsArray().Select(edge =>
            $"{Text(nodes[edge!["source"]!.GetValue<int>()], "label")} {Text(edge, "kind")} {Text(nodes[edge["target"]!.GetValue<int>()], "label")}");
        Assert.Equal(["A mention zork", "B broken gone", "B link A", "B mention zork"], edges.Order(StringComparer.Ordinal));
        Assert.Contains(nodes, node => Text(node, "kind") == "missing" && node!["uri"] is null);
    }

    [Fact]
    public async Task Lint_looks_at_every_file_and_tells_how_far_it_is()
    {
        await using var lsp = await StartAsync();
        var report = (await lsp.RequestAsync("mllmLsp/lint", new JsonObject { ["workDoneToken"] = "t" }))!;
        Assert.Equal(3, report["checked"]!.GetValue<int>());
        var file = Assert.Single(report["files"]!.AsArray())!;
        Assert.Equal(lsp.UriOf("b.md"), Text(file, "uri"));
        Assert.Equal("broken-wiki-link", Text(Assert.Single(file["diagnostics"]!.AsArray()), "code"));
        var kinds = new List<string>();
        while (kinds.LastOrDefault() != "end")
        {
            kinds.Add(Text((await lsp.NextAsync("$/progress"))["value"], "kind"));
        }

        Assert.Equal(["begin", "report", "report", "report", "end"], kinds);
    }

    [Theory]
    [InlineData("frob nicator", "g.glossary.yml")]
    [InlineData(" \n ", null)]
    [InlineData("two\nlines", null)]
    public async Task A_term_is_added_behind_the_last_entry(string term, string? file)
    {
        await using var lsp = await StartAsync();
        var given = new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = lsp.UriOf("a.md") }, ["term"] = term };
        var edit = await lsp.RequestAsync("mllmLsp/addTerm", given);
        if (file is null)
        {
            Assert.Null(edit);
            return;
        }

        var change = Assert.Single(edit!["changes"]![lsp.UriOf(file)]!.AsArray())!;
        Assert.Equal("\n  - term: \"frob nicator\"\n    definition: \"\"", Text(change, "newText"));
    }

    [Fact]
    public async Task A_copy_of_a_built_in_file_that_is_open_is_not_listed_again()
    {
        await using var lsp = await StartAsync();
        var before = (await lsp.RequestAsync("mllmLsp/glossary", new JsonObject()))!["topics"]!.AsArray();
        var copy = Text(before.First(topic => topic!["isBuiltIn"]!.GetValue<bool>()), "uri");
        await lsp.OpenAsync(copy, await File.ReadAllTextAsync(new Uri(copy).LocalPath), language: "yaml");
        Assert.Equal(before.Count, (await lsp.RequestAsync("mllmLsp/glossary", new JsonObject()))!["topics"]!.AsArray().Count);
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
    }

    [Fact]
    public async Task A_card_links_to_the_view_of_a_client_that_has_one()
    {
        await using var lsp = await StartAsync();
        await lsp.OpenAsync(lsp.UriOf("a.md"), "# A\nzork\n");
        var hover = await lsp.RequestAsync("textDocument/hover", At(lsp.UriOf("a.md"), 1, 1));
        Assert.Contains("[Show in the glossary view](<command:mllmLsp.showConcept?%5B%22zork%22%5D>)", Text(hover!["contents"], "value"));
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
    }

    private static Task<LspFixture> StartAsync() => LspFixture.StartAsync(Capabilities, lsp => lsp.Folder
        .Write("g.glossary.yml", Terms)
        .Write("a.md", "# A\nzork\n")
        .Write("b.md", "# B\nzork in [[a]], and [[gone]]\n"));

    private static string Text(JsonNode? node, string key) => node![key]!.GetValue<string>();
}
