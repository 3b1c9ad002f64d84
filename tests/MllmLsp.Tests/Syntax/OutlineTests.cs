using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Syntax;

/// <summary>What a note's outline says, and where: each test names every entry of one kind with the text at its spans.</summary>
public class OutlineTests
{
    [Fact]
    public void Headings_have_level_text_anchor_and_both_spans() => CheckHeadings(
        """
        # 🚀 快速开始

        Setext *一*
        两行
        ===

        ## 关闭的
        段落
        ---
        """,
        "1 '🚀 快速开始' #-快速开始 at '# 🚀 快速开始' text '🚀 快速开始'",
        "1 'Setext 一 两行' #setext-一两行 at 'Setext *一*|两行|===' text 'Setext *一*|两行'",
        "2 '关闭的' #关闭的 at '## 关闭的' text '关闭的'",
        "2 '段落' #段落 at '段落|---' text '段落'");

    [Theory]
    [InlineData("# 一\n# 二", "# 一\n", "# 二")]
    [InlineData("# 一\n\n## 二\n\n文\n\n# 三", "# 一\n\n## 二\n\n文\n\n", "## 二\n\n文\n\n", "# 三")]
    [InlineData("### 一\n## 二\n### 三", "### 一\n", "## 二\n### 三", "### 三")]
    public void A_section_ends_before_the_next_heading_as_high(string text, params string[] sections) =>
        Assert.Equal(sections, Parse(text).Headings.Select(h => text[h.Span.Start..h.SectionEnd]));

    [Theory]
    [InlineData("# `code` 与 **粗** 与 [链接](x.md) ![图](y.png)", "code 与 粗 与 链接")]
    [InlineData("# [[笔记|别名]] 与 [[甲#乙]]", "别名 与 甲#乙")]
    [InlineData("# A &amp; B &#x1F600;", "A & B 😀")]
    [InlineData("# 转义 \\*不是强调\\*", "转义 *不是强调*")]
    [InlineData("# 标题 {#id}", "标题")]
    [InlineData("# <b>粗</b>体", "粗体")]
    [InlineData("#", "")]
    [InlineData("# #", "")]
    public void A_headings_text_is_what_a_reader_sees(string text, string shown) => Assert.Equal(shown, Assert.Single(Parse(text).Headings).Text);

    /// <summary>A picture is no text; the space before it is, and GitHub's anchor keeps it.</summary>
    [Theory]
    [InlineData("# 标题 ![图](y.png)", "标题-")]
    [InlineData("## 关闭的 ##", "关闭的")]
    [InlineData("# [[java Heap]]", "java-heap")]
    [InlineData("# a  b", "a--b")]
    public void An_anchor_is_made_of_the_text(string text, string anchor) => Assert.Equal(anchor, Assert.Single(Parse(text).Headings).Anchor);

    [Theory]
    [InlineData("```\nRoPE\n二")]
    [InlineData("> ```\n> RoPE")]
    [InlineData("- ~~~\n  RoPE\n  二")]
    [InlineData("```\nx\n```py")]
    public void A_fence_that_nothing_closes_reaches_to_the_end(string text) =>
        Assert.Equal(text.Length, Assert.Single(Parse(text).Regions, r => r.Kind == RegionKind.CodeBlock).Span.End);

    [Theory]
    [InlineData("#没有空格")]
    [InlineData("##**没有空格**")]
    [InlineData("####### 七")]
    [InlineData("<!--\n# 注释\n-->")]
    [InlineData("<div>\n# HTML\n</div>")]
    [InlineData("```\n# 代码\n```")]
    [InlineData("    # 缩进")]
    [InlineData("$$\n# 公式\n$$")]
    [InlineData("\\# 转义")]
    [InlineData("---\ntitle: x\n# 注释\n---\n")]
    public void What_looks_like_a_heading_may_be_none(string text) => Assert.Empty(Parse(text).Headings);

    [Fact]
    public void References_have_kind_and_four_spans() => CheckReferences(
        """
        😀[文](a.md#甲 "题")![图](<b c.png>)，[[笔记#标题|别名]]![[图.png]]
        <a href="d.md#x">文</a> <img src='e.png'> <https://a.org/> https://b.org/x。
        [文][标签] [标签][] [标签] [缺][没有] [^1]

        [标签]: f.md#乙
        [^1]: 脚注
        """,
        "Inline '[文](a.md#甲 \"题\")' shows '文' target 'a.md' fragment '甲'",
        "Image '![图](<b c.png>)' shows '图' target 'b c.png'",
        "Wiki '[[笔记#标题|别名]]' shows '别名' target '笔记' fragment '标题'",
        "Embed '![[图.png]]' shows '图.png' target '图.png'",
        "HtmlLink 'd.md#x' shows 'd.md#x' target 'd.md' fragment 'x'",
        "HtmlImage 'e.png' shows 'e.png' target 'e.png'",
        "Autolink '<https://a.org/>' shows 'https://a.org/' target 'https://a.org/'",
        "Autolink 'https://b.org/x。' shows 'https://b.org/x。' target 'https://b.org/x。'",
        "Full '[文][标签]' shows '文' target '标签'",
        "Collapsed '[标签][]' shows '标签' target '标签'",
        "Shortcut '[标签]' shows '标签' target '标签'",
        "Undefined '[缺][没有]' shows '缺' target '没有'",
        "Footnote '[^1]' shows '1' target '1'",
        "Definition '[标签]: f.md#乙' shows '标签' target 'f.md' fragment '乙'");

    /// <summary>Spans stay right behind every mark that containers put at a line's start, and after every kind of line end.</summary>
    [Theory]
    [InlineData("> 😀 [文](a.md)")]
    [InlineData("> > - 😀 [文](a.md)")]
    [InlineData("> 一\n> 😀 [文](a.md)")]
    [InlineData("> 一\n懒 😀 [文](a.md)")]
    [InlineData("- 一\n\n  😀 [文](a.md)")]
    [InlineData("1. 一\n   - 二\n     😀 [文](a.md)")]
    [InlineData("\t- 😀\n\n- 一\n\t- 😀 [文](a.md)")]
    [InlineData("| 😀 | [文](a.md) |\n|--|--|")]
    [InlineData("| a | b |\n|--|--|\n| 😀 | [文](a.md) |")]
    [InlineData("# 😀 [文](a.md)")]
    [InlineData("😀 [文](a.md)\n===")]
    [InlineData("术语\n:   😀 [文](a.md)")]
    [InlineData("[^1]: 😀 [文](a.md)")]
    [InlineData("[^1]: 一\n\n    😀 [文](a.md)")]
    [InlineData("**😀 [文](a.md)**")]
    [InlineData("~~😀~~ *x [文](a.md)*")]
    [InlineData("[ [文](a.md) 外 ]")]
    [InlineData("a\\\nb  \n😀 [文](a.md)")]
    [InlineData("---\ntitle: 😀\n---\n\n😀 [文](a.md)")]
    [InlineData("\uFEFF😀 [文](a.md)")]
    [InlineData("a\u2028b\u0085 [文](a.md)")]
    [InlineData("a\0b [文](a.md)")]
    [InlineData("&amp; &#128512; [文](a.md)")]
    [InlineData("<div>\n\n[文](a.md)\n\n</div>")]
    [InlineData("<b>😀 [文](a.md)</b>")]
    [InlineData("- [ ] [文](a.md)")]
    [InlineData("\u00A0[文](a.md)")]
    public void A_reference_is_where_it_is_written(string text)
    {
        foreach (var lineEnd in new[] { "\n", "\r\n", "\r" })
        {
            var written = text.Replace("\n", lineEnd, StringComparison.Ordinal);
            var reference = Assert.Single(Parse(written).References, r => r.Kind == ReferenceKind.Inline);
            Assert.Equal(("[文](a.md)", "文", "a.md"), (At(written, reference.Span), At(written, reference.DisplaySpan), At(written, reference.TargetSpan)));
        }
    }

    [Theory]
    [InlineData("[t](a.md)", "a.md")]
    [InlineData("[t](<a b.md>)", "a b.md")]
    [InlineData("[t](a\\(b\\).md)", "a(b).md")]
    [InlineData("[t](a&amp;b.md)", "a&b.md")]
    [InlineData("[t](a%20b.md)", "a%20b.md")]
    [InlineData("[t](a.md 'x')", "a.md")]
    [InlineData("[t]( a.md )", "a.md")]
    [InlineData("[t](\na.md\n)", "a.md")]
    [InlineData("[t]()", "")]
    [InlineData("[t](#x)", "")]
    [InlineData("[t](a(b)c.md)", "a(b)c.md")]
    public void A_destination_is_read_after_CommonMark(string text, string target) => Assert.Equal(target, Assert.Single(Parse(text).References).Target);

    [Theory]
    [InlineData("`[[x]]`")]
    [InlineData("``[t](x.md) ` ``")]
    [InlineData("```\n[[x]]\n```")]
    [InlineData("    [[x]]")]
    [InlineData("$[[x]](y.md)$")]
    [InlineData("$$\n[t](x.md)\n$$")]
    [InlineData("<!-- [[x]] <a href='y.md'> -->")]
    [InlineData("%%[[x]]%%")]
    [InlineData("%%\n\n[t](x.md)\n\n%%")]
    [InlineData("---\nx: [[y]]\n---\n")]
    [InlineData("\\[[x]]")]
    [InlineData("\\[t](x.md)")]
    [InlineData("[t](x y)")]
    [InlineData("[[1, 2]]")]
    [InlineData("a[[x]]")]
    [InlineData("<div>\n[[x]]\n</div>")]
    [InlineData("<script>\n[[x]]\n</script>")]
    [InlineData("[[]] [[ ]]")]
    [InlineData("[[a\nb]]")]
    public void Some_texts_hold_no_reference(string text) => Assert.Empty(Parse(text).References);

    [Theory]
    [InlineData("[[a]]", "a", null, "a")]
    [InlineData("[[ a b ]]", "a b", null, "a b")]
    [InlineData("[[a#b]]", "a", "b", "a#b")]
    [InlineData("[[a#b#c|d]]", "a", "b#c", "d")]
    [InlineData("[[#b]]", "", "b", "#b")]
    [InlineData("[[a#^id]]", "a", "^id", "a#^id")]
    [InlineData("[[a|b|c]]", "a", null, "b|c")]
    [InlineData("[[文 件/笔记.md]]", "文 件/笔记.md", null, "文 件/笔记.md")]
    [InlineData("[[LLaVA-1.5]]", "LLaVA-1.5", null, "LLaVA-1.5")]
    [InlineData("| x |\n|--|\n| [[乙\\|丙]] |", "乙", null, "丙")]
    public void A_wiki_link_has_target_fragment_and_alias(string text, string target, string? fragment, string shown)
    {
        var reference = Assert.Single(Parse(text).References);
        Assert.Equal((target, fragment, shown), (reference.Target, reference.Fragment, At(text, reference.DisplaySpan)));
        Assert.Equal(target, At(text, reference.TargetSpan));
        Assert.Equal(fragment ?? "", At(text, reference.FragmentSpan));
    }

    /// <summary>Only an identifier right before the brackets makes them an index; another reference does not.</summary>
    [Theory]
    [InlineData("[[a]]![[b]]", "Wiki a,Embed b")]
    [InlineData("[[a]][t](b.md)", "Wiki a,Inline b.md")]
    [InlineData("（[[a]]）[[b]]", "Wiki a,Wiki b")]
    [InlineData("中[[a]]文", "Wiki a")]
    [InlineData("[[a]][[b]]", "Wiki a,Wiki b")]
    [InlineData("[t](a.md)[[b]]", "Inline a.md,Wiki b")]
    [InlineData("x[[a]]", "")]
    [InlineData("x_1[[a]]", "")]
    public void References_may_touch(string text, string expected) =>
        Assert.Equal(expected, string.Join(',', Parse(text).References.Select(r => $"{r.Kind} {r.Target}")));

    [Fact]
    public void Definitions_and_footnotes_have_their_labels()
    {
        var text = "[Foo  Bar]: <a b.md> '题'\n[ẞ]: c.md\n\n[^注-1]: 脚注\n    续行\n\n[^2]: 二\n";
        var outline = Parse(text);
        Assert.Equal([("foo bar", "Foo  Bar", "a b.md"), ("ss", "ẞ", "c.md")], outline.Definitions.Select(d => (d.Label, At(text, d.LabelSpan), d.Destination)));
        Assert.Equal([("注-1", "注-1"), ("2", "2")], outline.Footnotes.Select(f => (f.Label, At(text, f.LabelSpan))));
    }

    /// <summary>Places where Markdig reads otherwise than CommonMark and GFM, or did.</summary>
    [Theory]
    [InlineData("- [x](y.md)", "Inline y.md")]
    [InlineData("- [x] [y](z.md)", "Inline z.md")]
    [InlineData("- [x]\n- [ ]")]
    [InlineData("[a [b][c] d](e.md)", "Inline e.md")]
    [InlineData("[a][bb]\n\n[a]: c.md", "Undefined bb", "Definition c.md")]
    [InlineData("[a][ ]\n\n[a]: c.md", "Shortcut a", "Definition c.md")]
    [InlineData("[SS] [ﬁ][]\n\n[ẞ]: c.md\n[FI]: d.md", "Shortcut ss", "Collapsed fi", "Definition c.md", "Definition d.md")]
    [InlineData("[x\\]y] [x!]\n\n[x\\]y]: c.md\n[x\\!]: d.md", "Shortcut x\\]y", "Definition c.md", "Definition d.md")]
    [InlineData("![^1]\n\n[^1]: 注", "Footnote 1")]
    [InlineData("![^1](x.png)", "Image x.png")]
    [InlineData("![a [b](c.md) ![d](e.png)](f.png)", "Image f.png")]
    [InlineData("见：https://a.org/b[[c]]，xhttps://d.org", "Autolink https://a.org/b[[c]]，xhttps://d.org")]
    [InlineData("https://a.org/b&lt; [c](d.md)", "Autolink https://a.org/b", "Inline d.md")]
    public void Links_are_read_as_the_specifications_say(string text, params string[] references) =>
        Assert.Equal(references, Parse(text).References.Select(r => $"{r.Kind} {r.Target}"));

    [Theory]
    [InlineData("[^1]: 脚注\n---\n")]
    [InlineData("[^1]: 脚注\n续行\n===\n")]
    public void A_line_below_a_footnote_makes_no_heading_of_it(string text) => Assert.Empty(Parse(text).Headings);

    [Fact]
    public void An_indented_line_makes_a_heading_within_a_footnote() => Assert.Equal("题", Assert.Single(Parse("[^1]: 题\n    ---\n").Headings).Text);

    [Fact]
    public void Front_matter_has_title_aliases_and_tags()
    {
        var text = "---\ntitle: \"标题：😀 一\"\naliases: [甲, '乙']\ntags:\n  - 多模态\n  - '#vlm'\n---\n# 别的\n";
        var matter = Parse(text).FrontMatter!;
        Assert.Equal(("标题：😀 一", "\"标题：😀 一\""), (matter.Title, At(text, matter.TitleSpan)));
        Assert.Equal([("甲", "甲"), ("乙", "'乙'")], matter.Aliases.Select(a => (a.Name, At(text, a.Span))));
        Assert.Equal(["多模态", "vlm"], matter.Tags.Select(t => t.Name));
        Assert.Equal(text[..text.IndexOf("# 别的", StringComparison.Ordinal)], At(text, matter.Span));
    }

    [Theory]
    [InlineData("---\ntitle: 甲\n---\n# 乙", "甲")]
    [InlineData("## 二级\n# 乙", "乙")]
    [InlineData("---\ntags: [x]\n---\n# 乙", "乙")]
    [InlineData("## 二级", null)]
    [InlineData("", null)]
    [InlineData("---\ntitle: [不是标量]\n---\n# 乙", "乙")]
    [InlineData("---\n: : : 坏的 YAML [\n---\n# 乙", "乙")]
    [InlineData("\n---\ntitle: 不在开头\n---\n", null)]
    public void The_title_is_the_front_matters_else_the_first_heading_of_level_one(string text, string? title) => Assert.Equal(title, Parse(text).Title);

    [Theory]
    [InlineData("段落 ^id1", "id1")]
    [InlineData("- 项 ^id-2", "id-2")]
    [InlineData("> 引文\n> ^q", "q")]
    [InlineData("段落。^no", null)]
    [InlineData("x^2", null)]
    [InlineData("段落 ^id 之后", null)]
    [InlineData("`代码 ^no`", null)]
    public void A_block_id_ends_a_block_behind_a_space(string text, string? id) => Assert.Equal(id, Parse(text).BlockIds.Select(b => b.Name).SingleOrDefault());

    [Theory]
    [InlineData("#标签 与 #a/b-c_d", "标签,a/b-c_d")]
    [InlineData("x#y #1 `#代码` [t](#锚)", "")]
    [InlineData("# 标题 #tag", "tag")]
    public void Tags_begin_a_word(string text, string names) => Assert.Equal(names, string.Join(',', Parse(text).Tags.Select(t => t.Name)));

    [Fact]
    public void Html_ids_and_names_are_anchors()
    {
        var text = "<div id=\"paperlist\">\n\n文 <span id='x1'>y</span> <a name=z></a> `<i id=no>`\n";
        Assert.Equal([("paperlist", "paperlist"), ("x1", "x1"), ("z", "z")], Parse(text).Anchors.Select(a => (a.Name, At(text, a.Span))));
    }

    [Theory]
    [InlineData("> [!NOTE] 题\n> 文", "note")]
    [InlineData("> 文 [!note]", null)]
    public void A_callout_is_a_quote_that_begins_with_its_type(string text, string? type) => Assert.Equal(type, Parse(text).Callouts.Select(c => c.Type).SingleOrDefault());

    private static void CheckHeadings(string text, params string[] expected) =>
        Assert.Equal(expected, Parse(text).Headings.Select(h => $"{h.Level} '{h.Text}' #{h.Anchor} at '{Shown(text, h.Span)}' text '{Shown(text, h.TextSpan)}'"));

    private static void CheckReferences(string text, params string[] expected) => Assert.Equal(expected, Parse(text).References.Select(r =>
        $"{r.Kind} '{Shown(text, r.Span)}' shows '{Shown(text, r.DisplaySpan)}' target '{Shown(text, r.TargetSpan)}'"
        + (r.Fragment is null ? "" : $" fragment '{Shown(text, r.FragmentSpan)}'")));

    private static Outline Parse(string text) => MarkdownParser.Parse(new SourceText(text));

    private static string At(string text, TextSpan span) => text.Substring(span.Start, span.Length);

    private static string Shown(string text, TextSpan span) => At(text, span).Replace('\n', '|');
}
