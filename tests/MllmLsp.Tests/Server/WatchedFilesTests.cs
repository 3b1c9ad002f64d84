using System.Text.Json.Nodes;

namespace MllmLsp.Tests.Server;

public class WatchedFilesTests
{
    [Fact]
    public async Task A_broken_link_mends_when_its_note_is_created_and_breaks_when_it_is_deleted()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync(lsp.UriOf("a.md"), "[[新笔记]] ![](图.png)");
        await lsp.SettleAsync();
        Assert.Equal(["broken-wiki-link@0:2", "broken-link@0:12"], await lsp.NextFindingsAsync(lsp.UriOf("a.md")));

        lsp.Folder.Write("sub/新笔记.md", "# 新");
        await lsp.TellOfFileAsync("sub", 1);
        await lsp.SettleAsync();
        Assert.Equal(["broken-link@0:12"], await lsp.NextFindingsAsync(lsp.UriOf("a.md")));

        lsp.Folder.Write("图.png");
        await lsp.TellOfFileAsync("图.png", 1);
        await lsp.SettleAsync();
        Assert.Empty(await lsp.NextFindingsAsync(lsp.UriOf("a.md")));

        Directory.Delete(lsp.Folder["sub"], recursive: true);
        await lsp.TellOfFileAsync("sub", 3);
        File.Delete(lsp.Folder["图.png"]);
        await lsp.TellOfFileAsync("图.png", 3);
        await lsp.SettleAsync();
        Assert.Equal(["broken-wiki-link@0:2", "broken-link@0:12"], await lsp.NextFindingsAsync(lsp.UriOf("a.md")));
    }

    [Fact]
    public async Task Whatever_happens_on_disk_the_state_is_that_of_a_fresh_look()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder
            .Write("a.md", "# A\n\n[[b]] [[c]] [x](x.txt) [d](dir/d.md#d)")
            .Write("b.md", "# B").Write("x.txt").Write("dir/d.md", "# D").Write("old/e.md", "# E"));
        async Task After(Action change, params (string Below, int Type)[] events)
        {
            change();
            foreach (var (below, type) in events)
            {
                await lsp.TellOfFileAsync(below, type);
            }

            await lsp.SettleAsync();
            FreshLook.AssertKnownTo(lsp);
        }

        FreshLook.AssertKnownTo(lsp);
        await After(() => lsp.Folder.Write("c.md", "# C"), ("c.md", 1));
        await After(() => lsp.Folder.Write("b.md", "# Other\n\n[[c#Z]]"), ("b.md", 2));
        await After(() => File.Delete(lsp.Folder["x.txt"]), ("x.txt", 3));
        await After(() => lsp.Folder.Write("y.txt"), ("y.txt", 1));
        await After(() => Directory.Move(lsp.Folder["old"], lsp.Folder["new"]), ("old", 3), ("new", 1));
        await After(() => File.Move(lsp.Folder["c.md"], lsp.Folder["C.md"]), ("c.md", 3), ("C.md", 1));
        await After(() => lsp.Folder.Write(".gitignore", "dir/\n"), (".gitignore", 1));
        await After(() => lsp.Folder.Write("node_modules/m/r.md", "# R"), ("node_modules", 1), ("node_modules/m/r.md", 1));
        await After(() => File.Delete(lsp.Folder[".gitignore"]), (".gitignore", 3));
        await After(() => lsp.Folder.Write("mllm-lsp.json", """{"files.exclude":["new/"]}"""), ("mllm-lsp.json", 1));
        await After(() => lsp.Folder.Folder(".obsidian"), (".obsidian", 1));
        await After(() => lsp.Folder.Write("glossary/t.yml", "concepts:\n  - term: zork / 佐克\n    definition: d\n"), ("glossary/t.yml", 1));
        await After(() => lsp.Folder.Write("a.md", "zork 佐克"), ("a.md", 2));
        await After(() => File.Delete(lsp.Folder["glossary/t.yml"]), ("glossary/t.yml", 3));
        await After(() => Directory.Delete(lsp.Folder["new"], recursive: true), ("new", 3));
    }

    [Fact]
    public async Task A_glossary_that_changes_on_disk_counts_for_open_notes_at_once()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("a.md", "# A").Write("mllm-lsp.json", """{"glossary.builtIn":false}"""));
        await lsp.OpenAsync(lsp.UriOf("a.md"), "zork 佐客");
        await lsp.SettleAsync();
        string[] Mentions() => [.. lsp.State.Workspace.Find(lsp.Folder["a.md"])!.Mentions!.Value];

        lsp.Folder.Write("glossary/t.yml", "concepts:\n  - term: zork / 佐克\n    definition: d\n");
        await lsp.TellOfFileAsync("glossary/t.yml", 1);
        await lsp.SettleAsync();
        Assert.Equal(["zork"], Mentions());

        lsp.Folder.Write("b.md", "---\nterm: true\naliases: [佐客]\n---\n# Guest");
        await lsp.TellOfFileAsync("b.md", 1);
        await lsp.SettleAsync();
        Assert.Equal(["guest", "zork"], Mentions());

        File.Delete(lsp.Folder["glossary/t.yml"]);
        await lsp.TellOfFileAsync("glossary/t.yml", 3);
        await lsp.SettleAsync();
        Assert.Equal(["guest"], Mentions());

        File.Delete(lsp.Folder["b.md"]);
        await lsp.TellOfFileAsync("b.md", 3);
        await lsp.SettleAsync();
        Assert.Empty(Mentions());
        lsp.TakeAll("textDocument/publishDiagnostics");
    }

    [Fact]
    public async Task Clients_that_watch_are_told_what_to_watch()
    {
        const string capabilities = """{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true,"relativePatternSupport":true}}}""";
        await using var lsp = await LspFixture.StartAsync(capabilities);
        var (_, given) = Assert.Single(lsp.Asked, asked => asked.Method == "client/registerCapability");
        var registration = given!["registrations"]![0]!;
        Assert.Equal("workspace/didChangeWatchedFiles", registration["method"]!.GetValue<string>());
        var pattern = registration["registerOptions"]!["watchers"]![0]!["globPattern"]!;
        Assert.Equal(lsp.UriOf(""), pattern["baseUri"]!.GetValue<string>());
        Assert.Equal("**/*", pattern["pattern"]!.GetValue<string>());
    }

    [Fact]
    public async Task Clients_that_watch_without_relative_patterns_get_a_plain_one()
    {
        await using var lsp = await LspFixture.StartAsync("""{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}}}""");
        var (_, given) = Assert.Single(lsp.Asked, asked => asked.Method == "client/registerCapability");
        Assert.Equal("**/*", given!["registrations"]![0]!["registerOptions"]!["watchers"]![0]!["globPattern"]!.GetValue<string>());
    }

    /// <summary>With the real clock and the real file system: nobody tells the server of the file.</summary>
    [Fact]
    public async Task Where_the_client_does_not_watch_the_server_does()
    {
        await using var lsp = await LspFixture.StartAsync(time: TimeProvider.System);
        var uri = lsp.UriOf("a.md");
        await lsp.OpenAsync(uri, "[[b]]");
        Assert.Equal(["broken-wiki-link@0:2"], await FindingsAsync(lsp, uri, findings => findings.Length > 0));
        lsp.Folder.Write("b.md", "# B");
        Assert.Empty(await FindingsAsync(lsp, uri, findings => findings.Length == 0));
        File.Delete(lsp.Folder["b.md"]);
        Assert.Single(await FindingsAsync(lsp, uri, findings => findings.Length > 0));
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
    }

    /// <summary>With the real clock and the real file system.</summary>
    [Fact]
    public async Task An_ignore_file_between_the_root_and_the_opened_folder_is_watched()
    {
        await using var lsp = await LspFixture.StartAsync(
            time: TimeProvider.System,
            initialize: [],
            prepare: l => l.Folder.Write("mllm-lsp.json", "{}").Write("docs/notes/a.md", "x").Write("docs/notes/b.md", "x"));
        await lsp.NotifyAsync("workspace/didChangeWorkspaceFolders", new JsonObject
        {
            ["event"] = new JsonObject
            {
                ["added"] = new JsonArray(new JsonObject { ["uri"] = lsp.UriOf("docs/notes"), ["name"] = "notes" }),
                ["removed"] = new JsonArray(),
            },
        });
        await lsp.SettleAsync();
        Assert.Equal(2, lsp.State.Workspace.DocumentCount);
        lsp.Folder.Write("docs/.gitignore", "b.md\n");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await lsp.WhenAsync(state => state.Workspace.DocumentCount == 1, patience.Token);
    }

    private static async Task<string[]> FindingsAsync(LspFixture lsp, string uri, Predicate<string[]> wanted)
    {
        var findings = await lsp.NextFindingsAsync(uri);
        while (!wanted(findings))
        {
            findings = await lsp.NextFindingsAsync(uri);
        }

        return findings;
    }
}
