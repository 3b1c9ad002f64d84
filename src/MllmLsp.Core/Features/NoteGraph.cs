using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

public enum GraphNodeKind
{
    Note,
    Concept,

    /// <summary>What a link names and nothing answers.</summary>
    Missing,
}

public enum GraphEdgeKind
{
    /// <summary>A note links to a note or a concept.</summary>
    Link,

    /// <summary>A link that leads nowhere, or to a heading that its note does not have.</summary>
    Broken,

    /// <summary>A concept's label stands in a note.</summary>
    Mention,

    /// <summary>One concept names another: broader, related, part of, based on.</summary>
    Relation,
}

/// <param name="Label">A title, a concept's name, or the link's own words.</param>
/// <param name="Place">What opens it; null for what is missing.</param>
public sealed record GraphNode(GraphNodeKind Kind, string Label, Location? Place);

/// <param name="Source">Index of a node.</param>
/// <param name="Target">Index of a node.</param>
public readonly record struct GraphEdge(int Source, int Target, GraphEdgeKind Kind);

/// <summary>The notes of a workspace, the concepts they speak of, and what joins them.</summary>
public sealed record NoteGraph(ImmutableArray<GraphNode> Nodes, ImmutableArray<GraphEdge> Edges)
{
    /// <summary>Nodes and edges in a stable order, each edge once. Linear in the references and mentions of all notes.</summary>
    public static NoteGraph Of(Workspace workspace, Language language) => new Builder(workspace, language).Build();

    private sealed class Builder(Workspace workspace, Language language)
    {
        private readonly List<GraphNode> nodes = [];
        private readonly Dictionary<string, int> byKey = new(StringComparer.Ordinal);
        private readonly HashSet<GraphEdge> known = [];
        private readonly List<GraphEdge> edges = [];
        private readonly List<(int Node, Concept Concept, Glossary Glossary)> concepts = [];

        public NoteGraph Build()
        {
            Document[] notes = [.. workspace.Documents.OrderBy(note => note.Path, StringComparer.Ordinal)];
            foreach (var note in notes)
            {
                Note(note);
            }

            foreach (var note in notes)
            {
                AddLinks(note);
                AddMentions(note);
            }

            AddRelations();
            return new NoteGraph([.. nodes], [.. edges]);
        }

        private void AddLinks(Document note)
        {
            var source = Note(note);
            foreach (var reference in note.Outline.References)
            {
                if (!(reference.IsWiki || reference.HasDestination) || reference.Kind is ReferenceKind.Image or ReferenceKind.HtmlImage)
                {
                    continue;
                }

                var found = Resolver.Resolve(workspace, note, reference);
                switch (found)
                {
                    case { Concept: { } concept }:
                        AddEdge(source, ConceptOf(concept, workspace.GlossaryFor(note.Path)), GraphEdgeKind.Link);
                        break;
                    case { Status: ResolutionStatus.MissingFile }:
                        AddEdge(source, Missing(note, reference), GraphEdgeKind.Broken);
                        break;
                    case { Status: ResolutionStatus.MissingFragment, Document: { } target }:
                        AddEdge(source, Note(target), GraphEdgeKind.Broken);
                        break;
                    case { Document: { } target } when target.Path != note.Path:
                        AddEdge(source, Note(target), GraphEdgeKind.Link);
                        break;
                }
            }
        }

        private void AddMentions(Document note)
        {
            var glossary = workspace.GlossaryFor(note.Path);
            foreach (var id in note.Mentions ?? [])
            {
                if (glossary.Find(id) is { } concept)
                {
                    AddEdge(Note(note), ConceptOf(concept, glossary), GraphEdgeKind.Mention);
                }
            }
        }

        /// <summary>Between concepts that are shown: the rest of a glossary is no part of these notes.</summary>
        private void AddRelations()
        {
            foreach (var (node, concept, glossary) in concepts)
            {
                foreach (var relation in concept.Relations)
                {
                    if (relation.Kind != RelationKind.ExactMatch && glossary.Find(relation.Target) is { } other && byKey.TryGetValue(KeyOf(other), out var target))
                    {
                        AddEdge(node, target, GraphEdgeKind.Relation);
                    }
                }
            }
        }

        private int Note(Document note) =>
            Node($"n{note.Path}", () => new GraphNode(
                GraphNodeKind.Note, note.Outline.Title ?? PathText.Stem(note.Path), new Location(note.Path, default, default)));

        private int ConceptOf(Concept concept, Glossary glossary)
        {
            var before = nodes.Count;
            var node = Node(KeyOf(concept), () => new GraphNode(GraphNodeKind.Concept, concept.NameIn(language), Definition.Entry(concept)));
            if (nodes.Count > before)
            {
                concepts.Add((node, concept, glossary));
            }

            return node;
        }

        /// <summary>Concepts of one id in different files are different ones.</summary>
        private static string KeyOf(Concept concept) => $"c{concept.DefinedIn}\n{concept.Id}";

        private int Missing(Document note, in Reference reference)
        {
            var name = reference.Target;
            var key = reference.IsWiki ? $"w{NameKey.Folded(name)}" : $"p{PathText.Folder(note.Path)}\n{name}";
            return Node(key, () => new GraphNode(GraphNodeKind.Missing, name, null));
        }

        private int Node(string key, Func<GraphNode> create)
        {
            if (!byKey.TryGetValue(key, out var index))
            {
                index = nodes.Count;
                byKey.Add(key, index);
                nodes.Add(create());
            }

            return index;
        }

        private void AddEdge(int source, int target, GraphEdgeKind kind)
        {
            var edge = new GraphEdge(source, target, kind);
            if (source != target && known.Add(edge))
            {
                edges.Add(edge);
            }
        }
    }
}
