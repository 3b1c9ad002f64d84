using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary><c>textDocument/diagnostic</c> and <c>workspace/diagnostic</c>: the client asks, and says what it has already.</summary>
/// <param name="stopping">Cancelled at <c>shutdown</c>: requests that are held open end then.</param>
internal sealed class PullDiagnostics(Session session, TimeProvider time, CancellationToken stopping)
{
    private readonly LatestReports latest = new();

    public async Task<JsonPayload> DocumentAsync(DocumentDiagnosticParams given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        if (!state.IsIndexed)
        {
            // Where the note's own links are judged, the answer is worth showing. A client that cannot be told later that what is unknown now turned
            // out to be broken has to wait for all.
            var path = state.FindOpen(given.TextDocument.Uri)?.Path;
            state = await HeldAsync(
                s => s.IsIndexed || (s.Client.RefreshesDiagnostics && (path is null || s.Settled.Contains(path) || !IsNote(s, path))), cancellationToken).ConfigureAwait(false);
        }

        return await Task.Run(() => Document(state, given), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Held until there is something new: the client asks again as soon as it is answered.</summary>
    public async Task<JsonPayload> WorkspaceAsync(WorkspaceDiagnosticParams given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var previous in given.PreviousResultIds ?? [])
        {
            known[previous.Uri] = previous.Value;
        }

        while (true)
        {
            var seen = state = await HeldAsync(s => s.IsIndexed, cancellationToken).ConfigureAwait(false);
            var items = await Task.Run(() => Changed(seen, known), cancellationToken).ConfigureAwait(false);
            if (items.Count > 0)
            {
                return JsonPayload.Of(new WorkspaceDiagnosticReport(items), LspJson.Default.WorkspaceDiagnosticReport);
            }

            await HeldAsync(s => !ReferenceEquals(s, seen), cancellationToken).ConfigureAwait(false);
            await HeldAsync(token => Task.Delay(DiagnosticsPublisher.QuietTime, time, token), cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsNote(ServerState state, string path) => state.Open.GetValueOrDefault(path)?.Kind == DocumentKind.Note;

    private static JsonPayload Document(ServerState state, DocumentDiagnosticParams given)
    {
        var path = state.FindOpen(given.TextDocument.Uri)?.Path ?? state.PathOf(given.TextDocument.Uri);
        var report = DiagnosticReport.Of(state, new Places(state), path)
            ?? throw new RequestException(ErrorCode.ContentModified, "A change of this document could not be read; send its full text.");
        var answer = report.ResultId == given.PreviousResultId
            ? new DocumentDiagnosticReport("unchanged", report.ResultId)
            : new DocumentDiagnosticReport("full", report.ResultId) { Items = report.Items };
        return JsonPayload.Of(answer, LspJson.Default.DocumentDiagnosticReport);
    }

    /// <param name="known">Result ids by address, as the client has them.</param>
    private List<WorkspaceDocumentDiagnosticReport> Changed(ServerState state, Dictionary<string, string> known)
    {
        var gone = new HashSet<string>(known.Keys, StringComparer.Ordinal);
        var changed = new List<WorkspaceDocumentDiagnosticReport>();
        foreach (var report in latest.Of(state).OrderBy(report => report.Key, StringComparer.Ordinal).Select(report => report.Value).OfType<DiagnosticReport>())
        {
            gone.Remove(report.Uri);
            if (known.TryGetValue(report.Uri, out var last) ? last != report.ResultId : report.Items.Count > 0)
            {
                changed.Add(new("full", report.Uri, report.Version, report.ResultId) { Items = report.Items });
            }
        }

        changed.AddRange(gone.Where(uri => known[uri] != "").Select(uri => new WorkspaceDocumentDiagnosticReport("full", uri, null, "") { Items = [] }));
        return changed;
    }

    private async Task<ServerState> HeldAsync(Func<ServerState, bool> condition, CancellationToken cancellationToken)
    {
        await HeldAsync(token => session.WhenAsync(condition, token), cancellationToken).ConfigureAwait(false);
        return session.Current;
    }

    private async Task HeldAsync(Func<CancellationToken, Task> wait, CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        try
        {
            await wait(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw new RequestException(ErrorCode.ServerCancelled, "The server is shutting down.");
        }
    }
}
