using System.Collections.Concurrent;
using System.Text.Json;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>
/// Progress of commands: by the client's token, or by one that the server makes in clients that allow it. Whoever watches may stop the command
/// (<c>window/workDoneProgress/cancel</c>), as the asking client may (<c>$/cancelRequest</c>).
/// </summary>
internal sealed class CommandProgress(Session session, Func<Connection> connection)
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> running = new(StringComparer.Ordinal);
    private int count;

    public void Cancel(WorkDoneProgressCancelParams given)
    {
        if (running.TryGetValue(given.Token.GetRawText(), out var source))
        {
            source.Cancel();
        }
    }

    /// <summary>Does something, with progress from its beginning to its end.</summary>
    /// <param name="token">The client's; null where it gave none.</param>
    /// <param name="title">In the client's language.</param>
    /// <exception cref="RequestException">-32800: somebody has stopped it.</exception>
    public async Task<T> RunAsync<T>(JsonElement? token, string title, Func<RequestProgress, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var shown = token ?? await CreateAsync(cancellationToken).ConfigureAwait(false);
        var key = shown?.GetRawText();
        if (key is not null)
        {
            running[key] = source;
        }

        var progress = new RequestProgress(connection, shown) { Title = title, IsCancellable = true };
        progress.Begin();
        try
        {
            return await work(progress, source.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && source.IsCancellationRequested)
        {
            throw new RequestException(ErrorCode.RequestCancelled, session.Current.Client.Language == Core.Localization.Language.Chinese ? "已取消。" : "Cancelled.");
        }
        finally
        {
            if (key is not null)
            {
                _ = running.TryRemove(key, out _);
            }

            await progress.EndAsync().ConfigureAwait(false);
        }
    }

    /// <summary>A token that the client has agreed to; null where it knows none, or refuses.</summary>
    private async Task<JsonElement?> CreateAsync(CancellationToken cancellationToken)
    {
        if (!session.Current.Client.WorkDoneProgress)
        {
            return null;
        }

        var token = $"mllm-lsp/command/{Interlocked.Increment(ref count)}";
        var answer = await connection().RequestAsync(
            "window/workDoneProgress/create", new WorkDoneProgressCreateParams(token), LspJson.Default.WorkDoneProgressCreateParams, cancellationToken).ConfigureAwait(false);
        return answer is null ? null : JsonSerializer.SerializeToElement(token, LspJson.Default.String);
    }
}
