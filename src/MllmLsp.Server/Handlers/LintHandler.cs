using System.Text.Json;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary><c>mllmLsp/lint</c>: the findings of every note, glossary and settings file, whichever of them are open.</summary>
internal sealed class LintHandler(Session session, Func<Connection> connection)
{
    public async Task<JsonPayload> HandleAsync(LintParams given, CancellationToken cancellationToken)
    {
        var state = await session.WhenAsync(current => current.IsIndexed, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => LintAsync(state, given.WorkDoneToken, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private async Task<JsonPayload> LintAsync(ServerState state, JsonElement? token, CancellationToken cancellationToken)
    {
        string[] paths = [.. Findings.AllPaths(state).Order(StringComparer.Ordinal)];
        var places = new Places(state);
        var files = new List<LintedFile>();
        var progress = new RequestProgress(connection, token);
        progress.Begin();
        for (var i = 0; i < paths.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (DiagnosticReport.Of(state, places, paths[i]) is { Items.Count: > 0 } report)
            {
                files.Add(new LintedFile(report.Uri, report.Items));
            }

            progress.Report(i + 1, paths.Length);
        }

        await progress.EndAsync().ConfigureAwait(false);
        return JsonPayload.Of(new LintReport(paths.Length, files), LspJson.Default.LintReport);
    }
}
