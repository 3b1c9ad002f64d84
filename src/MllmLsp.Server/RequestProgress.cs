using System.Text.Json;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server;

/// <summary>Tells a client how far a request is that has a token (<c>workDoneToken</c>). Messages leave in the order of the calls.</summary>
/// <param name="token">A text or a number; null where the client wants no progress.</param>
internal sealed class RequestProgress(Func<Connection> connection, JsonElement? token)
{
    private readonly JsonElement? token = token is { ValueKind: JsonValueKind.String or JsonValueKind.Number } given ? given : null;
    private Task sent = Task.CompletedTask;
    private int shown;

    /// <summary>Shown by the client, in its language.</summary>
    public string Title { get; init; } = "";

    /// <summary>The client may stop the request by <c>window/workDoneProgress/cancel</c>.</summary>
    public bool IsCancellable { get; init; }

    public void Begin() => Send(new WorkDoneProgressValue("begin") { Title = Title, Percentage = 0, Cancellable = IsCancellable ? true : null });

    /// <summary>Says nothing where no whole percent was added.</summary>
    public void Report(int done, int total)
    {
        var percentage = total == 0 ? 100 : (int)(100L * done / total);
        if (percentage > shown)
        {
            shown = percentage;
            Send(new WorkDoneProgressValue("report") { Percentage = percentage });
        }
    }

    /// <summary>Completes when the client has been told everything.</summary>
    public Task EndAsync()
    {
        Send(new WorkDoneProgressValue("end"));
        return sent;
    }

    private void Send(WorkDoneProgressValue value)
    {
        if (token is { } to)
        {
            sent = sent.ContinueWith(
                _ => connection().NotifyAsync("$/progress", new ProgressParams(to, value), LspJson.Default.ProgressParams), TaskScheduler.Default).Unwrap();
        }
    }
}
