using MllmLsp.Core.Features;
using MllmLsp.Core.Features.GlossaryFiles;
using MllmLsp.Core.Text;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary><c>textDocument/definition</c></summary>
internal sealed class DefinitionHandler(Session session)
{
    public Task<JsonPayload> HandleAsync(TextDocumentPositionParams given, CancellationToken cancellationToken)
    {
        if (DocumentRequest.For(session, given.TextDocument.Uri) is { } note)
        {
            return Task.Run(() => Answer(note.State, note.Text, Definition.At(note.Workspace, note.Document, note.Offset(given.Position))), cancellationToken);
        }

        return GlossaryRequest.For(session, given.TextDocument.Uri) is { } glossary
            ? Task.Run(
                () => Answer(
                    glossary.State,
                    glossary.Document.Text,
                    GlossaryNavigation.DefinitionAt(glossary.Workspace, glossary.Document, glossary.Offset(given.Position))),
                cancellationToken)
            : Task.FromResult(JsonPayload.Null);
    }

    private static JsonPayload Answer(ServerState state, SourceText text, DefinitionResult? definition)
    {
        if (definition is null)
        {
            return JsonPayload.Null;
        }

        var protocol = new ToProtocol(state, new Places(state));
        var origin = protocol.Range(text, definition.Origin);
        return state.Client.DefinitionLinks
            ? JsonPayload.Of(
                [.. definition.Targets.Select(target => protocol.Link(target, origin)).OfType<LocationLink>()],
                LspJson.Default.IReadOnlyListLocationLink)
            : JsonPayload.Of(
                [.. definition.Targets.Select(target => protocol.Location(target.Path, target.Selection)).OfType<LspLocation>()],
                LspJson.Default.IReadOnlyListLspLocation);
    }
}
