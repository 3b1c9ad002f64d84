using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Renaming;
using MllmLsp.Core.Localization;

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
    [InlineData("/d → /e", "//- /d/a.md\n[own](../d/) [own](../d) [b](../d/b.md) [r](/d/)\n//- /d/b.md\nx\n", "/d/a.md: [own](./) [own](.) [b](./b.md) [r](/e/)")]
    // A name that another note has needs its path.
    [InlineData("/a.md → /sub/b.md", "//- /a.md\nx\n//- /b.md\nx\n//- /c.md\n[[a]] [[b]]", "/c.md: [[sub/b]] [[b]]")]
    // Two at once change places.
    [InlineData("/a.md → /b.md, /b.md → /a.md", "//- /a.md\n[x](b.md)\n//- /b.md\nx\n//- /c.md\n[1](a.md) [2](b.md)", "/a.md: [x](a.md) | /c.md: [1](b.md) [2](a.md)")]
    // Pictures.
    [InlineData("/p.png → /img/p.png", "//- /p.png\n//- /a.md\n![x](p.png) ![[p.png|300]]", "/a.md: ![x](img/p.png) ![[p.png|300]]")]
    [InlineData("/a.md → /z.md", "//- /a.md\nx\n//- /c.md\n`[x](a.md)` [[other]]", "")]
    public void Links_follow(string moves, string files, string expected)
    {
        var at = Fixture.Parse(files);
        FileMove[] moved = [.. moves.Split(", ").Select(move => move.Split(" → ")).Select(pair => new FileMove("/ws" + pair[0], "/ws" + pair[1]))];
        var edits = FileMoves.Edits(at.Workspace, moved, new FeatureContext(Language.English, path => at.Texts.GetValueOrDefault(path)));
        Assert.Equal(expected, string.Join(" | ", edits.Select(edit =>
            $"{edit.Path[3..]}: {edit.Changes.Reverse().Aggregate(at.Texts[edit.Path], (text, change) => text.WithChange(change)).ToString().TrimEnd('\n').Replace('\n', '|')}")));
    }
}
