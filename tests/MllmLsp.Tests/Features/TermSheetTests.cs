using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;

namespace MllmLsp.Tests.Features;

public class TermSheetTests
{
    private const string Terms = """

        //- /glossary/g.yml
        concepts:
          - id: rope
            prefLabel: { en: RoPE, zh: 旋转位置编码 }
            fullForm: { RoPE: Rotary Position Embedding }
            avoid: [ROPE]
            definition: { en: "Turns pairs, e.g. by 3.5. More.", zh: 旋转成对的分量。其余。 }
          - { id: clip, term: CLIP }
          - { id: kv, term: KV cache / 键值缓存, definition: { en: Keeps keys } }
        """;

    [Theory]
    [InlineData("KV caches, then RoPE, RoPE", "KV cache/键值缓存/Keeps keys/1 | RoPE (Rotary Position Embedding)/旋转位置编码/Turns pairs, e.g. by 3.5./1")]
    [InlineData("旋转位置编码", "旋转位置编码/RoPE/Turns pairs, e.g. by 3.5./1")]
    [InlineData("Rotary Position Embedding", "RoPE (Rotary Position Embedding)/旋转位置编码/Turns pairs, e.g. by 3.5./1")]
    [InlineData("ROPE", "RoPE (Rotary Position Embedding)/旋转位置编码/Turns pairs, e.g. by 3.5./1")]
    [InlineData("# A\n\n## B\n\n`RoPE` $RoPE$ rope\n\n[[CLIP]]", "CLIP///7 B")]
    [InlineData("nothing", "")]
    public void Lists_terms_by_their_first_use(string note, string expected)
    {
        var at = Fixture.Parse("//- /a.md\n" + note + Terms);
        var sheet = TermSheet.Of(at.Workspace, at.Document, at.Document.Text!, Language.English);
        Assert.Equal(expected, string.Join(" | ", sheet.Rows.Select(row =>
            $"{row.Term}{(row.FullForm is null ? "" : $" ({row.FullForm})")}/{row.Other}/{row.Gist}/{row.Line}{(row.Section is null ? "" : " " + row.Section)}")));
    }

    [Fact]
    public void Says_what_terms_mean_in_the_reader_s_language()
    {
        var at = Fixture.Parse("//- /a.md\nRoPE 与 KV cache" + Terms);
        var sheet = TermSheet.Of(at.Workspace, at.Document, at.Document.Text!, Language.Chinese);
        Assert.Equal(["旋转成对的分量。", "Keeps keys"], sheet.Rows.Select(row => row.Gist));
    }
}
