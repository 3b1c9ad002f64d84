using MllmLsp.Core.Features;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Features;

public class DocumentSymbolsTests
{
    [Theory]
    [InlineData("# 一\n## 二\n### 三\n## 四\n# 五", "一(二(三) 四) 五")]
    [InlineData("### deep\n# top\n#### deeper", "deep top(deeper)")]
    [InlineData("#\n\n## [RoPE](rope.md) 与 *ALiBi*", "#(RoPE 与 ALiBi)")]
    [InlineData("Setext\n===\n\ntext", "Setext")]
    [InlineData("no heading", "")]
    public void Nests(string note, string expected) =>
        Assert.Equal(expected, Tree(DocumentSymbols.Of(Fixture.Parse(note).Document)));

    [Fact]
    public void A_section_reaches_to_the_next_heading_of_its_level()
    {
        var at = Fixture.Parse("# A\ntext\n## B\nmore\n# C");
        var a = DocumentSymbols.Of(at.Document)[0];
        Assert.Equal("# A\ntext\n## B\nmore\n", at.Document.Text!.Slice(a.Span).ToString());
        Assert.Equal("# A", at.Document.Text.Slice(a.Selection).ToString());
    }

    [Theory]
    [InlineData(Language.English, "RoPE(旋转位置编码) MoF")]
    [InlineData(Language.Chinese, "旋转位置编码(RoPE) MoF")]
    public void Names_concepts_of_a_glossary(Language language, string expected)
    {
        var file = GlossaryParser.Parse("/g.yml", new SourceText("concepts:\n  - term: RoPE / 旋转位置编码\n    definition: d\n  - term: MoF\n    definition: d\n"));
        var symbols = DocumentSymbols.Of(file, language);
        Assert.Equal(expected, string.Join(' ', symbols.Select(s => s.Detail is null ? s.Name : $"{s.Name}({s.Detail})")));
        Assert.All(symbols, symbol => Assert.True(symbol.Span.Contains(symbol.Selection)));
    }

    private static string Tree(IEnumerable<DocumentSymbol> symbols) =>
        string.Join(' ', symbols.Select(s => s.Children.IsEmpty ? s.Name : $"{s.Name}({Tree(s.Children)})"));
}
