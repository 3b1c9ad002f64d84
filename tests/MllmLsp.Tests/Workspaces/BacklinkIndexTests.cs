using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Workspaces;

/// <summary>No reference is missed because the index did not know its note: whatever a link resolves to, the index names the link's note.</summary>
public class BacklinkIndexTests
{
    [Theory]
    [InlineData("[[b]]")]
    [InlineData("[[B.md]]")]
    [InlineData("[[sub/b]]")]
    [InlineData("[[Beta Title]]")]
    [InlineData("[[sub\\b]]")]
    [InlineData("[x](sub/b.md)")]
    [InlineData("[x](sub/b)")]
    [InlineData("[x](/sub/b.md?raw#x)")]
    [InlineData("[x](SUB/B.MD)")]
    [InlineData("[x](sub/%62.md)")]
    [InlineData("![[b]]")]
    [InlineData("<a href=\"sub/b.md\">x</a>")]
    [InlineData("[x][y]\n\n[y]: sub/b.md")]
    public void Names_the_note_of_a_link(string note)
    {
        var at = Fixture.Parse($"//- /a.md\n{note}\n//- /sub/b.md\n---\ntitle: Beta Title\n---\nx");
        Assert.Contains(at.Document.Outline.References, r => Resolver.Resolve(at.Workspace, at.Document, r).Path == "/ws/sub/b.md");
        Assert.Equal(["/ws/a.md"], at.Workspace.MayReferTo("/ws/sub/b.md").Select(d => d.Path));
    }

    [Theory]
    [InlineData("/sub/README.md", "[x](sub/)")]
    [InlineData("/sub/index.md", "[x](sub)")]
    [InlineData("/README.md", "[x](.)")]
    [InlineData("/README.md", "[x](/)")]
    public void Knows_a_folder_s_note(string path, string note)
    {
        var at = Fixture.Parse($"//- /a.md\n{note}\n//- {path}\nx");
        Assert.Contains(at.Document.Outline.References, r => Resolver.Resolve(at.Workspace, at.Document, r).Path == "/ws" + path);
        Assert.Contains("/ws/a.md", at.Workspace.MayReferTo("/ws" + path).Select(d => d.Path));
    }

    [Theory]
    [InlineData("[[rope]]", true)]
    [InlineData("[[旋转-编码]]", true)]
    [InlineData("[[KV-Caches]]", false)]
    public void Names_the_note_of_a_link_to_a_concept(string note, bool isRope)
    {
        var at = Fixture.Parse("//- /a.md\n" + note + "\n//- /glossary/g.yml\nconcepts:\n  - { id: r, term: RoPE / 旋转编码, definition: d }\n  - { id: kv, term: KV Cache, definition: d }");
        var id = isRope ? "r" : "kv";
        var concept = at.Workspace.GlossaryFor("/ws/a.md").Find(id)!;
        Assert.Equal(id, Resolver.Resolve(at.Workspace, at.Document, Assert.Single(at.Document.Outline.References)).Concept?.Id);
        Assert.Equal(["/ws/a.md"], at.Workspace.MayLinkTo(concept).Select(d => d.Path));
    }

    [Fact]
    public void Follows_changes()
    {
        var at = Fixture.Parse("//- /a.md\n[[b]] #t/u\n//- /b.md\nx");
        Assert.Single(at.Workspace.MayReferTo("/ws/b.md"));
        Assert.Single(at.Workspace.Tagged("T"));
        var changed = at.Workspace.WithDocument(Document.Parse("/ws/a.md", new MllmLsp.Core.Text.SourceText("[[c]]"), 2));
        Assert.Empty(changed.MayReferTo("/ws/b.md"));
        Assert.Empty(changed.Tagged("t"));
        Assert.Single(changed.MayReferTo("/ws/c.md"));
        Assert.Empty(changed.WithoutDocument("/ws/a.md").MayReferTo("/ws/c.md"));
        Assert.Single(at.Workspace.MayReferTo("/ws/b.md"));
    }
}
