using System.Text;
using CsCheck;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Text;

public class LineIndexTests
{
    private static readonly PositionEncoding[] Encodings = [PositionEncoding.Utf8, PositionEncoding.Utf16, PositionEncoding.Utf32];

    /// <summary>Texts of the pieces that matter to lines and encodings, lone surrogates and half line ends among them.</summary>
    private static readonly Gen<string> GenText = Gen.OneOf(
        "a", "é", "中", "，", "😀", "𠮷", "\n", "\r\n", "\r", "\u2028", "\u0085", "\v", "\0", "\uD83D", "\uDE00", "\uFEFF", "e\u0301")
        .Array[0, 40].Select(string.Concat);

    [Theory]
    [InlineData("", 1)]
    [InlineData("一", 1)]
    [InlineData("一\n", 2)]
    [InlineData("一\r\n二", 2)]
    [InlineData("一\r二", 2)]
    [InlineData("一\n\r二", 3)]
    [InlineData("\r\n\r\n", 3)]
    [InlineData("\r\r\n\n", 4)]
    [InlineData("一\u2028二\u2029三\u0085四\v五\f六", 1)]
    public void Lines_end_at_LF_CRLF_and_CR_only(string text, int lines) => Assert.Equal(lines, new LineIndex(text).LineCount);

    [Theory]
    [InlineData("一\n二三\r\n四", 1, "二三", "二三\r\n")]
    [InlineData("一\n二三\r\n四", 2, "四", "四")]
    [InlineData("一\n", 1, "", "")]
    [InlineData("\r", 0, "", "\r")]
    [InlineData("\n\r", 1, "", "\r")]
    [InlineData("一\n二", -1, "一", "一\n")]
    [InlineData("一\n二", 99, "二", "二")]
    public void A_line_is_known_with_and_without_its_end(string text, int line, string content, string withEnd)
    {
        var lines = new LineIndex(text);
        Assert.Equal(content, Of(text, lines.LineSpan(line)));
        Assert.Equal(withEnd, Of(text, lines.LineSpanWithEnd(line)));
    }

    /// <summary>`中😀é` is 3, 4 and 2 bytes, 1, 2 and 1 UTF-16 units, 1, 1 and 1 code points.</summary>
    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 3, 1, 1)]
    [InlineData(3, 7, 3, 2)]
    [InlineData(4, 9, 4, 3)]
    public void A_character_is_counted_in_three_encodings(int offset, int utf8, int utf16, int utf32)
    {
        var lines = new LineIndex("x\n中😀é\ny");
        Assert.Equal(new LinePosition(1, utf8), lines.PositionAt(offset + 2, PositionEncoding.Utf8));
        Assert.Equal(new LinePosition(1, utf16), lines.PositionAt(offset + 2, PositionEncoding.Utf16));
        Assert.Equal(new LinePosition(1, utf32), lines.PositionAt(offset + 2, PositionEncoding.Utf32));
    }

    /// <summary>LSP 3.17: a character behind the line's end is the line's end. A line behind the last one is the text's end.</summary>
    [Theory]
    [InlineData("ab\ncd", 0, 99, 2)]
    [InlineData("ab\r\ncd", 0, 3, 2)]
    [InlineData("ab\r\ncd", 0, int.MaxValue, 2)]
    [InlineData("ab\rcd", 0, 3, 2)]
    [InlineData("ab\ncd", 1, 99, 5)]
    [InlineData("ab\ncd", 2, 0, 5)]
    [InlineData("ab\ncd", int.MaxValue, int.MaxValue, 5)]
    [InlineData("ab\n", 1, 7, 3)]
    [InlineData("ab\ncd", -1, 1, 0)]
    [InlineData("ab\ncd", 1, -1, 3)]
    [InlineData("", 0, 0, 0)]
    [InlineData("", 4, 4, 0)]
    public void A_position_outside_the_text_is_clamped(string text, int line, int character, int offset) =>
        Assert.All(Encodings, e => Assert.Equal(offset, new LineIndex(text).OffsetAt(new LinePosition(line, character), e)));

    [Theory]
    [InlineData(PositionEncoding.Utf8, 4, 1)]
    [InlineData(PositionEncoding.Utf8, 5, 3)]
    [InlineData(PositionEncoding.Utf8, 2, 1)]
    [InlineData(PositionEncoding.Utf32, 1, 1)]
    [InlineData(PositionEncoding.Utf32, 2, 3)]
    public void A_character_inside_a_code_point_is_its_start(PositionEncoding encoding, int character, int offset) =>
        Assert.Equal(offset, new LineIndex("a😀b").OffsetAt(new LinePosition(0, character), encoding));

    [Theory]
    [InlineData(-5, 0, 0)]
    [InlineData(99, 1, 2)]
    [InlineData(3, 0, 2)]
    public void An_offset_outside_a_lines_text_is_clamped(int offset, int line, int character) =>
        Assert.Equal(new LinePosition(line, character), new LineIndex("ab\r\ncd").PositionAt(offset));

    [Fact]
    public void A_lone_surrogate_counts_as_the_replacement_character()
    {
        var lines = new LineIndex("\uD83Da\uDE00b");
        Assert.Equal(3, lines.PositionAt(1, PositionEncoding.Utf8).Character);
        Assert.Equal(7, lines.PositionAt(3, PositionEncoding.Utf8).Character);
        Assert.Equal(3, lines.PositionAt(3, PositionEncoding.Utf32).Character);
        Assert.Equal(3, lines.OffsetAt(new LinePosition(0, 7), PositionEncoding.Utf8));
    }

    [Fact]
    public void An_offset_comes_back_from_its_position_in_every_encoding() => GenText.Sample(
        text =>
        {
            var lines = new LineIndex(text);
            for (var offset = 0; offset <= text.Length; offset++)
            {
                if (IsInsideLineEnd(text, offset) || IsInsidePair(text, offset))
                {
                    continue;
                }

                foreach (var encoding in Encodings)
                {
                    Assert.Equal(offset, lines.OffsetAt(lines.PositionAt(offset, encoding), encoding));
                }
            }
        },
        iter: LongRun.Cases(2000));

    [Fact]
    public void A_position_comes_back_from_its_offset_or_is_clamped() => Gen.Select(GenText, Gen.Int[-2, 12], Gen.Int[-2, 60]).Sample(
        (text, line, character) =>
        {
            var lines = new LineIndex(text);
            foreach (var encoding in Encodings)
            {
                var offset = lines.OffsetAt(new LinePosition(line, character), encoding);
                Assert.InRange(offset, 0, text.Length);
                var back = lines.PositionAt(offset, encoding);
                Assert.True(back.Line <= Math.Max(line, 0) && (back.Line < line || back.Character <= Math.Max(character, 0)), $"{line}:{character} became {back}");
            }
        },
        iter: LongRun.Cases(2000));

    /// <summary>Against a count that shares nothing with the index: walk over the text, encode what stands before the offset in its line.</summary>
    [Fact]
    public void Positions_agree_with_a_count_over_the_text() => GenText.Sample(
        text =>
        {
            var lines = new LineIndex(text);
            var (line, start) = (0, 0);
            for (var offset = 0; offset <= text.Length; offset++)
            {
                if (offset > 0 && (text[offset - 1] == '\n' || (text[offset - 1] == '\r' && (offset == text.Length || text[offset] != '\n'))))
                {
                    (line, start) = (line + 1, offset);
                }

                if (IsInsideLineEnd(text, offset) || IsInsidePair(text, offset))
                {
                    continue;
                }

                var before = text[start..offset];
                Assert.Equal(new LinePosition(line, before.Length), lines.PositionAt(offset));
                Assert.Equal(new LinePosition(line, Encoding.UTF8.GetByteCount(before)), lines.PositionAt(offset, PositionEncoding.Utf8));
                Assert.Equal(new LinePosition(line, before.EnumerateRunes().Count()), lines.PositionAt(offset, PositionEncoding.Utf32));
            }
        },
        iter: LongRun.Cases(2000));

    private static bool IsInsideLineEnd(string text, int offset) => offset > 0 && offset < text.Length && text[offset - 1] == '\r' && text[offset] == '\n';

    private static bool IsInsidePair(string text, int offset) =>
        offset > 0 && offset < text.Length && char.IsSurrogatePair(text[offset - 1], text[offset]);

    private static string Of(string text, TextSpan span) => text.Substring(span.Start, span.Length);
}
