using CsCheck;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Glossaries;

public class LooseYamlTests
{
    private static readonly string[] Pieces =
        ["a", ":", " ", "\n", "- ", "[", "]", "{", "}", ",", "\"", "'", "#", "|", "  ", "\r\n", "，", "\ud83d", "---", "%"];

    /// <summary>k: a key, v: a value, K and V: a place for one; the path behind, <c>*</c> for an item.</summary>
    [Theory]
    [InlineData("a: b", "k a@ | v b@a")]
    [InlineData("a:\n  b: c\n  d: e\nf: g", "k a@ | V @a | k b@a | v c@a.b | k d@a | v e@a.d | k f@ | v g@f")]
    [InlineData("a:\n- b\n- c: d\n  e: f\n- g", "k a@ | V @a | v b@a* | k c@a | v d@a.c | k e@a | v f@a.e | v g@a*")]
    [InlineData("a:\n  -\n  - b", "k a@ | V @a | V @a* | v b@a*")]
    [InlineData("a: [b, c ,]", "k a@ | V @a* | v b@a* | V @a* | v c@a* | V @a*")]
    [InlineData("a: { b: c, d }", "k a@ | K @a | k b@a | v c@a.b | K @a | k d@a")]
    [InlineData("a: { b: , c: [x] }", "k a@ | K @a | k b@a | V @a.b | K @a | k c@a | V @a.c* | v x@a.c*")]
    [InlineData("- { a: b }", "K @ | k a@ | v b@a")]
    [InlineData("a: [b,\n  c]\nd: e", "k a@ | V @a* | v b@a* | V @a* | v c@a* | k d@ | v e@d")]
    [InlineData("a: [b,\nd: e", "k a@ | V @a* | v b@a* | V @a* | k d@ | v e@d")]
    [InlineData("a: \"b: c\" # x\n'd': 'e''f'", "k a@ | v b: c@a | k d@ | v e''f@d")]
    [InlineData("a: \"b\nc: d", "k a@ | v b@a | k c@ | v d@c")]
    [InlineData("a: |\n  b: c\n\n  d\ne: f", "k a@ | k e@ | v f@e")]
    [InlineData("a: b\n  c: d\nbro", "k a@ | v b@a | k c@a | v d@a.c | k bro@")]
    [InlineData("a:\n  b", "k a@ | V @a | v b@a")]
    [InlineData("a: b c # d\n# e: f\n---\n", "k a@ | v b c@a")]
    [InlineData("a: http://x.org", "k a@ | v http://x.org@a")]
    [InlineData("\ta: b\r\n\tc: d", "k a@ | v b@a | k c@ | v d@c")]
    public void Reads(string yaml, string expected) => Assert.Equal(expected, Describe(new SourceText(yaml), 0));

    [Theory]
    [InlineData("a:\n  b: c\n  $0\nd: e", "K @a")]
    [InlineData("a:\n  b: c\n$0", "K @")]
    [InlineData("a:\n  $0", "V @a")]
    [InlineData("a:\n  b: c\n    $0", "")]
    [InlineData("a: b\n  $0", "")]
    [InlineData("a:\n  - b: c\n    $0", "K @a")]
    public void A_blank_line_is_a_place_by_its_column(string yaml, string expected)
    {
        var offset = yaml.IndexOf("$0", StringComparison.Ordinal);
        var text = new SourceText(yaml.Remove(offset, 2));
        var line = text.Lines.LineSpan(text.Lines.LineOf(offset));
        Assert.Equal(expected, string.Join(" | ", LooseYaml.Read(text, offset).Where(t => line.Contains(t.Span)).Select(t => One(text, t))));
    }

    [Fact]
    public void Keys_of_one_map_have_one_number()
    {
        var text = new SourceText("a:\n  - b: 1\n    c: [x]\n\n    d: 2\n  - b: 3\n");
        var maps = LooseYaml.Read(text, 0).Where(t => t.IsKey).ToLookup(t => t.Map, t => text.Slice(t.Span).ToString());
        Assert.Equal(["a", "b,c,d", "b"], maps.Select(map => string.Join(',', map)));
    }

    [Fact]
    public void Any_text_is_read_and_tokens_stay_in_it() => Gen.Select(Gen.Int[0, Pieces.Length - 1].Array[0, 40], Gen.Int[0, 60]).Sample(
        (parts, offset) =>
        {
            var text = new SourceText(string.Concat(parts.Select(part => Pieces[part])));
            Assert.All(LooseYaml.Read(text, offset), t => Assert.True(t.Span.Start >= 0 && t.Span.End <= text.Length));
        },
        iter: 20_000);

    private static string Describe(SourceText text, int offset) => string.Join(" | ", LooseYaml.Read(text, offset).Select(t => One(text, t)));

    private static string One(SourceText text, LooseToken token)
    {
        var kind = token.IsKey ? "k" : "v";
        var written = token.IsGap ? "" : text.Slice(token.Span).ToString();
        return $"{(token.IsGap ? kind.ToUpperInvariant() : kind)} {written}@{string.Join('.', token.Path)}{(token.IsItem ? "*" : "")}";
    }
}
