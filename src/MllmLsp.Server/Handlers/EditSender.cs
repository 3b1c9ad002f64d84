using System.Text.Json;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary><c>workspace/applyEdit</c>: has the client carry out what a command changes.</summary>
internal sealed class EditSender(Session session, Func<Connection> connection)
{
    /// <summary>Carries out a code action for a client that knows commands only.</summary>
    public async Task<JsonPayload> ApplyActionAsync(CodeActionData given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        var (title, edit) = await Task.Run(() => CodeActionHandler.EditOf(state, given), cancellationToken).ConfigureAwait(false);
        await SendAsync(state, title, edit, cancellationToken).ConfigureAwait(false);
        return JsonPayload.Null;
    }

    /// <exception cref="RequestException">-32803: the client has no such request, cannot carry the edits out, or did not.</exception>
    public Task SendAsync(ServerState state, string label, IEnumerable<DocumentEdit> edits, CancellationToken cancellationToken) =>
        SendAsync(state, label, new ToProtocol(state, new Places(state)).Edit([.. edits], label) ?? throw Refused(state), cancellationToken);

    public static RequestException Refused(ServerState state) => new(ErrorCode.RequestFailed, state.Client.Language == Language.Chinese
        ? "此编辑器无法执行这些修改。"
        : "This editor cannot carry out the changes.");

    /// <exception cref="RequestException">-32803: the client has no such request, or did not carry the edit out.</exception>
    public async Task SendAsync(ServerState state, string label, WorkspaceEdit edit, CancellationToken cancellationToken)
    {
        var isChinese = state.Client.Language == Language.Chinese;
        if (!state.Client.AppliesEdits)
        {
            throw new RequestException(ErrorCode.RequestFailed, isChinese
                ? "此编辑器不接受服务器发来的修改（workspace/applyEdit）。"
                : "This editor takes no edits from the server (workspace/applyEdit).");
        }

        // Who cancels does not wait for a client that takes its time, as one does that asks its user.
        var answer = await connection().RequestAsync(
            "workspace/applyEdit", new ApplyWorkspaceEditParams(label, edit), LspJson.Default.ApplyWorkspaceEditParams, cancellationToken)
            .WaitAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var result = Result(answer);
        if (result is not { Applied: true })
        {
            throw new RequestException(ErrorCode.RequestFailed, isChinese ? $"编辑器没有执行修改。{result?.FailureReason}" : $"The editor did not carry out the changes. {result?.FailureReason}".TrimEnd());
        }
    }

    private static ApplyWorkspaceEditResult? Result(JsonElement? answer)
    {
        try
        {
            return answer is { ValueKind: JsonValueKind.Object } given ? given.Deserialize(LspJson.Default.ApplyWorkspaceEditResult) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
