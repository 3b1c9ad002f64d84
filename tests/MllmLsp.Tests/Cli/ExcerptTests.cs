using MllmLsp.Core.Text;
using MllmLsp.Server.Cli;

namespace MllmLsp.Tests.Cli;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("a [x](y) b", "y", "a [x](y) b", 6, 1)]
    [InlineData("中文 [x](y)", "y", "中文 [x](y)", 9, 1)]
    [InlineData("a 中文 b", "中文", "a 中文 b", 2, 4)]
    [InlineData("😀 x", "x", "😀 x", 3, 1)]
    [InlineData("e\u0301 x", "x", "e\u0301 x", 2, 1)]
    [InlineData("\tx", "x", "    x", 4, 1)]
    [InlineData("中\tx", "x", "中  x", 4, 1)]
    [InlineData("ｆｕｌｌ x", "x", "ｆｕｌｌ x", 9, 1)]
    public void Carets_stand_beneath_what_they_mean(string line, string marked, string shown, int indent, int carets)
    {
        var excerpt = Excerpt.Of(new SourceText($"before\n{line}\r\nafter"), new TextSpan(7 + line.IndexOf(marked, StringComparison.Ordinal), marked.Length), 100);
        Assert.Equal(new Excerpt(shown, indent, carets), excerpt);
    }

    [Fact]
    public void An_empty_span_and_one_over_several_lines_have_a_caret()
    {
        var text = new SourceText("ab\ncd");
        Assert.Equal(new Excerpt("cd", 2, 1), Excerpt.Of(text, new TextSpan(5, 0), 100));
        Assert.Equal(new Excerpt("ab", 1, 1), Excerpt.Of(text, new TextSpan(1, 3), 100));
    }

    [Fact]
    public void No_cut_is_wider_than_asked_for()
    {
        var text = new SourceText(string.Concat(Enumerable.Repeat("中a😀e\u0301", 100)));
        for (var at = 0; at < text.Length; at++)
        {
            var excerpt = Excerpt.Of(text, new TextSpan(at, 5), 40);
            Assert.InRange(CellWidth.Of(excerpt.Line), 1, 40);
            Assert.InRange(excerpt.Indent + excerpt.Carets, 1, 41);
        }
    }

    /// <summary>Of a line of a megabyte, or of marks that take no room, no more is looked at than around what is marked.</summary>
    [Theory]
    [InlineData("中a😀e\u0301")]
    [InlineData("\u0301")]
    [InlineData("x")]
    public void A_long_line_is_cut_on_both_sides(string part)
    {
        var text = new SourceText(string.Concat(Enumerable.Repeat(part, 200_000)));
        for (var at = text.Length / 2; at < (text.Length / 2) + 9; at++)
        {
            var excerpt = Excerpt.Of(text, new TextSpan(at, 5), 40);
            Assert.StartsWith("…", excerpt.Line);
            Assert.EndsWith("…", excerpt.Line);
            Assert.InRange(CellWidth.Of(excerpt.Line), 2, 40);
            Assert.InRange(excerpt.Line.Length, 2, 2100);
            Assert.InRange(excerpt.Indent + excerpt.Carets, 1, 41);
        }
    }
}
