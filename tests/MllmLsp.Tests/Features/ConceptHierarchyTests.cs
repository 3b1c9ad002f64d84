using MllmLsp.Core.Features;

namespace MllmLsp.Tests.Features;

public class ConceptHierarchyTests
{
    private const string Terms = """

        //- /glossary/g.yml
        concepts:
          - { id: encoding, term: position encoding / 位置编码, definition: d }
          - { id: rope, term: RoPE, definition: d, broader: [encoding, gone] }
          - { id: alibi, term: ALiBi, definition: d, broader: [encoding] }
        """;

    [Theory]
    [InlineData("use Ro$0PE", "rope ↑ encoding ↓ ")]
    [InlineData("[[position enc$0oding]]", "encoding ↑  ↓ rope alibi")]
    [InlineData("采用位置$0编码", "encoding ↑  ↓ rope alibi")]
    [InlineData("nothing$0", "")]
    public void Relates(string note, string expected)
    {
        var at = Fixture.Parse("//- /a.md\n" + note + Terms);
        var glossary = at.Workspace.GlossaryFor(at.Document.Path);
        Assert.Equal(expected, string.Join(" | ", ConceptHierarchy.At(at.Workspace, at.Document, at.Offset).Select(c =>
            $"{c.Id} ↑ {string.Join(' ', ConceptHierarchy.Broader(glossary, c.Id).Select(b => b.Id))} ↓ {string.Join(' ', ConceptHierarchy.Narrower(glossary, c.Id).Select(n => n.Id))}")));
    }

    [Fact]
    public void An_entry_of_a_glossary_file_is_one()
    {
        var at = Fixture.Parse("//- /a.md\nx" + Terms);
        var file = at.Workspace.GlossaryFiles["/ws/glossary/g.yml"];
        var offset = file.Text.ToString().IndexOf("alibi", StringComparison.Ordinal);
        Assert.Equal("alibi", ConceptHierarchy.At(file, at.Workspace.GlossaryFor("/ws/a.md"), offset)?.Id);
        Assert.Null(ConceptHierarchy.At(file, at.Workspace.GlossaryFor("/ws/a.md"), 0));
    }
}
