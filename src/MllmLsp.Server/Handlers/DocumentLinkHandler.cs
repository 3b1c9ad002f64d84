using MllmLsp.Core.Features;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>
/// <c>textDocument/documentLink</c> and <c>documentLink/resolve</c>. Where a link leads into another note, the line costs a look at its
/// text: that is left to resolving.
/// </summary>
internal sealed class DocumentLinkHandler(Session session)
{
    public Task<JsonPayload> HandleAsync(DocumentParams given, CancellationToken cancellationToken) =>
        DocumentRequest.For(session, given.TextDocument.Uri) is { } request
            ? Task.Run(() => Answer(request), cancellationToken)
            : Task.FromResult(JsonPayload.Null);

    /// <summary>A link whose note has changed since comes back as it was.</summary>
    public Task<JsonPayload> ResolveAsync(LspDocumentLink given, CancellationToken cancellationToken) =>
        given.Data is { } data && DocumentRequest.For(session, data.Uri) is { } request && request.Open.Version == data.Version
            ? Task.Run(() => Resolve(request, given, data), cancellationToken)
            : Task.FromResult(JsonPayload.Of(given, LspJson.Default.LspDocumentLink));

    private static JsonPayload Answer(DocumentRequest request)
    {
        var places = new Places(request.State);
        var protocol = new ToProtocol(request.State, places);
        return JsonPayload.Of(
            [.. DocumentLinks.Of(request.Workspace, request.Document, places.Context(withLinks: true)).Select(link => Convert(request, places, protocol, link))],
            LspJson.Default.IReadOnlyListLspDocumentLink);
    }

    private static LspDocumentLink Convert(DocumentRequest request, Places places, ToProtocol protocol, DocumentLink link)
    {
        var isWhole = link.Target is { Selection: { IsEmpty: true, Start: 0 } };
        return new LspDocumentLink(protocol.Range(request.Text, link.Span))
        {
            Target = link.Address ?? (isWhole ? places.UriOf(link.Target!.Path) : null),
            Tooltip = request.State.Client.LinkTooltips ? link.Tooltip : null,
            Data = link.Address is null && !isWhole ? new DocumentLinkData(request.Open.Uri, request.Open.Version, link.Span.Start) : null,
        };
    }

    private static JsonPayload Resolve(DocumentRequest request, LspDocumentLink given, DocumentLinkData data)
    {
        var places = new Places(request.State);
        var context = places.Context(withLinks: true);
        var link = DocumentLinks.Of(request.Workspace, request.Document, context).FirstOrDefault(link => link.Span.Start == data.Offset);
        return JsonPayload.Of(
            link?.Target is { } target ? given with { Target = context.LinkTo(target) } : given, LspJson.Default.LspDocumentLink);
    }
}
