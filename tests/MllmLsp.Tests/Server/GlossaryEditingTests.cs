using System.Text.Json.Nodes;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

/// <summary>What an editor asks in a glossary file.</summary>
public class GlossaryEditingTests
{
    private const string Team = "concepts:\n  - id: zork\n    term: zork / 佐克\n    broader: [quux, rope]\n  - { id: quux, term: quux, definition: A thing. }\n";

    [Fact]
    public async Task Hover_completion_definition_references_and_highlights_answer()
    {
        await using var lsp = await StartAsync("{}");
        var uri = lsp.UriOf("g.glossary.yml");
        var hover = await lsp.RequestAsync("textDocument/hover", At(uri, 3, 15));
        Assert.Contains("A thing", hover!["contents"]!["value"]!.GetValue<string>());
        Assert.Equal(Range(3, 14, 3, 18).ToJsonString(), hover["range"]!.ToJsonString());

        var definition = await lsp.RequestAsync("textDocument/definition", At(uri, 3, 15));
        Assert.Equal(4, Assert.Single(definition!.AsArray())!["range"]!["start"]!["line"]!.GetValue<int>());

        var asked = At(uri, 1, 8);
        asked["context"] = new JsonObject { ["includeDeclaration"] = true };
        var references = (await lsp.RequestAsync("textDocument/references", asked))!.AsArray();
        Assert.Equal(["a.md", "g.glossary.yml", "h.glossary.yml"], references.Select(r => NameOf(r!["uri"])));

        var highlights = (await lsp.RequestAsync("textDocument/documentHighlight", At(uri, 3, 15)))!.AsArray();
        Assert.Equal([2, 3], highlights.Select(h => h!["kind"]!.GetValue<int>()));
        await EndAsync(lsp);
    }

    [Fact]
    public async Task Completion_goes_on_while_the_file_is_no_yaml()
    {
        await using var lsp = await StartAsync("""{"textDocument":{"completion":{"completionItem":{"documentationFormat":["markdown"]}}}}""");
        var uri = lsp.UriOf("g.glossary.yml");
        await lsp.ChangeAsync(uri, 2, Team + "  - id: new\n    broader: [zo");
        var list = await lsp.RequestAsync("textDocument/completion", At(uri, 6, 16));
        var item = Assert.Single(list!["items"]!.AsArray(), one => one!["label"]!.GetValue<string>() == "zork")!.DeepClone();
        Assert.Equal(Range(6, 14, 6, 16).ToJsonString(), item["textEdit"]!["range"]!.ToJsonString());
        var resolved = await lsp.RequestAsync("completionItem/resolve", item);
        Assert.Contains("佐克", resolved!["documentation"]!["value"]!.GetValue<string>());
        await EndAsync(lsp);
    }

    [Fact]
    public async Task Rename_changes_open_and_closed_files_and_notes()
    {
        await using var lsp = await StartAsync("""{"workspace":{"workspaceEdit":{"documentChanges":true}},"textDocument":{"rename":{"prepareSupport":true}}}""");
        var uri = lsp.UriOf("g.glossary.yml");
        await lsp.ChangeAsync(uri, 7, "# unsaved\n" + Team);
        var prepared = await lsp.RequestAsync("textDocument/prepareRename", At(uri, 2, 9));
        Assert.Equal("zork", prepared!["placeholder"]!.GetValue<string>());
        Assert.Equal(Range(2, 8, 2, 12).ToJsonString(), prepared["range"]!.ToJsonString());
        var asked = At(uri, 2, 9);
        asked["newName"] = "zork-2";
        var changes = (await lsp.RequestAsync("textDocument/rename", asked))!["documentChanges"]!.AsArray();
        Assert.Equal(
            ["g.glossary.yml 7 2:8", "h.glossary.yml null 1:28"],
            changes.Select(change => $"{NameOf(change!["textDocument"]!["uri"])} {change["textDocument"]!["version"]?.ToJsonString() ?? "null"} {PlaceOf(change["edits"]!)}"));
        await EndAsync(lsp);
    }

    [Fact]
    public async Task Rename_speaks_to_simple_clients_too()
    {
        await using var lsp = await StartAsync("{}");
        var asked = At(lsp.UriOf("h.glossary.yml"), 1, 31);
        asked["newName"] = "x";
        Assert.Null(await lsp.RequestAsync("textDocument/rename", asked));
        asked = At(lsp.UriOf("g.glossary.yml"), 1, 8);
        asked["newName"] = "x";
        var edit = await lsp.RequestAsync("textDocument/rename", asked);
        Assert.Equal(["g.glossary.yml", "h.glossary.yml"], edit!["changes"]!.AsObject().Select(file => NameOf(JsonValue.Create(file.Key))).Order());
        await EndAsync(lsp);
    }

    [Fact]
    public async Task Nothing_is_renamed_before_all_uses_are_known()
    {
        await using var lsp = new LspFixture();
        await lsp.RequestAsync("initialize", new JsonObject { ["rootUri"] = lsp.UriOf(""), ["capabilities"] = new JsonObject() });
        await lsp.OpenAsync(lsp.UriOf("g.glossary.yml"), Team, language: "yaml");
        var asked = At(lsp.UriOf("g.glossary.yml"), 1, 8);
        asked["newName"] = "x";
        Assert.Equal(-32803, await lsp.ErrorOfAsync("textDocument/rename", asked));
        await lsp.NotifyAsync("initialized", new JsonObject());
        await lsp.SettleAsync();
        asked = At(lsp.UriOf("g.glossary.yml"), 1, 8);
        asked["newName"] = "x";
        Assert.NotNull(await lsp.RequestAsync("textDocument/rename", asked));
        await EndAsync(lsp);
    }

    [Theory]
    [InlineData("en", "built-in")]
    [InlineData("zh-CN", "内置术语表")]
    public async Task What_cannot_be_renamed_says_why(string locale, string contained)
    {
        await using var lsp = await StartAsync("{}", locale);
        var error = await Assert.ThrowsAsync<LspError>(() => lsp.RequestAsync("textDocument/prepareRename", At(lsp.UriOf("g.glossary.yml"), 3, 21)));
        Assert.Equal(-32803, error.Code);
        Assert.Contains(contained, error.Message, StringComparison.Ordinal);
        var asked = At(lsp.UriOf("g.glossary.yml"), 1, 8);
        asked["newName"] = "quux";
        Assert.Equal(-32803, await lsp.ErrorOfAsync("textDocument/rename", asked));
        Assert.Null(await lsp.RequestAsync("textDocument/prepareRename", At(lsp.UriOf("g.glossary.yml"), 0, 2)));
        await EndAsync(lsp);
    }

    [Fact]
    public async Task A_copy_of_a_built_in_file_is_read_and_changes_nothing()
    {
        await using var lsp = await StartAsync("{}");
        var found = await lsp.RequestAsync("textDocument/definition", At(lsp.UriOf("g.glossary.yml"), 3, 21));
        var uri = Assert.Single(found!.AsArray())!["uri"]!.GetValue<string>();
        var line = found[0]!["range"]!["start"]!["line"]!.GetValue<int>();
        var character = found[0]!["range"]!["start"]!["character"]!.GetValue<int>();
        var concepts = lsp.State.Workspace.GlossaryFor(lsp.Folder["a.md"]).Concepts.Length;
        await lsp.OpenAsync(uri, File.ReadAllText(new Uri(uri).LocalPath), language: "yaml");
        var hover = await lsp.RequestAsync("textDocument/hover", At(uri, line, character + 1));
        Assert.Contains("旋转位置编码", hover!["contents"]!["value"]!.GetValue<string>());
        Assert.Empty((await lsp.RequestAsync("textDocument/completion", At(uri, line + 1, 0)))!["items"]!.AsArray());
        Assert.Equal(-32803, await lsp.ErrorOfAsync("textDocument/prepareRename", At(uri, line, character + 1)));
        Assert.Equal(DocumentKind.BuiltInGlossary, lsp.State.FindOpen(uri)!.Kind);
        Assert.Equal(concepts, lsp.State.Workspace.GlossaryFor(lsp.Folder["a.md"]).Concepts.Length);
        await EndAsync(lsp);
    }

    [Fact]
    public async Task Rename_is_offered_as_the_client_can_take_it()
    {
        foreach (var (capabilities, expected) in new[] { ("{}", "true"), ("""{"textDocument":{"rename":{"prepareSupport":true}}}""", """{"prepareProvider":true}""") })
        {
            await using var lsp = new LspFixture();
            var result = await lsp.RequestAsync("initialize", new JsonObject { ["capabilities"] = JsonNode.Parse(capabilities) });
            Assert.Equal(expected, result!["capabilities"]!["renameProvider"]!.ToJsonString());
        }
    }

    private static async Task<LspFixture> StartAsync(string capabilities, string locale = "en")
    {
        var initialize = new JsonObject { ["locale"] = locale };
        var lsp = await LspFixture.StartAsync(capabilities, initialize: initialize, prepare: l =>
        {
            initialize["rootUri"] = l.UriOf("");
            l.Folder.Write("g.glossary.yml", Team).Write("h.glossary.yml", "concepts:\n  - { term: other, related: zork }\n").Write("a.md", "zorks\n");
        });
        await lsp.OpenAsync(lsp.UriOf("g.glossary.yml"), Team, language: "yaml");
        return lsp;
    }

    private static async Task EndAsync(LspFixture lsp)
    {
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
    }

    private static string NameOf(JsonNode? uri) => PathText.Name(uri!.GetValue<string>());

    private static string PlaceOf(JsonNode edits) => string.Join(' ', edits.AsArray().Select(edit => $"{edit!["range"]!["start"]!["line"]}:{edit["range"]!["start"]!["character"]}"));
}
