using System.Text.Json.Nodes;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

public class LanguageFeatureTests
{
    [Fact]
    public async Task Hover_is_in_the_format_that_the_client_shows()
    {
        await using var plain = await LspFixture.StartAsync(prepare: Prepare);
        await using var rich = await LspFixture.StartAsync("""{"textDocument":{"hover":{"contentFormat":["markdown","plaintext"]}}}""", Prepare);
        var shownPlain = await HoverAsync(plain);
        var shownRich = await HoverAsync(rich);
        Assert.Equal("plaintext", shownPlain["contents"]!["kind"]!.GetValue<string>());
        Assert.Equal("markdown", shownRich["contents"]!["kind"]!.GetValue<string>());
        Assert.DoesNotContain("**", shownPlain["contents"]!["value"]!.GetValue<string>());
        Assert.Contains("target.md", shownRich["contents"]!["value"]!.GetValue<string>());
        Assert.Equal(Range(0, 3, 0, 13).ToJsonString(), shownRich["range"]!.ToJsonString());
    }

    [Fact]
    public async Task Hover_works_in_the_old_side_of_a_diff()
    {
        const string uri = "git:/a.md";
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("g.glossary.yml", Terms));
        await lsp.OpenAsync(uri, "使用zork编码");
        var hover = await lsp.RequestAsync("textDocument/hover", At(uri, 0, 3));
        Assert.Contains("佐克", hover!["contents"]!["value"]!.GetValue<string>());
        Assert.Null(await lsp.RequestAsync("textDocument/definition", At(uri, 0, 3)));
        await TakeFindingsAsync(lsp);
    }

    [Fact]
    public async Task Terms_of_an_open_glossary_count_as_they_are_typed()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync("untitled:Untitled-1", "zork");
        await lsp.OpenAsync(lsp.UriOf("g.glossary.yml"), "concepts: []\n", language: "yaml");
        Assert.Null(await lsp.RequestAsync("textDocument/hover", At("untitled:Untitled-1", 0, 1)));
        await lsp.ChangeAsync(lsp.UriOf("g.glossary.yml"), 2, Terms);
        Assert.NotNull(await lsp.RequestAsync("textDocument/hover", At("untitled:Untitled-1", 0, 1)));
        await lsp.CloseAsync(lsp.UriOf("g.glossary.yml"));
        await lsp.SettleAsync();
        Assert.Null(await lsp.RequestAsync("textDocument/hover", At("untitled:Untitled-1", 0, 1)));
        await TakeFindingsAsync(lsp);
    }

    [Theory]
    [InlineData("""{"textDocument":{"completion":{"completionItem":{"commitCharactersSupport":true}}}}""", "[[ta]]", "[\"#\"]")]
    [InlineData("""{"textDocument":{"completion":{"completionItem":{"commitCharactersSupport":true}}}}""", "[x](ta)", "[\"#\"]")]
    [InlineData("""{"textDocument":{"completion":{"completionItem":{"commitCharactersSupport":true}}}}""", "[[ta", null)] // ]] is added, which no # may follow
    [InlineData("{}", "[[ta]]", null)]
    public async Task A_hash_takes_a_note_and_goes_on_to_its_headings(string capabilities, string text, string? expected)
    {
        await using var lsp = await LspFixture.StartAsync(capabilities, Prepare);
        await lsp.OpenAsync(lsp.UriOf("a.md"), text);
        var list = await lsp.RequestAsync("textDocument/completion", At(lsp.UriOf("a.md"), 0, text.IndexOf("ta", StringComparison.Ordinal) + 2));
        var item = list!["items"]!.AsArray().First(item => item!["textEdit"]!["newText"]!.GetValue<string>().StartsWith("target", StringComparison.Ordinal));
        Assert.Equal(expected, item!["commitCharacters"]?.ToJsonString());
        await TakeFindingsAsync(lsp);
    }

    [Fact]
    public async Task Definition_is_a_link_where_the_client_can_show_one()
    {
        await using var plain = await LspFixture.StartAsync(prepare: Prepare);
        await using var rich = await LspFixture.StartAsync("""{"textDocument":{"definition":{"linkSupport":true}}}""", Prepare);
        var location = Assert.Single((await DefinitionAsync(plain))!.AsArray())!;
        Assert.Equal(plain.UriOf("target.md"), location["uri"]!.GetValue<string>());
        var link = Assert.Single((await DefinitionAsync(rich))!.AsArray())!;
        Assert.Equal(rich.UriOf("target.md"), link["targetUri"]!.GetValue<string>());
        Assert.Equal(Range(0, 3, 0, 13).ToJsonString(), link["originSelectionRange"]!.ToJsonString());
    }

    [Fact]
    public async Task The_built_in_glossary_s_entries_can_be_opened()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync("untitled:Untitled-1", "使用RoPE编码");
        var found = await lsp.RequestAsync("textDocument/definition", At("untitled:Untitled-1", 0, 3));
        var uri = new Uri(Assert.Single(found!.AsArray())!["uri"]!.GetValue<string>());
        var line = found[0]!["range"]!["start"]!["line"]!.GetValue<int>();
        Assert.Contains("rope", File.ReadAllLines(uri.LocalPath)[line], StringComparison.OrdinalIgnoreCase);
        Assert.True(File.GetAttributes(uri.LocalPath).HasFlag(FileAttributes.ReadOnly));
        await TakeFindingsAsync(lsp);
    }

    [Fact]
    public async Task References_are_found_in_closed_notes()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => Prepare(l.Folder.Write("b.md", "x\n\n😀 [[target]]")));
        await lsp.OpenAsync(lsp.UriOf("a.md"), "使用 [[target]]");
        var asked = At(lsp.UriOf("a.md"), 0, 6);
        asked["context"] = new JsonObject { ["includeDeclaration"] = false };
        var found = (await lsp.RequestAsync("textDocument/references", asked))!.AsArray();
        Assert.Equal([lsp.UriOf("a.md"), lsp.UriOf("b.md")], found.Select(f => f!["uri"]!.GetValue<string>()));
        Assert.Equal(Range(2, 5, 2, 11).ToJsonString(), found[1]!["range"]!.ToJsonString());
        await TakeFindingsAsync(lsp);
    }

    [Fact]
    public async Task Completion_items_are_resolved_when_they_are_looked_at()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: Prepare);
        await lsp.OpenAsync(lsp.UriOf("a.md"), "使用 [[tar");
        var list = await lsp.RequestAsync("textDocument/completion", At(lsp.UriOf("a.md"), 0, 8));
        var item = list!["items"]!.AsArray().First(i => i!["label"]!.GetValue<string>() == "target")!.DeepClone();
        Assert.Equal(Range(0, 5, 0, 8).ToJsonString(), item["textEdit"]!["range"]!.ToJsonString());
        Assert.Null(item["documentation"]);
        item["unknownToUs"] = true;
        var resolved = await lsp.RequestAsync("completionItem/resolve", item);
        Assert.Contains("first lines", resolved!["documentation"]!["value"]!.GetValue<string>());
        Assert.True(resolved["unknownToUs"]!.GetValue<bool>());
        await TakeFindingsAsync(lsp);
    }

    [Fact]
    public async Task Quick_fixes_are_edits_that_the_client_can_carry_out()
    {
        const string literals = """{"textDocument":{"codeAction":{"codeActionLiteralSupport":{},"isPreferredSupport":true}}""";
        await using var none = await LspFixture.StartAsync(prepare: Prepare);
        await using var plain = await LspFixture.StartAsync(literals + "}", Prepare);
        await using var rich = await LspFixture.StartAsync(
            literals + ""","workspace":{"workspaceEdit":{"documentChanges":true,"resourceOperations":["create"]}}}""", Prepare);
        Assert.Empty(await FixesAsync(none));

        var changes = Assert.Single((await FixesAsync(plain))[0]!["edit"]!["changes"]![plain.UriOf("a.md")]!.AsArray())!;
        Assert.Equal("target", changes["newText"]!.GetValue<string>());
        Assert.Equal(Range(0, 2, 0, 9).ToJsonString(), changes["range"]!.ToJsonString());

        var fixes = await FixesAsync(rich);
        Assert.All(fixes, fix => Assert.Equal("quickfix", fix!["kind"]!.GetValue<string>()));
        Assert.All(fixes, fix => Assert.Equal("broken-wiki-link", fix!["diagnostics"]![0]!["code"]!.GetValue<string>()));
        var create = Assert.Single(fixes, fix => fix!["edit"]!["documentChanges"]![0]!["uri"]?.GetValue<string>() == rich.UriOf("targett.md"))!;
        Assert.Equal("create", create["edit"]!["documentChanges"]![0]!["kind"]!.GetValue<string>());
        Assert.True(create["edit"]!["documentChanges"]![1]!["textDocument"]!.AsObject().ContainsKey("version"));
    }

    [Fact]
    public async Task Quick_fixes_of_a_glossary_reach_the_editor()
    {
        await using var lsp = await LspFixture.StartAsync("""{"textDocument":{"codeAction":{"codeActionLiteralSupport":{},"isPreferredSupport":true}}}""");
        var uri = lsp.UriOf("x.glossary.yml");
        await lsp.OpenAsync(uri, "concepts:\n  - { id: a, prefLabel: A1, related: [zorks] }\n  - { id: zork, prefLabel: Zork }\n", language: "yaml");
        var asked = Document(uri);
        asked["range"] = Range(1, 40, 1, 40);
        asked["context"] = new JsonObject { ["diagnostics"] = new JsonArray() };
        var fix = Assert.Single((await lsp.RequestAsync("textDocument/codeAction", asked))!.AsArray())!;
        Assert.Equal("broken-relation", fix["diagnostics"]![0]!["code"]!.GetValue<string>());
        var edit = Assert.Single(fix["edit"]!["changes"]![uri]!.AsArray())!;
        Assert.Equal(("zork", Range(1, 38, 1, 43).ToJsonString()), (edit["newText"]!.GetValue<string>(), edit["range"]!.ToJsonString()));
        await TakeFindingsAsync(lsp);
    }

    [Fact]
    public async Task Documents_that_are_not_open_have_no_answers()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: Prepare);
        Assert.Null(await lsp.RequestAsync("textDocument/hover", At(lsp.UriOf("target.md"), 0, 3)));
        Assert.Null(await lsp.RequestAsync("textDocument/completion", At(lsp.UriOf("target.md"), 0, 3)));
    }

    private const string Terms = "concepts:\n  - term: zork / 佐克\n    definition: { en: A thing, zh: 一种东西 }\n";

    private static void Prepare(LspFixture lsp) => Prepare(lsp.Folder);

    private static void Prepare(Files.TempFolder folder) => folder.Write("target.md", "# Target\n\nIts first lines.\n");

    private static async Task<JsonNode> HoverAsync(LspFixture lsp)
    {
        await lsp.OpenAsync(lsp.UriOf("a.md"), "使用 [[target]]");
        var hover = await lsp.RequestAsync("textDocument/hover", At(lsp.UriOf("a.md"), 0, 6));
        await TakeFindingsAsync(lsp);
        return hover!;
    }

    private static async Task<JsonNode?> DefinitionAsync(LspFixture lsp)
    {
        await lsp.OpenAsync(lsp.UriOf("a.md"), "使用 [[target]]");
        var definition = await lsp.RequestAsync("textDocument/definition", At(lsp.UriOf("a.md"), 0, 6));
        await TakeFindingsAsync(lsp);
        return definition;
    }

    private static async Task<JsonArray> FixesAsync(LspFixture lsp)
    {
        await lsp.OpenAsync(lsp.UriOf("a.md"), "[[targett]]");
        var asked = Document(lsp.UriOf("a.md"));
        asked["range"] = Range(0, 3, 0, 3);
        asked["context"] = new JsonObject { ["diagnostics"] = new JsonArray() };
        var fixes = (await lsp.RequestAsync("textDocument/codeAction", asked))!.AsArray();
        await TakeFindingsAsync(lsp);
        return fixes;
    }

    private static async Task TakeFindingsAsync(LspFixture lsp)
    {
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
    }
}
