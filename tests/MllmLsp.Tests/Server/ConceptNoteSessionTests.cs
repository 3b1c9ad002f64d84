using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

/// <summary>Concept notes in a session: live while they are typed, kept when they are closed, counted everywhere once saved.</summary>
public class ConceptNoteSessionTests
{
    private const string Zork = "---\nterm: true\n---\n# zork\n\nA thing.\n";

    [Fact]
    public async Task A_title_counts_as_it_is_typed()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("sub/zork.md", Zork));
        await lsp.OpenAsync(lsp.UriOf("a.md"), "zork quux");
        Assert.Contains("A thing", await HoverAsync(lsp, 1));
        await lsp.OpenAsync(lsp.UriOf("sub/zork.md"), Zork);
        await lsp.ChangeAsync(lsp.UriOf("sub/zork.md"), 2, Zork.Replace("# zork", "# quux"));
        Assert.Null(await HoverAsync(lsp, 1));
        Assert.Contains("A thing", await HoverAsync(lsp, 6));
        await lsp.ChangeAsync(lsp.UriOf("sub/zork.md"), 3, Zork.Replace("true", "false"));
        Assert.Null(await HoverAsync(lsp, 1));
        await lsp.CloseAsync(lsp.UriOf("sub/zork.md"));
        await lsp.SettleAsync();
        Assert.Contains("A thing", await HoverAsync(lsp, 1));
        await TakeFindingsAsync(lsp);
    }

    [Fact]
    public async Task Closed_notes_are_counted_again_once_a_term_is_saved()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("b.md", "zork").Write("c.md", "quux zork"));
        Assert.Equal(0, lsp.State.Workspace.NotesThatMention("zork"));
        await lsp.OpenAsync(lsp.UriOf("t.md"), Zork);
        lsp.Folder.Write("t.md", Zork);
        await lsp.NotifyAsync("textDocument/didSave", Document(lsp.UriOf("t.md")));
        await lsp.SettleAsync();
        Assert.Equal(2, lsp.State.Workspace.NotesThatMention("zork"));
        await TakeFindingsAsync(lsp);
    }

    [Fact]
    public async Task Entries_that_come_and_go_on_disk_change_the_counts()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l =>
        {
            for (var i = 0; i < 100; i++)
            {
                l.Folder.Write($"{i}.md", "zork");
            }

            l.Folder.Write("z/t.md", Zork);
        });
        Assert.Equal(100, lsp.State.Workspace.NotesThatMention("zork"));
        File.Delete(lsp.Folder["z/t.md"]);
        await lsp.TellOfFileAsync("z/t.md", 3);
        await lsp.SettleAsync();
        Assert.Equal(0, lsp.State.Workspace.NotesThatMention("zork"));
        Assert.Empty(lsp.State.Workspace.ConceptNotes);
        await TakeFindingsAsync(lsp);
    }

    [Fact]
    public async Task The_setting_makes_entries_of_a_folder_s_notes()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("terms/zork.md", "A thing.").Write("b.md", "zork"));
        Assert.Empty(lsp.State.Workspace.ConceptNotes);
        lsp.Folder.Write("mllm-lsp.json", """{"glossary":{"notes":["terms"]}}""");
        await lsp.TellOfFileAsync("mllm-lsp.json", 1);
        await lsp.SettleAsync();
        Assert.Single(lsp.State.Workspace.ConceptNotes);
        Assert.Equal(1, lsp.State.Workspace.NotesThatMention("zork"));
        await TakeFindingsAsync(lsp);
    }

    private static async Task<string?> HoverAsync(LspFixture lsp, int character) =>
        (await lsp.RequestAsync("textDocument/hover", At(lsp.UriOf("a.md"), 0, character)))?["contents"]!["value"]!.GetValue<string>();

    private static async Task TakeFindingsAsync(LspFixture lsp)
    {
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
    }
}
