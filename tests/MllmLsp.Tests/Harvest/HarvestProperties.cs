using CsCheck;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Harvest;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Harvest;

public sealed class HarvestProperties
{
    private static readonly string[] Parts =
    [
        "特征混合", "(", ")", "（", "）", "MoF", "Mixture of Features", " ", ",", "，", "、", "\n", "\n\n", "- ", "# ", "|", "**", "`", "$", "简称", "即", "是指", "is a ", "refers to ", "全称",
        "\uD800", "😀", "é", "\u0301", "\0", "a", "GPT-4", "[x](y)", "[[z]]", "^[f]", "：", ":", ".", "。", "github.com", "2021", "et al.", "\r\n", ">", "<b>", "-", "/", "“", "”",
    ];

    /// <summary>Any text is harvested; every pair stands where it says, and every file of candidates is read without a problem.</summary>
    [Fact]
    public void Any_text_is_harvested() => Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[0, 40].Select(string.Concat).Sample(text =>
    {
        var source = new SourceText(text);
        var outline = MarkdownParser.Parse(source);
        Assert.All(TermPairs.Find(source, outline), pair =>
        {
            Assert.True(pair.NameSpan.Start >= 0 && pair.NameSpan.End <= text.Length && pair.OtherSpan.End <= text.Length);
            Assert.False(pair.NameSpan.Overlaps(pair.OtherSpan), text);
        });
        var set = new CandidateSet();
        set.Add(NoteHarvest.Of("/a.md", source, outline));
        var file = GlossaryParser.Parse("/c.glossary.yml", new SourceText(CandidateFile.Write(set.Candidates(Glossary.Empty, 0), [], path => path)));
        Assert.False(file.IsBroken, text);
    }, iter: LongRun.Cases(1_000));

    /// <summary>A long line of brackets or words costs what its length is worth, not its square.</summary>
    [Theory]
    [InlineData("(")]
    [InlineData("特征(")]
    [InlineData("MoF ")]
    [InlineData("特征混合")]
    [InlineData("a,")]
    [InlineData("即")]
    public void Long_lines_end(string part)
    {
        var text = new SourceText(string.Concat(Enumerable.Repeat(part, 20_000)));
        Assert.NotNull(NoteHarvest.Of("/a.md", text, Outline.Empty));
    }
}
