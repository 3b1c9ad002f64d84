using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Renaming;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Features.Renaming;

public class FileMovesTests
{
    [Theory]
    // Links to a note that moves.
    [InlineData("/a.md → /sub/a.md", "//- /a.md\nx\n//- /b.md\n[x](a.md) [y](./a.md#h) [z](/a.md) [[a]] [w](a)", "/b.md: [x](sub/a.md) [y](./sub/a.md#h) [z](/sub/a.md) [[a]] [w](sub/a)")]
    [InlineData("/a.md → /sub/新 a.md", "//- /a.md\nx\n//- /b.md\n[x](a.md) [y](<a.md>) [z](%61.md) [[a|t]] ![[a.md]]", "/b.md: [x](sub/新%20a.md) [y](<sub/新 a.md>) [z](sub/%E6%96%B0%20a.md) [[新 a|t]] ![[新 a.md]]")]
    [InlineData("/a.md → /b.md", "//- /a.md\n# A title\n//- /c.md\n[[A title]] [[a]] [[./a]]\n//- /sub/c.md\n[x](../a.md?raw=1#h \"t\")", "/c.md: [[A title]] [[b]] [[./b]] | /sub/c.md: [x](../b.md?raw=1#h \"t\")")]
    // Links of a note that moves.
    [InlineData("/a.md → /sub/a.md", "//- /a.md\n[x](b.md) ![](img/p.png) [y](/b.md) [[b]] [z](sub/c.md) [s](#h) [e](https://e.org) [g](gone.md)\n//- /b.md\n//- /img/p.png\n//- /sub/c.md\n", "/a.md: [x](../b.md) ![](../img/p.png) [y](/b.md) [[b]] [z](c.md) [s](#h) [e](https://e.org) [g](../gone.md)")]
    [InlineData("/a.md → /sub/a.md", "//- /a.md\n<a href=\"b.md\">x</a> <img src='p q.png'>\n\n[l]: b.md\n//- /b.md\n//- /p q.png\n", "/a.md: <a href=\"../b.md\">x</a> <img src='../p q.png'>||[l]: ../b.md")]
    // Folders, and what lies in them.
    [InlineData("/d → /e/f", "//- /d/a.md\n[x](b.md) [y](../r.md) [[b]]\n//- /d/b.md\n[z](a.md)\n//- /r.md\n[u](d/a.md) [v](d/) [w](d/p.png) [[d/a]]\n//- /d/p.png\n", "/d/a.md: [x](b.md) [y](../../r.md) [[b]] | /r.md: [u](e/f/a.md) [v](e/f/) [w](e/f/p.png) [[e/f/a]]")]
    [InlineData("/d → /e", "//- /d/sub/x.md\ny\n//- /r.md\n[u](d/sub/) [v](d/sub)", "/r.md: [u](e/sub/) [v](e/sub)")]
    [InlineData("/d → /e", "//- /d/a.md\n[own](../d/) [own](../d) [b](../d/b.md) [r](/d/)\n//- /d/b.md\nx\n", "/d/a.md: [own](./) [own](.) [b](b.md) [r](/e/)")]
    // A name that another note has needs its path.
    [InlineData("/a.md → /sub/b.md", "//- /a.md\nx\n//- /b.md\nx\n//- /c.md\n[[a]] [[b]]", "/c.md: [[sub/b]] [[b]]")]
    // Two at once change places.
    [InlineData("/a.md → /b.md, /b.md → /a.md", "//- /a.md\n[x](b.md)\n//- /b.md\nx\n//- /c.md\n[1](a.md) [2](b.md)", "/a.md: [x](a.md) | /c.md: [1](b.md) [2](a.md)")]
    [InlineData("/a.md → /b.md, /b.md → /c.md, /c.md → /a.md", "//- /a.md\n[[b]] [x](b.md)\n//- /b.md\n[[c]]\n//- /c.md\n[[a]] [y](a.md#h)", "/a.md: [[c]] [x](c.md) | /b.md: [[a]] | /c.md: [[b]] [y](b.md#h)")]
    [InlineData("/d/a.md → /e/a.md, /d/b.md → /f/b.md", "//- /d/a.md\n[x](b.md) [y](c.md)\n//- /d/b.md\n[x](a.md)\n//- /d/c.md\n[x](a.md) [y](b.md)", "/d/a.md: [x](../f/b.md) [y](../d/c.md) | /d/b.md: [x](../e/a.md) | /d/c.md: [x](../e/a.md) [y](../f/b.md)")]
    [InlineData("/d → /e, /d/a.md → /a.md", "//- /d/a.md\n[x](b.md)\n//- /d/b.md\n[x](a.md)", "/d/a.md: [x](e/b.md) | /d/b.md: [x](../a.md)")]
    [InlineData("/d → /e", "//- /d/a.md\n[x](/d/b.md) [y](/c.md) [z](sub/../b.md)\n//- /d/b.md\n//- /c.md\n[x](/d/a)", "/c.md: [x](/e/a) | /d/a.md: [x](/e/b.md) [y](/c.md) [z](sub/../b.md)")]
    // A link to oneself by name, definitions, and what is only similar.
    [InlineData("/a.md → /b.md", "//- /a.md\n# H\n[x](a.md#h) [[a#H]] [y](#h)", "/a.md: # H|[x](b.md#h) [[b#H]] [y](#h)")]
    [InlineData("/a.md → /z/a.md", "//- /a.md\nx\n//- /c.md\n[x][l] [l]\n\n[l]: <a.md> \"t\"\n//- /aa.md\n[x](aa.md) [y](a.md.bak) [z](https://e.org/a.md)", "/c.md: [x][l] [l]||[l]: <z/a.md> \"t\"")]
    [InlineData("/a → /b", "//- /a/x.md\n1\n//- /ab/y.md\n2\n//- /c.md\n[x](a/x.md) [y](ab/y.md)", "/c.md: [x](b/x.md) [y](ab/y.md)")]
    // What another move leaves in peace stays as it is written, also where its case is not the file's.
    [InlineData("/a.md → /z.md", "//- /a.md\n1\n//- /B.md\n2\n//- /c.md\n[x](a.md) [y](b.md) [z](./B.md) [w](sub/../B.md)", "/c.md: [x](z.md) [y](b.md) [z](./B.md) [w](sub/../B.md)")]
    // Names that change their case alone.
    [InlineData("/note.md → /Note.md", "//- /note.md\n[own](note.md#h)\n//- /c.md\n[x](note.md) [y](note) [z](./note.md#h)", "/c.md: [x](Note.md) [y](Note) [z](./Note.md#h) | /note.md: [own](Note.md#h)")]
    [InlineData("/d → /D", "//- /d/a.md\n1\n//- /c.md\n[x](d/a.md) [y](d/) ![](d/p.png)\n//- /d/p.png\n", "/c.md: [x](D/a.md) [y](D/) ![](D/p.png)")]
    // Style: raw or encoded, in which script, parentheses.
    [InlineData("/我的 笔记.md → /新 的/我的 笔记.md", "//- /我的 笔记.md\n1\n//- /c.md\n[x](我的%20笔记.md) [y](%E6%88%91%E7%9A%84%20%E7%AC%94%E8%AE%B0.md) [z](<我的 笔记.md>) [[我的 笔记]]", "/c.md: [x](新%20的/我的%20笔记.md) [y](%E6%96%B0%20%E7%9A%84/%E6%88%91%E7%9A%84%20%E7%AC%94%E8%AE%B0.md) [z](<新 的/我的 笔记.md>) [[我的 笔记]]")]
    [InlineData("/a (1).md → /z/a (1).md", "//- /a (1).md\n1\n//- /c.md\n[x](a%20(1).md) [y](a%20%281%29.md) [z](<a (1).md>)", "/c.md: [x](z/a%20%281%29.md) [y](z/a%20%281%29.md) [z](<z/a (1).md>)")]
    [InlineData("/a(1).md → /z/a(1).md, /b.md → /z/b).md", "//- /a(1).md\n1\n//- /b.md\n2\n//- /c.md\n[x](a(1).md) [y](b.md)", "/c.md: [x](z/a(1).md) [y](z/b%29.md)")]
    [InlineData("/100%25.md → /z/100%25.md", "//- /100%25.md\n1\n//- /c.md\n[x](100%25.md) [y](100%2525.md)", "/c.md: [x](z/100%2525.md) [y](z/100%2525.md)")]
    [InlineData("/a.md → /z/R&amp;D #1?.md", "//- /a.md\n1\n//- /c.md\n[x](a.md)", "/c.md: [x](z/R%26amp;D%20%231%3F.md)")]
    // In the other folder the same name would lead to another note.
    [InlineData("/p/a.md → /q/a.md", "//- /p/a.md\n[[x]]\n//- /p/x.md\n1\n//- /q/x.md\n2", "/p/a.md: [[p/x]]")]
    [InlineData("/p/x.md → /r/x.md", "//- /p/a.md\n[[x]]\n//- /p/x.md\n1\n//- /q/x.md\n2", "/p/a.md: [[r/x]]")]
    [InlineData("/p → /r", "//- /p/a.md\n[[./x]] [[p/x|t]] [[../o]]\n//- /p/x.md\n1\n//- /o.md\n2", "/p/a.md: [[./x]] [[r/x|t]] [[../o]]")]
    // Another extension, and a folder's note.
    [InlineData("/a.md → /a.markdown", "//- /a.md\n1\n//- /c.md\n[x](a.md) [y](a) [[a]] [[a.md]]", "/c.md: [x](a.markdown) [y](a.markdown) [[a]] [[a.markdown]]")]
    [InlineData("/d/README.md → /d/intro.md", "//- /d/README.md\n1\n//- /c.md\n[x](d/) [y](d/README.md)", "/c.md: [x](d/) [y](d/intro.md)")]
    // What cannot stand in a wiki link is called by its title, or left to be found.
    [InlineData("/a.md → /[x] C#.md", "//- /a.md\n# A title\n//- /c.md\n[[a]] ![[a#A title|t]] [y](a.md)", "/c.md: [[A title]] ![[A title#A title|t]] [y]([x]%20C%23.md)")]
    [InlineData("/a.md → /[x].md", "//- /a.md\n1\n//- /c.md\n[[a]] [y](a.md)", "/c.md: [[a]] [y]([x].md)")]
    // Pictures.
    [InlineData("/p.png → /img/p.png", "//- /p.png\n//- /a.md\n![x](p.png) ![[p.png|300]]", "/a.md: ![x](img/p.png) ![[p.png|300]]")]
    [InlineData("/a.md → /z.md", "//- /a.md\nx\n//- /c.md\n`[x](a.md)` [[other]]", "")]
    public void Links_follow(string moves, string files, string expected) => Check(moves, Fixture.Parse(files), expected);

    [Fact]
    public void A_leading_slash_may_mean_another_folder() => Check(
        "/site/a.md → /site/d/a.md",
        Fixture.Parse("//- /site/a.md\n[x](/b.md)\n//- /site/b.md\n[y](/a.md) [z](a.md)", Settings.Default with { LinksRoot = "site" }),
        "/site/b.md: [y](/d/a.md) [z](d/a.md)");

    private static void Check(string moves, Fixture at, string expected)
    {
        FileMove[] moved = [.. moves.Split(", ").Select(move => move.Split(" → ")).Select(pair => new FileMove("/ws" + pair[0], "/ws" + pair[1]))];
        var edits = FileMoves.Edits(at.Workspace, moved, new FeatureContext(Language.English, path => at.Texts.GetValueOrDefault(path)));
        Assert.Equal(expected, string.Join(" | ", edits.Select(edit =>
            $"{edit.Path[3..]}: {edit.Changes.Reverse().Aggregate(at.Texts[edit.Path], (text, change) => text.WithChange(change)).ToString().TrimEnd('\n').Replace('\n', '|')}")));
    }
}
