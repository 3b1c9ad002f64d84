using System.Globalization;
using CsCheck;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Text;

public sealed class NfcTests
{
    private static readonly Gen<string> AnyText = Gen.OneOf<char>(
        Gen.Char, Gen.OneOf<char>('a', 'e', 'o', '\u0300', '\u0301', '\u0323', '\u0328', '\u1100', '\u1161', '\u11A8', '\uAC00', '\uD800', '\uDC00', '位'))
        .Array[0, 24].Select(characters => new string(characters));

    [Fact]
    public void AgreesWithUnicodesOwnAnswers()
    {
        var rows = Resources.Lines("nfc-vectors.txt").Where(line => !line.StartsWith('#')).ToArray();
        Assert.True(rows.Length > 2000);
        foreach (var row in rows)
        {
            var columns = row.Split(';');
            Assert.Equal(columns[1], Hex(Nfc.Normalize(Text(columns[0]))));
        }
    }

    [Theory]
    [InlineData("RoPE 旋转位置编码 ，。")]
    [InlineData("Résumé")]
    public void KeepsTheInstanceWhereNothingChanges(string text) => Assert.Same(text, Nfc.Normalize(text));

    /// <summary>Apart from the theory: a constant of an attribute is kept as UTF-8 and cannot hold half a character.</summary>
    [Fact]
    public void KeepsLoneSurrogates() => KeepsTheInstanceWhereNothingChanges("\uD800 lone \uDC00");

    [Fact]
    public void IsIdempotentAndTotal() => AnyText.Sample(text =>
    {
        var once = Nfc.Normalize(text);
        return ReferenceEquals(once, Nfc.Normalize(once));
    }, iter: LongRun.Cases(5_000));

    [Fact]
    public void IsCompositional() => Gen.Select(AnyText, AnyText).Sample((a, b) =>
        Nfc.Normalize(a + "/" + b) == Nfc.Normalize(a) + "/" + Nfc.Normalize(b), iter: LongRun.Cases(5_000));

    private static string Text(string codePoints) =>
        string.Concat(codePoints.Split(' ').Select(code => char.ConvertFromUtf32(int.Parse(code, NumberStyles.HexNumber))));

    private static string Hex(string text) => string.Join(' ', text.EnumerateRunes().Select(rune => rune.Value.ToString("X4")));
}
