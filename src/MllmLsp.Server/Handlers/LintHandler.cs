using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary><c>mllmLsp/lint</c>: the findings of every note, glossary and settings file, whichever of them are open.</summary>
internal sealed class LintHandler(Session session, Func<Connection> connection)
{
    public async Task<JsonPayload> HandleAsync(LintParams given, CancellationToken cancellationToken)
    {
        var state = await session.WhenAsync(current => current.IsIndexed, cancellationToken).ConfigureAwait(false);
        var progress = new RequestProgress(connection, given.WorkDoneToken);
        progress.Begin();
        var report = await Task.Run(() => Lint(state, Findings.AllPaths(state), progress, cancellationToken), cancellationToken).ConfigureAwait(false);
        await progress.EndAsync().ConfigureAwait(false);
        return JsonPayload.Of(report, LspJson.Default.LintReport);
    }

    public static LintReport Lint(ServerState state, IEnumerable<string> which, RequestProgress progress, CancellationToken cancellationToken)
    {
        string[] paths = [.. which.Order(StringComparer.Ordinal)];
        var places = new Places(state);
        var files = new List<LintedFile>();
        for (var i = 0; i < paths.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (DiagnosticReport.Of(state, places, paths[i]) is { Items.Count: > 0 } report)
            {
                files.Add(new LintedFile(report.Uri, report.Items));
            }

            progress.Report(i + 1, paths.Length);
        }

        return new LintReport(paths.Length, files);
    }
}
