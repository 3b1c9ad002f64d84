using MllmLsp.Core.Features;
using MllmLsp.Core.Features.GlossaryFiles;
using MllmLsp.Core.Text;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary><c>textDocument/hover</c></summary>
internal sealed class HoverHandler(Session session)
{
    public Task<JsonPayload> HandleAsync(TextDocumentPositionParams given, CancellationToken cancellationToken)
    {
        if (DocumentRequest.For(session, given.TextDocument.Uri, alsoHoverOnly: true) is { } note)
        {
            return Task.Run(
                () => Answer(note.State, note.Text, context => Hover.At(note.Workspace, note.Document, note.Offset(given.Position), context)), cancellationToken);
        }

        if (BibliographyRequest.For(session, given.TextDocument.Uri) is { } bibliography)
        {
            return Task.Run(
                () => Answer(
                    bibliography.State,
                    bibliography.File.Text,
                    context => BibliographyPlace.HoverAt(bibliography.File, bibliography.Offset(given.Position), context)),
                cancellationToken);
        }

        return GlossaryRequest.For(session, given.TextDocument.Uri) is { } glossary
            ? Task.Run(
                () => Answer(
                    glossary.State,
                    glossary.Document.Text,
                    context => GlossaryHover.At(glossary.Workspace, glossary.Document, glossary.Offset(given.Position), context)),
                cancellationToken)
            : Task.FromResult(JsonPayload.Null);
    }

    private static JsonPayload Answer(ServerState state, SourceText text, Func<FeatureContext, HoverResult?> at)
    {
        var places = new Places(state);
        var asMarkdown = state.Client.HoverMarkdown;
        if (at(places.Context(withLinks: asMarkdown)) is not { } hover)
        {
            return JsonPayload.Null;
        }

        var range = new ToProtocol(state, places).Range(text, hover.Span);
        return JsonPayload.Of(new LspHover(ToProtocol.Markup(hover.Markdown, asMarkdown), range), LspJson.Default.LspHover);
    }
}
