using System.Text.Json;
using MllmLsp.Core.Features;
using MllmLsp.Core.Text;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>
/// <c>textDocument/codeLens</c>, <c>codeLens/resolve</c> and <c>textDocument/inlayHint</c>, where the settings <c>editor.codeLens</c> and
/// <c>editor.inlayHints</c> are on.
/// </summary>
internal sealed class AnnotationHandler(Session session)
{
    /// <summary>A command of the client's, with an address, a position and locations as its arguments.</summary>
    public const string ShowReferences = "mllm-lsp.showReferences";

    public Task<JsonPayload> LensesAsync(DocumentParams given, CancellationToken cancellationToken)
    {
        var uri = given.TextDocument.Uri;
        if (OpenGlossary.For(session, uri) is { } glossary)
        {
            return glossary.State.Workspace.SettingsFor(glossary.Open.Path).CodeLenses
                ? Task.Run(() => Lenses(glossary.State, glossary.Open, CodeLenses.Of(glossary.File)), cancellationToken)
                : Task.FromResult(JsonPayload.Null);
        }

        return DocumentRequest.For(session, uri) is { } request && request.Workspace.SettingsFor(request.Open.Path).CodeLenses
            ? Task.Run(() => Lenses(request.State, request.Open, CodeLenses.Of(request.Document)), cancellationToken)
            : Task.FromResult(JsonPayload.Null);
    }

    /// <summary>A lens whose document has changed since comes back as it was: the client asks for lenses anew.</summary>
    public Task<JsonPayload> ResolveLensAsync(LspCodeLens given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        return given.Data is { } data && state.FindOpen(data.Uri) is { } open && open.Version == data.Version
            ? Task.Run(() => Resolve(state, open, given, new TextSpan(data.Offset, data.Length)), cancellationToken)
            : Task.FromResult(JsonPayload.Of(given, LspJson.Default.LspCodeLens));
    }

    public Task<JsonPayload> HintsAsync(RangeParams given, CancellationToken cancellationToken) =>
        DocumentRequest.For(session, given.TextDocument.Uri) is { } request && request.Workspace.SettingsFor(request.Open.Path).InlayHints
            ? Task.Run(() => Hints(request, given.Range), cancellationToken)
            : Task.FromResult(JsonPayload.Null);

    private static JsonPayload Lenses(ServerState state, OpenDocument open, IEnumerable<CodeLens> lenses)
    {
        var protocol = new ToProtocol(state, new Places(state));
        return JsonPayload.Of(
            [
                .. lenses.Select(lens => new LspCodeLens(protocol.Range(open.Text, lens.Span))
                {
                    Data = new CodeLensData(open.Uri, open.Version, lens.Span.Start, lens.Span.Length),
                }),
            ],
            LspJson.Default.IReadOnlyListLspCodeLens);
    }

    private static JsonPayload Resolve(ServerState state, OpenDocument open, LspCodeLens given, TextSpan span)
    {
        var places = new Places(state);
        var context = places.Context(withLinks: false);
        var found = open.Kind switch
        {
            DocumentKind.Glossary when Entry(state, open, span) is { } concept => References.OfConcept(state.Workspace, concept, context),
            DocumentKind.Note when state.Workspace.Find(open.Path) is { } document => CodeLenses.Resolve(state.Workspace, document, new CodeLens(span), context),
            _ => [],
        };
        var protocol = new ToProtocol(state, places);
        LspLocation[] locations = [.. found.Select(location => protocol.Location(location.Path, location.Selection)).OfType<LspLocation>()];
        var title = CodeLenses.Title(locations.Length, context);
        var command = state.Client.ShowsReferences && locations.Length > 0
            ? new LspCommand(title, ShowReferences)
            {
                Arguments =
                [
                    JsonSerializer.SerializeToElement(open.Uri, LspJson.Default.String),
                    JsonSerializer.SerializeToElement(given.Range.Start, LspJson.Default.Position),
                    JsonSerializer.SerializeToElement(locations, LspJson.Default.IReadOnlyListLspLocation),
                ],
            }
            : new LspCommand(title, "");
        return JsonPayload.Of(given with { Command = command }, LspJson.Default.LspCodeLens);
    }

    private static Core.Glossaries.Concept? Entry(ServerState state, OpenDocument open, TextSpan span) =>
        state.Workspace.GlossaryFiles.GetValueOrDefault(open.Path)?.Concepts.FirstOrDefault(concept => concept.NameSpan == span);

    private static JsonPayload Hints(DocumentRequest request, LspRange range)
    {
        var places = new Places(request.State);
        var protocol = new ToProtocol(request.State, places);
        var asMarkdown = request.State.Client.HoverMarkdown;
        var context = places.Context(withLinks: asMarkdown);
        var span = FromProtocol.Span(request.Text, range, request.State.Client.PositionEncoding);
        return JsonPayload.Of(
            [
                .. InlayHints.In(request.Workspace, request.Document, span).Select(hint => new LspInlayHint(
                    protocol.Range(request.Text, new TextSpan(hint.Offset, 0)).Start, hint.Label)
                {
                    Tooltip = ToProtocol.Markup(Hover.Card(request.Workspace, request.Document, hint.Concept, context), asMarkdown),
                    TextEdits = hint.FirstUse is { } form ? [new TextEdit(protocol.Range(request.Text, hint.Term), form)] : null,
                }),
            ],
            LspJson.Default.IReadOnlyListLspInlayHint);
    }
}
