using System.Text.Json.Nodes;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

/// <summary>A <c>.bib</c> file over the wire: on the disk, as it changes there, and as it is typed.</summary>
public class BibliographySessionTests
{
    private const string Entry = "@article{liu2023,\n  author = {Liu, Haotian},\n  title = {Visual Instruction Tuning},\n  year = {2023}\n}\n";

    [Fact]
    public async Task Citations_are_checked_followed_explained_found_and_completed()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("refs.bib", Entry).Write("b.md", "又见 [@liu2023, p. 3]。"));
        var uri = lsp.UriOf("a.md");
        await lsp.OpenAsync(uri, "😀 见 [@liu2023; @no-such]。\n@li");
        await lsp.SettleAsync();
        Assert.Equal(["undefined-citation@0:17"], await lsp.NextFindingsAsync(uri));

        var location = Assert.Single((await lsp.RequestAsync("textDocument/definition", At(uri, 0, 8)))!.AsArray())!;
        Assert.Equal((lsp.UriOf("refs.bib"), Range(0, 9, 0, 16).ToJsonString()), (location["uri"]!.GetValue<string>(), location["range"]!.ToJsonString()));

        var hover = await lsp.RequestAsync("textDocument/hover", At(uri, 0, 8));
        Assert.Contains("Visual Instruction Tuning", hover!["contents"]!["value"]!.GetValue<string>(), StringComparison.Ordinal);

        var asked = At(uri, 0, 8);
        asked["context"] = new JsonObject { ["includeDeclaration"] = true };
        var places = (await lsp.RequestAsync("textDocument/references", asked))!.AsArray();
        Assert.Equal(
            [$"{uri}:0", $"{lsp.UriOf("b.md")}:0", $"{lsp.UriOf("refs.bib")}:0"],
            places.Select(place => $"{place!["uri"]}:{place["range"]!["start"]!["line"]}"));

        var item = Assert.Single((await lsp.RequestAsync("textDocument/completion", At(uri, 1, 3)))!["items"]!.AsArray())!;
        Assert.Equal(("liu2023", Range(1, 1, 1, 3).ToJsonString()), (item["textEdit"]!["newText"]!.GetValue<string>(), item["textEdit"]!["range"]!.ToJsonString()));
    }

    [Fact]
    public async Task Keys_count_as_they_change_on_the_disk()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("refs.bib", Entry));
        var uri = lsp.UriOf("a.md");
        await lsp.OpenAsync(uri, "[@new]");
        await lsp.SettleAsync();
        Assert.Equal(["undefined-citation@0:2"], await lsp.NextFindingsAsync(uri));

        lsp.Folder.Write("sub/more.bib", "@misc{new, title = {N}}\n");
        await lsp.TellOfFileAsync("sub/more.bib", 1);
        await lsp.SettleAsync();
        Assert.Empty(await lsp.NextFindingsAsync(uri));

        File.Delete(lsp.Folder["sub/more.bib"]);
        await lsp.TellOfFileAsync("sub/more.bib", 3);
        await lsp.SettleAsync();
        Assert.Equal(["undefined-citation@0:2"], await lsp.NextFindingsAsync(uri));
    }

    [Fact]
    public async Task Keys_count_as_they_are_typed_and_the_disk_s_again_when_the_file_is_closed()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("refs.bib", Entry));
        var (uri, bib) = (lsp.UriOf("a.md"), lsp.UriOf("refs.bib"));
        await lsp.OpenAsync(uri, "[@liu2024]");
        await lsp.SettleAsync();
        Assert.Equal(["undefined-citation@0:2"], await lsp.NextFindingsAsync(uri));

        await lsp.OpenAsync(bib, Entry, language: "bibtex");
        await lsp.ChangeAsync(bib, 2, Edit(0, 9, 0, 16, "liu2024"));
        await lsp.SettleAsync();
        Assert.Empty(await lsp.NextFindingsAsync(uri));

        await lsp.ChangeAsync(bib, 3, Edit(0, 0, 0, 9, "@article("));
        await lsp.SettleAsync();
        Assert.Contains("bibliography-problem", string.Join(' ', LastFindings(lsp, bib)), StringComparison.Ordinal);

        await lsp.CloseAsync(bib);
        await lsp.SettleAsync();
        Assert.Equal(["undefined-citation@0:2"], await lsp.NextFindingsAsync(uri));
        Assert.Empty(LastFindings(lsp, bib));
    }

    private static string[] LastFindings(LspFixture lsp, string uri) =>
        Codes(lsp.TakeAll("textDocument/publishDiagnostics").Last(message => message!["uri"]!.GetValue<string>() == uri)!["diagnostics"]);
}
