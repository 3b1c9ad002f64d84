using MllmLsp.Core.Features;

namespace MllmLsp.Tests.Features;

public class DocumentLinksTests
{
    private const string Other = "\n//- /sub/b.md\n# Beta\n## Part\n//- /p.png\n//- /glossary/g.yml\nconcepts:\n  - term: RoPE / 旋转编码\n    definition: d";

    [Theory]
    [InlineData("[x](sub/b.md) [[b]]", "sub/b.md → sub/b.md 'Beta' | b → sub/b.md 'Beta'")]
    [InlineData("[x](sub/b.md#part)", "sub/b.md#part → sub/b.md@7 'Beta › Part'")]
    [InlineData("[[b#Part|shown]] [[#Own]]\n# Own", "b#Part → sub/b.md@7 'Beta › Part' | #Own → a.md@26 'Own'")]
    [InlineData("![](p.png) <img src=\"p.png\">", "p.png → p.png 'p.png' | p.png → p.png 'p.png'")]
    [InlineData("[[rope]]", "rope → glossary/g.yml@14 'RoPE'")]
    [InlineData("[x](https://e.org/a#b) <mailto:a@b.org>", "https://e.org/a#b → https://e.org/a#b | mailto:a@b.org → mailto:a@b.org")]
    [InlineData("[x](command:do.it) [y](vscode://x) [z](javascript:a)", "")]
    [InlineData("[x](gone.md) [[gone]] [y][l]\n\n[l]: sub/b.md", "l → a.md@30 | sub/b.md → sub/b.md 'Beta'")]
    [InlineData("[x](sub/)", "")]
    public void Lists(string note, string expected)
    {
        var at = Fixture.Parse("//- /a.md\n" + note + Other);
        var links = DocumentLinks.Of(at.Workspace, at.Document, FeatureContext.English);
        Assert.Equal(expected, string.Join(" | ", links.Select(l => $"{at.Document.Text!.Slice(l.Span)} → {Target(l)}{(l.Tooltip is null ? "" : $" '{l.Tooltip}'")}")));
    }

    private static string Target(DocumentLink link) =>
        link.Address ?? $"{link.Target!.Path[4..]}{(link.Target.Selection.Start > 0 ? $"@{link.Target.Span.Start}" : "")}";
}
