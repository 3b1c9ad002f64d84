using MllmLsp.Core.Features;

namespace MllmLsp.Tests.Features.Refactorings;

public class LinkRefactoringTests
{
    private const string Rope = """
        //- /g.glossary.yml
        concepts:
          - id: rope
            prefLabel: { en: RoPE, zh: 旋转位置编码 }
            altLabel: { zh: [旋转编码] }
            fullForm: { RoPE: Rotary Position Embedding }
            definition: d
          - term: KV Cache
            definition: d

        """;

    [Theory]
    [InlineData("[[旋转$0#位 置|见]]", "[见](sub/旋转.md#位-置)")]
    [InlineData("[[旋转$0#位 置]]", "[旋转 > 位 置](sub/旋转.md#位-置)")]
    [InlineData("[[旋$0转]]", "[旋转](sub/旋转.md)")]
    [InlineData("[[#Own$0 part]]\n\n# Own part\n", "[Own part](#own-part)||# Own part|")]
    [InlineData("[[旋转#^b1$0|x]]", null)]
    [InlineData("![[p$0.png]]", "![](p.png)")]
    [InlineData("![[p$0.png|300]]", null)]
    [InlineData("![[旋$0转]]", null)]
    [InlineData("[[gone$0]]", null)]
    [InlineData("[[RoPE$0]]", null)]
    public void A_wiki_link_becomes_an_inline_link(string note, string? expected) => Check(note, "wiki-to-inline", expected);

    [Theory]
    [InlineData("[见$0](sub/旋转.md#位-置)", "[[旋转#位 置|见]]")]
    [InlineData("[旋转$0](/sub/%E6%97%8B%E8%BD%AC)", "[[旋转]]")]
    [InlineData("| a |\n|---|\n| [见$0](sub/旋转.md) |", "| a |||---||| [[旋转\\|见]] |")]
    [InlineData("[x$0](#own-part)\n\n# Own part", "[[#Own part|x]]||# Own part")]
    [InlineData("![$0](p.png)", "![[p.png]]")]
    [InlineData("![alt$0](p.png)", null)]
    [InlineData("[x$0](sub/旋转.md \"title\")", null)]
    [InlineData("[x$0](<sub/旋转.md>)", "[[旋转|x]]")]
    [InlineData("[x$0](sub/旋转.md?raw=1)", null)]
    [InlineData("[x$0](https://example.org)", null)]
    [InlineData("[x [y]$0](sub/旋转.md)", null)]
    [InlineData("`[x$0](sub/旋转.md)`", null)]
    public void An_inline_link_becomes_a_wiki_link(string note, string? expected) => Check(note, "inline-to-wiki", expected);

    [Fact]
    public void All_of_a_note_change_at_once() => Assert.Equal(
        "/a.md: [旋转](sub/旋转.md) `[[旋转]]` [[gone]] [y](sub/旋转.md#位-置)",
        RefactoringCheck.Apply(Files("[[旋$0转]] `[[旋转]]` [[gone]] [[旋转#位 置|y]]"), "wiki-to-inline-all"));

    [Theory]
    [InlineData("使用 Ro$0PE 编码", "term-chinese", "使用 旋转位置编码 编码")]
    [InlineData("使用 Ro$0PE 编码", "term-first-use", "使用 旋转位置编码（Rotary Position Embedding, RoPE） 编码")]
    [InlineData("We use Ro$0PE here", "term-first-use", "We use Rotary Position Embedding (RoPE) here")]
    [InlineData("采用旋转位$0置编码的模型", "term-english", "采用RoPE的模型")]
    [InlineData("采用旋转编$0码的模型", "term-chinese", "采用旋转位置编码的模型")]
    [InlineData("采用旋转位$0置编码 (Rotary Position Embedding, RoPE) 的", "term-english", "采用RoPE 的")]
    [InlineData("采用旋转位置编码（Rotary Position Embedding, Ro$0PE）的", "term-chinese", "采用旋转位置编码的")]
    [InlineData("We use Rotary Position$0 Embedding (RoPE) here", "term-english", "We use RoPE here")]
    [InlineData("`Ro$0PE`", "term-chinese", null)]
    [InlineData("[Ro$0PE](x.md)", "term-chinese", null)]
    [InlineData("KV Cac$0he 缓存", "term-chinese", null)]
    [InlineData("KV Cac$0he 缓存", "term-english", null)]
    public void A_term_is_written_in_another_form(string note, string id, string? expected) => Check(note, id, expected);

    [Theory]
    [InlineData("见旋$0转一文", "link-note", "见[旋转](sub/旋转.md)一文")]
    [InlineData("[[旋转]] 见旋$0转一文", "link-note", "[[旋转]] 见[[旋转]]一文")]
    [InlineData("About the Title of$0 it.", "link-note", "About the [Title of it](sub/t.md).")]
    [InlineData("[[旋转]] [[t]] Title of$0 it, title of it, `Title of it` [Title of it](t.md)\n\n# Title of it\n", "link-note-all", "[[旋转]] [[t]] [[t|Title of it]], [[t|title of it]], `Title of it` [Title of it](t.md)||# Title of it|")]
    [InlineData("使用 Ro$0PE 编码", "link-concept", "使用 [[RoPE]] 编码")]
    [InlineData("Rope$0 and RoPE, 旋转位置编码 [[RoPE]] [RoPE](x)", "link-concept-all", "Rope and [[RoPE]], [[旋转位置编码]] [[RoPE]] [RoPE](x)")]
    [InlineData("`Ro$0PE`", "link-concept", null)]
    [InlineData("[[Ro$0PE]]", "link-concept", null)]
    [InlineData("$$Ro$0PE$$", "link-concept", null)]
    [InlineData("untitle of$0 its", "link-note", null)]
    public void A_mention_becomes_a_link(string note, string id, string? expected) => Check(note, id, expected);

    [Theory]
    [InlineData("见$0旋转$1一文", "Link to the note 'sub/旋转.md'", "见[旋转](sub/旋转.md)一文")]
    [InlineData("see $0 Own Part $1 of\n\n## Own part", "Link to the heading 'Own part'", "see  [Own Part](#own-part)  of||## Own part")]
    [InlineData("用$0RoPE$1编码", "Link to the term 'RoPE'", "用[[RoPE]]编码")]
    [InlineData("the $0Titel of it$1!", "link-selection-nearest", "the [Titel of it](sub/t.md)!")]
    [InlineData("用$0旋转位置编吗$1做", "link-selection-nearest", "用[[旋转位置编码|旋转位置编吗]]做")]
    [InlineData("`$0旋转$1`", "link-selection-nearest", null)]
    [InlineData("$0a\nb$1", "link-selection-nearest", null)]
    [InlineData("$0[x](y)$1", "link-selection-nearest", null)]
    public void Selected_text_becomes_a_link(string note, string id, string? expected) => Check(note, id, expected);

    [Fact]
    public void A_selection_with_no_like_says_so() => Assert.StartsWith(
        "refused: No note, heading or term has a name like 'quite another thing'", RefactoringCheck.Apply(Files("$0quite another thing$1"), "link-selection-nearest"), StringComparison.Ordinal);

    [Fact]
    public void Selected_text_becomes_a_note() => Assert.Equal(
        "/a.md: see [What: is 新?](What%20is%20新.md)\n/What is 新.md: # What: is 新?|",
        RefactoringCheck.Apply(Files("see $0What: is 新?$1"), "link-selection-new"));

    [Fact]
    public void No_note_is_made_for_a_client_that_cannot() => Assert.DoesNotContain(
        RefactoringCheck.Find(Files("see $0New$1"), features: FeatureContext.English with { CreatesFiles = false }).Actions, action => action.Id == "link-selection-new");

    private static string Files(string note) => $"//- /a.md\n{note}\n//- /sub/旋转.md\n# 位 置\n\nx ^b1\n//- /sub/t.md\n# Title of it\n//- /p.png\n{Rope}";

    private static void Check(string note, string id, string? expected)
    {
        if (expected is null)
        {
            Assert.DoesNotContain(RefactoringCheck.Find(Files(note)).Actions, action => action.Id == id || action.Title == id);
        }
        else
        {
            Assert.Equal("/a.md: " + expected, RefactoringCheck.Apply(Files(note), id));
        }
    }
}
