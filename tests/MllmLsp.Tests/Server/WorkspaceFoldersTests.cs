using System.Text.Json.Nodes;

namespace MllmLsp.Tests.Server;

public class WorkspaceFoldersTests
{
    [Fact]
    public async Task Folders_come_and_go()
    {
        await using var lsp = await LspFixture.StartAsync(
            prepare: l => l.Folder.Write("one/a.md", "[[b]]").Write("one/.git/HEAD").Write("two/b.md", "# B").Write("two/.git/HEAD"),
            initialize: new JsonObject());
        Assert.Empty(lsp.State.Workspace.Documents);
        await ChangeAsync(lsp, added: ["one", "two"]);
        Assert.Equal(2, lsp.State.Workspace.DocumentCount);
        Assert.Equal(2, lsp.State.Workspace.Folders.Length);
        await ChangeAsync(lsp, removed: ["two"]);
        Assert.Equal(lsp.Folder["one/a.md"], Assert.Single(lsp.State.Workspace.Documents).Path);
        await ChangeAsync(lsp, removed: ["one"]);
        Assert.Empty(lsp.State.Workspace.Documents);
        Assert.Empty(lsp.State.Workspace.Files.Files);
    }

    [Fact]
    public async Task All_folders_of_initialize_are_indexed_each_with_its_own_settings()
    {
        await using var lsp = new LspFixture();
        lsp.Folder.Write("one/a.md", "x [^1]").Write("two/b.md", "x [^1]")
            .Write("one/mllm-lsp.json", """{"diagnostics.scope":"workspace"}""").Write("two/mllm-lsp.json", "{}");
        await lsp.RequestAsync("initialize", new JsonObject
        {
            ["rootUri"] = null,
            ["workspaceFolders"] = new JsonArray(Folder(lsp, "one"), Folder(lsp, "two")),
        });
        await lsp.NotifyAsync("initialized", new JsonObject());
        await lsp.SettleAsync();
        Assert.Equal(["undefined-footnote@0:4"], await lsp.NextFindingsAsync(lsp.UriOf("one/a.md")));
    }

    [Fact]
    public async Task A_document_stays_open_when_its_folder_goes()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("a.md", "# A"));
        await lsp.OpenAsync(lsp.UriOf("a.md"), "x [^1]");
        await ChangeAsync(lsp, removed: [""]);
        Assert.Equal(["undefined-footnote@0:4"], await lsp.NextFindingsAsync(lsp.UriOf("a.md")));
    }

    private static async Task ChangeAsync(LspFixture lsp, string[]? added = null, string[]? removed = null)
    {
        await lsp.NotifyAsync("workspace/didChangeWorkspaceFolders", new JsonObject
        {
            ["event"] = new JsonObject
            {
                ["added"] = new JsonArray([.. (added ?? []).Select(below => Folder(lsp, below))]),
                ["removed"] = new JsonArray([.. (removed ?? []).Select(below => Folder(lsp, below))]),
            },
        });
        await lsp.SettleAsync();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_read_is_reported()
    {
        await using var lsp = await LspFixture.StartAsync(
            prepare: l => l.Folder.Write("mllm-lsp.json", """{"diagnostics.scope":"workspace"}"""), initialize: new JsonObject());
        await ChangeAsync(lsp, added: ["gone"]);
        Assert.Equal(["unreadable-file@0:0"], await lsp.NextFindingsAsync(lsp.UriOf("gone")));
        Assert.Equal(2, lsp.TakeLog().Count);

        lsp.Folder.Write("gone/a.md");
        await lsp.TellOfFileAsync("gone", 1);
        await lsp.SettleAsync();
        Assert.Empty(await lsp.NextFindingsAsync(lsp.UriOf("gone")));
        Assert.Equal(1, lsp.State.Workspace.DocumentCount);
        lsp.TakeAll("textDocument/publishDiagnostics");
    }

    private static JsonObject Folder(LspFixture lsp, string below) => new JsonObject { ["uri"] = lsp.UriOf(below), ["name"] = below };
}
