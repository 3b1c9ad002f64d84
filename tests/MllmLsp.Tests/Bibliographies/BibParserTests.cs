using CsCheck;
using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Bibliographies;

/// <summary>Entries as <c>key|title|authors|year</c>, problems as the text of their first line.</summary>
public class BibParserTests
{
    private static readonly string[] Pieces =
        ["@misc{", "@string{", "@comment(", "a", ",", "=", "{", "}", "\"", "#", "\n@", "\\\"", "title", " ", "\ud800", "中", ")"];

    [Theory]
    [InlineData("@article{a, title={T}, author={Liu, Haotian}, year=2023}", "a|T|Liu|2023")]
    [InlineData("@article{a,\n  title = {The {CLIP} model: {\\\"U}ber {\\'e}t\\'e},\n  year = \"2021\",\n}", "a|The CLIP model: Über été||2021")]
    [InlineData("@misc{b, author = {Haotian Liu and Chunyuan Li and Yong Jae Lee}, date = {2024-05-01}}", "b||Liu et al.|2024")]
    [InlineData("@misc{b, author = {Laurens van der Maaten and Hinton, Geoffrey}}", "b||van der Maaten and Hinton|")]
    [InlineData("@misc{b, author = {刘昊天 and others}, title = {视觉指令微调}}", "b|视觉指令微调|刘昊天 et al.|")]
    [InlineData("@string{ACL = {Annual Meeting}}\n@book{c, title = ACL # { of } # \"2020\", month = jan}", "c|Annual Meeting of 2020||")]
    [InlineData("@comment{@article{x, title={no}}}\n@Article(d, title={yes (and more)})", "d|yes (and more)||")]
    [InlineData("words, mail a@b.c, @ nothing\n@preamble{ {\\newcommand{\\x}{y}} }\n@misc{e}", "e|||")]
    [InlineData("@misc{f:2020/a_b.c-d+e, title={F}}", "f:2020/a_b.c-d+e|F||")]
    [InlineData("@misc{键2023, title={键}}", "键2023|键||")]
    [InlineData("\uFEFF@misc{g, title={a \\& b -- c~d   \n e\\% $x$}}", "g|a & b – c d e% x||")]
    [InlineData("@misc{h, title={One}, title={Two}}", "h|One||")]
    [InlineData("@xdata{i, editor={Ann Bee}}", "i||Bee|")]
    [InlineData("", "")]
    public void Reads(string text, string expected)
    {
        var file = BibParser.Parse("/r.bib", new SourceText(text));
        Assert.Empty(file.Problems);
        Assert.Equal(expected, Describe(file));
        Assert.All(file.Entries, entry => Assert.Equal(entry.Key, text.Substring(entry.KeySpan.Start, entry.KeySpan.Length)));
    }

    [Theory]
    [InlineData("@misc{a, title={A}\n\n@misc{b, title={B}}", "a|A||, b|B||", "@misc{a, title={A}", true)]
    [InlineData("@misc{a, title={A\n@misc{b, title={B}}", "a|||, b|B||", "@misc{a, title={A", true)]
    [InlineData("@misc{a, title=\"A", "a|||", "@misc{a, title=\"A", true)]
    [InlineData("@misc{, title={A}}", "", "@", false)]
    [InlineData("@misc{a, title={A}}\n@book{a, title={B}}", "a|A||, a|B||", "a", false)]
    [InlineData("@misc{a, title {A}, year={1999}}", "a|||1999", "title ", false)]
    [InlineData("@comment{ never closed", "", "@comment{ never closed", true)]
    public void Goes_on_behind_a_mistake(string text, string expected, string problem, bool isPartial)
    {
        var file = BibParser.Parse("/r.bib", new SourceText(text));
        Assert.Equal(expected, Describe(file));
        var found = Assert.Single(file.Problems);
        Assert.Equal(problem, text.Substring(found.Span.Start, found.Span.Length));
        Assert.Equal(isPartial, file.IsPartial);
    }

    /// <summary>Thirty lines that would be 10^29 characters; the entries behind them are read all the same.</summary>
    [Fact]
    public void Abbreviations_of_abbreviations_stay_small()
    {
        var lines = Enumerable.Range(1, 29).Select(i => $"@string{{s{i} = {string.Join(" # ", Enumerable.Repeat($"s{i - 1}", 10))}}}").ToArray();
        var text = string.Join('\n', ["@string{s0 = {x}}", .. lines[..2], "@misc{a, title = s2}", .. lines[2..], "@misc{b, title = s29}", "@misc{c, title = jan # { of } # s0}"]);
        var file = BibParser.Parse("/r.bib", new SourceText(text));
        Assert.Empty(file.Problems);
        Assert.Equal(new string('x', 100), file.Entries[0].Title);
        Assert.Equal("1 of x", file.Entries[2].Title);
        Assert.InRange(file.Entries.Sum(entry => entry.Title!.Length), 0, 4 * text.Length);
    }

    [Fact]
    public void Other_keys_lead_to_the_same_work()
    {
        var bibliography = Bibliography.Of([BibParser.Parse("/r.bib", new SourceText("@misc{a, ids = {b, c}, title={A}}"))]);
        Assert.Equal("A", bibliography.Find("c")?.Entry.Title);
        Assert.Null(bibliography.Find("A"));
    }

    [Fact]
    public void Any_text_is_read_with_spans_inside() => Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i])
        .Array[0, 40].Select(string.Concat).Sample(
            text =>
            {
                var file = BibParser.Parse("/r.bib", new SourceText(text));
                return file.Entries.All(entry => entry.Span.End <= text.Length && entry.Span.Contains(entry.KeySpan)) && file.Problems.All(problem => problem.Span.End <= text.Length);
            },
            iter: 20_000);

    private static string Describe(BibFile file) =>
        string.Join(", ", file.Entries.Select(entry => $"{entry.Key}|{entry.Title}|{entry.ShortAuthors}|{entry.Year}"));
}
