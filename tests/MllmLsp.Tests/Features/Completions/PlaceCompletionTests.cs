using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;

namespace MllmLsp.Tests.Features.Completions;

/// <summary>Every place of a note in which something other than a term or a wiki link's target is offered.</summary>
public class PlaceCompletionTests
{
    private const string Others = """

        //- /sub/位置 编码.md
        ---
        tags: [vision/encoder, NLP]
        ---
        # Rotary
        ## 推导 (1)
        <a id="own"></a> #NLP text #Draft
        //- /sub/deep/x.md
        # X
        //- /img/p 1.png
        //- /img/notes.txt
        //- /.hidden/h.md
        # H
        //- /.gitignore
        """;

    [Theory]
    [InlineData("[x]($0)", "=>img/ =>sub/")]
    [InlineData("[x](su$0)", "su=>sub/")]
    [InlineData("[x](.$0)", ".=>.gitignore")]
    [InlineData("[x](sub/$0)", "=>位置%20编码.md =>deep/")]
    [InlineData("[x](<sub/位$0>)", "位=>位置 编码.md")]
    [InlineData("[x](sub/Rot$0)", "Rot=>位置%20编码.md")]
    [InlineData("[x](/sub/de$0)", "de=>deep/")]
    [InlineData("![x](img/$0)", "=>p%201.png")]
    [InlineData("[x](img/n$0)", "n=>notes.txt n=>p%201.png")]
    [InlineData("![x]($0)", "=>img/ =>sub/")]
    [InlineData("[![x](img/$0)](sub)", "=>p%201.png")]
    [InlineData("<img src=\"img/$0\">", "=>p 1.png")]
    [InlineData("<a href=\"sub/de$0\">", "de=>deep/")]
    [InlineData("[l]: sub/$0", "=>位置%20编码.md =>deep/")]
    [InlineData("[x](https://e$0)", "")]
    [InlineData("[x](../../$0)", "")]
    [InlineData("`[x](su$0)`", "")]
    [InlineData("[x](sub/a b$0)", "")]
    public void Destinations(string note, string expected) => Check(note, expected);

    [Theory]
    [InlineData("[x](#$0)\n# One\n## 二", "=>one =>二")]
    [InlineData("[x](sub/位置%20编码.md#$0)", "=>rotary =>推导-1 =>own")]
    [InlineData("[x](sub/位置%20编码.md#推$0)", "推=>推导-1")]
    [InlineData("[x](gone.md#$0)", "")]
    [InlineData("[x]($0)\n# One\n## 二", "=>img/ =>sub/ =>#one =>#二")]
    [InlineData("[x](on$0)\n# One\n## 二", "on=>#one")]
    [InlineData("[l]: 二$0\n# One\n## 二", "二=>#二")]
    [InlineData("![x](#$0)\n# One", "")]
    [InlineData("![x](on$0)\n# One", "")]
    [InlineData("[x](##$0)\n# Own", "##=>#own ##=>.hidden/h.md#h ##=>sub/deep/x.md#x ##=>sub/位置%20编码.md#rotary ##=>sub/位置%20编码.md#推导-1")]
    [InlineData("[x](<##推$0>)", "##推=>sub/位置 编码.md#推导-1")]
    [InlineData("[l]: ##rot$0", "##rot=>sub/位置%20编码.md#rotary")]
    public void Anchors(string note, string expected) => Check(note, expected);

    [Theory]
    [InlineData("[[##$0]]\n# Own", "##=>#Own ##=>h#H ##=>x#X ##=>位置 编码#Rotary ##=>位置 编码#推导 (1)")]
    [InlineData("[[##推$0", "##推=>位置 编码#推导 (1)]]")]
    public void Headings_of_all_notes(string note, string expected) => Check(note, expected);

    [Theory]
    [InlineData("a[^$0] b\n\n[^one]: first\n\n[^two]: second", "=>one =>two")]
    [InlineData("a[^t$0\n\n[^two]: second", "t=>two]")]
    [InlineData("[a][$0]\n\n[Lab]: x.md\n[other]: https://e.org", "=>Lab =>other")]
    [InlineData("[a][l$0]\n\n[Lab]: x.md", "l=>Lab")]
    [InlineData("`a[^$0]`\n\n[^one]: first", "")]
    [InlineData("[L$0]\n\n[Lab]: x.md", "L=>Lab")]
    [InlineData("[l$0\n\n[Lab]: x.md", "l=>Lab]")]
    [InlineData("![l$0]\n\n[Lab]: x.md", "")]
    [InlineData("\\[l$0]\n\n[Lab]: x.md", "")]
    [InlineData("`[l$0`\n\n[Lab]: x.md", "")]
    public void Labels(string note, string expected) => Check(note, expected);

    [Theory]
    [InlineData("text #$0", "=>NLP =>Draft =>vision =>vision/encoder")]
    [InlineData("text #dr$0", "dr=>Draft dr=>vision/encoder")]
    [InlineData("#vision/$0", "vision/=>vision/encoder")]
    [InlineData("# $0", "")]
    [InlineData("#$0", "")]
    [InlineData("a#dr$0", "")]
    [InlineData("```\n#dr$0\n```", "")]
    public void Tags(string note, string expected) => Check(note, expected);

    [Theory]
    [InlineData("> [!$0", "=>NOTE] =>TIP] =>IMPORTANT] =>WARNING] =>CAUTION]")]
    [InlineData("> [!t$0]", "t=>tip t=>note t=>important t=>caution")]
    [InlineData("> text [!t$0", "")]
    [InlineData("[!t$0", "")]
    public void Callouts(string note, string expected) => Check(note, expected);

    [Theory]
    [InlineData("```py$0", "py=>python")]
    [InlineData("~~~ju$0\n~~~", "ju=>julia")]
    [InlineData("```\nx\n```py$0", "")]
    [InlineData("``py$0", "")]
    public void Fences(string note, string expected) => Check(note, expected, first: true);

    [Theory]
    [InlineData("---\nti$0\n---\n", "ti=>title: ")]
    // Front matter that nothing stands behind, not even the end of its last line.
    [InlineData("---\nti$0\n---", "ti=>title: ")]
    [InlineData("---\ntags: [NL$0]\n---", "NL=>NLP")]
    [InlineData("---\ntitle: x\nt$0\n---\n", "t=>tags:  t=>term: ")]
    [InlineData("---\ntags: [NL$0]\n---\n", "NL=>NLP")]
    [InlineData("---\ntags:\n  - vis$0\n---\n", "vis=>vision vis=>vision/encoder")]
    [InlineData("---\nterm: $0\n---\n", "=>true =>false")]
    [InlineData("---\ntitle: NL$0\n---\n", "")]
    public void Front_matter(string note, string expected) => Check(note, expected, first: note.Contains("ti$0", StringComparison.Ordinal) || note.Contains("\nt$0", StringComparison.Ordinal));

    [Fact]
    public void Obsidian_has_more_callouts()
    {
        var at = Fixture.Parse("> [!abs$0]", vault: true);
        Assert.Equal("abstract", Assert.Single(Completion.At(at.Workspace, at.Document, at.Offset, FeatureContext.English).Items).NewText);
    }

    [Fact]
    public void A_long_list_is_cut_after_it_is_ranked_and_says_so()
    {
        var at = Fixture.Parse("//- /a.md\n[[n$0]]\n" + string.Join('\n', Enumerable.Range(0, 500).Select(i => $"//- /sub/on{i:D3}.md\nx")) + "\n//- /sub/n.md\nx");
        var list = Completion.At(at.Workspace, at.Document, at.Offset, FeatureContext.English);
        Assert.True(list.IsIncomplete);
        Assert.Equal(100, list.Items.Length);
        Assert.Equal("n", list.Items[0].NewText);
    }

    private static void Check(string note, string expected, bool first = false)
    {
        var at = Fixture.Parse("//- /a.md\n" + note + Others);
        var list = Completion.At(at.Workspace, at.Document, at.Offset, new FeatureContext(Language.English, p => at.Texts.GetValueOrDefault(p)));
        var offers = string.Join(' ', list.Items.Select(i => $"{at.Document.Text!.Slice(i.Replace)}=>{i.NewText}"));
        if (first && expected.Length > 0)
        {
            Assert.StartsWith(expected, offers, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(expected, offers);
        }
    }
}
