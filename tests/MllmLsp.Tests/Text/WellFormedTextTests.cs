using System.Text;
using CsCheck;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Text;

public class WellFormedTextTests
{
    private static readonly Gen<string> AnyText =
        Gen.OneOf(Gen.Char, Gen.Char['\ud800', '\udfff'], Gen.Char['a', 'c']).Array[0, 30].Select(units => new string(units));

    /// <summary>Halves are written as <c>&lt;</c> for the first one of a pair and <c>&gt;</c> for the second: an attribute's constant cannot hold them.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("中 é 😀", "中 é 😀")]
    [InlineData("<", "\uFFFD")]
    [InlineData(">", "\uFFFD")]
    [InlineData("a<b>c", "a\uFFFDb\uFFFDc")]
    [InlineData("<<>>", "\uFFFD<>\uFFFD")]
    [InlineData("><", "\uFFFD\uFFFD")]
    [InlineData("😀<😀>😀", "😀\uFFFD😀\uFFFD😀")]
    [InlineData("\uFFFD", "\uFFFD")]
    public void Each_half_of_a_pair_is_replaced(string text, string expected)
    {
        var given = Halves(text);
        Assert.Equal(Halves(expected), WellFormedText.Of(given));
        Assert.Equal(text == expected, WellFormedText.Is(given));
    }

    [Fact]
    public void A_text_without_halves_is_given_back_itself()
    {
        var text = new string("中😀".AsSpan());
        Assert.Same(text, WellFormedText.Of(text));
    }

    /// <summary>Against what the library makes of the text as it writes it to UTF-8.</summary>
    [Fact]
    public void It_is_what_a_file_would_hold() => AnyText.Sample(
        text =>
        {
            var written = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            return WellFormedText.Of(text) == written && WellFormedText.Is(text) == (text == written) && WellFormedText.Is(written);
        },
        iter: LongRun.Cases(5_000));

    private static string Halves(string text) => text.Replace('<', '\ud83d').Replace('>', '\ude00');
}
