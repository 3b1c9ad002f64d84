using MllmLsp.Core.Features;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>What a client's views show: the glossary, backlinks, uses of a concept, the graph. See <see cref="OwnRequests"/>.</summary>
internal sealed class ViewsHandler(Session session)
{
    public Task<JsonPayload> GlossaryAsync(GlossaryParams given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        return Task.Run(
            () => JsonPayload.Of(new GlossaryView(state).Of(GlossariesFor(state, given.TextDocument)), LspJson.Default.GlossaryListing),
            cancellationToken);
    }

    /// <summary>Also of a note that is not open.</summary>
    public Task<JsonPayload> BacklinksAsync(BacklinksParams given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        var path = state.FindOpen(given.TextDocument.Uri)?.Path ?? state.PathOf(given.TextDocument.Uri);
        return Task.Run(() => Uses(state, context => NoteUses.OfNote(state.Workspace, path, context)), cancellationToken);
    }

    public Task<JsonPayload> ConceptUsesAsync(ConceptUsesParams given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        var concept = GlossariesFor(state, given.TextDocument).Select(glossary => glossary.Find(given.Concept)).FirstOrDefault(found => found is not null);
        return Task.Run(
            () => Uses(state, context => concept is null ? [] : NoteUses.OfConcept(state.Workspace, concept, context)), cancellationToken);
    }

    /// <summary>Answered once all notes are read.</summary>
    public async Task<JsonPayload> GraphAsync(GraphParams given, CancellationToken cancellationToken)
    {
        var state = await session.WhenAsync(current => current.IsIndexed, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => Graph(state), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>In a note or a glossary file that is open; null where the cursor means no concept.</summary>
    public Task<JsonPayload> ConceptAtAsync(TextDocumentPositionParams given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        var concept = DocumentRequest.For(session, given.TextDocument.Uri) is { } note
            ? ConceptAt.Find(note.Workspace, note.Document, note.Offset(given.Position))
            : GlossaryRequest.For(session, given.TextDocument.Uri) is { } glossary
                ? ConceptAt.Find(glossary.Workspace, glossary.Document, glossary.Offset(given.Position))
                : null;
        return Task.FromResult(concept is null
            ? JsonPayload.Null
            : JsonPayload.Of(new ConceptName(concept.Id, concept.NameIn(state.Client.Language)), LspJson.Default.ConceptName));
    }

    /// <summary>Null for an id that nobody defines.</summary>
    public Task<JsonPayload> CardAsync(CardParams given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        foreach (var glossary in GlossariesFor(state, given.TextDocument))
        {
            if (glossary.Find(given.Concept) is { } concept)
            {
                return Task.Run(() => Card(state, glossary, concept), cancellationToken);
            }
        }

        return Task.FromResult(JsonPayload.Null);
    }

    private static JsonPayload Card(ServerState state, Glossary glossary, Concept concept)
    {
        var context = new Places(state).Context(withLinks: true);
        var card = ConceptCard.Markdown(
            glossary,
            concept,
            context.Language,
            state.IsIndexed ? state.Workspace.NotesThatMention(concept.Id) : null,
            (path, span) => context.LinkTo(new Location(path, span, span)));
        return JsonPayload.Of(new ConceptCardResult(card), LspJson.Default.ConceptCardResult);
    }

    /// <summary>The glossary of a note, or those of every folder and of every place that has one of its own.</summary>
    private static IReadOnlyList<Glossary> GlossariesFor(ServerState state, TextDocumentIdentifier? note)
    {
        var workspace = state.Workspace;
        if (note is not null)
        {
            return [workspace.GlossaryFor(state.FindOpen(note.Uri)?.Path ?? state.PathOf(note.Uri))];
        }

        IEnumerable<string> places = workspace.Folders.IsEmpty ? [""] : workspace.Folders.Select(folder => $"{folder.Path}/");

        // A copy of a built-in file that is open lies outside: what it has is listed already.
        var ofFolders = workspace.GlossaryFiles.Keys.Where(path => workspace.FolderOf(path) is not null);
        return [.. places.Concat(ofFolders).Select(workspace.GlossaryFor).Distinct()];
    }

    private static JsonPayload Uses(ServerState state, Func<FeatureContext, IReadOnlyList<NoteUse>> find)
    {
        var places = new Places(state);
        var protocol = new ToProtocol(state, places);
        var listed = new List<ListedUse>();
        foreach (var use in find(places.Context(withLinks: false)))
        {
            if (protocol.Location(use.Location.Path, use.Location.Selection) is { } location)
            {
                listed.Add(new ListedUse(location.Uri, location.Range, use.Title, use.Line, [use.InLine.Start, use.InLine.End]));
            }
        }

        return JsonPayload.Of(listed, LspJson.Default.IReadOnlyListListedUse);
    }

    private static JsonPayload Graph(ServerState state)
    {
        var view = new GlossaryView(state);
        var graph = NoteGraph.Of(state.Workspace, state.Client.Language);
        var nodes = graph.Nodes.Select(node => new ListedNode(
            node.Kind switch { GraphNodeKind.Note => "note", GraphNodeKind.Concept => "concept", _ => "missing" },
            node.Label,
            node.Place is { } place ? view.UriOf(place.Path) : null,
            node is { Kind: GraphNodeKind.Concept, Place: { } entry } ? view.RangeOf(entry) : null));
        var edges = graph.Edges.Select(edge => new ListedEdge(edge.Source, edge.Target, edge.Kind switch
        {
            GraphEdgeKind.Link => "link",
            GraphEdgeKind.Broken => "broken",
            GraphEdgeKind.Mention => "mention",
            _ => "relation",
        }));
        return JsonPayload.Of(new GraphListing([.. nodes], [.. edges]), LspJson.Default.GraphListing);
    }

    /// <summary>Glossaries as they are listed. Addresses of files are looked up once.</summary>
    private sealed class GlossaryView(ServerState state)
    {
        private readonly Places places = new(state);
        private readonly Dictionary<string, string?> uris = new(StringComparer.Ordinal);
        private readonly List<GlossaryTopic> topics = [];
        private readonly Dictionary<string, int> topicOf = new(StringComparer.Ordinal);

        public GlossaryListing Of(IReadOnlyList<Glossary> glossaries)
        {
            var counts = Counts();
            var concepts = new List<ListedConcept>();
            var listed = new HashSet<(string Id, string File)>();
            foreach (var glossary in glossaries)
            {
                foreach (var concept in glossary.Concepts)
                {
                    if (listed.Add((concept.Id, concept.DefinedIn)))
                    {
                        concepts.Add(Listed(concept, Topic(glossary, concept.DefinedIn), counts));
                    }
                }
            }

            return new GlossaryListing(topics, concepts);
        }

        public string? UriOf(string path)
        {
            if (!uris.TryGetValue(path, out var uri))
            {
                uris[path] = uri = places.UriOf(path);
            }

            return uri;
        }

        public LspRange RangeOf(Location place) => new ToProtocol(state, places).RangeIn(place.Path, place.Selection);

        private ListedConcept Listed(Concept concept, int topic, Dictionary<string, int>? counts)
        {
            var language = state.Client.Language;
            var name = concept.NameIn(language);
            var other = concept.ShownLabel(language == Language.English ? Language.Chinese : Language.English)?.Text;
            var otherName = other == name ? null : other;
            return new ListedConcept(
                concept.Id,
                name,
                otherName,
                [.. concept.Labels.Where(label => label.Role != LabelRole.Avoided).Select(label => label.Text).Where(text => text != name && text != otherName).Distinct()],
                concept.Kind.ToString().ToLowerInvariant(),
                topic,
                [.. concept.Relations.Where(relation => relation.Kind == RelationKind.Broader).Select(relation => relation.Target)],
                concept.Definition.In(language),
                concept.Deprecated,
                counts is null ? null : counts.GetValueOrDefault(concept.Id),
                RangeOf(Definition.Entry(concept)));
        }

        private int Topic(Glossary glossary, string path)
        {
            if (!topicOf.TryGetValue(path, out var index))
            {
                topicOf[path] = index = topics.Count;
                var title = glossary.Files.GetValueOrDefault(path)?.Title.In(state.Client.Language) ?? PathText.Name(path);
                topics.Add(new GlossaryTopic(title, path.StartsWith(Glossary.BuiltInScheme, StringComparison.Ordinal), UriOf(path)));
            }

            return index;
        }

        /// <summary>In how many notes each concept is mentioned; null while the notes are not all read.</summary>
        private Dictionary<string, int>? Counts()
        {
            if (!state.IsIndexed)
            {
                return null;
            }

            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var id in state.Workspace.Documents.SelectMany(note => note.Mentions ?? []))
            {
                counts[id] = counts.GetValueOrDefault(id) + 1;
            }

            return counts;
        }
    }
}
