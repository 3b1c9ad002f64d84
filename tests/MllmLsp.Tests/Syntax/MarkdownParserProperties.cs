using CsCheck;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Fuzz.Targets;

namespace MllmLsp.Tests.Syntax;

/// <summary>Any text gives an outline whose spans lie inside the text.</summary>
public class MarkdownParserProperties
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Pieces of Markdown put together without sense: what people leave behind while they type.</summary>
    private static readonly Gen<string> GenMarkdown = Gen.OneOf(
        "[", "]", "(", ")", "[[", "]]", "![", "![[", "|", "\\|", "#", "# ", "## 标题", "^", "[^1]", "[^1]: ", "[a]: ", "[a][b]", "<", ">", "> ", "- ", "1. ",
        "    ", "\t", "`", "```", "~~~", "$", "$$", "%%", "*", "**", "_", "~", "---", "--", "===", "\n", "\n\n", "\r", "\r\n", "{#id}", "{", "}", "\\", "&amp;",
        "<!--", "-->", "<a href=\"x.md\">", "<div id=a>", "</div>", "https://例子.org/", "www.", "a.md", "文 字", "😀", "\uD83D", "\uDE00", "\0", "\u2028", "\u0085",
        "| a | b |\n|---|---|\n", "---\ntitle: x\n---\n", "<!-- mllm-lsp-disable -->", "^块", " ^id", "#标签", "[ ]", "[x]", "\uFEFF", ": ", "[!note]", "%20", "%e4%b8", "[^")
        .Array[0, 60].Select(string.Concat);

    [Fact]
    public void Any_markdown_gives_an_outline_in_bounds() => GenMarkdown.Sample(CheckBounds, iter: LongRun.Cases(20_000));

    [Fact]
    public void Any_text_gives_an_outline_in_bounds() => Gen.Char.Array[0, 200].Select(c => new string(c)).Sample(CheckBounds, iter: LongRun.Cases(2000));

    /// <summary>Each is long enough that anything quadratic, or a recursion without a limit, would not end in time.</summary>
    [Theory]
    [InlineData("> ", 10_000)]
    [InlineData("- ", 10_000)]
    [InlineData("1. ", 10_000)]
    [InlineData("[", 10_000)]
    [InlineData("![", 10_000)]
    [InlineData("[[", 10_000)]
    [InlineData("[a](", 10_000)]
    [InlineData("[a](<b", 10_000)]
    [InlineData("[[a]](", 10_000)]
    [InlineData("[a][", 10_000)]
    [InlineData("[^", 10_000)]
    [InlineData("*a **b ", 10_000)]
    [InlineData("`", 10_001)]
    [InlineData("`` ` ", 10_000)]
    [InlineData("$a ", 10_000)]
    [InlineData("$$ ", 10_000)]
    [InlineData("%%a", 10_000)]
    [InlineData("<a ", 10_000)]
    [InlineData("<!-- ", 10_000)]
    [InlineData("<div>\n", 10_000)]
    [InlineData("| a ", 10_000)]
    [InlineData("a|b\n-|-\n", 2_000)]
    [InlineData("[x]: y\n", 5_000)]
    [InlineData("[^x]: y\n", 5_000)]
    [InlineData("# foo\n", 5_000)]
    [InlineData("https://a", 10_000)]
    [InlineData("\\", 100_000)]
    [InlineData("中", 1_000_000)]
    [InlineData("a", 1_000_000)]
    [InlineData(" ", 1_000_000)]
    [InlineData("\n", 200_000)]
    [InlineData("\0", 100_000)]
    [InlineData("[[a]](", 100_000)]
    [InlineData("[a][", 100_000)]
    [InlineData("[a](b \"", 50_000)]
    [InlineData("[a](b (", 50_000)]
    [InlineData("[http://a ", 20_000)]
    [InlineData("a\u2028", 100_000)]
    public async Task Repetition_ends_in_time(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        await Task.Run(() => CheckBounds(text)).WaitAsync(Patience);
        await Task.Run(() => CheckBounds(text + "\n\n# 之后\n\n[[x]]\n")).WaitAsync(Patience);
    }

    /// <summary>A constant of an attribute is kept as UTF-8 and cannot hold half a character.</summary>
    [Fact]
    public Task Repetition_of_half_a_character_ends_in_time() => Repetition_ends_in_time("\uD83D", 100_000);

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("[[", "]]")]
    [InlineData("![", "](x)")]
    [InlineData("<b>", "</b>")]
    [InlineData("**", "**")]
    public async Task Nesting_ends_in_time(string open, string close)
    {
        const int depth = 10_000;
        var text = string.Concat(Enumerable.Repeat(open, depth)) + "中" + string.Concat(Enumerable.Repeat(close, depth));
        await Task.Run(() => CheckBounds(text)).WaitAsync(Patience);
    }

    [Theory]
    [InlineData("\"", "\"")]
    [InlineData("'", "'")]
    [InlineData("“", "”")]
    [InlineData("[^", "]")]
    [InlineData("`", "`")]
    [InlineData("$", "$")]
    [InlineData("{", "}")]
    [InlineData("%%", "%%")]
    [InlineData("<!--", "-->")]
    [InlineData("<a href=\"", "\">")]
    [InlineData("> \"", "\"")]
    public Task Nesting_of_other_signs_ends_in_time(string open, string close) => Nesting_ends_in_time(open, close);

    [Theory]
    [InlineData(" ")]
    [InlineData("\t")]
    public async Task A_list_that_goes_in_on_each_line_ends_in_time(string step)
    {
        var text = string.Concat(Enumerable.Range(0, 300).Select(depth => string.Concat(Enumerable.Repeat(step, depth)) + "- [[a]]\n"));
        await Task.Run(() => CheckBounds(text)).WaitAsync(Patience);
    }

    /// <summary>Memory stands for work, of which it is a repeatable measure; what takes time without memory, the tests above would not survive.</summary>
    [Theory]
    [InlineData("[[a|b]] ")]
    [InlineData("[a](b.md \"c\") ")]
    [InlineData("[a][b] ")]
    [InlineData("[ ")]
    [InlineData("![[ ")]
    [InlineData("*a **b ")]
    [InlineData("` `` ")]
    [InlineData("$a$ ")]
    [InlineData("<a href=x> ")]
    [InlineData("中文，RoPE。")]
    [InlineData("# 标题\n\n")]
    [InlineData("- [x] a\n")]
    [InlineData("| a | b |\n|---|---|\n\n")]
    [InlineData("[^n]: text\n\n")]
    [InlineData("[label]: to.md\n")]
    [InlineData("> [!note] a\n\n")]
    [InlineData("a ^id\n\n")]
    [InlineData("<!-- mllm-lsp-disable-next-line -->\n")]
    public void A_text_four_times_as_long_takes_little_more_than_four_times_the_memory(string piece)
    {
        static long Allocated(string piece, int times)
        {
            var text = new SourceText(string.Concat(Enumerable.Repeat(piece, times)));
            var before = GC.GetAllocatedBytesForCurrentThread();
            _ = MarkdownParser.Parse(text);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        _ = Allocated(piece, 10);
        Assert.InRange(Allocated(piece, 4000), 0, 6 * Allocated(piece, 1000));
    }

    [Fact]
    public void What_is_nested_too_deeply_costs_only_itself()
    {
        var outline = MarkdownParser.Parse(new SourceText($"[[before]]\n\n{string.Concat(Enumerable.Repeat("> ", 500))}deep\n\n# 之后\n\n[[after]]\n"));
        Assert.True(outline.IsPartial);
        Assert.Equal(["before", "after"], outline.References.Select(r => r.Target));
        Assert.Equal(["之后"], outline.Headings.Select(h => h.Text));
    }

    private static void CheckBounds(string text)
    {
        var outline = MarkdownParser.Parse(new SourceText(text));
        foreach (var span in OutlineSpans.All(outline))
        {
            if (span.Start < 0 || span.Length < 0 || span.End > text.Length)
            {
                Assert.Fail($"{span} lies outside the text of {text.Length} units");
            }
        }

        Assert.Equal(outline.References.Select(r => r.Span.Start).Order(), outline.References.Select(r => r.Span.Start));
        Assert.Equal(outline.Regions.Select(r => r.Span.Start).Order(), outline.Regions.Select(r => r.Span.Start));
        Assert.Equal(outline.Headings.Length, outline.Headings.Select(h => h.Anchor).Distinct(StringComparer.Ordinal).Count());
    }
}
