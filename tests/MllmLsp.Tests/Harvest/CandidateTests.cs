using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Harvest;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Server.Files;

namespace MllmLsp.Tests.Harvest;

public sealed class CandidateTests
{
    private static readonly Glossary BuiltIn = Glossary.Create(BuiltInGlossary.Files, []);

    [Theory]
    [InlineData("全新特征混合(MoF)方法", "MoF/特征混合")]
    [InlineData("用到Momentum Distillation (MoD)。\n动量蒸馏（Momentum Distillation）很慢。", "MoD/Momentum Distillation/动量蒸馏")]
    [InlineData("## 版面分析\n\n- 词元合并: 很快", "词元合并; 版面分析")]
    [InlineData("以Flamingo和LLaVA-1.5为代表", "Flamingo; LLaVA-1.5")]
    [InlineData("The draft model proposes. A small draft model is cheap.", "draft model")]
    [InlineData("掩码建模是指遮住一部分输入再还原。", "掩码建模")]
    public void Proposes_terms(string text, string expected) =>
        Assert.Equal(expected, string.Join("; ", Of(text).Select(candidate => string.Join('/', candidate.Names.Select(name => name.Text)))));

    [Theory]
    [InlineData("- 架构: 很大\n- 动机: 很好\n\n其他。\n\n- 架构: 很小\n- 动机: 很坏")]
    [InlineData("`RoPE` 和 $Q$ 与 https://example.org/GPT-4 以及\n\n```\nLLaVA-1.5\n```")]
    [InlineData("如前所述 (Smith et al., 2020)，2024年3月5日，共 12 个。")]
    [InlineData("A Survey on Multimodal Large Language Models and Their Evaluation")]
    [InlineData("See Figure 3 and Table 2 on GitHub in March.")]
    [InlineData("[1] Li et al. Some Title With Names. ICML 2023.")]
    public void Passes_over_what_is_none(string text) =>
        Assert.DoesNotContain(Of(text), candidate => candidate.Names[0].Text is not ("Multimodal Large Language Models" or ""));

    [Fact]
    public void Tells_what_the_glossary_has()
    {
        var rope = Assert.Single(Of("使用旋转相位编码（RoPE）", BuiltIn), candidate => candidate.Known.Contains("rope"));
        Assert.Equal(["旋转相位编码"], rope.NewNames.Select(name => name.Text));
        Assert.True(Assert.Single(Of("CLIP很好", BuiltIn)).IsKnown);
    }

    [Fact]
    public void An_abbreviation_of_two_things_stays_two_candidates()
    {
        var set = new CandidateSet();
        Add(set, "/a.md", "Instruction Tuning (IT) works. Instruction Tuning (IT) again.");
        Add(set, "/b.md", "Information Theory (IT) is old.");
        Assert.Equal(
            ["IT/Information Theory", "IT/Instruction Tuning"],
            set.Candidates(Glossary.Empty).Select(candidate => string.Join('/', candidate.Names.Select(name => name.Text))).Where(names => names.Contains('/')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Evidence_names_the_document_the_line_and_the_sentence()
    {
        var evidence = Of("# 标题\n\n第一句。引入特征混合(MoF)方法。第三句。")[0].Evidence[0];
        Assert.Equal(("/a.md", 2, "引入特征混合(MoF)方法。", EvidenceKind.Translation), (evidence.Path, evidence.Line, evidence.Sentence, evidence.Kind));
    }

    /// <summary>C-value by hand: 特征混合 stands alone twice and in two longer runs once each: log2(4/2+1) · (2+2 − 2/2).</summary>
    [Fact]
    public void C_value_subtracts_what_longer_runs_hold()
    {
        var names = new[] { ("特征混合", 2), ("加性特征混合", 1), ("交错特征混合", 1) }.Select(one => Found(one.Item1, one.Item2)).ToArray();
        Assert.Equal(Math.Log2(3) * 3, CValue.Of(names)["特征混合"], 6);
        Assert.Equal(Math.Log2(4) * 1, CValue.Of(names)["加性特征混合"], 6);
    }

    [Fact]
    public void A_file_of_candidates_is_a_glossary_in_force_nowhere()
    {
        var candidates = Of("全新特征混合(MoF)方法\n\nmean Intersection over Union (mIoU): \"x\" # y\n\nC*-代数（C*-algebra）很难");
        var text = new SourceText(CandidateFile.Write(candidates, ["旧词", "a: b"], path => path));
        var file = GlossaryParser.Parse("/c.glossary.yml", text);
        Assert.Empty(file.Problems);
        Assert.True(file.IsCandidates);
        Assert.Equal(["旧词", "a: b"], file.Rejected);
        Assert.Equal(candidates.Length, file.Concepts.Length);
        Assert.Empty(Glossary.Create([], [file]).Concepts);
    }

    [Theory]
    [InlineData("candidates: true\nconcepts: []\n", "candidates: true\nconcepts: []\nrejected:\n  - MoF\n")]
    [InlineData("candidates: true\nrejected:\nconcepts: []\n", "candidates: true\nrejected:\n  - MoF\nconcepts: []\n")]
    [InlineData("candidates: true\r\nrejected:\r\n- a # b\r\n# c\r\nconcepts: []\r\n", "candidates: true\r\nrejected:\r\n- a # b\r\n- MoF\r\n# c\r\nconcepts: []\r\n")]
    [InlineData("rejected: [a]\ncandidates: true\nconcepts: []\n", "rejected: [a, MoF]\ncandidates: true\nconcepts: []\n")]
    [InlineData("concepts: []\n", null)]
    public void Remembers_what_was_rejected(string before, string? after)
    {
        var text = new SourceText(before);
        Assert.Equal(after, CandidateFile.Reject(text, "MoF") is { } change ? text.WithChange(change).ToString() : null);
    }

    private static Candidate[] Of(string text, Glossary? known = null)
    {
        var set = new CandidateSet();
        Add(set, "/a.md", text);
        return [.. set.Candidates(known ?? Glossary.Empty)];
    }

    private static void Add(CandidateSet set, string path, string text) =>
        set.Add(NoteHarvest.Of(path, new SourceText(text), MarkdownParser.Parse(new SourceText(text))));

    private static Found Found(string text, int count)
    {
        var found = new Found(text);
        for (var i = 0; i < count; i++)
        {
            found.Add(text, true, new Evidence(EvidenceKind.Phrase, "/a.md", i, new TextSpan(i, 1), ""), counts: true);
        }

        return found;
    }
}
