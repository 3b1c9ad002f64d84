using MllmLsp.Core.Features;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Features;

public class InlayHintsTests
{
    private const string Terms = """

        //- /glossary/g.yml
        concepts:
          - id: rope
            prefLabel: { en: RoPE, zh: 旋转位置编码 }
            fullForm: { RoPE: Rotary Position Embedding }
            definition: d
          - id: clip
            prefLabel: CLIP
            fullForm: { CLIP: Contrastive Language-Image Pre-training }
            expand: never
            definition: d
        """;

    [Theory]
    [InlineData("使用RoPE，RoPE好", "6 Rotary Position Embedding → 旋转位置编码（Rotary Position Embedding, RoPE）")]
    [InlineData("we use RoPE here", "11 Rotary Position Embedding → Rotary Position Embedding (RoPE)")]
    [InlineData("Rotary Position Embedding (RoPE) and RoPE", "")]
    [InlineData("RoPE first, Rotary Position Embedding later", "")]
    [InlineData("CLIP and `RoPE`", "")]
    public void Expands(string note, string expected)
    {
        var at = Fixture.Parse("//- /a.md\n" + note + Terms);
        var hints = InlayHints.In(at.Workspace, at.Document, new TextSpan(0, at.Document.Text!.Length));
        Assert.Equal(expected, string.Join(" | ", hints.Select(h => $"{h.Offset} {h.Label} → {h.FirstUse}")));
    }

    [Fact]
    public void A_range_behind_the_first_use_has_none()
    {
        var at = Fixture.Parse("//- /a.md\nRoPE and RoPE again" + Terms);
        Assert.Empty(InlayHints.In(at.Workspace, at.Document, new TextSpan(6, 10)));
    }
}
