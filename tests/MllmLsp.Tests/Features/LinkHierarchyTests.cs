using MllmLsp.Core.Features;

namespace MllmLsp.Tests.Features;

public class LinkHierarchyTests
{
    private const string Other = """

        //- /b.md
        # Beta
        [[a]] [x](a.md#one)
        ## Part
        [[a#One]]
        //- /c.md
        [x](b.md#part) [[rope]] ![](p.png)
        //- /p.png
        //- /glossary/g.yml
        concepts:
          - term: RoPE / 旋转编码
            definition: d
        """;

    [Theory]
    [InlineData("te$0xt", "a ← Beta(7, 13, 35)", "")]
    [InlineData("# A\n## On$0e\n[[b#Part]] [[b]]\n# Z\n[[c]]", "One ← Beta(13, 35)", "Part(11), Beta(22)")]
    [InlineData("[[b$0#Part]]", "Part ← a(0), c(0)", "a(35)")]
    [InlineData("[[#A]]\n# A$0\n[[c]]", "A ← A(0), Beta(7)", "c(11)")]
    [InlineData("[[c$0]]", "c ← a(0)", "Part(0), RoPE(15), p.png(24)")]
    public void Calls(string note, string incoming, string outgoing)
    {
        var at = Fixture.Parse("//- /a.md\n" + note + Other);
        var item = LinkHierarchy.Prepare(at.Workspace, at.Document, at.Offset);
        Assert.Equal(incoming, $"{item.Name} ← {Shown(LinkHierarchy.Incoming(at.Workspace, item.Path, item.Anchor))}");
        Assert.Equal(outgoing, Shown(LinkHierarchy.Outgoing(at.Workspace, item.Path, item.Anchor)));
    }

    [Fact]
    public void A_file_that_is_no_note_has_callers_too() =>
        Assert.Equal("c(24)", Shown(LinkHierarchy.Incoming(Fixture.Parse("//- /a.md\nx" + Other).Workspace, "/ws/p.png", null)));

    private static string Shown(IEnumerable<LinkCall> calls) =>
        string.Join(", ", calls.Select(call => $"{call.Item.Name}({string.Join(", ", call.Places.Select(p => p.Start))})"));
}
