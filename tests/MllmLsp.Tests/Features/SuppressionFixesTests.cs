using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Tests.Vaults;

namespace MllmLsp.Tests.Features;

public class SuppressionFixesTests
{
    [Theory]
    [InlineData("[[gone$0]]\n", "<!-- mllm-lsp-disable-next-line broken-wiki-link -- reason -->|[[gone]]|")]
    [InlineData("# A\n[[gone$0]]\n", "# A|<!-- mllm-lsp-disable-next-line broken-wiki-link -- reason -->|[[gone]]|")]
    [InlineData("x\n# A [[gone$0]]\n", "x|<!-- mllm-lsp-disable-next-line broken-wiki-link -- reason -->|# A [[gone]]|")]
    [InlineData("text\n[[gone$0]]  \nmore", "text|[[gone]] <!-- mllm-lsp-disable-line broken-wiki-link -- reason -->  |more")]
    [InlineData("- [[gone$0]]\\\n  x", "- [[gone]] <!-- mllm-lsp-disable-line broken-wiki-link -- reason -->\\|  x")]
    [InlineData("| a |\n|---|\n| [[gone$0]] |\n", "| a |||---||| [[gone]] <!-- mllm-lsp-disable-line broken-wiki-link -- reason --> ||")]
    [InlineData("- [[gone$0]] ^id\n", "- [[gone]] <!-- mllm-lsp-disable-line broken-wiki-link -- reason --> ^id|")]
    [InlineData("[a] [b]\n\n[b]: b.md\n[a]: gone$0.md\n//- /b.md\n", "[a] [b]||[b]: b.md|<!-- mllm-lsp-disable-next-line broken-link -- reason -->|[a]: gone.md")]
    [InlineData("段落\n-$0\n", "段落 <!-- mllm-lsp-disable-next-line accidental-setext -- reason -->|-|")]
    [InlineData("---\nup: \"[[gone$0]]\"\n---\n\nx", "---|up: \"[[gone]]\"|---|<!-- mllm-lsp-disable-file broken-wiki-link -- reason -->||x")]
    public void Leave_a_reason_to_write(string note, string expected)
    {
        var at = Fixture.Parse("//- /a.md\n" + note);
        var action = Silencing(at.Workspace, at.Document, at.Offset, p => at.Texts.GetValueOrDefault(p));
        var after = at.Document.Text!.WithChange(Assert.Single(Assert.Single(action!.Fix.Edits).Changes));
        Assert.Equal(expected, after.ToString().Replace('\n', '|'));
    }

    [Fact]
    public void Every_finding_of_a_vault_can_be_silenced_alone()
    {
        foreach (var seed in Enumerable.Range(1, 2))
        {
            var vault = VaultGenerator.Generate(seed, noteCount: 25);
            var workspace = vault.Build();
            foreach (var text in vault.Notes)
            {
                CheckNote(workspace, Document.Parse(Vault.Absolute(text.Path), new SourceText(text.Text), 1));
            }
        }
    }

    private static void CheckNote(Workspace workspace, Document note)
    {
        workspace = workspace.WithDocument(note);
        note = workspace.Find(note.Path)!;
        var findings = RuleSet.Run(workspace, note, Language.English);
        foreach (var finding in findings.Where(finding => finding.Code != DiagnosticCodes.UnusedSuppression))
        {
            var fix = CodeActions.In(workspace, note, finding.Span, FeatureContext.English).LastOrDefault(action => action.Diagnostic.Code == finding.Code && action.Diagnostic.Span == finding.Span && action.Fix.Silences)?.Fix;
            Assert.True(fix is not null, $"{note.Path}: {finding}");
            var change = fix.Edits[0].Changes[0];
            var changed = Document.Parse(note.Path, note.Text!.WithChange(change), 2);
            var after = workspace.WithDocument(changed);
            var left = RuleSet.Run(after, after.Find(note.Path)!, Language.English);
            var others = findings.Count(other => other.Code == finding.Code && other.Span != finding.Span);
            Assert.True(
                left.Count(other => other.Code == finding.Code) <= others && left.Count(other => other.Code != finding.Code) == findings.Count(other => other.Code != finding.Code),
                $"{note.Path}: {finding}\n{change}\nnow {string.Join("\n", left)}\n{changed.Text}");
        }
    }

    private static CodeAction? Silencing(Workspace workspace, Document document, int offset, Func<string, SourceText?> read) =>
        CodeActions.In(workspace, document, new TextSpan(offset, 0), new FeatureContext(Language.English, read)).LastOrDefault(action => action.Fix.Silences);
}
