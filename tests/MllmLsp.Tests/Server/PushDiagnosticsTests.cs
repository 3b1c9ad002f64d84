using System.Text.Json.Nodes;
using MllmLsp.Server;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

public class PushDiagnosticsTests
{
    private const string Published = "textDocument/publishDiagnostics";
    private const string Uri = "untitled:Untitled-1";

    [Fact]
    public async Task Findings_come_with_the_version_of_their_text_and_only_when_they_change()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync(Uri, "x [^1]", version: 7);
        await lsp.SettleAsync();
        var first = await lsp.NextAsync(Published, Uri);
        Assert.Equal(7, first["version"]!.GetValue<int>());
        Assert.Equal(["undefined-footnote@0:4"], Codes(first["diagnostics"]));
        Assert.Equal("mllm-lsp", first["diagnostics"]![0]!["source"]!.GetValue<string>());
        Assert.False(first["diagnostics"]![0]!.AsObject().ContainsKey("codeDescription"));

        await lsp.ChangeAsync(Uri, 8, "x [^1] and more");
        await lsp.SettleAsync();
        Assert.Empty(lsp.TakeAll(Published));

        await lsp.ChangeAsync(Uri, 9, "xx [^1]");
        await lsp.SettleAsync();
        Assert.Equal(["undefined-footnote@0:5"], await lsp.NextFindingsAsync(Uri));

        await lsp.CloseAsync(Uri);
        await lsp.SettleAsync();
        var last = await lsp.NextAsync(Published, Uri);
        Assert.Empty(last["diagnostics"]!.AsArray());
        Assert.Null(last["version"]);
    }

    [Fact]
    public async Task The_client_is_told_when_typing_pauses()
    {
        await using var lsp = await LspFixture.StartAsync();
        await lsp.OpenAsync(Uri, "x [^1]");
        await lsp.ErrorOfAsync("test/barrier");
        lsp.Time.Advance(DiagnosticsPublisher.QuietTime / 2);
        await lsp.ChangeAsync(Uri, 2, "x [^12]");
        await lsp.ErrorOfAsync("test/barrier");
        lsp.Time.Advance(DiagnosticsPublisher.QuietTime / 2);
        await lsp.ErrorOfAsync("test/barrier");
        Assert.Empty(lsp.TakeAll(Published));

        lsp.Time.Advance(DiagnosticsPublisher.QuietTime / 2);
        Assert.Equal(2, (await lsp.NextAsync(Published, Uri))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task Notes_that_link_to_a_changed_note_are_told_of_it()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("a.md", "# Old").Write("b.md"));
        await lsp.OpenAsync(lsp.UriOf("a.md"), "# Old");
        await lsp.OpenAsync(lsp.UriOf("b.md"), "[a](a.md#old)");
        await lsp.SettleAsync();
        Assert.Empty(await lsp.NextFindingsAsync(lsp.UriOf("a.md")));
        Assert.Empty(await lsp.NextFindingsAsync(lsp.UriOf("b.md")));
        await lsp.ChangeAsync(lsp.UriOf("a.md"), 2, Edit(0, 2, 0, 5, "New"));
        await lsp.SettleAsync();
        Assert.Equal(["broken-heading@0:9"], await lsp.NextFindingsAsync(lsp.UriOf("b.md")));
    }

    [Fact]
    public async Task Tags_and_related_places_are_sent_to_clients_that_show_them()
    {
        const string text = "[a]: /x\n[a]: /y\n\n[^1]: unused\n";
        const string settings = """{"diagnostics.severity.duplicate-definition":"warning"}""";
        const string capabilities = """{"textDocument":{"publishDiagnostics":{"relatedInformation":true,"tagSupport":{"valueSet":[1]}}}}""";
        await using var plain = await LspFixture.StartAsync(prepare: Settle);
        await using var rich = await LspFixture.StartAsync(capabilities, Settle);
        foreach (var lsp in (LspFixture[])[plain, rich])
        {
            await lsp.OpenAsync(Uri, text);
            await lsp.SettleAsync();
        }

        var plainItems = (await plain.NextAsync(Published, Uri))["diagnostics"]!.AsArray();
        var richItems = (await rich.NextAsync(Published, Uri))["diagnostics"]!.AsArray();
        Assert.Equal(Codes(plainItems), Codes(richItems));
        Assert.All(plainItems, item => Assert.Null(item!["tags"] ?? item["relatedInformation"]));
        Assert.Contains(richItems, item => item!["tags"]?[0]?.GetValue<int>() == 1);
        Assert.Contains(richItems, item => item!["relatedInformation"]?[0]?["location"]?["uri"]?.GetValue<string>() == Uri);

        static void Settle(LspFixture lsp) => lsp.Folder.Write("mllm-lsp.json", settings);
    }

    [Fact]
    public async Task Positions_are_in_the_agreed_encoding()
    {
        await using var lsp = await LspFixture.StartAsync("""{"general":{"positionEncodings":["utf-8","utf-16"]}}""");
        await lsp.OpenAsync(Uri, "😀中 [^1]");
        await lsp.SettleAsync();
        Assert.Equal(["undefined-footnote@0:10"], await lsp.NextFindingsAsync(Uri));
    }

    [Fact]
    public async Task A_setting_asks_for_findings_in_closed_notes()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder
            .Write("mllm-lsp.json", """{"diagnostics":{"scope":"workspace"}}""")
            .Write("a.md", "[[nowhere]]")
            .Write("latin1.md", [0x63, 0xE9, 0x0A]));
        Assert.Equal(["broken-wiki-link@0:2"], await lsp.NextFindingsAsync(lsp.UriOf("a.md")));
        Assert.Equal(["unreadable-file@0:1"], await lsp.NextFindingsAsync(lsp.UriOf("latin1.md")));
        lsp.TakeAll(Published);
    }

    [Fact]
    public async Task Problems_of_the_settings_file_are_shown_in_it()
    {
        await using var lsp = await LspFixture.StartAsync();
        var uri = lsp.UriOf("mllm-lsp.json");
        await lsp.OpenAsync(uri, "{\n  \"dialekt\": 1\n}", language: "json");
        await lsp.SettleAsync();
        Assert.Equal(["invalid-setting@1:2"], await lsp.NextFindingsAsync(uri));
        await lsp.ChangeAsync(uri, 2, "{}");
        await lsp.SettleAsync();
        Assert.Empty(await lsp.NextFindingsAsync(uri));
    }

    [Fact]
    public async Task Messages_are_in_the_client_s_language()
    {
        await using var lsp = await LspFixture.StartAsync(initialize: new JsonObject { ["locale"] = "zh-cn" });
        await lsp.OpenAsync(Uri, "x [^1]");
        await lsp.SettleAsync();
        var message = (await lsp.NextAsync(Published, Uri))["diagnostics"]![0]!["message"]!.GetValue<string>();
        Assert.Contains("脚注", message);
    }
}
