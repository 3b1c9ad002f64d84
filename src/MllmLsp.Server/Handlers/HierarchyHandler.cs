using System.Collections.Immutable;
using MllmLsp.Core.Features;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>Call hierarchy over links (who links here, where this links) and type hierarchy over broader and narrower concepts.</summary>
internal sealed class HierarchyHandler(Session session)
{
    public Task<JsonPayload> PrepareCallsAsync(TextDocumentPositionParams given, CancellationToken cancellationToken) =>
        DocumentRequest.For(session, given.TextDocument.Uri) is { } request
            ? Task.Run(
                () => Items(request.State, [Link(request.State, LinkHierarchy.Prepare(request.Workspace, request.Document, request.Offset(given.Position)))]),
                cancellationToken)
            : Task.FromResult(JsonPayload.Null);

    public Task<JsonPayload> IncomingCallsAsync(HierarchyParams given, CancellationToken cancellationToken) =>
        CallsAsync(given, LinkHierarchy.Incoming, static (item, ranges) => new HierarchyCall(ranges) { From = item }, cancellationToken);

    public Task<JsonPayload> OutgoingCallsAsync(HierarchyParams given, CancellationToken cancellationToken) =>
        CallsAsync(given, LinkHierarchy.Outgoing, static (item, ranges) => new HierarchyCall(ranges) { To = item }, cancellationToken);

    public Task<JsonPayload> PrepareTypesAsync(TextDocumentPositionParams given, CancellationToken cancellationToken)
    {
        if (OpenGlossary.For(session, given.TextDocument.Uri) is { } glossary)
        {
            var offset = FromProtocol.Offset(glossary.Open.Text, given.Position, glossary.State.Client.PositionEncoding);
            return Task.Run(
                () => ConceptHierarchy.At(glossary.File, glossary.State.Workspace.GlossaryFor(glossary.Open.Path), offset) is { } concept
                    ? Items(glossary.State, [Concept(glossary.State, glossary.Open.Path, concept)])
                    : JsonPayload.Null,
                cancellationToken);
        }

        return DocumentRequest.For(session, given.TextDocument.Uri) is { } request
            ? Task.Run(
                () => Items(
                    request.State,
                    ConceptHierarchy.At(request.Workspace, request.Document, request.Offset(given.Position)).Select(concept => Concept(request.State, request.Open.Path, concept))),
                cancellationToken)
            : Task.FromResult(JsonPayload.Null);
    }

    public Task<JsonPayload> SupertypesAsync(HierarchyParams given, CancellationToken cancellationToken) =>
        RelatedAsync(given, static (glossary, id) => ConceptHierarchy.Broader(glossary, id), cancellationToken);

    public Task<JsonPayload> SubtypesAsync(HierarchyParams given, CancellationToken cancellationToken) =>
        RelatedAsync(given, static (glossary, id) => ConceptHierarchy.Narrower(glossary, id), cancellationToken);

    private Task<JsonPayload> CallsAsync(
        HierarchyParams given,
        Func<Workspace, string, string?, ImmutableArray<LinkCall>> find,
        Func<HierarchyItem, IReadOnlyList<LspRange>, HierarchyCall> call,
        CancellationToken cancellationToken)
    {
        var state = session.Current;
        return given.Item.Data is { Concept: null } data
            ? Task.Run(() => Calls(state, find(state.Workspace, data.Path, data.Anchor), call), cancellationToken)
            : Task.FromResult(JsonPayload.Null);
    }

    private static JsonPayload Calls(ServerState state, ImmutableArray<LinkCall> found, Func<HierarchyItem, IReadOnlyList<LspRange>, HierarchyCall> call)
    {
        var protocol = new ToProtocol(state, new Places(state));
        var calls = new List<HierarchyCall>(found.Length);
        foreach (var link in found)
        {
            if (Link(state, link.Item) is { } item)
            {
                calls.Add(call(item, [.. link.Places.Select(place => protocol.RangeIn(link.From, place))]));
            }
        }

        return JsonPayload.Of(calls, LspJson.Default.IReadOnlyListHierarchyCall);
    }

    private Task<JsonPayload> RelatedAsync(HierarchyParams given, Func<Glossary, string, ImmutableArray<Concept>> related, CancellationToken cancellationToken)
    {
        var state = session.Current;
        return given.Item.Data is { Concept: { } id, Path: var path }
            ? Task.Run(() => Items(state, related(state.Workspace.GlossaryFor(path), id).Select(concept => Concept(state, path, concept))), cancellationToken)
            : Task.FromResult(JsonPayload.Null);
    }

    /// <summary>Null where nothing is left: clients then say that there is no hierarchy here.</summary>
    private static JsonPayload Items(ServerState state, IEnumerable<HierarchyItem?> items)
    {
        HierarchyItem[] found = [.. items.OfType<HierarchyItem>()];
        return found.Length == 0 ? JsonPayload.Null : JsonPayload.Of(found, LspJson.Default.IReadOnlyListHierarchyItem);
    }

    private static HierarchyItem? Link(ServerState state, LinkItem item)
    {
        var places = new Places(state);
        var protocol = new ToProtocol(state, places);
        return places.UriOf(item.Path) is { } uri
            ? new HierarchyItem(item.Name, (int)item.Kind, uri, protocol.RangeIn(item.Path, item.Span), protocol.RangeIn(item.Path, item.Selection))
            {
                Detail = item.Detail,
                Data = new HierarchyItemData(item.Path) { Anchor = item.Anchor },
            }
            : null;
    }

    private static HierarchyItem? Concept(ServerState state, string askedFrom, Concept concept)
    {
        var places = new Places(state);
        var protocol = new ToProtocol(state, places);
        var entry = Definition.Entry(concept);
        var language = state.Client.Language;
        return places.UriOf(entry.Path) is { } uri
            ? new HierarchyItem(concept.NameIn(language), (int)SymbolKind.Concept, uri, protocol.RangeIn(entry.Path, entry.Span), protocol.RangeIn(entry.Path, entry.Selection))
            {
                Detail = concept.Id,
                Data = new HierarchyItemData(askedFrom) { Concept = concept.Id },
            }
            : null;
    }
}
