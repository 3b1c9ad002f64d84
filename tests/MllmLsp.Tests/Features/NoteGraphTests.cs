using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;

namespace MllmLsp.Tests.Features;

public class NoteGraphTests
{
    [Fact]
    public void Joins_notes_concepts_and_what_is_missing()
    {
        var at = Fixture.Parse("""
            //- /b.md
            # Beta
            [[a]] [[a]] [x](a.md#gone) [y](c/none.md) RoPE and [[encoding]]
            //- /glossary/g.yml
            concepts:
              - id: rope
                prefLabel: { en: RoPE, zh: 旋转位置编码 }
                definition: d
                broader: [encoding]
              - id: encoding
                prefLabel: { en: encoding }
                definition: d
              - id: unused
                prefLabel: { en: unused thing }
                definition: d
            //- /a.md
            # Alpha
            [[Gone]] [[gone]] [[#Alpha]] ![p](none.png) https://example.org $0
            """);
        var graph = NoteGraph.Of(at.Workspace, Language.Chinese);
        string Name(int node) => $"{graph.Nodes[node].Kind}:{graph.Nodes[node].Label}";
        Assert.Equal(
            [
                "Note:Alpha -Broken-> Missing:Gone",
                "Note:Beta -Link-> Note:Alpha",
                "Note:Beta -Broken-> Note:Alpha",
                "Note:Beta -Broken-> Missing:c/none.md",
                "Note:Beta -Link-> Concept:encoding",
                "Note:Beta -Mention-> Concept:旋转位置编码",
                "Concept:旋转位置编码 -Relation-> Concept:encoding",
            ],
            graph.Edges.Select(edge => $"{Name(edge.Source)} -{edge.Kind}-> {Name(edge.Target)}"));
        Assert.Equal(6, graph.Nodes.Length);
        Assert.All(graph.Nodes, node => Assert.Equal(node.Kind == GraphNodeKind.Missing, node.Place is null));
    }

    [Fact]
    public void Nothing_gives_nothing() => Assert.Empty(NoteGraph.Of(MllmLsp.Core.Workspaces.Workspace.Empty, Language.English).Nodes);
}
