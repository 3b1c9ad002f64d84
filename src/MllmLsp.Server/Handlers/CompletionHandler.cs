using MllmLsp.Core.Features;
using MllmLsp.Core.Features.GlossaryFiles;
using MllmLsp.Core.Text;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary><c>textDocument/completion</c> and <c>completionItem/resolve</c></summary>
internal sealed class CompletionHandler(Session session)
{
    public Task<JsonPayload> HandleAsync(TextDocumentPositionParams given, CancellationToken cancellationToken)
    {
        if (DocumentRequest.For(session, given.TextDocument.Uri) is { } note)
        {
            return Task.Run(
                () => Answer(
                    note.State, note.Open.Path, note.Text, context => Completion.At(note.Workspace, note.Document, note.Offset(given.Position), context)),
                cancellationToken);
        }

        return GlossaryRequest.For(session, given.TextDocument.Uri) is { } glossary
            ? Task.Run(
                () => Answer(
                    glossary.State,
                    glossary.Document.Path,
                    glossary.Document.Text,
                    context => GlossaryCompletion.At(glossary.Workspace, glossary.Document, glossary.Offset(given.Position), context)),
                cancellationToken)
            : Task.FromResult(JsonPayload.Null);
    }

    /// <summary>Adds the documentation. An item that is not ours, or whose note is gone, comes back as it was.</summary>
    public Task<JsonPayload> ResolveAsync(LspCompletionItem given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        if (given.Data is not { } data)
        {
            return Task.FromResult(JsonPayload.Of(given, LspJson.Default.LspCompletionItem));
        }

        return Task.Run(
            () => Resolved(state, given, context => state.Workspace.Find(data.Document) is { } note
                ? Completion.Documentation(state.Workspace, note, data.Concept, data.Note, context)
                : data.Concept is { } id && state.Workspace.GlossaryAround(data.Document).Find(id) is { } concept
                    ? GlossaryHover.Card(state.Workspace, data.Document, concept, context)
                    : null),
            cancellationToken);
    }

    /// <param name="path">Of the document, for when an item is resolved.</param>
    private static JsonPayload Answer(ServerState state, string path, SourceText text, Func<FeatureContext, CompletionList> at)
    {
        var places = new Places(state);
        var protocol = new ToProtocol(state, places);
        var list = at(places.Context(withLinks: false));
        return JsonPayload.Of(
            new LspCompletionList(list.IsIncomplete, [.. list.Items.Select(item => protocol.Completion(text, path, item))]), LspJson.Default.LspCompletionList);
    }

    private static JsonPayload Resolved(ServerState state, LspCompletionItem given, Func<FeatureContext, string?> find)
    {
        var asMarkdown = state.Client.CompletionMarkdown;
        var card = find(new Places(state).Context(withLinks: asMarkdown));
        var item = card is null ? given : given with { Documentation = ToProtocol.Markup(card, asMarkdown) };
        return JsonPayload.Of(item, LspJson.Default.LspCompletionItem);
    }
}
