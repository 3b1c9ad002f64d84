using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Renaming;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Features.Renaming;

/// <summary>Renaming headings, labels, tags, blocks and notes: each row has the files before, and what becomes of those that change.</summary>
public class NoteRenameTests
{
    [Theory]
    [InlineData(
        "//- /a.md\n# A\n## O$0ne\n[x](#one) [[#One]] [y](#a)\n//- /b.md\n[x](a.md#one) [[a#One|t]] [[a#A#One]] [[a#one]] [z](a.md)",
        "新 名!",
        "/a.md\n# A\n## 新 名!\n[x](#新-名) [[#新 名!]] [y](#a)\n/b.md\n[x](a.md#新-名) [[a#新 名!|t]] [[a#A#新 名!]] [[a#新 名!]] [z](a.md)")]
    [InlineData(
        "//- /a.md\n# foo\n# f$0oo\n# foo\n[1](#foo) [2](#foo-1) [3](#foo-2)",
        "bar",
        "/a.md\n# foo\n# bar\n# foo\n[1](#foo) [2](#bar) [3](#foo-1)")]
    [InlineData(
        "//- /a.md\n# The$0me\n//- /b.md\n[[Theme]] [[Theme#Theme]] [[a]]",
        "Topic",
        "/a.md\n# Topic\n/b.md\n[[Topic]] [[Topic#Topic]] [[a]]")]
    [InlineData(
        "//- /a.md\n# A\n## Ou$0ter\n### Inner\n//- /b.md\n[[a#Outer#Inner]] [[a#Inner]] [x](a.md#inner)",
        "Neu",
        "/a.md\n# A\n## Neu\n### Inner\n/b.md\n[[a#Neu#Inner]] [[a#Inner]] [x](a.md#inner)")]
    [InlineData(
        "//- /a.md\n## 一$0 {#one}\n[x](#one) [y](#一)\n",
        "二",
        "/a.md\n## 二 {#one}\n[x](#one) [y](#二)\n")]
    [InlineData(
        "//- /a.md\nOne\n===\n[x](#on$0e)\n//- /b.md\n[y](a.md#%6fne)",
        "Zwei",
        "/a.md\nZwei\n===\n[x](#zwei)\n/b.md\n[y](a.md#zwei)")]
    [InlineData("//- /a.md\n$0### 甲 ###\n[x](#甲)\n", "乙", "/a.md\n### 乙 ###\n[x](#乙)\n")]
    [InlineData("//- /a.md\n### 甲 ###$0\n[[#甲]]\n", "乙", "/a.md\n### 乙 ###\n[[#乙]]\n")]
    [InlineData("//- /a.md\n# One\n\n[l]: #on$0e\n", "Zwei", "/a.md\n# Zwei\n\n[l]: #zwei\n")]
    public void Headings(string files, string name, string expected) => Check(files, name, expected);

    [Theory]
    [InlineData(
        "//- /a.md\n<span id=\"ta$0b\"></span>\n\n[x](#tab) [y](#TAB) <a href='#tab'>z</a>\n//- /b.md\n[x](a.md#tab) [y](a.md#tabs) [[a]]",
        "表-2",
        "/a.md\n<span id=\"表-2\"></span>\n\n[x](#表-2) [y](#表-2) <a href='#表-2'>z</a>\n/b.md\n[x](a.md#表-2) [y](a.md#tabs) [[a]]")]
    [InlineData(
        "//- /a.md\ntext <a name=\"图\"></a>\n//- /b.md\n[x](a.md#%E5%9B%BE$0) ![](p.png)\n",
        "fig",
        "/a.md\ntext <a name=\"fig\"></a>\n/b.md\n[x](a.md#fig) ![](p.png)\n")]
    public void Anchors(string files, string name, string expected) => Check(files, name, expected);

    [Theory]
    [InlineData("//- /a.md\n[a][l$0] [l][] [l] ![i][L]\n\n[l]: x.md\n", "新", "/a.md\n[a][新] [l][新] [l][新] ![i][新]\n\n[新]: x.md\n")]
    [InlineData("//- /a.md\nx[^1] y[^1$0]\n\n[^1]: z\n", "note", "/a.md\nx[^note] y[^note]\n\n[^note]: z\n")]
    public void Labels(string files, string name, string expected) => Check(files, name, expected);

    [Theory]
    [InlineData(
        "//- /a.md\n#vis$0ion #Vision/encoder #visions\n//- /b.md\n---\ntags: [vision, \"vision/x\"]\n---\n",
        "seeing",
        "/a.md\n#seeing #seeing/encoder #visions\n/b.md\n---\ntags: [seeing, \"seeing/x\"]\n---\n")]
    [InlineData("//- /a.md\n---\ntags: [a$0]\n---\n#a", "b/c", "/a.md\n---\ntags: [b/c]\n---\n#b/c")]
    public void Tags(string files, string name, string expected) => Check(files, name, expected);

    [Theory]
    [InlineData("//- /a.md\ntext ^i$0d\n\n[[#^id]]\n//- /b.md\n[[a#^id|x]] [[a#^other]]", "new-1", "/a.md\ntext ^new-1\n\n[[#^new-1]]\n/b.md\n[[a#^new-1|x]] [[a#^other]]")]
    [InlineData("//- /a.md\ntext ^id\n//- /b.md\n[[a#^i$0d]]", "x", "/a.md\ntext ^x\n/b.md\n[[a#^x]]")]
    public void Blocks(string files, string name, string expected) => Check(files, name, expected);

    [Theory]
    [InlineData("//- /a.md\nx\n//- /b.md\n[[a$0]] [[a#x|t]] [y](a.md#z) [w](<a.md>)", "新 名", "/b.md\n[[新 名]] [[新 名#x|t]] [y](新%20名.md#z) [w](<新 名.md>)", "/a.md → /新 名.md")]
    [InlineData("//- /img/p.png\n//- /b.md\n![](img/p$0.png)", "q.png", "/b.md\n![](img/q.png)", "/img/p.png → /img/q.png")]
    public void Notes(string files, string name, string expected, string move)
    {
        var result = Check(files, name, expected);
        Assert.Equal(move, $"{result.Move!.From[3..]} → {result.Move.To[3..]}");
    }

    [Theory]
    [InlineData("//- /a.md\n# $0A", "", "A heading is one line of text: write some.")]
    [InlineData("//- /a.md\n[a][l$0]\n\n[l]: x\n[m]: y", "m", "The label 'm' is defined already: choose another one.")]
    [InlineData("//- /a.md\n[a][l$0]\n\n[l]: x", "a]b", "A label is one line without brackets.")]
    [InlineData("//- /a.md\nx[^1$0]\n\n[^1]: z", "a b", "A footnote's label has no spaces, brackets or carets.")]
    [InlineData("//- /a.md\n#ta$0g", "12", "'12' is no tag: write letters, digits, - and _, with / between levels, and not digits alone.")]
    [InlineData("//- /a.md\nx ^a$0\n\ny ^b", "b", "The note has a block '^b' already: choose another id.")]
    [InlineData("//- /a.md\nx ^a$0", "a b", "A block id has letters, digits and hyphens only.")]
    [InlineData("//- /b.md\n[[a$0]]\n//- /a.md\n//- /c.md\n", "C", "There is a file 'C.md' already: choose another name.")]
    [InlineData("//- /a.md\n<a id=\"x$0\"></a>\n\n# Y", "y", "The note has an anchor 'y' already: choose another name.")]
    [InlineData("//- /a.md\n<a id=\"x$0\"></a>", "a b", "An anchor has letters, digits and - _ . : only.")]
    [InlineData("//- /b.md\n[[a$0]]\n//- /a.md\n", "x/y", "'x/y.md' is no file name on every system: leave out / \\ : * ? \" < > |.")]
    public void A_name_that_cannot_be_is_refused(string files, string name, string expected)
    {
        var at = Fixture.Parse(files);
        var result = Rename.At(at.Workspace, at.Document, at.Offset)!.Rename(name, ContextOf(at));
        Assert.Equal(expected, result.Refusal?.English);
        Assert.Empty(result.Edits);
    }

    [Theory]
    [InlineData("//- /a.md\nwor$0ds")]
    [InlineData("//- /a.md\n[x](https://e.$0org)")]
    [InlineData("//- /a.md\n[[gon$0e]]")]
    [InlineData("//- /a.md\n`[[a$0]]`")]
    public void Nothing_else_is_renamed(string files)
    {
        var at = Fixture.Parse(files);
        Assert.Null(Rename.At(at.Workspace, at.Document, at.Offset));
    }

    private static RenameResult Check(string files, string name, string expected)
    {
        var at = Fixture.Parse(files);
        var result = Rename.At(at.Workspace, at.Document, at.Offset)!.Rename(name, ContextOf(at));
        Assert.Null(result.Refusal?.English);
        Assert.Equal(expected.TrimEnd('\n'), string.Join('\n', result.Edits.Select(edit => $"{edit.Path[3..]}\n{Apply(at.Texts[edit.Path], edit).TrimEnd('\n')}")));
        return result;
    }

    private static string Apply(SourceText text, DocumentEdit edit) =>
        edit.Changes.Reverse().Aggregate(text, (changed, change) => changed.WithChange(change)).ToString();

    private static FeatureContext ContextOf(Fixture at) => new(Language.English, path => at.Texts.GetValueOrDefault(path));
}
