using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;

namespace MllmLsp.Tests.Features;

public class HoverTests
{
    private const string Notes = """
        //- /b.md
        # Beta
        first *line* <script>

        ## Part
        [evil](command:x) second
        //- /glossary/g.yml
        concepts:
          - id: rope
            prefLabel: { en: RoPE, zh: 旋转位置编码 }
            definition: { en: Turns pairs., zh: 旋转。 }
        //- /pic.png
        //- /a.md

        """;

    [Theory]
    [InlineData("使用Ro$0PE编码", "RoPE")]
    [InlineData("（旋转位$0置编码）", "旋转位置编码")]
    [InlineData("`Ro$0PE`", "RoPE")]
    [InlineData("𝐑 😀 RoPE$0", "RoPE")]
    public void Shows_a_card(string note, string span) => Check(Notes + note, span, "RoPE", "旋转位置编码", "Turns pairs\\.".Replace("\\.", "."));

    [Theory]
    [InlineData("[[b$0]]", "[[b]]", "**Beta** — b.md\n\nfirst \\*line\\* &lt;script\\>\n\n\\#\\# Part\n\n\\[evil\\]\\(command:x\\) second")]
    [InlineData("[[b#Pa$0rt]]", "[[b#Part]]", "**Part** — b.md\n\n\\[evil\\]\\(command:x\\) second")]
    [InlineData("[x](b.md#pa$0rt)", "[x](b.md#part)", "**Part** — b.md\n\n\\[evil\\]\\(command:x\\) second")]
    [InlineData("![x](pic.p$0ng)", "![x](pic.png)", "pic.png")]
    public void Shows_what_a_link_leads_to(string note, string span, string markdown)
    {
        var result = At(Notes + note, out var text);
        Assert.NotNull(result);
        Assert.Equal(span, text.Substring(result.Span.Start, result.Span.Length));
        Assert.Equal(markdown, result.Markdown);
    }

    [Theory]
    [InlineData("x[^n$0]\n\n[^n]: One *two*\n    three\n\n    four\n", "[^n]", "**\\[\\^n\\]**\n\nOne \\*two\\* three\n\nfour")]
    [InlineData("x[^注] y[^注]\n\n[^$0注]: 一", "注", "**\\[\\^注\\]**\n\n一\n\nUsed 2 times")]
    [InlineData("[t][L$0]\n\n[l]: b.md#part 'x'", "[t][L]", "**\\[l\\]**: b.md\\#part\n\n---\n\n**Part** — b.md\n\n\\[evil\\]\\(command:x\\) second")]
    [InlineData("[t$0][]\n\n[t]: https://e.org/a", "[t][]", "**\\[t\\]**: [https:\u200B//e.org/a](<https://e.org/a>)")]
    [InlineData("[t]\n\n[t$0]: command:x", "t", "**\\[t\\]**: command:x\n\nUsed once")]
    [InlineData("[[b#^i$0d]]\n//- /b.md\none\n\ntwo ^id\n", "[[b#^id]]", "**b** — b.md\n\ntwo \\^id")]
    [InlineData("#vi$0s\n//- /c.md\n---\ntags: [vis/enc, Vis]\n---\n# C\n#vis\n//- /d.md\n#visual", "#vis", "**\\#vis** — 4 uses in 2 notes\n\n\\#vis/enc (1)\n\n- a\n- C (3)")]
    [InlineData("---\ntags: [on$0ly]\n---\n", "only", "**\\#only** — 1 use in 1 note\n\n- a")]
    [InlineData("![[pic.p$0ng]]", "![[pic.png]]", "pic.png\n\n640 × 480 px, 12.3 KB")]
    [InlineData("[x](pic$0.png)", "[x](pic.png)", "pic.png\n\n640 × 480 px, 12.3 KB")]
    [InlineData("[see @li$0u]\n//- /r.bib\n@misc{liu, title = {A *B*}, author = {Liu, H. and Li, C.}, year = 2023}", "@liu", "**A \\*B\\***\n\nLiu and Li, 2023\n\n\\@liu")]
    public void Shows_labels_tags_pictures_blocks_and_works(string note, string span, string markdown)
    {
        var at = Fixture.Parse("//- /b.md\n# Beta\n\n## Part\n[evil](command:x) second\n//- /pic.png\n//- /a.md\n" + note);
        var context = new FeatureContext(Language.English, path => at.Texts.GetValueOrDefault(path)) { ImageAt = path => path.EndsWith(".png", StringComparison.Ordinal) ? new ImageInfo(640, 480, 12_595) : null };
        var result = Hover.At(at.Workspace, at.Document, at.Offset, context);
        Assert.NotNull(result);
        Assert.Equal(span, at.Document.Text!.Slice(result.Span).ToString());
        Assert.Equal(markdown, result.Markdown);
    }

    [Fact]
    public void Lists_no_more_notes_of_a_tag_than_can_be_read()
    {
        var many = string.Concat(Enumerable.Range(0, 12).Select(i => $"\n//- /n{i:D2}.md\n#t"));
        var at = Fixture.Parse($"//- /a.md\n#t$0{many}");
        var chinese = new FeatureContext(Language.Chinese, _ => null);
        var lines = Hover.At(at.Workspace, at.Document, at.Offset, chinese)!.Markdown.Split('\n');
        Assert.Equal(("**\\#t** — 13 篇笔记中使用 13 次", "- n08", "- 另有 3 篇笔记", 13), (lines[0], lines[^2], lines[^1], lines.Length));
    }

    [Fact]
    public void Shows_term_and_target_together() => Check(Notes + "[Ro$0PE](b.md)", "RoPE", "旋转位置编码", "---", "**Beta** — b.md");

    [Theory]
    [InlineData("pl$0ain")]
    [InlineData("```\nRo$0PE\n```")]
    [InlineData("[x](https://Ro$0PE.org)")]
    [InlineData("$Ro$0PE$")]
    [InlineData("<b title=\"Ro$0PE\">")]
    [InlineData("RoPE  $0")]
    public void Stays_silent(string note) => Assert.Null(At(Notes + note, out _));

    [Fact]
    public void Counts_the_notes_that_use_a_term() => Check(Notes + "Ro$0PE\n//- /c.md\nRoPE\n//- /d.md\n`RoPE`", "RoPE", "2");

    private static void Check(string fixture, string span, params string[] contained)
    {
        var result = At(fixture, out var text);
        Assert.NotNull(result);
        Assert.Equal(span, text.Substring(result.Span.Start, result.Span.Length));
        Assert.All(contained, c => Assert.Contains(c, result.Markdown, StringComparison.Ordinal));
    }

    private static HoverResult? At(string fixture, out string text)
    {
        var at = Fixture.Parse(fixture);
        text = at.Document.Text!.ToString();
        return Hover.At(at.Workspace, at.Document, at.Offset, new FeatureContext(Language.English, path => at.Texts.GetValueOrDefault(path)));
    }
}
