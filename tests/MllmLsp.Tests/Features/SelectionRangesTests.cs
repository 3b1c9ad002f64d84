using CsCheck;
using MllmLsp.Core.Features;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Features;

public class SelectionRangesTests
{
    private const string Terms = "\n//- /glossary/g.yml\nconcepts:\n  - term: KV Cache\n    definition: d";

    [Theory]
    [InlineData("# A\n\nuse the KV Ca$0che here\n\n# B", "Cache | KV Cache | use the KV Cache here | # A↵↵use the KV Cache here↵↵ | # A↵↵use the KV Cache here↵↵# B")]
    [InlineData("使用位置编$0码，good", "使用位置编码 | 使用位置编码，good")]
    [InlineData("see [te$0xt](a.md#b)", "text | [text](a.md#b) | see [text](a.md#b)")]
    [InlineData("see [text](a.md#b$0)", "b | a.md#b | (a.md#b) | [text](a.md#b) | see [text](a.md#b)")]
    [InlineData("- one\n- tw$0o\n\nend", "two | - two | - one↵- two | - one↵- two↵↵end")]
    [InlineData("$0", "")]
    public void Grows(string note, string expected)
    {
        var at = Fixture.Parse("//- /a.md\n" + note + Terms);
        var chain = Assert.Single(SelectionRanges.At(at.Workspace, at.Document, [at.Offset])!.Value);
        Assert.Equal(expected, string.Join(" | ", chain.Select(s => at.Document.Text!.Slice(s).ToString().Replace('\n', '↵'))));
    }

    [Fact]
    public void Each_span_lies_in_the_next_and_the_last_is_the_text() => Gen.Int[0, Sample.Length].Sample(offset =>
    {
        var at = Fixture.Parse("//- /a.md\n" + Sample + Terms);
        var chain = SelectionRanges.At(at.Workspace, at.Document, [offset])!.Value[0];
        Assert.Equal(new TextSpan(0, at.Document.Text!.Length), chain[^1]);
        Assert.All(chain.Zip(chain.Skip(1)), pair => Assert.True(pair.Second.Contains(pair.First) && pair.Second.Length > pair.First.Length));
        Assert.All(chain, span => Assert.True(span.Touches(offset)));
    });

    private const string Sample = "# 标题 one\n\n> quote [[a#b|c]] KV Cache\n\n- x [y][z] `code` $m$\n  - 𝐑 😀\n\n| a | b |\n|---|---|\n| KV-Cache | [^1] |\n\n[z]: u \"t\"\n\n[^1]: foot";
}
