using System.Collections.Immutable;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.GlossaryFiles;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary><c>textDocument/references</c></summary>
internal sealed class ReferencesHandler(Session session)
{
    public Task<JsonPayload> HandleAsync(ReferenceParams given, CancellationToken cancellationToken)
    {
        var withDeclaration = given.Context.IncludeDeclaration;
        if (DocumentRequest.For(session, given.TextDocument.Uri) is { } note)
        {
            return Task.Run(
                () => Answer(note.State, context => References.At(note.Workspace, note.Document, note.Offset(given.Position), withDeclaration, context)),
                cancellationToken);
        }

        if (BibliographyRequest.For(session, given.TextDocument.Uri) is { } bibliography)
        {
            return Task.Run(
                () => Answer(bibliography.State, _ => BibliographyPlace.ReferencesAt(
                    bibliography.State.Workspace, bibliography.File, bibliography.Offset(given.Position), withDeclaration)),
                cancellationToken);
        }

        return GlossaryRequest.For(session, given.TextDocument.Uri) is { } glossary
            ? Task.Run(
                () => Answer(glossary.State, context => GlossaryNavigation.ReferencesAt(
                    glossary.Workspace, glossary.Document, glossary.Offset(given.Position), withDeclaration, context)),
                cancellationToken)
            : Task.FromResult(JsonPayload.Null);
    }

    private static JsonPayload Answer(ServerState state, Func<FeatureContext, ImmutableArray<Location>> find)
    {
        var places = new Places(state);
        var protocol = new ToProtocol(state, places);
        return JsonPayload.Of(
            [.. find(places.Context(withLinks: false)).Select(location => protocol.Location(location.Path, location.Selection)).OfType<LspLocation>()],
            LspJson.Default.IReadOnlyListLspLocation);
    }
}
