using MllmLsp.Core.Features;
using MllmLsp.Core.Features.GlossaryFiles;
using MllmLsp.Core.Text;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary><c>textDocument/foldingRange</c>, <c>selectionRange</c>, <c>documentHighlight</c> and <c>linkedEditingRange</c></summary>
internal sealed class StructureHandler(Session session)
{
    public Task<JsonPayload> FoldingAsync(DocumentParams given, CancellationToken cancellationToken) =>
        DocumentRequest.For(session, given.TextDocument.Uri) is { } request
            ? Task.Run(
                () => JsonPayload.Of([.. FoldingRanges.Of(request.Document).Select(Fold)], LspJson.Default.IReadOnlyListLspFoldingRange), cancellationToken)
            : Task.FromResult(JsonPayload.Null);

    public Task<JsonPayload> SelectionAsync(SelectionRangeParams given, CancellationToken cancellationToken) =>
        DocumentRequest.For(session, given.TextDocument.Uri) is { } request
            ? Task.Run(() => Selections(request, given.Positions), cancellationToken)
            : Task.FromResult(JsonPayload.Null);

    public Task<JsonPayload> HighlightAsync(TextDocumentPositionParams given, CancellationToken cancellationToken)
    {
        if (DocumentRequest.For(session, given.TextDocument.Uri) is { } note)
        {
            return Task.Run(
                () => Highlights(note.State, note.Text, DocumentHighlights.At(note.Workspace, note.Document, note.Offset(given.Position))), cancellationToken);
        }

        if (BibliographyRequest.For(session, given.TextDocument.Uri) is { } bibliography)
        {
            return Task.Run(
                () => Highlights(bibliography.State, bibliography.File.Text, BibliographyPlace.HighlightsAt(bibliography.File, bibliography.Offset(given.Position))),
                cancellationToken);
        }

        return GlossaryRequest.For(session, given.TextDocument.Uri) is { } glossary
            ? Task.Run(
                () => Highlights(glossary.State, glossary.Document.Text, GlossaryNavigation.HighlightsAt(glossary.Document, glossary.Offset(given.Position))),
                cancellationToken)
            : Task.FromResult(JsonPayload.Null);
    }

    public Task<JsonPayload> LinkedEditingAsync(TextDocumentPositionParams given, CancellationToken cancellationToken) =>
        DocumentRequest.For(session, given.TextDocument.Uri) is { } request
            ? Task.Run(() => Linked(request, given.Position), cancellationToken)
            : Task.FromResult(JsonPayload.Null);

    private static LspFoldingRange Fold(FoldingRange range) => new(range.StartLine, range.EndLine)
    {
        Kind = range.Kind switch { FoldingKind.Comment => "comment", FoldingKind.Region => "region", _ => null },
    };

    private static JsonPayload Selections(DocumentRequest request, IReadOnlyList<Position> positions)
    {
        if (SelectionRanges.At(request.Workspace, request.Document, [.. positions.Select(request.Offset)]) is not { } chains)
        {
            return JsonPayload.Null;
        }

        var protocol = new ToProtocol(request.State, new Places(request.State));
        return JsonPayload.Of(
            [.. chains.Select(chain => chain.Reverse().Aggregate((LspSelectionRange?)null, (parent, span) => new LspSelectionRange(protocol.Range(request.Text, span)) { Parent = parent })!)],
            LspJson.Default.IReadOnlyListLspSelectionRange);
    }

    private static JsonPayload Highlights(ServerState state, SourceText text, IEnumerable<Highlight> highlights)
    {
        var protocol = new ToProtocol(state, new Places(state));
        return JsonPayload.Of(
            [.. highlights.Select(highlight => new LspDocumentHighlight(protocol.Range(text, highlight.Span), (int)highlight.Kind))],
            LspJson.Default.IReadOnlyListLspDocumentHighlight);
    }

    private static JsonPayload Linked(DocumentRequest request, Position position)
    {
        var spans = LinkedEditing.At(request.Document, request.Offset(position));
        var protocol = new ToProtocol(request.State, new Places(request.State));
        return spans.IsEmpty
            ? JsonPayload.Null
            : JsonPayload.Of(
                new LinkedEditingRanges([.. spans.Select(span => protocol.Range(request.Text, span))], LinkedEditing.WordPattern),
                LspJson.Default.LinkedEditingRanges);
    }
}
