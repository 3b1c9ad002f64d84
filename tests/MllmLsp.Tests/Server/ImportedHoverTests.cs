using MllmLsp.Tests.Cli;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

/// <summary>A glossary of another tool, imported while the server runs, speaks in the next hover.</summary>
public class ImportedHoverTests
{
    [Fact]
    public async Task A_contextive_file_imported_beside_a_running_server_is_hovered()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder
            .Write("mllm-lsp.json", "{}")
            .Write("definitions.yml", "contexts:\n  - name: Cargo\n    terms:\n      - name: Quiet Leg\n        definition: The movement between two stops.\n        aliases: [安静航段]\n"));
        var uri = lsp.UriOf("note.md");
        await lsp.OpenAsync(uri, "见安静航段一节。");
        Assert.Null(await lsp.RequestAsync("textDocument/hover", At(uri, 0, 2)));

        Assert.Equal(0, Shell.Run(lsp.Folder.Path, "glossary", "import", "definitions.yml", "-o", "cargo.glossary.yml").Code);
        await lsp.TellOfFileAsync("cargo.glossary.yml", 1);
        await lsp.SettleAsync();
        var hover = await lsp.RequestAsync("textDocument/hover", At(uri, 0, 2));
        Assert.Contains("The movement between two stops.", hover!["contents"]!["value"]!.GetValue<string>(), StringComparison.Ordinal);
        lsp.TakeAll("textDocument/publishDiagnostics");
    }
}
