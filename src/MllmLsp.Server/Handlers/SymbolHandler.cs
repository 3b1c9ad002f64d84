using MllmLsp.Core.Features;
using MllmLsp.Core.Text;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary><c>textDocument/documentSymbol</c> and <c>workspace/symbol</c></summary>
internal sealed class SymbolHandler(Session session)
{
    public Task<JsonPayload> DocumentAsync(DocumentParams given, CancellationToken cancellationToken)
    {
        if (OpenGlossary.For(session, given.TextDocument.Uri) is { } glossary)
        {
            return Task.Run(
                () => Answer(glossary.State, glossary.Open, DocumentSymbols.Of(glossary.File, glossary.State.Client.Language)), cancellationToken);
        }

        return DocumentRequest.For(session, given.TextDocument.Uri) is { } request
            ? Task.Run(() => Answer(request.State, request.Open, DocumentSymbols.Of(request.Document)), cancellationToken)
            : Task.FromResult(JsonPayload.Null);
    }

    public Task<JsonPayload> WorkspaceAsync(WorkspaceSymbolParams given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        return Task.Run(() => Answer(state, given.Query, cancellationToken), cancellationToken);
    }

    public Task<JsonPayload> ResolveAsync(LspWorkspaceSymbol given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        return given.Data is { Start: >= 0, Length: >= 0 } data
            ? Task.Run(
                () =>
                {
                    var range = new ToProtocol(state, new Places(state)).RangeIn(data.Path, new TextSpan(data.Start, data.Length));
                    return JsonPayload.Of(given with { Location = given.Location with { Range = range } }, LspJson.Default.LspWorkspaceSymbol);
                },
                cancellationToken)
            : Task.FromResult(JsonPayload.Of(given, LspJson.Default.LspWorkspaceSymbol));
    }

    private static JsonPayload Answer(ServerState state, OpenDocument open, IReadOnlyList<DocumentSymbol> symbols)
    {
        var protocol = new ToProtocol(state, new Places(state));
        return state.Client.HierarchicalSymbols
            ? JsonPayload.Of([.. symbols.Select(symbol => Tree(protocol, open.Text, symbol))], LspJson.Default.IReadOnlyListLspDocumentSymbol)
            : JsonPayload.Of([.. Flat(protocol, open, symbols, null)], LspJson.Default.IReadOnlyListLspSymbolInformation);
    }

    private static LspDocumentSymbol Tree(ToProtocol protocol, SourceText text, DocumentSymbol symbol) =>
        new(symbol.Name, (int)symbol.Kind, protocol.Range(text, symbol.Span), protocol.Range(text, symbol.Selection))
        {
            Detail = symbol.Detail,
            Children = symbol.Children.IsEmpty ? null : [.. symbol.Children.Select(child => Tree(protocol, text, child))],
        };

    private static IEnumerable<LspSymbolInformation> Flat(ToProtocol protocol, OpenDocument open, IEnumerable<DocumentSymbol> symbols, string? container)
    {
        foreach (var symbol in symbols)
        {
            yield return new LspSymbolInformation(symbol.Name, (int)symbol.Kind, new LspLocation(open.Uri, protocol.Range(open.Text, symbol.Span))) { ContainerName = container };
            foreach (var child in Flat(protocol, open, symbol.Children, symbol.Name))
            {
                yield return child;
            }
        }
    }

    private static JsonPayload Answer(ServerState state, string query, CancellationToken cancellation)
    {
        var places = new Places(state);
        var found = WorkspaceSymbols.Find(state.Workspace, query, state.Client.Language, cancellation);
        if (state.Client.ResolvesSymbols)
        {
            return JsonPayload.Of([.. found.Select(symbol => Unresolved(places, symbol)).OfType<LspWorkspaceSymbol>()], LspJson.Default.IReadOnlyListLspWorkspaceSymbol);
        }

        var protocol = new ToProtocol(state, places);
        return JsonPayload.Of(
            [
                .. found
                    .Select(symbol => protocol.Location(symbol.Location.Path, symbol.Location.Selection) is { } location
                        ? new LspSymbolInformation(symbol.Name, (int)symbol.Kind, location) { ContainerName = symbol.Container }
                        : null)
                    .OfType<LspSymbolInformation>(),
            ],
            LspJson.Default.IReadOnlyListLspSymbolInformation);
    }

    /// <summary>Without its range, which costs a look at the text of a closed note.</summary>
    private static LspWorkspaceSymbol? Unresolved(Places places, WorkspaceSymbol symbol)
    {
        var (path, selection) = (symbol.Location.Path, symbol.Location.Selection);
        return places.UriOf(path) is { } uri
            ? new LspWorkspaceSymbol(symbol.Name, (int)symbol.Kind, new SymbolLocation(uri))
            {
                ContainerName = symbol.Container,
                Data = new WorkspaceSymbolData(path, selection.Start, selection.Length),
            }
            : null;
    }
}
