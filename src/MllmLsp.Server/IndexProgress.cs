using System.Text.Json;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server;

/// <summary>Shows the indexing of a folder in clients that can (<c>$/progress</c>). Messages leave in the order of the calls.</summary>
internal sealed class IndexProgress(Session session, Func<Connection> connection)
{
    private Task queue = Task.CompletedTask;
    private string? token;
    private string? refused;
    private int count;
    private int total;
    private int shownPercentage;

    /// <summary>Begins, unless it has begun already.</summary>
    public void Begin()
    {
        if (token is not null || !session.Current.Client.WorkDoneProgress)
        {
            return;
        }

        token = $"mllm-lsp/index/{++count}";
        (total, shownPercentage) = (0, 0);
        var begun = token;
        Enqueue(async to =>
        {
            var answer = await to.RequestAsync(
                "window/workDoneProgress/create", new(begun), LspJson.Default.WorkDoneProgressCreateParams, CancellationToken.None);
            refused = answer is null ? begun : refused;
            await SendAsync(to, begun, new WorkDoneProgressValue("begin") { Title = Title, Percentage = 0 });
        });
    }

    /// <param name="left">Files still to be read.</param>
    public void Report(int left)
    {
        total = Math.Max(total, left);
        var percentage = total == 0 ? 0 : 100 * (total - left) / total;
        if (token is { } running && percentage > shownPercentage)
        {
            shownPercentage = percentage;
            Enqueue(to => SendAsync(to, running, new WorkDoneProgressValue("report") { Percentage = percentage }));
        }
    }

    public void End()
    {
        if (token is { } ended)
        {
            token = null;
            Enqueue(to => SendAsync(to, ended, new WorkDoneProgressValue("end")));
        }
    }

    private string Title => session.Current.Client.Language == Core.Localization.Language.Chinese ? "正在索引笔记" : "Indexing notes";

    /// <summary>A token that the client refused must not be used.</summary>
    private Task SendAsync(Connection to, string token, WorkDoneProgressValue value) => token == refused
        ? Task.CompletedTask
        : to.NotifyAsync("$/progress", new ProgressParams(JsonSerializer.SerializeToElement(token, LspJson.Default.String), value), LspJson.Default.ProgressParams);

    private void Enqueue(Func<Connection, Task> send) =>
        queue = queue.ContinueWith(_ => send(connection()), TaskScheduler.Default).Unwrap();
}
