using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MllmLsp.Core.Text;
using MllmLsp.Server.Cli.Reports;
using MllmLsp.Server.Files;
using MllmLsp.Server.Protocol;

namespace MllmLsp.Server.Cli;

/// <summary>
/// <c>lint --watch</c>: the server's own workspace, kept up to date by the same indexer and watcher, with a screen in the place of a client.
/// </summary>
internal sealed class LintWatch : IDisposable
{
    private readonly LintOptions options;
    private readonly Terminal terminal;
    private readonly LintTarget[] targets;
    private readonly Session session = new();
    private readonly Indexer indexer;
    private readonly FileWatcher watcher;

    private LintWatch(LintOptions options, Terminal terminal, LintTarget[] targets)
    {
        this.options = options;
        this.terminal = terminal;
        this.targets = targets;
        ILogger logger = NullLogger.Instance;
        indexer = new Indexer(session, new BuiltInTerms(session), new FolderLoader(logger), new IndexProgress(session, () => throw new InvalidOperationException("no client")), logger);
        watcher = new FileWatcher(Notice, indexer.Reload, TimeProvider.System, logger);
        indexer.FoldersLoaded = folders => watcher.Watch([.. Watching.OwnTargets(folders).Distinct()]);
    }

    /// <summary>Checks, waits for changes and checks again, until it is stopped.</summary>
    public static async Task<int> RunAsync(LintOptions options, Terminal terminal, CancellationToken stopping)
    {
        if (!LintTarget.ReadAll([.. options.Paths], terminal, out var targets))
        {
            return ExitCode.Failure;
        }

        using var watch = new LintWatch(options, terminal, targets);
        try
        {
            await watch.RunAsync(stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Ctrl-C is how this ends.
        }

        return ExitCode.Success;
    }

    public void Dispose() => watcher.Dispose();

    private async Task RunAsync(CancellationToken stopping)
    {
        ImmutableArray<string> roots = [.. targets.Select(target => RootFinder.Find(target.Folder)).Distinct()];
        session.Update(state => state with { FolderPaths = roots, Client = ClientFeatures.None with { Language = terminal.Language } });
        indexer.Reload();
        var indexing = Task.Run(() => indexer.RunAsync(stopping), stopping);
        string? shown = null;
        while (true)
        {
            await indexer.Idle.WaitAsync(stopping).ConfigureAwait(false);
            var seen = await session.WhenAsync(state => state.IsIndexed, stopping).ConfigureAwait(false);
            if (Screen(seen) is var screen && screen != shown)
            {
                await terminal.Out.WriteAsync((terminal.Colours ? "\e[2J\e[3J\e[H" : "") + screen).ConfigureAwait(false);
                await terminal.Out.FlushAsync(stopping).ConfigureAwait(false);
                shown = screen;
            }

            // The indexer fails only by a fault of ours: better an end than a screen that no longer changes.
            var changed = session.WhenAsync(state => !ReferenceEquals(state, seen), stopping);
            await (await Task.WhenAny(changed, indexing).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    private string Screen(ServerState state)
    {
        using var output = new StringWriter { NewLine = "\n" };
        TextReport.Write(Check(state), terminal with { Out = output });
        output.WriteLine(terminal.Language == Core.Localization.Language.Chinese ? "正在监视更改；按 Ctrl-C 结束。" : "Watching for changes; Ctrl-C ends.");
        return output.ToString();
    }

    private LintResult Check(ServerState state)
    {
        ImmutableArray<string> files =
        [
            .. state.Workspace.Documents.Select(note => note.Path)
                .Concat(state.Workspace.GlossaryFiles.Values.Where(glossary => glossary.IsGlossary || glossary.IsBroken).Select(glossary => glossary.Path))
                .Concat(state.FileProblems.Keys)
                .Where(IsCovered)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        var settings = state.SettingsProblems.Select(problem => problem.Path!).Where(IsCovered);
        var places = new Places(state);
        string[] candidates = [.. files.Union(settings, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var isFaulty = new bool[candidates.Length];
        Parallel.For(0, candidates.Length, i => isFaulty[i] = Findings.MayBeIn(state, candidates[i]));
        var findings = candidates.Where((_, i) => isFaulty[i]).SelectMany(path =>
        {
            // Only now a text is read: most files have nothing to show.
            var text = places.TextOf(path) ?? SourceText.Empty;
            return Findings.In(state, path, text).Select(finding => new Finding(path, text, finding));
        });
        return new LintResult([.. findings], files, []) { FailOn = options.FailOn };
    }

    private bool IsCovered(string path) => targets.Any(target => target.Covers(path));

    private void Notice(IReadOnlyList<(string Path, DiskChange Change)> batch)
    {
        foreach (var (path, change) in batch)
        {
            indexer.Notice(path, change);
        }
    }
}
