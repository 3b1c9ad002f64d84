using MllmLsp.Core.Features;

namespace MllmLsp.Tests.Features.Refactorings;

/// <summary>Sections that become notes, and notes that become sections.</summary>
public class RestructuringTests
{
    [Theory]
    // The section goes with what is below it, and a link stands in its place.
    [InlineData(
        "//- /a.md\n# A\n\nx\n## 位$0置\n\ny\n\n### Sub\n\nz\n\n## C\n",
        "/a.md: # A||x||[位置](位置.md)||## C|\n/位置.md: # 位置||y||## Sub||z|")]
    // Every link to it follows: by anchor, by heading, to what is in it, to blocks; in notes of any folder, whatever the form.
    [InlineData(
        "//- /a.md\n# A\n\n[s](#sub) [[#Sub]] [[#^b1]] [own](#a)\n\n## Par$0t\n\n[t](#a) [u](#sub) [[#A]] ^b1\n\n### Sub\n//- /d/b.md\n[1](../a.md#part) [2](../a.md#sub) [3](/a.md#sub) [[a#Part]] [[a#Part#Sub|x]] [[a#^b1]] ![[a#Sub]] [4](../a.md#a) [[a]]\n\n[l]: ../a#sub\n",
        "/a.md: # A||[s](Part.md#sub) [[Part#Sub]] [[Part#^b1]] [own](#a)||[[Part]]|\n/Part.md: # Part||[t](a.md#a) [u](#sub) [[a#A]] ^b1||## Sub|\n/d/b.md: [1](../Part.md) [2](../Part.md#sub) [3](/Part.md#sub) [[Part]] [[Part#Sub|x]] [[Part#^b1]] ![[Part#Sub]] [4](../a.md#a) [[a]]||[l]: ../Part#sub|")]
    // Headings of one text: the numbers of those that stay, and of those that go, are others afterwards.
    [InlineData(
        "//- /a.md\n# A\n## x\n## Go$0\n### x\n## x\n//- /b.md\n[1](a.md#x) [2](a.md#x-1) [3](a.md#x-2)\n",
        "/a.md: # A|## x||[Go](Go.md)||## x\n/Go.md: # Go|## x|\n/b.md: [1](a.md#x) [2](Go.md#x) [3](a.md#x-1)|")]
    // Labels: what only the section uses goes; what both use stays, too.
    [InlineData(
        "//- /a.md\n# A\n\n[l1] [l2] x[^2]\n\n## B$0\n\n[l2] [l3] y[^1]\n\n[l1]: u1\n\n## C\n\n[l2]: u2\n[l3]: u3\n\n[^1]: one [l4]\n[^2]: two\n\n[l4]: u4\n",
        "/a.md: # A||[l1] [l2] x[^2]||[B](B.md)||## C||[l2]: u2||[^2]: two|||[l1]: u1|\n/B.md: # B||[l2] [l3] y[^1]||[l1]: u1||[l2]: u2|[l3]: u3|[^1]: one [l4]|[l4]: u4|")]
    // A name that is taken, and a line below a heading.
    [InlineData(
        "//- /a.md\nTop\n===\n\nNew$0\n---\n\n### Below\n\n//- /sub/New.md\nx\n",
        "/a.md: Top|===||[New](New%202.md)|\n/New 2.md: New|===||## Below|")]
    // A title that goes to the new note, and links by that title go with it.
    [InlineData(
        "//- /a.md\n# On$0e\n\nx\n\n# Two\n//- /b.md\n[[One]] [[a]] [x](a.md)\n",
        "/a.md: [One](One.md)||# Two\n/One.md: # One||x|")]
    // The encodings of the text: line ends, and what is outside of the basic plane.
    [InlineData("//- /a.md\n# A\r\n\r\n## 𝐑 位$0置\r\n\r\n[x](#a) 😀\r\n", "/a.md: # A¶¶[𝐑 位置](𝐑%20位置.md)¶\n/𝐑 位置.md: # 𝐑 位置¶¶[x](a.md#a) 😀¶")]
    public void A_section_becomes_a_note(string files, string expected) => Assert.Equal(expected, RefactoringCheck.Apply(files, "extract-section"));

    [Fact]
    public void In_Obsidian_the_link_is_a_wiki_link() => Assert.Equal(
        "/a.md: # A||[[B]]|\n/B.md: # B||x|", RefactoringCheck.Apply("//- /a.md\n# A\n\n## B$0\n\nx\n", "extract-section", vault: true));

    [Theory]
    [InlineData("# Whole$0\n\nx\n", "The section is the whole note.")]
    [InlineData("# A\n\n- # Nested$0\n", "The heading stands in a list or quotation.")]
    [InlineData("# A\n\n> ## Quoted$0\n", "The heading stands in a list or quotation.")]
    public void A_section_that_cannot_go_says_why(string note, string reason) =>
        Assert.Equal(reason, Assert.Single(RefactoringCheck.Find("//- /a.md\n" + note).Actions, action => action.Id == "extract-section").Disabled);

    [Fact]
    public void Within_a_section_it_is_offered_to_those_who_ask_for_it()
    {
        const string note = "//- /a.md\n# A\n\n## B\n\ntext $0here\n";
        Assert.DoesNotContain(RefactoringCheck.Find(note).Actions, action => action.Id == "extract-section");
        Assert.Contains(RefactoringCheck.Find(note, new CodeActionFilter(["refactor.extract"])).Actions, action => action.Title == "Extract the section 'B' to a note of its own");
    }

    [Theory]
    // Headings one level below the section; links and images from the new place; what led to the note leads to its heading.
    [InlineData(
        "//- /a.md\n# A\n\n## S\n\n![[旋转$0]]\n\nEnd.\n//- /sub/旋转.md\n# 旋转\n\n[x](c.md) ![](p.png) [y](#内) [[c]] [z](../a.md#s) [e](gone.md)\n\n## 内\n//- /sub/c.md\n[1](旋转.md) [2](旋转.md#内) [[旋转]] [[旋转#内|t]] ![[旋转]]\n//- /sub/p.png\n",
        "/a.md: # A||## S||### 旋转||[x](sub/c.md) ![](sub/p.png) [y](#内) [[c]] [z](#s) [e](sub/gone.md)||#### 内||End.\n/sub/c.md: [1](../a.md#旋转) [2](../a.md#内) [[a#旋转|旋转]] [[a#内|t]] ![[a#旋转]]\n-/sub/旋转.md")]
    // Headings of one text, labels of one name, line ends.
    [InlineData(
        "//- /a.md\n# A\n\n[b](b.md)$0\n\n## X\n\n[l] f[^1]\n\n[l]: u\n[^1]: a\n//- /b.md\n## X\r\n\r\n[l] [t][l] [l][] f[^1]\r\n\r\n[l]: v\r\n[^1]: b\r\n//- /c.md\n[1](a.md#x) [2](b.md#x)\n",
        "/a.md: # A||## X||[l][l-2] [t][l-2] [l][l-2] f[^1-2]||[l-2]: v|[^1-2]: b||## X||[l] f[^1]||[l]: u|[^1]: a\n/c.md: [1](a.md#x-1) [2](a.md#x)|\n-/b.md")]
    // A title in front matter becomes a heading; a note without headings is found by the section it came into.
    [InlineData("//- /a.md\n# A\n[[b]]$0\n//- /b.md\n---\ntitle: The b\n---\n\ntext\n//- /c.md\n[[The b]]\n", "/a.md: # A||## The b||text\n/c.md: [[a#The b|The b]]|\n-/b.md")]
    [InlineData("//- /a.md\n![[b]]$0\n//- /b.md\ntext\n//- /c.md\n[x](b.md)\n", "/a.md: text\n/c.md: [x](a.md)|\n-/b.md")]
    // What is not there is written from the new place in the manner of its author.
    [InlineData(
        "//- /a.md\n![[b]]$0\n//- /d e/b.md\n[x](gone.md) [y](缺%20x.md#h) [z](<g h.md>) [w]\n\n[w]: %E7%BC%BA.md \"t\"\n",
        "/a.md: [x](d%20e/gone.md) [y](d%20e/缺%20x.md#h) [z](<d e/g h.md>) [w]||[w]: d%20e/%E7%BC%BA.md \"t\"\n-/d e/b.md")]
    // A line below a heading has two levels only.
    [InlineData("//- /a.md\n# A\n\n## B\n\n[[b]]$0\n//- /b.md\nOne\n===\n\nTwo\nlines\n---\n", "/a.md: # A||## B||### One||#### Two lines\n-/b.md")]
    public void A_note_takes_the_place_of_a_link(string files, string expected) => Assert.Equal(expected, RefactoringCheck.Apply(files, "inline-note"));

    [Fact]
    public void Where_no_file_can_be_deleted_the_text_is_copied() => Assert.Equal(
        "/a.md: # B||[x](d/c.md)",
        RefactoringCheck.Apply(
            "//- /a.md\n![[b]]$0\n//- /d/b.md\n# B\n\n[x](c.md)\n//- /d/c.md\n[y](b.md)\n", "inline-note", features: FeatureContext.English with { DeletesFiles = false }));

    [Theory]
    [InlineData("see [[b]]$0 here", "x", "The link has to stand in a paragraph of its own.")]
    [InlineData("- [[b]]$0", "x", "The link has to stand in a paragraph of its own.")]
    [InlineData("x\n[[b]]$0", "x", "The link has to stand in a paragraph of its own.")]
    [InlineData("[[b]]$0", "---\ntags: [a]\n---\nx", "The note has properties in its front matter that would be lost: move them first.")]
    [InlineData("[[b]]$0", "---\nterm: true\n---\n# Zork\n\nA thing.", "The note is an entry of the glossary.")]
    public void A_note_that_cannot_be_put_there_says_why(string note, string other, string reason) =>
        Assert.Equal(reason, Assert.Single(RefactoringCheck.Find($"//- /a.md\n{note}\n//- /b.md\n{other}\n").Actions, action => action.Id == "inline-note").Disabled);

    [Fact]
    public void What_is_left_open_would_swallow_the_rest() => Assert.StartsWith(
        "refused: The text would read otherwise",
        RefactoringCheck.Apply("//- /a.md\n# A\n\n[[b]]$0\n\n## C\n//- /b.md\n```\ncode\n", "inline-note"),
        StringComparison.Ordinal);
}
