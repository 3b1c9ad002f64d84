using System.Text.Json.Nodes;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

public class TextSyncTests
{
    private const string Uri = "untitled:Untitled-1";
    private const int ContentModified = -32801;

    /// <summary>An astral character, Han and a letter with an accent in front of what is edited: each encoding counts them its own way.</summary>
    [Theory]
    [InlineData("utf-16", 6, 10)]
    [InlineData("utf-8", 13, 17)]
    [InlineData("utf-32", 5, 9)]
    public async Task Edits_apply_in_the_encoding_that_was_agreed(string encoding, int start, int end)
    {
        await using var lsp = await LspFixture.StartAsync($$$"""{"general":{"positionEncodings":["{{{encoding}}}"]}}""");
        await lsp.OpenAsync(Uri, "# T\n😀使用é RoPE\n");
        await lsp.ChangeAsync(Uri, 2, Edit(1, start, 1, end, "LLaVA"), Edit(0, 2, 0, 3, "Title"));
        Assert.Equal("# Title\n😀使用é LLaVA\n", await TextAsync(lsp));
        await DrainAsync(lsp);
    }

    [Fact]
    public async Task Positions_outside_the_text_are_clamped_and_ranges_may_be_turned_round()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync(Uri, "ab\r\ncd");
        await lsp.ChangeAsync(Uri, 2, Edit(0, 99, 0, 99, "!"), Edit(7, 0, 9, 9, "?"), Edit(1, 1, 1, 0, "C"));
        Assert.Equal("ab!\r\nCd?", await TextAsync(lsp));
        await lsp.NotifyRawAsync($$$$"""
            {"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"{{{{Uri}}}}","version":3},
            "contentChanges":[{"range":{"start":{"line":0,"character":0},"end":{"line":4294967295,"character":4294967295}},"text":"x"}]}}
            """);
        Assert.Equal("x", await TextAsync(lsp));
        await DrainAsync(lsp);
    }

    [Fact]
    public async Task Old_versions_and_closed_documents_are_ignored()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync(Uri, "one", version: 5);
        await lsp.ChangeAsync(Uri, 5, "same version");
        await lsp.ChangeAsync(Uri, 4, "older");
        await lsp.ChangeAsync("untitled:Untitled-2", 1, "not open");
        await lsp.CloseAsync("untitled:Untitled-2");
        Assert.Equal("one", await TextAsync(lsp));
        Assert.Equal(4, lsp.TakeLog().Count);
        await DrainAsync(lsp);
    }

    /// <summary>No client may, and some do when a file's language changes: what was opened last is what the editor has.</summary>
    [Fact]
    public async Task A_document_that_is_opened_twice_is_open_once_with_its_last_text()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync(Uri, "one", version: 5);
        await lsp.OpenAsync(Uri, "two", version: 1);
        await lsp.ChangeAsync(Uri, 2, Edit(0, 3, 0, 3, "!"));
        Assert.Equal("two!", await TextAsync(lsp));
        await lsp.CloseAsync(Uri);
        await lsp.SettleAsync();
        Assert.Empty(lsp.State.Open);
        await DrainAsync(lsp);
    }

    [Fact]
    public async Task An_unreadable_change_puts_the_document_out_of_step_until_its_next_full_text()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync(Uri, "[[nowhere]]");
        await lsp.NotifyAsync("textDocument/didChange", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = Uri, ["version"] = 2 },
            ["contentChanges"] = new JsonArray(new JsonObject { ["range"] = "all of it", ["text"] = "x" }),
        });
        Assert.Equal(ContentModified, await lsp.ErrorOfAsync("textDocument/hover", At(Uri, 0, 0)));
        await lsp.ChangeAsync(Uri, 3, Edit(0, 0, 0, 0, "y"));
        Assert.Equal(ContentModified, await lsp.ErrorOfAsync("textDocument/hover", At(Uri, 0, 0)));
        await lsp.SettleAsync();
        Assert.Empty(lsp.TakeAll("textDocument/publishDiagnostics"));

        await lsp.ChangeAsync(Uri, 4, new JsonObject { ["text"] = "whole" }, Edit(0, 0, 0, 0, "the "));
        Assert.Equal("the whole", await TextAsync(lsp));
        Assert.Null(await lsp.RequestAsync("textDocument/hover", At(Uri, 0, 0)));
        Assert.Single(lsp.TakeLog());
        await DrainAsync(lsp);
    }

    [Fact]
    public async Task Lone_surrogates_survive()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.NotifyRawAsync($$$$"""
            {"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":
            {"uri":"{{{{Uri}}}}","languageId":"markdown","version":1,"text":"a\ud83db \"\\\u4e2d\n"}}}
            """);
        Assert.Equal("a\ud83db \"\\中\n", await TextAsync(lsp));
        await lsp.NotifyRawAsync($$$$"""
            {"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"{{{{Uri}}}}","version":2},
            "contentChanges":[{"range":{"start":{"line":0,"character":2},"end":{"line":0,"character":2}},"text":"\ude00"}]}}
            """);
        Assert.Equal("a😀b \"\\中\n", await TextAsync(lsp));
        await DrainAsync(lsp);
    }

    [Fact]
    public async Task A_document_is_one_document_however_its_address_is_written()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("笔记 一.md", "[[nowhere]]"));
        var spelled = lsp.UriOf("笔记 一.md").Replace("%E7%AC%94", "%e7%ac%94").Replace(".md", "%2Emd");
        await lsp.OpenAsync(spelled, "[[nowhere]] [[else]]");
        await lsp.SettleAsync();
        Assert.Equal(["broken-wiki-link@0:2", "broken-wiki-link@0:14"], await lsp.NextFindingsAsync(spelled));
        await lsp.ChangeAsync(lsp.UriOf("笔记 一.md"), 2, "# A");
        await lsp.SettleAsync();
        Assert.Empty(await lsp.NextFindingsAsync(spelled));
        Assert.Single(lsp.State.Open);
        Assert.Equal(1, lsp.State.Workspace.DocumentCount);
    }

    [Fact]
    public async Task An_open_document_s_text_wins_over_the_disk_until_it_is_closed()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("a.md", "# Disk").Write("b.md", "[[a#Disk]] [[a#Editor]]"));
        await lsp.OpenAsync(lsp.UriOf("b.md"), "[[a#Disk]] [[a#Editor]]");
        await lsp.SettleAsync();
        Assert.Equal(["broken-heading@0:15"], await lsp.NextFindingsAsync(lsp.UriOf("b.md")));

        await lsp.OpenAsync(lsp.UriOf("a.md"), "# Editor");
        lsp.Folder.Write("a.md", "# Disk\n\nand more");
        await lsp.TellOfFileAsync("a.md", 2);
        await lsp.SettleAsync();
        Assert.Equal(["broken-heading@0:4"], await lsp.NextFindingsAsync(lsp.UriOf("b.md")));
        Assert.Empty(await lsp.NextFindingsAsync(lsp.UriOf("a.md")));

        await lsp.CloseAsync(lsp.UriOf("a.md"));
        await lsp.SettleAsync();
        Assert.Equal(["broken-heading@0:15"], await lsp.NextFindingsAsync(lsp.UriOf("b.md")));
    }

    [Fact]
    public async Task A_closed_document_that_is_not_on_disk_is_forgotten()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync(Uri, "[x][y]\n\n[z]: a");
        await lsp.SettleAsync();
        Assert.NotEmpty(await lsp.NextFindingsAsync(Uri));
        await lsp.CloseAsync(Uri);
        await lsp.SettleAsync();
        Assert.Empty(await lsp.NextFindingsAsync(Uri));
        Assert.Equal(0, lsp.State.Workspace.DocumentCount);
    }

    [Fact]
    public async Task Other_schemes_get_no_diagnostics_and_are_no_part_of_the_workspace()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync("git:/repo/a.md?%7B%7D", "[[nowhere]]");
        await lsp.SettleAsync();
        Assert.Empty(lsp.TakeAll("textDocument/publishDiagnostics"));
        Assert.Equal(0, lsp.State.Workspace.DocumentCount);
    }

    private static async Task<string> TextAsync(LspFixture lsp)
    {
        await lsp.SettleAsync();
        return lsp.State.FindOpen(Uri)!.Text.ToString();
    }

    private static async Task DrainAsync(LspFixture lsp)
    {
        await lsp.SettleAsync();
        lsp.TakeAll("textDocument/publishDiagnostics");
    }
}
