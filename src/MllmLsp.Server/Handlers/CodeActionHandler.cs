using System.Collections.Immutable;
using MllmLsp.Core.Features;
using MllmLsp.Core.Text;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary><c>textDocument/codeAction</c>: quick fixes, in notes and in glossary files.</summary>
internal sealed class CodeActionHandler(Session session)
{
    public const string Kind = "quickfix";

    private delegate ImmutableArray<CodeAction> Finder(TextSpan span, FeatureContext context);

    public Task<JsonPayload> HandleAsync(CodeActionParams given, CancellationToken cancellationToken)
    {
        if (session.Current.Client.CodeActionLiterals && given.Context?.Only?.Contains(Kind) != false)
        {
            if (DocumentRequest.For(session, given.TextDocument.Uri) is { } note)
            {
                return Task.Run(
                    () => Answer(note.State, note.Text, given.Range, (span, context) => CodeActions.In(note.Workspace, note.Document, span, context)),
                    cancellationToken);
            }

            if (OpenGlossary.For(session, given.TextDocument.Uri) is { } glossary)
            {
                return Task.Run(
                    () => Answer(
                        glossary.State,
                        glossary.Open.Text,
                        given.Range,
                        (span, context) => CodeActions.InGlossary(glossary.State.Workspace, glossary.File.Path, span, context)),
                    cancellationToken);
            }
        }

        return Task.FromResult(JsonPayload.Of([], LspJson.Default.IReadOnlyListLspCodeAction));
    }

    private static JsonPayload Answer(ServerState state, SourceText text, LspRange range, Finder find)
    {
        var places = new Places(state);
        var protocol = new ToProtocol(state, places);
        var actions = find(FromProtocol.Span(text, range, state.Client.PositionEncoding), places.Context(withLinks: false));
        return JsonPayload.Of(
            [.. actions.Select(action => Convert(state, protocol, text, action)).OfType<LspCodeAction>()],
            LspJson.Default.IReadOnlyListLspCodeAction);
    }

    /// <summary>Null for a fix that the client cannot carry out.</summary>
    private static LspCodeAction? Convert(ServerState state, ToProtocol protocol, SourceText text, CodeAction action) =>
        protocol.Edit(action.Fix) is { } edit
            ? new LspCodeAction(action.Fix.Title, Kind, edit)
            {
                Diagnostics = [protocol.Diagnostic(text, action.Diagnostic)],
                IsPreferred = action.IsPreferred && state.Client.PreferredCodeActions ? true : null,
            }
            : null;
}
