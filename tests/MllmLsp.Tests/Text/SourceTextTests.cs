using System.Text;
using CsCheck;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Text;

public class SourceTextTests
{
    private static readonly Gen<string> GenPiece =
        Gen.OneOf("a", "中文", "😀", "\n", "\r\n", "\r", "[[x]]", "\uD83D", "\0", "").Array[0, 6].Select(string.Concat);

    [Theory]
    [InlineData("abc", 1, 2, "", "ac")]
    [InlineData("abc", 1, 1, "X", "aXbc")]
    [InlineData("abc", 0, 3, "", "")]
    [InlineData("", 0, 0, "新", "新")]
    [InlineData("abc", 2, 99, "X", "abX")]
    [InlineData("abc", 50, 99, "X", "abcX")]
    [InlineData("a\r\nb", 2, 2, "X", "a\rX\nb")]
    public void A_change_replaces_a_range(string text, int start, int end, string inserted, string expected) =>
        Assert.Equal(expected, new SourceText(text).WithChange(new TextChange(TextSpan.FromBounds(start, end), inserted)).ToString());

    /// <summary>A constant of an attribute is kept as UTF-8 and cannot hold half a character.</summary>
    [Fact]
    public void A_change_may_cut_a_character_in_two() =>
        Assert.Equal("\uD83D", new SourceText("😀").WithChange(new TextChange(new TextSpan(1, 1), "")).ToString());

    [Fact]
    public void A_change_leaves_the_old_text_as_it_was()
    {
        var old = new SourceText("一\n二");
        var changed = old.WithChange(new TextChange(new TextSpan(0, 2), ""));
        Assert.Equal(("一\n二", 2), (old.ToString(), old.Lines.LineCount));
        Assert.Equal(("二", 1), (changed.ToString(), changed.Lines.LineCount));
    }

    [Fact]
    public void Many_small_edits_equal_one_replacement() => Gen.Select(GenPiece, Gen.Select(Gen.Int[0, 40], Gen.Int[0, 10], GenPiece).Array[0, 12]).Sample(
        (start, edits) =>
        {
            var text = new SourceText(start);
            var whole = new StringBuilder(start);
            foreach (var (at, length, inserted) in edits)
            {
                var from = Math.Min(at, whole.Length);
                var count = Math.Min(length, whole.Length - from);
                whole.Remove(from, count).Insert(from, inserted);
                text = text.WithChange(new TextChange(new TextSpan(at, length), inserted));
            }

            Assert.Equal(whole.ToString(), text.ToString());
            Assert.Equal(Lines(new SourceText(whole.ToString())), Lines(text));
        },
        iter: LongRun.Cases(2000));

    private static IEnumerable<TextSpan> Lines(SourceText text) => Enumerable.Range(0, text.Lines.LineCount).Select(text.Lines.LineSpanWithEnd);
}
