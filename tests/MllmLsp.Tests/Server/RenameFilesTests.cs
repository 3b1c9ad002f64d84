using System.Text.Json.Nodes;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

public class RenameFilesTests
{
    [Fact]
    public async Task Links_follow_a_file_that_is_renamed_in_the_editor()
    {
        await using var lsp = await LspFixture.StartAsync(
            """{"workspace":{"workspaceEdit":{"documentChanges":true,"changeAnnotationSupport":{}}}}""",
            l => l.Folder.Write("a.md", "# A").Write("b.md", "😀 [x](a.md)"));
        await lsp.OpenAsync(lsp.UriOf("c.md"), "[[a]]", version: 7);
        var edit = (await lsp.RequestAsync("workspace/willRenameFiles", Files(lsp, "a.md", "sub/neu.md")))!;
        var changes = edit["documentChanges"]!.AsArray();
        Assert.Equal([lsp.UriOf("b.md"), lsp.UriOf("c.md")], changes.Select(c => c!["textDocument"]!["uri"]!.GetValue<string>()));
        Assert.Equal([null, 7], changes.Select(c => c!["textDocument"]!["version"]?.GetValue<int>()));
        Assert.Equal(["sub/neu.md", "neu"], changes.Select(c => c!["edits"]![0]!["newText"]!.GetValue<string>()));
        Assert.Equal(Range(0, 7, 0, 11).ToJsonString(), changes[0]!["edits"]![0]!["range"]!.ToJsonString());
        Assert.Equal("Update links to what is moved", edit["changeAnnotations"]![changes[0]!["edits"]![0]!["annotationId"]!.GetValue<string>()]!["label"]!.GetValue<string>());
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task What_the_editor_did_to_files_is_known_without_a_watcher()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("a.md", "# Title"));
        await lsp.OpenAsync(lsp.UriOf("c.md"), "[[a]] [[b]]");
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
        File.Move(lsp.Folder["a.md"], lsp.Folder["b.md"]);
        await lsp.NotifyAsync("workspace/didRenameFiles", Files(lsp, "a.md", "b.md"));
        await lsp.SettleAsync();
        Assert.Equal(["broken-wiki-link@0:2"], Codes(lsp.TakeAll("textDocument/publishDiagnostics")[^1]!["diagnostics"]));
    }

    [Fact]
    public async Task A_note_is_renamed_by_its_link_where_the_client_renames_files()
    {
        await using var plain = await LspFixture.StartAsync(prepare: l => l.Folder.Write("a.md", "# A"));
        await using var rich = await LspFixture.StartAsync(
            """{"workspace":{"workspaceEdit":{"documentChanges":true,"resourceOperations":["rename"]}}}""", l => l.Folder.Write("a.md", "# A"));
        foreach (var lsp in new[] { plain, rich })
        {
            await lsp.OpenAsync(lsp.UriOf("c.md"), "[[a]]");
        }

        Assert.Equal(-32803, await plain.ErrorOfAsync("textDocument/rename", Renamed(plain)));
        var changes = (await rich.RequestAsync("textDocument/rename", Renamed(rich)))!["documentChanges"]!.AsArray();
        Assert.Equal("neu", changes[0]!["edits"]![0]!["newText"]!.GetValue<string>());
        Assert.Equal(
            ("rename", rich.UriOf("a.md"), rich.UriOf("neu.md")),
            (changes[1]!["kind"]!.GetValue<string>(), changes[1]!["oldUri"]!.GetValue<string>(), changes[1]!["newUri"]!.GetValue<string>()));
        await TakeAsync(plain);
        await TakeAsync(rich);
    }

    [Fact]
    public async Task A_label_is_renamed_in_files_and_buffers_and_doubt_is_shown()
    {
        await using var lsp = await LspFixture.StartAsync(
            """{"workspace":{"workspaceEdit":{"documentChanges":true,"changeAnnotationSupport":{}}}}""",
            l => l.Folder
                .Write("g.glossary.yml", "concepts:\n  - { id: a, term: Bridge, homonym: true }\n  - { id: b, term: Bridge, homonym: true, near: [river] }\n")
                .Write("b.md", "😀 Bridges\n")
                .Write("d.md", "on disk\n"));
        await lsp.OpenAsync(lsp.UriOf("c.md"), "the Bridge", version: 7);
        await lsp.OpenAsync(lsp.UriOf("d.md"), "unsaved Bridge", version: 3);
        var asked = At(lsp.UriOf("c.md"), 0, 5);
        Assert.Equal("Bridge", (await lsp.RequestAsync("textDocument/prepareRename", asked.DeepClone()))!["placeholder"]!.GetValue<string>());
        asked["newName"] = "Connector";
        var edit = (await lsp.RequestAsync("textDocument/rename", asked))!;
        var changes = edit["documentChanges"]!.AsArray();
        Assert.Equal(["b.md", "c.md", "d.md", "g.glossary.yml"], changes.Select(c => c!["textDocument"]!["uri"]!.GetValue<string>().Split('/')[^1]));
        Assert.Equal([null, 7, 3, null], changes.Select(c => c!["textDocument"]!["version"]?.GetValue<int>()));
        Assert.Equal(["Connectors", "Connector", "Connector", "Connector"], changes.Select(c => c!["edits"]![0]!["newText"]!.GetValue<string>()));
        Assert.Equal(Range(0, 3, 0, 10).ToJsonString(), changes[0]!["edits"]![0]!["range"]!.ToJsonString());
        var annotations = changes.Select(c => edit["changeAnnotations"]![c!["edits"]![0]!["annotationId"]!.GetValue<string>()]!).ToArray();
        Assert.Equal([true, true, true, null], annotations.Select(a => a["needsConfirmation"]?.GetValue<bool>()));
        Assert.Equal("Rename 'Bridge' to 'Connector'", annotations[3]["label"]!.GetValue<string>());
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task A_file_that_was_just_saved_is_read_again_before_it_is_edited()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder
            .Write("t.md", "# Topic\n").Write("b.md", "[x](t.md#topic)\n").Write("r.bib", "@misc{liu,}\n").Write("g.glossary.yml", "concepts:\n  - Bridge\n"));
        await lsp.OpenAsync(lsp.UriOf("c.md"), "[[t]] Bridge [@liu]");
        lsp.Folder.Write("b.md", "before\n\n`[x](t.md#topic)` Bridge [x](t.md#topic) [@liu]\n").Write("r.bib", "% new\n@misc{liu,}\n").Write("g.glossary.yml", "# new\nconcepts:\n  - Bridge\n");
        var edit = (await lsp.RequestAsync("workspace/willRenameFiles", Files(lsp, "t.md", "s.md")))!["changes"]!;
        Assert.Equal(Range(2, 29, 2, 33).ToJsonString(), edit[lsp.UriOf("b.md")]![0]!["range"]!.ToJsonString());
        var label = At(lsp.UriOf("c.md"), 0, 7);
        label["newName"] = "Connector";
        edit = (await lsp.RequestAsync("textDocument/rename", label))!["changes"]!;
        Assert.Equal(Range(2, 4, 2, 10).ToJsonString(), edit[lsp.UriOf("g.glossary.yml")]![0]!["range"]!.ToJsonString());
        var key = At(lsp.UriOf("c.md"), 0, 16);
        key["newName"] = "llava";
        edit = (await lsp.RequestAsync("textDocument/rename", key))!["changes"]!;
        Assert.Equal(Range(1, 6, 1, 9).ToJsonString(), edit[lsp.UriOf("r.bib")]![0]!["range"]!.ToJsonString());
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task A_bibliography_in_the_editor_is_asked()
    {
        await using var lsp = await LspFixture.StartAsync(
            """{"textDocument":{"hover":{"contentFormat":["markdown"]}}}""", l => l.Folder.Write("a.md", "[@liu]\n").Write("r.bib", "@misc{liu,}\n"));
        await lsp.OpenAsync(lsp.UriOf("r.bib"), "\n@misc{liu, title = {T}}\n", language: "bibtex");
        var asked = At(lsp.UriOf("r.bib"), 1, 7);
        Assert.StartsWith("**T**", (await lsp.RequestAsync("textDocument/hover", asked.DeepClone()))!["contents"]!["value"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Single((await lsp.RequestAsync("textDocument/documentHighlight", asked.DeepClone()))!.AsArray());
        asked["context"] = new JsonObject { ["includeDeclaration"] = false };
        Assert.Equal(lsp.UriOf("a.md"), Assert.Single((await lsp.RequestAsync("textDocument/references", asked.DeepClone()))!.AsArray())!["uri"]!.GetValue<string>());
        asked["newName"] = "llava";
        var edit = (await lsp.RequestAsync("textDocument/rename", asked))!["changes"]!.AsObject();
        Assert.Equal([lsp.UriOf("a.md"), lsp.UriOf("r.bib")], edit.Select(file => file.Key));
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task A_folder_that_was_renamed_is_known_without_a_watcher()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("d/a.md", "# Title"));
        await lsp.OpenAsync(lsp.UriOf("c.md"), "[x](d/a.md) [y](e/a.md)");
        await lsp.SettleAsync();
        Assert.Equal(["broken-link@0:16"], Codes(lsp.TakeAll("textDocument/publishDiagnostics")[^1]!["diagnostics"]));
        Directory.Move(lsp.Folder["d"], lsp.Folder["e"]);
        await lsp.NotifyAsync("workspace/didRenameFiles", Files(lsp, "d", "e"));
        await lsp.SettleAsync();
        Assert.Equal(["broken-link@0:4"], Codes(lsp.TakeAll("textDocument/publishDiagnostics")[^1]!["diagnostics"]));
        Directory.Delete(lsp.Folder["e"], recursive: true);
        await lsp.NotifyAsync("workspace/didDeleteFiles", new JsonObject { ["files"] = new JsonArray(new JsonObject { ["uri"] = lsp.UriOf("e") }) });
        await lsp.SettleAsync();
        Assert.Equal(["broken-link@0:4", "broken-link@0:16"], Codes(lsp.TakeAll("textDocument/publishDiagnostics")[^1]!["diagnostics"]));
    }

    [Fact]
    public async Task A_built_in_label_is_refused_before_a_name_is_typed()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync(lsp.UriOf("c.md"), "使用RoPE编码");
        Assert.Equal(-32803, await lsp.ErrorOfAsync("textDocument/prepareRename", At(lsp.UriOf("c.md"), 0, 3)));
        await TakeAsync(lsp);
    }

    [Fact]
    public async Task Null_entries_are_passed_over()
    {
        await using var lsp = await LspFixture.StartAsync();
        var files = new JsonObject { ["files"] = new JsonArray((JsonNode?)null) };
        Assert.Null(await lsp.RequestAsync("workspace/willRenameFiles", files.DeepClone()));
        await lsp.NotifyAsync("workspace/didRenameFiles", files.DeepClone());
        await lsp.NotifyAsync("workspace/didCreateFiles", files.DeepClone());
        await lsp.NotifyAsync("workspace/didDeleteFiles", files.DeepClone());
        await lsp.SettleAsync();
    }

    private static JsonObject Renamed(LspFixture lsp)
    {
        var asked = At(lsp.UriOf("c.md"), 0, 2);
        asked["newName"] = "neu";
        return asked;
    }

    private static JsonObject Files(LspFixture lsp, string from, string to) => new()
    {
        ["files"] = new JsonArray(new JsonObject { ["oldUri"] = lsp.UriOf(from), ["newUri"] = lsp.UriOf(to) }),
    };

    private static async Task TakeAsync(LspFixture lsp)
    {
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
    }
}
