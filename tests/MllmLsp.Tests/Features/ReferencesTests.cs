using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;

namespace MllmLsp.Tests.Features;

public class ReferencesTests
{
    private const string Notes = """
        //- /b.md
        # Beta
        [[a]] [[a#One]] [x](a.md#one) [[#Beta]] RoPE 与旋转位置编码 `RoPE`
        //- /c.md
        [x](b.md) [[Beta]] [[rope]] [[a#Two]]
        //- /glossary/g.yml
        concepts:
          - id: rope
            prefLabel: { en: RoPE, zh: 旋转位置编码 }
            definition: d
        //- /a.md

        """;

    [Theory]
    [InlineData("# $0One\n## Two", "a.md 0 # One | b.md 7 [[a]] | b.md 13 [[a#One]] | b.md 23 [x](a.md#one)")]
    [InlineData("# One\n## T$0wo", "a.md 6 ## Two | c.md 28 [[a#Two]]")]
    [InlineData("[[b$0]]", "a.md 0 [[b]] | b.md 0  | c.md 0 [x](b.md) | c.md 10 [[Beta]]")]
    [InlineData("[a][l$0] [l][] [l]\n\n[l]: x", "a.md 0 [a][l] | a.md 7 [l][] | a.md 13 [l] | a.md 18 [l]: x")]
    [InlineData("x[^$01] y[^1]\n\n[^1]: z", "a.md 1 [^1] | a.md 7 [^1] | a.md 13 [^1]: z")]
    [InlineData("Ro$0PE", "a.md 0 RoPE | b.md 47 RoPE | b.md 53 旋转位置编码 | c.md 19 [[rope]] | glossary/g.yml 14 id: rope")]
    [InlineData("# T$0itle\n//- /d.md\n[[a]] [[Title]] [[Title#Title]] [x](#title)", "a.md 0 # Title | b.md 7 [[a]] | d.md 0 [[a]] | d.md 6 [[Title]] | d.md 16 [[Title#Title]]")]
    [InlineData("[x](#go$0ne)", "")]
    [InlineData("![x](/img/g$0one.png)\n//- /sub/d.md\n<img src=\"../img/gone.png\"> [y](gone.png)", "a.md 0 ![x](/img/gone.png) | sub/d.md 10 ../img/gone.png")]
    [InlineData("[[没有$0]]\n//- /sub/d.md\n[[没有#节]] [[别的]]", "a.md 0 [[没有]] | sub/d.md 0 [[没有#节]]")]
    [InlineData("![x](p$0.png)\n//- /p.png\n//- /sub/d.md\n![](../p.png)", "a.md 0 ![x](p.png) | sub/d.md 0 ![](../p.png)")]
    [InlineData("[x](https://e.org/p$0)\n//- /sub/d.md\n<https://e.org/p> [z](https://e.org)", "a.md 0 [x](https://e.org/p) | sub/d.md 0 <https://e.org/p>")]
    [InlineData("# One\n\n[l]: #o$0ne", "a.md 0 # One | a.md 7 [l]: #one | b.md 7 [[a]] | b.md 13 [[a#One]] | b.md 23 [x](a.md#one)")]
    [InlineData("- [x$0] done\n\n[x]: y", "")]
    [InlineData("noth$0ing", "")]
    public void Finds(string note, string expected) => Check(Notes + note, expected, includeDeclaration: true);

    [Theory]
    [InlineData("[@li$0u]", "a.md 1 @liu | d.md 1 @visual", "r.bib 0 @misc{liu, ids = {visual}}")]
    [InlineData("one ^i$0d\n\n[[#^id]]", "a.md 9 [[#^id]]", "a.md 5 id")]
    [InlineData("<a id=\"he$0re\"></a>\n[x](#here)", "a.md 18 [x](#here)", "a.md 7 here")]
    [InlineData("#vi$0s", "a.md 0 #vis | d.md 10 #vis/x", "")]
    public void Finds_citations_blocks_anchors_and_tags(string note, string uses, string declaration)
    {
        var fixture = $"//- /a.md\n{note}\n//- /d.md\n[@visual] #vis/x\n//- /r.bib\n@misc{{liu, ids = {{visual}}}}";
        Check(fixture, uses, includeDeclaration: false);
        Check(fixture, declaration.StartsWith("a.md", StringComparison.Ordinal) ? $"{declaration} | {uses}" : $"{uses} | {declaration}".TrimEnd(' ', '|'), includeDeclaration: true);
    }

    [Fact]
    public void Leaves_the_declaration_out() => Check(Notes + "# One\n## T$0wo", "c.md 28 [[a#Two]]", includeDeclaration: false);

    /// <summary>The ranges that VS Code's own Markdown support gives for the same places.</summary>
    [Theory]
    [InlineData("[x](a.md#o$0ne) [y](a.md)\n# One", "a.md#one | a.md | # One")]
    [InlineData("[x](a$0.md#one) [y](a.md)\n# One", "a.md | a.md")]
    [InlineData("[x][l$0] [l]\n\n[l]: b.md#x", "l | l | b.md#x")]
    [InlineData("see[^n$0]\n\n[^n]: b", "^n | n")]
    [InlineData("[[a#One$0]]\n# One", "a#One | # One")]
    public void Names_what_is_named(string note, string expected)
    {
        var at = Fixture.Parse("//- /a.md\n" + note);
        var found = References.At(at.Workspace, at.Document, at.Offset, includeDeclaration: true, FeatureContext.English);
        Assert.Equal(expected, string.Join(" | ", found.Where(l => l.Selection.Length > 0).Select(l => at.Texts[l.Path].Slice(l.Selection).ToString())));
    }

    private static void Check(string fixture, string expected, bool includeDeclaration)
    {
        var at = Fixture.Parse(fixture);
        var context = new FeatureContext(Language.English, path => at.Texts.GetValueOrDefault(path));
        var found = References.At(at.Workspace, at.Document, at.Offset, includeDeclaration, context);
        Assert.Equal(expected, string.Join(" | ", found.Select(l => $"{l.Path[4..]} {l.Span.Start} {FirstLine(at.Texts[l.Path].Slice(l.Span).ToString())}")));
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimStart('-', ' ');
}
