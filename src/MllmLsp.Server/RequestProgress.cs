using System.Text.Json;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server;

/// <summary>Tells a client how far a request is that it gave a token for (<c>workDoneToken</c>). Messages leave in the order of the calls.</summary>
/// <param name="token">Null where the client wants no progress.</param>
internal sealed class RequestProgress(Func<Connection> connection, JsonElement? token)
{
    private readonly string? token = token is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
    private Task sent = Task.CompletedTask;
    private int shown;

    public void Begin() => Send(new WorkDoneProgressValue("begin") { Title = "", Percentage = 0 });

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
