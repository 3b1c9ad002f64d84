using System.Text.Json;
using CsCheck;
using MllmLsp.Core.Features;
using MllmLsp.Server.Protocol;

namespace MllmLsp.Tests.Server;

public class ProtocolTextTests
{
    /// <summary>Any sequence of code units, with lone surrogates and quotes as common as letters.</summary>
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Char, Gen.Char['\ud800', '\udfff'], Gen.Char['\0', '\x7f']).Array[0, 40].Select(units => new string(units));

    [Fact]
    public void Every_text_survives_the_way_out_and_back() => AnyText.Sample(text =>
    {
        var json = JsonSerializer.Serialize(text, LspJson.Default.String);
        return JsonSerializer.Deserialize(json, LspJson.Default.String) == text;
    }, iter: LongRun.Cases(5_000));

    [Theory]
    [InlineData("\"\\ud83d\\ude00\"", "😀")]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\"", "\"\\/\b\f\n\r\t\0")]
    [InlineData("\"中\"", "中")]
    public void Escapes_are_read(string json, string text) => Assert.Equal(text, JsonSerializer.Deserialize(json, LspJson.Default.String));

    [Fact]
    public void Null_is_no_text_where_one_is_demanded() => Assert.Throws<JsonException>(
        () => JsonSerializer.Deserialize("""{"textDocument":{"uri":null}}""", LspJson.Default.DidCloseTextDocumentParams));

    [Theory]
    [InlineData("**RoPE** · *method*", "RoPE · method")]
    [InlineData("See [a \\[b\\]](<file:///x%20y.md#L3>).", "See a [b].")]
    [InlineData("a\n\n```latex\nx_1 * [y]\n```\nb", "a\n\nx_1 * [y]\nb")]
    [InlineData("http:\u200B//x", "http://x")]
    public void Cards_are_readable_without_Markdown(string markdown, string plain) => Assert.Equal(plain, PlainText.Of(markdown));

    [Fact]
    public void What_a_card_escapes_a_plain_card_shows_as_it_was() => Gen.Char[' ', '~'].Array[1, 30].Select(units => new string(units)).Sample(
        text => Assert.Equal(text.Trim(), PlainText.Of(MarkdownText.Escape(text))), iter: LongRun.Cases(5_000));
}
