using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;

namespace MllmLsp.Tests.Features;

public class WorkspaceSymbolsTests
{
    private const string Notes = """
        //- /papers/CLIP.md
        # CLIP
        ## Contrastive loss
        ## 训练数据
        //- /位置编码.md
        ---
        title: 旋转位置编码
        ---
        ## RoPE 的推导
        //- /glossary/g.yml
        title: { en: Encodings, zh: 编码 }
        concepts:
          - id: rope
            prefLabel: { en: RoPE, zh: 旋转位置编码 }
            avoid: [{ label: ROPE2 }]
            definition: d
        """;

    [Theory]
    [InlineData("clip", "note CLIP @papers | heading CLIP @papers")]
    [InlineData("loss", "heading Contrastive loss @papers")]
    [InlineData("cnls", "heading Contrastive loss @papers")]
    [InlineData("训练", "heading 训练数据 @papers")]
    [InlineData("xlsj", "heading 训练数据 @papers")]
    [InlineData("rope", "concept RoPE (旋转位置编码) @Encodings | heading RoPE 的推导 @")]
    [InlineData("xuanzhuan", "note 位置编码 (旋转位置编码) @ | concept RoPE (旋转位置编码) @Encodings")]
    [InlineData("ROPE2", "")]
    [InlineData("zzz", "")]
    [InlineData("", "note CLIP @papers | note 位置编码 (旋转位置编码) @ | concept RoPE (旋转位置编码) @Encodings")]
    public void Finds(string query, string expected)
    {
        var found = WorkspaceSymbols.Find(Fixture.Parse(Notes).Workspace, query, Language.English, CancellationToken.None);
        Assert.Equal(expected, string.Join(" | ", found.Select(s => $"{s.Kind.ToString().ToLowerInvariant()} {s.Name} @{s.Container}")));
    }

    [Fact]
    public void Ranks_before_it_cuts()
    {
        var notes = string.Join('\n', Enumerable.Range(0, 300).Select(i => $"//- /n{i:D3}.md\n# note about fine tuning {i}")) + "\n//- /z.md\n# tuning";
        var found = WorkspaceSymbols.Find(Fixture.Parse(notes).Workspace, "tuning", Language.English, CancellationToken.None);
        Assert.Equal(WorkspaceSymbols.Most, found.Length);
        Assert.Equal("z (tuning)", found[0].Name);
    }

    [Theory]
    [InlineData("rope", "RoPE", 0)]
    [InlineData("ro", "RoPE", 1)]
    [InlineData("embed", "Rotary Embedding", 2)]
    [InlineData("位置", "RoPE位置", 2)]
    [InlineData("otar", "Rotary", 3)]
    [InlineData("rpe", "RoPE", 5)]
    [InlineData("epr", "RoPE", int.MaxValue)]
    public void Ranks(string typed, string name, int expected) => Assert.Equal(expected, FuzzyMatch.Rank(typed, name));
}
