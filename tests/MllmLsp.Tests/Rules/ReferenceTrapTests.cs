using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using static MllmLsp.Tests.Rules.RuleCheck;

namespace MllmLsp.Tests.Rules;

/// <summary>
/// What naive linters get wrong, each seen in real collections of notes: for every mistake a row that must be silent and one that must
/// not, so that silence is no way to pass.
/// </summary>
public class ReferenceTrapTests
{
    /// <summary>Documentation links to its own site; what stands there, no folder says.</summary>
    [Theory]
    [InlineData("[x](/guides/start) [x](/api/System.Net.Http#parse) [x](/)", "")]
    [InlineData("[x](/guides/start.md)", "broken-link '/guides/start.md'")]
    [InlineData("[x](/guides/start.png)", "broken-link '/guides/start.png'")]
    [InlineData("[x](/sub/gone)", "broken-link '/sub/gone'")]
    [InlineData("[x](/SUB/gone)", "broken-link '/SUB/gone'")]
    [InlineData("[x](guides/start)", "broken-link 'guides/start'")]
    public void An_address_of_the_site_is_unknown(string note, string expected) => CheckNote(note, expected);

    [Fact]
    public void Who_says_where_the_site_lies_writes_paths() =>
        CheckNote("[x](/guides/start)", "broken-link '/guides/start'", Settings.Default with { LinksRoot = "sub" });

    [Theory]
    [InlineData("[AllowNull][MaybeNull]T 与 [Given]\n\n[Given]: note.md", "")]
    [InlineData("[text][missing] [Given]\n\n[Given]: note.md", "undefined-reference 'missing'")]
    [InlineData("- [WIP][docs] text\n- [ada][if time allows] text\n\n[RFC][core] text", "")]
    [InlineData("- [`ok`][approved] text", "undefined-reference 'approved'")]
    [InlineData("- see [text][docs] for more", "undefined-reference 'docs'")]
    [InlineData("- [text][docs]\n\n[Given]\n\n[Given]: note.md", "undefined-reference 'docs'")]
    public void Tags_and_attributes_are_no_reference(string note, string expected) => CheckNote(note, expected);

    /// <summary>A formatted address, pasted between the parentheses.</summary>
    [Theory]
    [InlineData("[t]([https://a.org/b](https://a.org/b))", "malformed-link '[https://a.org/b](https://a.org/b)'")]
    [InlineData("![t]([a.org/b#c](https://a.org/b#c))", "malformed-link '[a.org/b#c](https://a.org/b#c)'")]
    [InlineData("[t](<[WIP](draft).md>)", "malformed-link '[WIP](draft).md'")]
    public void A_link_for_a_destination(string note, string expected) => CheckNote(note, expected);

    /// <summary><c>[[pdf]](address)</c> is an inline link whose text is in brackets.</summary>
    [Theory]
    [InlineData("[[pdf]](https://example.org/x.pdf) [[code]](https://example.org)", "")]
    [InlineData("[[pdf]](gone.pdf)", "broken-link 'gone.pdf'")]
    [InlineData("[[pdf]][lab]\n\n[lab]: note.md", "")]
    [InlineData("[[pdf]] (https://example.org)", "broken-wiki-link 'pdf'")]
    [InlineData("[[pdf]](https://example.org/a b)", "broken-wiki-link 'pdf'")] // no destination, so no link that holds it
    public void Bracketed_text_of_a_link(string note, string expected) => CheckNote(note, expected);

    /// <summary>Brackets are text; footnotes side by side are no full reference.</summary>
    [Theory]
    [InlineData("see [x], [ ], [0, 1], [Smith 2020] and array[i][j]", "")]
    [InlineData("- [ ] open\n- [x] done", "")]
    [InlineData("x[^1][^3]\n\n[^1]: one\n[^3]: three", "")]
    [InlineData("x[^1][^3]\n\n[^1]: one", "undefined-footnote '3'")]
    [InlineData("[text][label]", "undefined-reference 'label'")]
    public void Brackets_that_are_text(string note, string expected) => CheckNote(note, expected);

    /// <summary>GitHub finds an anchor in any case, GitLab only in its own.</summary>
    [Theory]
    [InlineData(Dialect.GitHub, "[t](#SwanLab简介)\n\n# SwanLab简介", "")]
    [InlineData(Dialect.GitLab, "[t](#SwanLab简介)\n\n# SwanLab简介", "broken-heading 'SwanLab简介'")]
    [InlineData(Dialect.GitLab, "[t](#swanlab简介)\n\n# SwanLab简介", "")]
    [InlineData(Dialect.GitHub, "[t](#SwanLab)\n\n# SwanLab简介", "broken-heading 'SwanLab'")]
    public void Case_of_anchors(Dialect dialect, string note, string expected) =>
        CheckNote(note, expected, Settings.Default with { Dialect = dialect });

    /// <summary>Anchors of HTML, in blocks and in paragraphs.</summary>
    [Theory]
    [InlineData("[t](#paperlist)\n\n<div id=\"paperlist\">\n\n</div>", "")]
    [InlineData("[t](#in-text)\n\ntext <span id='in-text'></span> text", "")]
    [InlineData("[t](#named) [t](#other)\n\n<a name=named></a>\n\ntext <span name=\"other\">x</span>", "")]
    [InlineData("[t](#cell)\n\n| a |\n|---|\n| <a id=\"cell\"></a>x |", "")]
    [InlineData("[t](#head)\n\n## <a id=\"head\"></a>Title", "")]
    [InlineData("[t](#paperlist)\n\n`<div id=\"paperlist\">`", "broken-heading 'paperlist'")]
    [InlineData("[t](#paperlist)\n\n<!-- <div id=\"paperlist\"> -->", "broken-heading 'paperlist'")]
    [InlineData("[t](#paperlist)\n\n<div class=\"paperlist\">\n</div>", "broken-heading 'paperlist'")]
    public void Html_anchors(string note, string expected) => CheckNote(note, expected);

    /// <summary>A leading slash is the root, whatever the note's folder; a setting names another.</summary>
    [Theory]
    [InlineData("", "/x.png", "")]
    [InlineData("", "/static/y.png", "")]
    [InlineData("", "/y.png", "broken-link '/y.png'")]
    [InlineData("static", "/y.png", "")]
    [InlineData("static", "/x.png", "broken-link '/x.png'")]
    public void Leading_slash(string root, string destination, string expected) =>
        Check($"//- /sub/a.md\n![t]({destination})\n//- /x.png\n//- /static/y.png", expected, Settings.Default with { LinksRoot = root });

    /// <summary>Anchors keep U+FE0F and combining marks.</summary>
    [Theory]
    [InlineData("[t](#\uFE0F-学习路径)\n\n## 🗺\uFE0F 学习路径", "")]
    [InlineData("[t](#-学习路径)\n\n## 🗺\uFE0F 学习路径", "broken-heading '-学习路径'")]
    [InlineData("[t](#हिन्दी-पाठ)\n\n## हिन्दी पाठ", "")]
    [InlineData("[t](#हनद-पठ)\n\n## हिन्दी पाठ", "broken-heading 'हनद-पठ'")] // what dropping the marks would give
    public void Marks_in_anchors(string note, string expected) => CheckNote(note, expected);

    /// <summary>Emoji and punctuation go, their spaces stay, hyphens stay as many as they are.</summary>
    [Theory]
    [InlineData("[t](#-快速开始)\n\n# 🚀 快速开始", "")]
    [InlineData("[t](#快速开始)\n\n# 🚀 快速开始", "broken-heading '快速开始'")]
    [InlineData("[t](#论文--代码)\n\n# 论文 & 代码", "")]
    [InlineData("[t](#论文-代码)\n\n# 论文 & 代码", "broken-heading '论文-代码'")]
    public void Emoji_and_punctuation_in_anchors(string note, string expected) => CheckNote(note, expected);

    /// <summary>Fragments are decoded before they are compared, whatever the case of the digits.</summary>
    [Theory]
    [InlineData("[t](#%E4%BD%8D%E7%BD%AE)\n\n# 位置", "")]
    [InlineData("[t](#%e4%bd%8d%e7%bd%ae)\n\n# 位置", "")]
    [InlineData("[t](#%e4%bd%8d)\n\n# 位置", "broken-heading '%e4%bd%8d'")]
    [InlineData("[t](#%e4%bd)\n\n# 位置", "broken-heading '%e4%bd'")] // no UTF-8
    [InlineData("[t](#%)\n\n# 位置", "broken-heading '%'")]
    public void Encoded_fragments(string note, string expected) => CheckNote(note, expected);

    /// <summary>A heading that is called as another's second anchor takes the next.</summary>
    [Theory]
    [InlineData("[t](#foo) [t](#foo-1) [t](#foo-1-1)\n\n# foo\n# foo\n# foo-1", "")]
    [InlineData("[t](#foo-2)\n\n# foo\n# foo\n# foo-1", "broken-heading 'foo-2'")]
    [InlineData("[t](#foo-2)\n\n# foo\n# foo-1\n# foo", "")]
    [InlineData("[t](other.md#foo-1)\n\n# foo\n//- /other.md\n# foo", "broken-heading 'foo-1'")] // each note counts for itself
    public void Duplicate_headings(string note, string expected) => Check("//- /a.md\n" + note, expected);

    /// <summary>A bare alias is no name, unless a setting says so.</summary>
    [Theory]
    [InlineData(true, false, "broken-wiki-link 'Nickname'")]
    [InlineData(false, false, "broken-wiki-link 'Nickname'")]
    [InlineData(true, true, "")]
    [InlineData(false, true, "")]
    public void Aliases(bool vault, bool aliases, string expected) =>
        CheckNote("[[Nickname]] [[titled|Nickname]]", expected, Settings.Default with { WikiLinksToAliases = aliases }, vault);

    /// <summary>The shortest path string decides; an ancestor's folder counts for nothing.</summary>
    [Theory]
    [InlineData("//- /deep/er/a.md\n[[Note]]\n//- /zzzz/Note.md\n//- /a/b/Note.md", "/ws/a/b/Note.md", "ambiguous-link 'Note'")]
    [InlineData("//- /deep/er/a.md\n[[Note]]\n//- /deep/Note.md\n//- /b/Note.md", "/ws/b/Note.md", "ambiguous-link 'Note'")]
    [InlineData("//- /deep/er/a.md\n[[Note]]\n//- /deep/er/Note.md\n//- /b/Note.md", "/ws/deep/er/Note.md", "")]
    [InlineData("//- /deep/er/a.md\n[[Note]]\n//- /deep/er/Note.md\n//- /Note.md", "/ws/Note.md", "")]
    public void Tie_break(string fixture, string path, string expected)
    {
        var at = Fixture.Parse(fixture, References, vault: true);
        Assert.Equal(path, Resolver.Resolve(at.Workspace, at.Document, at.Document.Outline.References[0]).Path);
        Assert.Equal(expected, Findings(at.Workspace, at.Document));
    }

    /// <summary>A bare address swallows what no space parts from it.</summary>
    [Theory]
    [InlineData("https://example.org/x，见[[gone]]", "")]
    [InlineData("http://localhost:6006访问[[gone]]", "")]
    [InlineData("http://localhost:6006访问 [[gone]]", "broken-wiki-link 'gone'")]
    [InlineData("(https://example.org/x), [[gone]]", "broken-wiki-link 'gone'")]
    [InlineData("[t](http://localhost:6006访问)", "")]
    public void Bare_addresses(string note, string expected) => CheckNote(note, expected);

    /// <summary>A definition is what CommonMark reads as one.</summary>
    [Theory]
    [InlineData("[KEPS REVIEW]: 15 minutes", "")]
    [InlineData("- [Tim]: [https://example.org](https://example.org)", "unused-definition 'Tim'")]
    [InlineData("- [Tim]: [gone](gone.md)", "unused-definition 'Tim', broken-link '[gone](gone.md)'")] // the whole is its destination
    [InlineData("- [Tim]: https://example.org", "unused-definition 'Tim'")]
    public void Definitions(string note, string expected) => CheckNote(note, expected);

    [Theory]
    [InlineData(@"$P([ too, late ] \mid [t][gone])$", "")]
    [InlineData("$$\nP([ too, late ] \\mid x)[t](gone.md)\n$$", "")]
    [InlineData("设$x_{[t][gone]}$为", "")]
    [InlineData("costs 5$, [t][gone] 6$", "undefined-reference 'gone'")]
    public void Formulas(string note, string expected) => CheckNote(note, expected);

    /// <summary>What is no heading has no anchor.</summary>
    [Theory]
    [InlineData("[t](#标题)\n\n##**标题**", "broken-heading '标题'")]
    [InlineData("[t](#标题)\n\n## **标题**", "")]
    [InlineData("[t](#标题)\n\n<!--\n## 标题\n-->", "broken-heading '标题'")]
    [InlineData("[t](#标题)\n\n<div>\n## 标题\n</div>", "broken-heading '标题'")]
    [InlineData("[t](#标题)\n\n<div>\n\n## 标题\n\n</div>", "")]
    [InlineData("[t](#标题)\n\n```\n## 标题\n```", "broken-heading '标题'")]
    public void No_headings(string note, string expected) => CheckNote(note, expected);

    /// <summary>A link in a heading is its text there.</summary>
    [Theory]
    [InlineData("[t](#java-heap)\n\n# [[java Heap]]\n//- /java Heap.md", "")]
    [InlineData("[t](#shown)\n\n# [[java Heap|shown]]\n//- /java Heap.md", "")]
    [InlineData("[t](#shown)\n\n# [shown](java%20Heap.md)\n//- /java Heap.md", "")]
    [InlineData("[t](#code-and-bold)\n\n# `code` and **bold**", "")]
    [InlineData("[t](#java-heapmd)\n\n# [shown](java%20Heap.md)\n//- /java Heap.md", "broken-heading 'java-heapmd'")]
    public void Links_in_headings(string note, string expected) => Check("//- /a.md\n" + note, expected);

    /// <summary>Obsidian reads punctuation as space, and no anchors.</summary>
    [Theory]
    [InlineData(true, "[[#Q&A: the end]] [[#Q A the end]] [[#q a  the end]]\n\n# Q&A: the end", "")]
    [InlineData(true, "[[#qa-the-end]]\n\n# Q&A: the end", "broken-heading 'qa-the-end'")]
    [InlineData(false, "[[#qa-the-end]] [[#Q A the end]]\n\n# Q&A: the end", "")]
    [InlineData(false, "[[#qa-end]]\n\n# Q&A: the end", "broken-heading 'qa-end'")]
    public void Heading_texts(bool vault, string note, string expected) => CheckNote(note, expected, vault: vault);

    /// <summary>Files that are no notes are targets; a dot in a note's name is no extension.</summary>
    [Theory]
    [InlineData("[[x.canvas]] [[x.base#View]] [[x.csv]] ![[img.png|300]]", "")]
    [InlineData("[[LLaVA-1.5]] [[Qwen2.5-VL]] [[Qwen2.5-VL#Part]]", "")]
    [InlineData("[[y.canvas]] ![[gone.png|300]]", "broken-wiki-link 'y.canvas', broken-wiki-link 'gone.png'")]
    [InlineData("[[LLaVA-1.6]]", "broken-wiki-link 'LLaVA-1.6'")]
    [InlineData("[[Qwen2.5-VL#Gone]]", "broken-heading 'Gone'")]
    public void Dots_in_names(string note, string expected)
    {
        var others = "\n//- /x.canvas\n//- /x.base\n//- /sub/x.csv\n//- /img.png\n//- /LLaVA-1.5.md\n//- /sub/Qwen2.5-VL.md\n# Part";
        Check("//- /a.md\n" + note + others, expected);
        Check("//- /a.md\n" + note + others, expected, vault: true);
    }

    [Theory]
    [InlineData("[[#^id]]\n\ntext ^id", "")]
    [InlineData("[[#^id]]\n\n- item ^id\n- other", "")]
    [InlineData("[[#^id]]\n\n> quote\n\n^id", "")]
    [InlineData("[[#^id]]\n\n句子。^id", "broken-heading '^id'")]
    [InlineData("[[#^id]]\n\ntext ^id more", "broken-heading '^id'")]
    public void Block_ids(string note, string expected) => CheckNote(note, expected);

    [Theory]
    [InlineData("| a |\n|---|\n| [[note\\|乙]] |", "")]
    [InlineData("| a |\n|---|\n| [[note#Part One\\|乙]] ![[img.png\\|30]] |", "")]
    [InlineData("| a |\n|---|\n| [[乙\\|note]] |", "broken-wiki-link '乙'")]
    [InlineData("| a | b |\n|---|---|\n| [[note#乙\\|x]] | [[gone]] |", "broken-heading '乙', broken-wiki-link 'gone'")]
    public void Alias_in_a_table(string note, string expected) => CheckNote(note, expected);

    /// <summary>Paths as people write them, and remarks in parentheses that are none.</summary>
    [Theory]
    [InlineData("[t]([WIP]x.md) [t](<a b.md>) [t](a%20b.md)", "")]
    [InlineData("[t](sub\\n.md)", "broken-link 'sub\\n.md'")]
    [InlineData("[t](SUB/n.md)", "wrong-case-path 'SUB/n.md'")]
    [InlineData("[t](\u200Bhttps://example.org)", "broken-link '\u200Bhttps://example.org'")]
    [InlineData("[t](\u200B) [u](<\uFEFF\u00AD>)", "broken-link '\u200B', broken-link '\uFEFF\u00AD'")]
    [InlineData("[t](./a b.md)", "malformed-link './a b.md'")]
    [InlineData("[t](../a b)", "malformed-link '../a b'")]
    [InlineData("[t](/a b)", "malformed-link '/a b'")]
    [InlineData("[t](a.md b)", "malformed-link 'a.md b'")]
    [InlineData("[t](https://example.org the page)", "malformed-link 'https://example.org the page'")]
    [InlineData("[t](OpenAI/CLIP 官方)", "malformed-link 'OpenAI/CLIP 官方'")]
    [InlineData("[t](open-ai/clip2: code)", "malformed-link 'open-ai/clip2: code'")]
    [InlineData("![t](images/loss curve.png)", "malformed-link 'images/loss curve.png'")]
    [InlineData("[注](训练/推理 两阶段) [7](and/or later) f[i](a b) [x](1/2 of it) [t](a b)", "")]
    [InlineData("`[t](./a b.md)`", "")]
    public void Paths_as_people_write_them(string note, string expected) =>
        Check("//- /a.md\n" + note + "\n//- /[WIP]x.md\n//- /a b.md\n//- /sub/n.md", expected);

    [Theory]
    [InlineData("![t](c:\\Users\\me\\x.png)", "broken-link 'c:\\Users\\me\\x.png'")]
    [InlineData("![t](C:/Users/me/x.png)", "broken-link 'C:/Users/me/x.png'")]
    [InlineData("<img src=\"D:\\x.png\">", "broken-link 'D:\\x.png'")]
    [InlineData("![t](https://example.org/x.png) ![t](file:///x.png)", "")]
    public void A_drive_is_no_scheme(string note, string expected) => CheckNote(note, expected);

    /// <summary>Only three line ends end a line, so only they end a heading.</summary>
    [Theory]
    [InlineData("[t](#one)\n\n# one\ntext", "")]
    [InlineData("[t](#one)\r\n\r\n# one\r\ntext", "")]
    [InlineData("[t](#one)\r\r# one\rtext", "")]
    [InlineData("[t](#one)\n\n# one\u2028text", "broken-heading 'one'")]
    [InlineData("[t](#one)\n\n# one\u0085text", "broken-heading 'one'")]
    [InlineData("[t](#one)\n\n# one\u000Btext", "broken-heading 'one'")]
    public void Line_ends(string note, string expected) => Check(note, expected);

    [Fact]
    public void Line_ends_are_the_same_for_positions()
    {
        var at = Fixture.Parse("x\u2028y\u0085z\u000B\n[[gone]]");
        Assert.Equal(new LinePosition(1, 2), at.Document.Text!.Lines.PositionAt(at.Document.Outline.References[0].TargetSpan.Start));
    }

    [Theory]
    [InlineData("[t](re\u0301sume\u0301.md) [[re\u0301sume\u0301]] [[résumé#Café]] [t](résumé.md#cafe\u0301)\n//- /résumé.md\n# Cafe\u0301", "")]
    [InlineData("[t](résumé.md) [[résumé]]\n//- /re\u0301sume\u0301.md", "")]
    [InlineData("[t](resume.md)\n//- /résumé.md", "broken-link 'resume.md'")]
    public void Names_compare_in_NFC(string note, string expected) => Check("//- /a.md\n" + note, expected);

    [Fact]
    public void Lone_surrogates_are_names_like_others()
    {
        Check("//- /a.md\n[[\uD800]] [t](\uDC00.md) [t](#\uD800) [[#\uDC00]] [t][a\uD800]", "broken-wiki-link '\uD800', broken-link '\uDC00.md', broken-heading '\uD800', broken-heading '\uDC00'");
    }

    /// <summary>Escapes and code make text of brackets; blocks do not.</summary>
    [Theory]
    [InlineData(@"\[t](gone.md) \[[gone]] \[t\][gone] \[^gone]", "")]
    [InlineData("`[[gone]]`\n\n```\n[[gone]]\n```", "")]
    [InlineData("## [[gone]]", "broken-wiki-link 'gone'")]
    [InlineData("| a |\n|---|\n| [t](gone.md) |", "broken-link 'gone.md'")]
    [InlineData("- one\n  - [t][gone]", "undefined-reference 'gone'")]
    [InlineData("> quote\n> > x[^gone]", "undefined-footnote 'gone'")]
    [InlineData("> [!note] title\n> [[gone]]", "broken-wiki-link 'gone'")]
    [InlineData("**[[gone]]** *[t](gone.md)* ~~[[gone]]~~", "broken-wiki-link 'gone', broken-link 'gone.md', broken-wiki-link 'gone'")]
    public void Where_references_are(string note, string expected) => CheckNote(note, expected);

    [Theory]
    [InlineData("paragraph\n-", "accidental-setext '-'")]
    [InlineData("paragraph\n--\ntext", "accidental-setext '--'")]
    [InlineData("One\n--\ntext\n\nTwo\n--\ntext", "")] // a habit
    [InlineData("One\n--\ntext\n\nTwo\n-\ntext", "accidental-setext '--', accidental-setext '-'")]
    [InlineData("> paragraph\n> -", "accidental-setext '-'")]
    [InlineData("paragraph\n---", "")]
    [InlineData("paragraph\n=", "")]
    [InlineData("paragraph\n\n-", "")]
    [InlineData("- item\n-", "")]
    public void Accidental_setext(string note, string expected) => Check(note, expected);

    [Theory]
    [InlineData("1. BenchLMM: a benchmark\n2. MMBench: another\n\ntext")]
    [InlineData("")]
    [InlineData("#### Deep\n# Top\n### Deep")]
    public void Headings_are_never_demanded(string note) => Check(note, "");
}
