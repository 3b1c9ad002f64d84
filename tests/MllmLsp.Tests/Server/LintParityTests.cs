using System.Text.Json.Nodes;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Cli;
using MllmLsp.Tests.Files;
using MllmLsp.Tests.Vaults;

namespace MllmLsp.Tests.Server;

/// <summary>For the same bytes <c>lint</c> reports what the editor shows.</summary>
public class LintParityTests
{
    [Theory]
    [InlineData(Language.English, "en")]
    [InlineData(Language.Chinese, "zh-cn")]
    public async Task Lint_and_the_editor_report_the_same(Language language, string locale)
    {
        var initialize = new JsonObject { ["locale"] = locale };
        await using var lsp = await LspFixture.StartAsync(initialize: initialize, prepare: l =>
        {
            Prepare(l.Folder);
            initialize["rootUri"] = l.UriOf("");
        });
        Assert.InRange(AssertSame(lsp, language), 25, int.MaxValue);
        lsp.TakeLog();
    }

    /// <summary>So many that their outlines are held while they are read and judged, and not afterwards.</summary>
    [Fact]
    public async Task A_folder_of_many_notes_is_judged_as_it_is_read()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l =>
        {
            l.Folder.Write("mllm-lsp.json", """{"diagnostics": {"scope": "workspace"}, "preset": "strict"}""");
            foreach (var note in VaultGenerator.Generate(seed: 11, noteCount: 700).Notes)
            {
                l.Folder.Write(note.Path, note.Text);
            }
        });
        Assert.InRange(AssertSame(lsp, Language.English), 700, int.MaxValue);
        Assert.DoesNotContain(lsp.State.Workspace.Documents, note => note.HoldsOutline);
    }

    /// <summary>What a baseline knows is hidden in both, and comes back in both when the baseline changes.</summary>
    [Fact]
    public async Task Known_findings_are_hidden_in_the_editor_too()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l =>
        {
            l.Folder.Write("mllm-lsp.json", """{"baseline": "known.json", "diagnostics": {"scope": "workspace"}}""").Write("a.md", "[[old]]\n");
            Assert.Equal(0, Cli.Shell.Run(l.Folder.Path, "lint", "--write-baseline").Code);
            l.Folder.Write("a.md", "moved\n\n[[old]] [[new]]\n");
        });
        var shown = await lsp.NextAsync("textDocument/publishDiagnostics", lsp.UriOf("a.md"));
        var only = Assert.Single(shown["diagnostics"]!.AsArray());
        Assert.Equal((2, 10), ((int)only!["range"]!["start"]!["line"]!, (int)only["range"]!["start"]!["character"]!));

        lsp.Folder.Write("known.json", """{"version": 1, "findings": {}}""");
        await lsp.NotifyAsync("workspace/didChangeWatchedFiles", JsonNode.Parse($$"""{"changes": [{"uri": "{{lsp.UriOf("known.json")}}", "type": 2}]}"""));
        await lsp.SettleAsync();
        Assert.Equal(2, (await lsp.NextAsync("textDocument/publishDiagnostics", lsp.UriOf("a.md")))["diagnostics"]!.AsArray().Count);
    }

    /// <returns>How many findings there are.</returns>
    private static int AssertSame(LspFixture lsp, Language language)
    {
        var shown = new List<string>();
        foreach (var pushed in lsp.TakeAll("textDocument/publishDiagnostics"))
        {
            shown.AddRange(pushed!["diagnostics"]!.AsArray().Select(finding =>
                $"{pushed["uri"]} {finding!["code"]} {finding["severity"]} {finding["range"]!["start"]!["line"]}:"
                + $"{finding["range"]!["start"]!["character"]} {finding["message"]}"));
        }

        var linted = Linter.Run([new LintTarget(lsp.Folder.Path, IsFolder: true)], null, language).Findings.Select(finding =>
        {
            var at = finding.Text.Lines.PositionAt(finding.Diagnostic.Span.Start);
            var uri = MllmLsp.Server.Protocol.DocumentUri.FromPath(finding.Path);
            return $"{uri} {finding.Diagnostic.Code} {(int)finding.Diagnostic.Severity} {at.Line}:{at.Character} {finding.Diagnostic.Message}";
        });
        Assert.Equal(linted.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        return shown.Count;
    }

    private static void Prepare(TempFolder folder) => folder
        .Write("mllm-lsp.json", """{"diagnostics":{"scope":"workspace","severity":{"unused-definition":"error","broken-link":"off"}},"dialekt":1,"preset":"strict","ignoreWords":["QZQ"],"ignoreFiles":["quiet/","none/"],"overrides":[{"files":["loose/"],"preset":"links-only"}]}""")
        .Write("a.md", "# 甲\n\n😀 [[nowhere]] [x](b.md#none) [y](no.md) [[B]]\n\n[z]: b.md\n")
        .Write("b.md", "# B\n\nx [^1] [[a#甲]] ![](./a b.png)\n")
        .Write("c.md", "# B\n\nLLaVa, GPT4V 和跨模式, QZK QZQ, RoPE, Transfomer [@li] [@gone]\n\n## x\n## x\n\n旋转位置编码, 旋转位置编码, 旋转编码 [c](c.md)\n")
        .Write("quiet/q.md", "LLaVa [[gone]]\n")
        .Write("loose/l.md", "LLaVa [[gone]]\n")
        .Write("own/mllm-lsp.json", """{"diagnostics.scope":"workspace","preset":"terms-only"}""")
        .Write("own/o.md", "LLaVa [[gone]]\n")
        .Write("refs.bib", "@misc{li, title={T}}\n@misc{li, title={U}}\n")
        .Write("gbk.md", [0xD6, 0xD0, 0x0A])
        .Write("glossary/t.yml", "concepts:\n  - term: zork / 佐克\n    definition: d\n    broader: [nothing]\n    colour: red\n");
}
