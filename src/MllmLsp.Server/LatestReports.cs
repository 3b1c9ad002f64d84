using System.Collections.Immutable;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Server;

/// <summary>
/// The diagnostics of every document that gets any, kept in step with the state: after an edit only those documents are looked at again that it
/// can reach. Safe to use from many threads.
/// </summary>
internal sealed class LatestReports
{
    private readonly Lock turn = new();
    private ServerState last = ServerState.Initial;
    private ImmutableDictionary<string, DiagnosticReport?> reports = ImmutableDictionary.Create<string, DiagnosticReport?>(StringComparer.Ordinal);

    /// <summary>
    /// On in tests: what is kept is held against what is found when everything is looked at again, and a difference is a fault.
    /// </summary>
    public static bool ChecksItself { get; set; }

    /// <summary>By path; null for a document that is out of step with the editor, or has no address.</summary>
    public ImmutableDictionary<string, DiagnosticReport?> Of(ServerState state)
    {
        lock (turn)
        {
            if (ReferenceEquals(state, last))
            {
                return reports;
            }

            var reached = ReachedSince(last, state);
            var fresh = reached is null ? All(state, Findings.Paths(state)) : reports.SetItems(All(state, reached.Where(reports.ContainsKey)));
            if (ChecksItself && reached is not null)
            {
                Check(state, fresh);
            }

            (last, reports) = (state, fresh);
            return fresh;
        }
    }

    /// <summary>Null where everything has to be looked at.</summary>
    private static IReadOnlySet<string>? ReachedSince(ServerState before, ServerState now)
    {
        // Whatever came from elsewhere than the text of an open document is counted; which are open, is told by their number and each one.
        if (before.OutsideChanges != now.OutsideChanges || before.Client != now.Client || before.Open.Count != now.Open.Count)
        {
            return null;
        }

        var changed = new List<string>();
        foreach (var (path, open) in now.Open)
        {
            if (!before.Open.TryGetValue(path, out var old) || old.Kind != open.Kind || old.Uri != open.Uri)
            {
                return null;
            }

            if (!ReferenceEquals(old, open))
            {
                if (open.Kind != DocumentKind.Note)
                {
                    return null;
                }

                changed.Add(path);
            }
        }

        return Reach.Of(before.Workspace, now.Workspace, changed);
    }

    private static ImmutableDictionary<string, DiagnosticReport?> All(ServerState state, IEnumerable<string> paths)
    {
        string[] all = [.. paths];
        var found = new DiagnosticReport?[all.Length];
        if (all.Length < 8)
        {
            var places = new Places(state);
            for (var i = 0; i < all.Length; i++)
            {
                found[i] = DiagnosticReport.Of(state, places, all[i]);
            }
        }
        else
        {
            Parallel.For(0, all.Length, () => new Places(state), (i, _, places) =>
            {
                found[i] = DiagnosticReport.Of(state, places, all[i]);
                return places;
            }, static _ => { });
        }

        return Enumerable.Range(0, all.Length).ToImmutableDictionary(i => all[i], i => found[i], StringComparer.Ordinal);
    }

    private static void Check(ServerState state, ImmutableDictionary<string, DiagnosticReport?> kept)
    {
        var anew = All(state, Findings.Paths(state));
        foreach (var path in anew.Keys.Union(kept.Keys, StringComparer.Ordinal))
        {
            var (found, was) = (anew.GetValueOrDefault(path), kept.GetValueOrDefault(path));
            if (found?.ResultId != was?.ResultId || found?.Version != was?.Version)
            {
                throw new InvalidOperationException($"An edit reached '{path}', which was not looked at again.");
            }
        }
    }
}
