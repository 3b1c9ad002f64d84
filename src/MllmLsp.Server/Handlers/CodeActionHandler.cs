using System.Text.Json;
using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>
/// <c>textDocument/codeAction</c> and <c>codeAction/resolve</c>. What an action changes is computed when it is chosen, in clients that ask then; else
/// with the list. A client that knows no actions but commands gets commands, where it carries out what the server then sends it.
/// </summary>
internal sealed class CodeActionHandler(Session session)
{
    /// <summary>Carries out the action that its argument names (<see cref="CodeActionData"/>).</summary>
    public const string ApplyCommand = "mllm-lsp.applyCodeAction";

    public Task<JsonPayload> HandleAsync(CodeActionParams given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        if (DocumentRequest.SyncedIn(state, given.TextDocument.Uri) is not { } open)
        {
            return Task.FromResult(JsonPayload.Of([], LspJson.Default.IReadOnlyListLspCodeAction));
        }

        var filter = new CodeActionFilter(given.Context?.Only is { } only ? [.. only] : null, given.Context?.TriggerKind == 2);
        return Task.Run(() => Answer(state, open, FromProtocol.Span(open.Text, given.Range, state.Client.PositionEncoding), filter, cancellationToken), cancellationToken);
    }

    public Task<JsonPayload> ResolveAsync(UnresolvedCodeAction given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        return given.Data is { } data
            ? Task.Run(() => JsonPayload.Of(given with { Edit = EditOf(state, data).Edit }, LspJson.Default.UnresolvedCodeAction), cancellationToken)
            : Task.FromResult(JsonPayload.Of(given, LspJson.Default.UnresolvedCodeAction));
    }

    /// <summary>The edit of an action that was offered.</summary>
    /// <exception cref="RequestException">The text has changed since, there is no such action, or it cannot be carried out.</exception>
    public static (string Title, WorkspaceEdit Edit) EditOf(ServerState state, CodeActionData data)
    {
        if (DocumentRequest.SyncedIn(state, data.Uri) is not { } open || open.Version != data.Version)
        {
            throw new RequestException(ErrorCode.ContentModified, state.Client.Language == Language.Chinese
                ? "文档已改动：请重新选择此操作。"
                : "The document has changed: choose the action again.");
        }

        var places = new Places(state);
        var span = new TextSpan(Math.Clamp(data.Start, 0, open.Text.Length), 0);
        span = new TextSpan(span.Start, Math.Clamp(data.Length, 0, open.Text.Length - span.Start));
        var action = OfferedAction.In(state, open, span, new CodeActionFilter([data.Kind]), places.Context(withLinks: false)).FirstOrDefault(offered => offered.Id == data.Id)
            ?? throw new RequestException(ErrorCode.InvalidParams, $"There is no action '{data.Id}' at this place.");
        var result = action.Apply();
        return result.Refusal is { } refusal
            ? throw new RequestException(ErrorCode.RequestFailed, refusal)
            : new ToProtocol(state, places).Edit(result, action.Title) is { } edit
                ? (action.Title, edit)
                : throw EditSender.Refused(state);
    }

    private static JsonPayload Answer(ServerState state, OpenDocument open, TextSpan span, CodeActionFilter filter, CancellationToken cancellationToken)
    {
        var places = new Places(state);
        var protocol = new ToProtocol(state, places);
        var offered = OfferedAction.In(state, open, span, filter, places.Context(withLinks: false));
        if (!state.Client.CodeActionLiterals)
        {
            return JsonPayload.Of(
                state.Client.AppliesEdits ? [.. offered.Where(action => action.Disabled is null).Select(action => Command(action, Data(open, span, action)))] : [],
                LspJson.Default.IReadOnlyListLspCommand);
        }

        var answer = new List<LspCodeAction>();
        foreach (var action in offered)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Convert(state, open, span, protocol, action) is { } converted)
            {
                answer.Add(converted);
            }
        }

        return JsonPayload.Of(answer, LspJson.Default.IReadOnlyListLspCodeAction);
    }

    /// <summary>Null for an action that the client cannot carry out, and has no way to show as such.</summary>
    private static LspCodeAction? Convert(ServerState state, OpenDocument open, TextSpan span, ToProtocol protocol, OfferedAction action)
    {
        var shown = new LspCodeAction(action.Title, action.Kind)
        {
            Diagnostics = action.Finding is { } finding ? [protocol.Diagnostic(open.Text, finding)] : null,
            IsPreferred = action.IsPreferred && state.Client.PreferredCodeActions ? true : null,
        };
        if (action.Disabled is { } reason)
        {
            return Disabled(reason);
        }

        // The edits of a quick fix are known already.
        if (action.Finding is null && state.Client.ResolvesCodeActions)
        {
            return shown with { Data = Data(open, span, action) };
        }

        var result = action.Apply();
        return result.Refusal is { } refusal ? Disabled(refusal)
            : protocol.Edit(result, action.Finding is null ? action.Title : null) is { } edit ? shown with { Edit = edit }
            : null;

        LspCodeAction? Disabled(string why) => state.Client.DisabledCodeActions ? shown with { Disabled = new CodeActionDisabled(why) } : null;
    }

    private static CodeActionData Data(OpenDocument open, TextSpan span, OfferedAction action) =>
        new(open.Uri, open.Version, span.Start, span.Length, action.Kind, action.Id);

    private static LspCommand Command(OfferedAction action, CodeActionData data) => new(action.Title, ApplyCommand)
    {
        Arguments = [JsonSerializer.SerializeToElement(data, LspJson.Default.CodeActionData)],
    };
}
