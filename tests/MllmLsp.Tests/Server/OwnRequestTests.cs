using System.Text.Json.Nodes;
using MllmLsp.Server.Protocol;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

/// <summary>The requests of docs/protocol.md.</summary>
public class OwnRequestTests
{
    private const string Capabilities =
        """{"textDocument":{"hover":{"contentFormat":["markdown"]}},"workspace":{"workspaceEdit":{"documentChanges":true,"resourceOperations":["create"]}},"experimental":{"mllmLsp":{"commands":["mllmLsp.showConcept"]}}}""";

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

        var change = EditOf(edit, lsp.UriOf(file));
        Assert.Equal("\n  - term: \"frob nicator\"\n    definition: \"\"", Text(change, "newText"));
    }

    [Fact]
    public async Task Several_terms_are_added_in_one_edit()
    {
        await using var lsp = await StartAsync();
        var terms = JsonNode.Parse("""[[{"text":"MoK","language":"en"},{"text":"Mixture of Kettles","language":"en","abbreviation":"MoK"},{"text":"水壶混合","language":"zh"}],[{"text":"frob","language":"en"}]]""");
        var edit = await lsp.RequestAsync("mllmLsp/addTerms", new JsonObject { ["textDocument"] = Note(lsp, "a.md"), ["terms"] = terms });
        var change = EditOf(edit, lsp.UriOf("g.glossary.yml"));
        Assert.Equal(
            """

              - prefLabel: { en: MoK, zh: 水壶混合 }
                fullForm: { MoK: Mixture of Kettles }
                definition: ""
              - prefLabel: { en: frob }
                definition: ""
            """.ReplaceLineEndings("\n"),
            Text(change, "newText"));
        Assert.Null(await lsp.RequestAsync("mllmLsp/addTerms", new JsonObject { ["textDocument"] = Note(lsp, "a.md"), ["terms"] = new JsonArray() }));
    }

    [Theory]
    [InlineData("a.md", 1, 2, "zork")] // a term
    [InlineData("a.md", 0, 2, null)]
    [InlineData("g.glossary.yml", 5, 24, "zork")] // in the entry's definition
    [InlineData("g.glossary.yml", 6, 16, "rope")] // a relation
    [InlineData("g.glossary.yml", 0, 3, null)]
    public async Task The_concept_under_the_cursor(string file, int line, int character, string? concept)
    {
        await using var lsp = await StartAsync();
        await lsp.OpenAsync(lsp.UriOf(file), await File.ReadAllTextAsync(lsp.Folder[file]), language: file.EndsWith(".md", StringComparison.Ordinal) ? "markdown" : "yaml");
        var found = await lsp.RequestAsync("mllmLsp/conceptAt", At(lsp.UriOf(file), line, character));
        Assert.Equal(concept, found?["id"]?.GetValue<string>());
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
    }

    [Fact]
    public async Task A_card_is_what_a_hover_shows()
    {
        await using var lsp = await StartAsync();
        var card = await lsp.RequestAsync("mllmLsp/card", new JsonObject { ["concept"] = "zork" });
        Assert.StartsWith("**zork** · 佐克", Text(card, "markdown"), StringComparison.Ordinal);
        Assert.Contains("A thing.", Text(card, "markdown"), StringComparison.Ordinal);
        Assert.Null(await lsp.RequestAsync("mllmLsp/card", new JsonObject { ["concept"] = "none" }));
    }

    [Theory]
    [InlineData("MoF", "{\n  \"ignoreWords\": [\"MoF\"]\n}\n")]
    [InlineData("two\nlines", null)]
    [InlineData(" ", null)]
    public async Task A_word_is_ignored_by_settings(string word, string? written)
    {
        await using var lsp = await StartAsync();
        var edit = await lsp.RequestAsync("mllmLsp/ignoreWord", new JsonObject { ["textDocument"] = Note(lsp, "a.md"), ["word"] = word });
        Assert.Equal(written, edit is null ? null : Text(Assert.Single(edit["documentChanges"]!.AsArray(), change => change!["edits"] is not null)!["edits"]![0], "newText"));
    }

    [Fact]
    public async Task A_glossary_is_built_of_a_folders_notes_as_they_are_in_the_editor()
    {
        await using var lsp = await StartAsync();
        await lsp.OpenAsync(lsp.UriOf("a.md"), "# A\n\n引入水壶混合（Mixture of Kettles, MoK）。\n");
        var given = new JsonObject { ["folder"] = DocumentUri.FromPath(lsp.Folder.Path), ["workDoneToken"] = "t" };
        var built = (await lsp.RequestAsync("mllmLsp/buildGlossary", given))!;
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
        Assert.Equal(["begin", "report", "end"], lsp.TakeAll("$/progress").Select(message => Text(message!["value"], "kind")));
        Assert.Equal((2, 2), (built["documents"]!.GetValue<int>(), built["candidates"]!.GetValue<int>()));
        Assert.Equal(lsp.UriOf("candidates.glossary.yml"), Text(built, "uri"));
        var text = Text(built["edit"]!["documentChanges"]![1]!["edits"]![0], "newText");
        Assert.Contains("candidates: true", text, StringComparison.Ordinal);
        Assert.Contains("prefLabel: { en: MoK, zh: 水壶混合 }", text, StringComparison.Ordinal);
        Assert.Contains("a.md:3", text, StringComparison.Ordinal);
        Assert.Null(await lsp.RequestAsync("mllmLsp/buildGlossary", new JsonObject { ["folder"] = "file:///elsewhere" }));
    }

    [Theory]
    [InlineData("candidates: true\nrejected: [MoK]\nconcepts: []\n", 0, null)]
    [InlineData("candidates: true\nrejected: [Other]\nconcepts: []\n", 1, "candidates.glossary.yml")]
    [InlineData("concepts: []\n", 1, "candidates-2.glossary.yml")]
    public async Task Rejected_names_stay_rejected_and_other_files_are_left_alone(string there, int candidates, string? file)
    {
        await using var lsp = await LspFixture.StartAsync(Capabilities, lsp => lsp.Folder
            .Write("candidates.glossary.yml", there)
            .Write("a.md", "# A\n\n引入水壶混合（Mixture of Kettles, MoK）。\n"));
        var built = (await lsp.RequestAsync("mllmLsp/buildGlossary", new JsonObject { ["folder"] = DocumentUri.FromPath(lsp.Folder.Path) }))!;
        Assert.Equal(candidates, built["candidates"]!.GetValue<int>());
        Assert.Equal(file is null ? null : lsp.UriOf(file), built["uri"]?.GetValue<string>());
        if (candidates > 0)
        {
            Assert.Equal(there.Contains("Other", StringComparison.Ordinal), built["edit"]!.ToJsonString().Contains("- Other", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{\n  // why\n  \"dialect\": \"auto\"\n}\n")]
    public async Task What_is_found_becomes_known(string? settings)
    {
        await using var lsp = await LspFixture.StartAsync(Capabilities, lsp =>
        {
            lsp.Folder.Write("a.md", "# A\n[[gone]] and [[gone]]\n").Write("b.md", "[x](none.md)\n");
            if (settings is not null)
            {
                lsp.Folder.Write("mllm-lsp.json", settings);
            }
        });
        Assert.False((await lsp.RequestAsync("mllmLsp/hasBaseline", new JsonObject()))!.GetValue<bool>());
        var written = (await lsp.RequestAsync("mllmLsp/writeBaseline", new JsonObject()))!;
        Assert.Equal((3, 2), (written["findings"]!.GetValue<int>(), written["files"]!.GetValue<int>()));
        var edits = written["edit"]!["documentChanges"]!.AsArray().Where(change => change!["edits"] is not null)
            .ToDictionary(change => Text(change!["textDocument"], "uri"), change => change!["edits"]![0]!);
        Assert.Equal(
            settings is null ? "{\n  \"baseline\": \"mllm-lsp.baseline.json\"\n}\n" : "\n  \"baseline\": \"mllm-lsp.baseline.json\",",
            Text(edits[lsp.UriOf("mllm-lsp.json")], "newText"));
        lsp.Folder.Write("mllm-lsp.json", """{ "baseline": "mllm-lsp.baseline.json" }""");
        lsp.Folder.Write("mllm-lsp.baseline.json", Text(edits[lsp.UriOf("mllm-lsp.baseline.json")], "newText"));
        await lsp.NotifyAsync("workspace/didChangeWatchedFiles", new JsonObject
        {
            ["changes"] = new JsonArray([.. ((string[])["mllm-lsp.json", "mllm-lsp.baseline.json"]).Select(file => new JsonObject { ["uri"] = lsp.UriOf(file), ["type"] = 1 })]),
        });
        await lsp.SettleAsync();
        Assert.True((await lsp.RequestAsync("mllmLsp/hasBaseline", new JsonObject()))!.GetValue<bool>());
        Assert.Empty((await lsp.RequestAsync("mllmLsp/lint", new JsonObject()))!["files"]!.AsArray());
        Assert.Equal(3, (await lsp.RequestAsync("mllmLsp/writeBaseline", new JsonObject()))!["findings"]!.GetValue<int>());
    }

    [Fact]
    public async Task Somebodys_file_in_the_way_of_a_baseline_is_not_lost()
    {
        await using var lsp = await LspFixture.StartAsync(Capabilities, lsp => lsp.Folder.Write("a.md", "[[gone]]\n").Write("mllm-lsp.baseline.json", "[]"));
        Assert.Equal(-32803, await lsp.ErrorOfAsync("mllmLsp/writeBaseline", new JsonObject()));
    }

    [Theory]
    [InlineData("false", "c [[z]] and [it](z.md)")]
    [InlineData("true", "c [[z]] and [it](a.md)")]
    public async Task What_the_editor_itself_rewrites_is_not_rewritten_twice(string editorMovesLinks, string expected)
    {
        await using var lsp = await LspFixture.StartAsync(
            $$$$"""{"experimental":{"mllmLsp":{"movesLinks":{{{{editorMovesLinks}}}}}}}""",
            lsp => lsp.Folder.Write("a.md", "# A\n").Write("c.md", "c [[a]] and [it](a.md)\n"));
        var moves = new JsonObject { ["files"] = new JsonArray(new JsonObject { ["oldUri"] = lsp.UriOf("a.md"), ["newUri"] = lsp.UriOf("z.md") }) };
        var edits = (await lsp.RequestAsync("workspace/willRenameFiles", moves))!["changes"]![lsp.UriOf("c.md")]!.AsArray();
        var line = "c [[a]] and [it](a.md)";
        foreach (var edit in edits.OrderByDescending(edit => edit!["range"]!["start"]!["character"]!.GetValue<int>()))
        {
            var (start, end) = (edit!["range"]!["start"]!["character"]!.GetValue<int>(), edit["range"]!["end"]!["character"]!.GetValue<int>());
            line = line[..start] + Text(edit, "newText") + line[end..];
        }

        Assert.Equal(expected, line);
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

    /// <summary>The one change of a file.</summary>
    private static JsonNode EditOf(JsonNode? edit, string uri) => Assert.Single(
        edit!["documentChanges"]!.AsArray().Where(change => change!["textDocument"] is { } document && Text(document, "uri") == uri).SelectMany(change => change!["edits"]!.AsArray()))!;

    private static JsonObject Note(LspFixture lsp, string name) => new() { ["uri"] = lsp.UriOf(name) };

    private static string Text(JsonNode? node, string key) => node![key]!.GetValue<string>();
}
