using MllmLsp.Core.Features;

namespace MllmLsp.Tests.Features;

public class DocumentHighlightsTests
{
    private const string Other = "\n//- /b.md\n# B\n## Part\n//- /glossary/g.yml\nconcepts:\n  - term: RoPE / 旋转编码\n    definition: d\n//- /r.bib\n@misc{liu, ids = {visual}}\n@misc{b,}";

    [Theory]
    [InlineData("# A$0\n[[#A]] [x](#a) [[b]]", "Write A | Read #A | Read #a")]
    [InlineData("[[b$0]] [[b#Part]] [x](b.md) [[#no]]", "Read b | Read b#Part | Read b.md")]
    [InlineData("[[b#Pa$0rt]] [[b]] [x](b.md#part)", "Read b#Part | Read b.md#part")]
    [InlineData("Ro$0PE 与旋转编码 `RoPE` [[rope]] $RoPE$", "Text RoPE | Text 旋转编码 | Text RoPE | Read rope")]
    [InlineData("a[^1$0] b[^1]\n\n[^1]: c", "Read ^1 | Read ^1 | Write 1")]
    [InlineData("[a][l$0] [l]\n\n[l]: x", "Read l | Read l | Write l")]
    [InlineData("#a$0 #A #a/b #ab", "Read #a | Read #A | Read #a/b")]
    [InlineData("text ^id$0\n\n[[#^id]]", "Write id | Read #^id")]
    [InlineData("[x](gone$0.md#p) [[gone]] <gone.md> ![y](./gone)\n\n[l]: /gone.md", "Read gone.md | Read ./gone | Read /gone.md")]
    [InlineData("[x](gone.md#P$0) [y](gone#p) [z](gone.md#q) [w](gone.md)", "Read P | Read p")]
    [InlineData("[[无此$0]] [[无此#节|别名]] [x](无此.md)", "Read 无此 | Read 无此")]
    [InlineData("[x](https://e.org/a$0) <https://e.org/a> https://e.org/a https://e.org/b\n\n[l]: https://e.org/a", "Read https://e.org/a | Read https://e.org/a | Read https://e.org/a | Read https://e.org/a")]
    [InlineData("[x](https://e.org/a#s$0) <https://e.org/a>", "Read https://e.org/a#s")]
    [InlineData("# A\n[x](#a)\n\n[l]: #a$0", "Write A | Read #a | Read #a")]
    [InlineData("[@li$0u; @b] 如@liu [@visual]", "Read liu | Read liu | Read visual")]
    [InlineData("nothing$0", "")]
    public void Highlights(string note, string expected)
    {
        var at = Fixture.Parse("//- /a.md\n" + note + Other);
        var found = DocumentHighlights.At(at.Workspace, at.Document, at.Offset);
        Assert.Equal(expected, string.Join(" | ", found.Select(h => $"{h.Kind} {at.Document.Text!.Slice(h.Span)}")));
    }
}
