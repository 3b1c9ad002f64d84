using MllmLsp.Core.Features;
using MllmLsp.Core.Text;
using MllmLsp.Server.Handlers;

namespace MllmLsp.Tests.Features;

public class SemanticTokensTests
{
    private const string Terms = "\n//- /glossary/g.yml\nconcepts:\n  - id: rope\n    prefLabel: { en: RoPE, zh: 旋转编码 }\n    avoid: [{ label: ROPE }]\n    definition: d";

    [Theory]
    [InlineData("使用RoPE与旋转编码，`RoPE`", "Term RoPE | Term 旋转编码")]
    [InlineData("[[gone]] [[#gone]] [x](a.md)", "BrokenLink! gone | BrokenLink! gone")]
    [InlineData("ROPE #tag/sub", "Term! ROPE | Tag #tag/sub")]
    [InlineData("[RoPE](gone.md)", "Term RoPE | BrokenLink! gone.md")]
    [InlineData("x[^9]", "BrokenLink! 9")]
    public void Marks(string note, string expected)
    {
        var at = Fixture.Parse("//- /a.md\n" + note + Terms);
        var tokens = SemanticTokens.In(at.Workspace, at.Document, new TextSpan(0, at.Document.Text!.Length));
        Assert.Equal(expected, string.Join(" | ", tokens.Select(t => $"{t.Type}{(t.IsDeprecated ? "!" : "")} {at.Document.Text.Slice(t.Span)}")));
    }

    [Fact]
    public void A_range_has_only_its_own()
    {
        var at = Fixture.Parse("//- /a.md\nRoPE [[gone]] RoPE" + Terms);
        Assert.Equal([14], SemanticTokens.In(at.Workspace, at.Document, new TextSpan(13, 5)).Select(t => t.Span.Start));
    }

    [Theory]
    [InlineData("1 2 3", "1 2 3", "")]
    [InlineData("1 2 3", "1 9 3", "1 1 [9]")]
    [InlineData("1 2 3", "1 2 3 4 5", "3 0 [4,5]")]
    [InlineData("1 1 1 1", "1 1", "2 2 []")]
    [InlineData("", "7", "0 0 [7]")]
    public void A_delta_is_one_edit(string before, string now, string expected)
    {
        var edits = SemanticTokensHandler.Difference(Numbers(before), Numbers(now));
        Assert.Equal(expected, string.Join(';', edits.Select(e => $"{e.Start} {e.DeleteCount} [{string.Join(',', e.Data)}]")));
        static int[] Numbers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
    }
}
