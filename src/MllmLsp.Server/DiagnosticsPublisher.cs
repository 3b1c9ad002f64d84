using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server;

/// <summary>
/// Tells the client what changed: by pushing the diagnostics of documents whose findings are others than before, or, where the client
/// pulls, by asking it to pull again. Never both to one client: editors keep the two apart and would show everything twice.
/// </summary>
internal sealed class DiagnosticsPublisher : IDisposable
{
    private readonly Session session;
    private readonly Connection connection;
    private readonly ILogger logger;
    private readonly ITimer timer;
    private readonly FeatureRefresh refresh;
    private readonly SemaphoreSlim turn = new(1);
    private readonly LatestReports latest = new();
    private readonly Dictionary<string, DiagnosticReport> published = new(StringComparer.Ordinal);
    private ImmutableHashSet<string> toldSettled = [];
    private bool wasIndexed;
    private bool wasAhead;
    private bool hasMore;
    private long toldOutsideChanges;

    public DiagnosticsPublisher(Session session, Connection connection, TimeProvider time, ILogger logger)
    {
        (this.session, this.connection, this.logger) = (session, connection, logger);
        refresh = new FeatureRefresh(connection);
        timer = time.CreateTimer(_ => _ = TellAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        session.Changed += Changed;
    }

    /// <summary>How long nothing must change before the client is told: longer than between two keys, shorter than a glance.</summary>
    public static TimeSpan QuietTime { get; } = TimeSpan.FromMilliseconds(150);

    public void Dispose() => timer.Dispose();

    /// <summary>Finds what is to be told, on the caller's thread and on all cores, so that who tells it has it at hand.</summary>
    public void LookAt(ServerState state)
    {
        if (!state.Client.PullDiagnostics)
        {
            try
            {
                _ = latest.Of(state);
            }
            catch (Exception e)
            {
                logger.LogError(e, "Diagnostics failed");
            }
        }
    }

    /// <summary>Tells the client now.</summary>
    public async Task TellAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            var state = session.Current;
            refresh.Tell(state);
            if (state.Client.PullDiagnostics)
            {
                AskToPull(state);
            }
            else
            {
                await PublishAsync(state).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            // A fault in a rule costs its findings, not the session.
            logger.LogError(e, "Diagnostics failed");
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// The first diagnostics of a note wait for nothing but its links (while a large folder is being read, it is never quiet), and what the whole
    /// folder tells waits for nothing behind its last file.
    /// </summary>
    private void Changed()
    {
        timer.Change(QuietTime, Timeout.InfiniteTimeSpan);
        var state = session.Current;
        var isAllRead = state.IsIndexed && !Interlocked.Exchange(ref wasIndexed, true);
        var isSettled = !wasIndexed && !ReferenceEquals(state.Settled, Interlocked.Exchange(ref toldSettled, state.Settled)) && !state.Settled.IsEmpty;
        if (isSettled)
        {
            // What was judged by a look at few folders may be less than what is known now.
            Volatile.Write(ref hasMore, wasAhead);
            wasAhead = state.Workspace.State == IndexState.LinkedFolders;
        }

        if (isAllRead || isSettled)
        {
            _ = Task.Run(TellAsync);
        }
    }

    private async Task PublishAsync(ServerState state)
    {
        var reports = latest.Of(state);
        foreach (var (path, report) in reports)
        {
            if (report is not null && !IsKnown(path, report) && !IsNothing(state, path, report) && IsPresent(path, report))
            {
                published[path] = report;
                await SendAsync(report).ConfigureAwait(false);
            }
        }

        foreach (var path in published.Keys.Except(reports.Keys).ToArray())
        {
            if (published.Remove(path, out var last) && last.Items.Count > 0)
            {
                await SendAsync(last with { Version = null, Items = [] }).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A document that is opened again is told of again: the editor has forgotten it.</summary>
    private bool IsKnown(string path, DiagnosticReport report) =>
        published.TryGetValue(path, out var last)
        && (ReferenceEquals(last, report) || (last.ResultId == report.ResultId && last.Uri == report.Uri && (last.Version is null) == (report.Version is null)));

    /// <summary>No findings in a document of which nothing was ever told: nothing to tell of a closed one, nor before all is known.</summary>
    private bool IsNothing(ServerState state, string path, DiagnosticReport report) =>
        report.Items.Count == 0 && (report.Version is null || !state.IsIndexed) && !published.ContainsKey(path);

    /// <summary>False where typing went on: positions in a text that is gone are worse than none, and the next report is on its way.</summary>
    private bool IsPresent(string path, DiagnosticReport report) => session.Current.Open.GetValueOrDefault(path)?.Version == report.Version;

    private Task SendAsync(DiagnosticReport report) => connection.NotifyAsync(
        "textDocument/publishDiagnostics",
        new PublishDiagnosticsParams(report.Uri, report.Items) { Version = report.Version },
        LspJson.Default.PublishDiagnosticsParams);

    /// <summary>Clients pull by themselves when a document's own text changes.</summary>
    private void AskToPull(ServerState state)
    {
        var isMore = Interlocked.Exchange(ref hasMore, false) || state.IsIndexed;
        if (state.Client.RefreshesDiagnostics && isMore && state.OutsideChanges != toldOutsideChanges)
        {
            toldOutsideChanges = state.OutsideChanges;
            _ = connection.RequestAsync("workspace/diagnostic/refresh", CancellationToken.None);
        }
    }
}
