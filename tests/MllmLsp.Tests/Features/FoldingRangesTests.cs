using MllmLsp.Core.Features;

namespace MllmLsp.Tests.Features;

public class FoldingRangesTests
{
    [Theory]
    [InlineData("# A\ntext\n\n## B\nmore\n\n# C\n", "0-4 3-4")]
    [InlineData("- a\n  - b\n  - c\n- d", "0-3 0-2 1-2")]
    [InlineData("```py\nx\n```\n\n$$\ny\n$$", "0-2 4-6")]
    [InlineData("---\ntitle: x\n---\ntext", "0-2")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |", "0-2")]
    [InlineData("> [!note] 标题\n> 一\n> 二\n\n> short", "0-2")]
    [InlineData("<!-- a\nb -->\n\ntext", "0-1 Comment")]
    [InlineData("<!-- #region X -->\n\ntext\n\n<!-- #endregion -->", "0-4 Region")]
    [InlineData("[^1]: a\n    b\n\ntext[^1]", "0-1")]
    [InlineData("one line", "")]
    public void Folds(string note, string expected)
    {
        var ranges = FoldingRanges.Of(Fixture.Parse(note).Document);
        Assert.Equal(expected, string.Join(' ', ranges.Select(r => $"{r.StartLine}-{r.EndLine}{(r.Kind == FoldingKind.Other ? "" : " " + r.Kind)}")));
    }

    [Fact]
    public void The_same_with_carriage_returns() =>
        Assert.Equal(
            FoldingRanges.Of(Fixture.Parse("# A\ntext\n\n- a\n- b\n").Document),
            FoldingRanges.Of(Fixture.Parse("# A\r\ntext\r\n\r\n- a\r\n- b\r\n").Document));
}
