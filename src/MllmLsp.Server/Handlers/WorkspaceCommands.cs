using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features.Fixing;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>Commands that work on many files.</summary>
internal sealed class WorkspaceCommands(Session session, Func<Indexer> indexer, EditSender edits)
{
    /// <summary>Files that are mended together: between two such groups the client hears of progress, and can stop it.</summary>
    private const int GroupSize = 32;

    /// <summary>What <c>lint --fix</c> does, in the editor: all safe fixes of a note, a folder or everything.</summary>
    public async Task<JsonPayload> FixAllAsync(PlaceParams given, RequestProgress progress, CancellationToken cancellationToken)
    {
        var state = await IndexedAsync(cancellationToken).ConfigureAwait(false);
        var (fixedFiles, count) = await Task.Run(() => Fixed(state, Paths(state, given), progress, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (fixedFiles.Length > 0)
        {
            var title = state.Client.Language == Language.Chinese ? "应用所有安全的修复" : "Apply all safe fixes";
            await edits.SendAsync(state, title, fixedFiles, cancellationToken).ConfigureAwait(false);
        }

        return JsonPayload.Of(new FixAllResult(fixedFiles.Length, count), LspJson.Default.FixAllResult);
    }

    public async Task<JsonPayload> LintAsync(PlaceParams given, RequestProgress progress, CancellationToken cancellationToken)
    {
        var state = await IndexedAsync(cancellationToken).ConfigureAwait(false);
        var report = await Task.Run(() => LintHandler.Lint(state, Paths(state, given), progress, cancellationToken), cancellationToken).ConfigureAwait(false);
        return JsonPayload.Of(report, LspJson.Default.LintReport);
    }

    /// <summary>Reads settings, paths and files anew, for when the disk and what the server knows of it seem to differ.</summary>
    public async Task<JsonPayload> ReindexAsync(PlaceParams given, RequestProgress progress, CancellationToken cancellationToken)
    {
        var reading = indexer();
        reading.Reload();
        await reading.Idle.WaitAsync(cancellationToken).ConfigureAwait(false);
        var state = await IndexedAsync(cancellationToken).ConfigureAwait(false);
        return JsonPayload.Of(new ReindexResult(state.Workspace.DocumentCount, state.Workspace.GlossaryFiles.Count), LspJson.Default.ReindexResult);
    }

    public async Task<JsonPayload> WriteBaselineAsync(PlaceParams given, RequestProgress progress, CancellationToken cancellationToken)
    {
        var state = await IndexedAsync(cancellationToken).ConfigureAwait(false);
        var written = await Task.Run(() => BaselineHandler.Write(state, progress, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (written.Edit is { } edit)
        {
            await edits.SendAsync(state, state.Client.Language == Language.Chinese ? "写出基线" : "Write the baseline", edit, cancellationToken).ConfigureAwait(false);
        }
        else if (written.Findings > 0)
        {
            throw EditSender.Refused(state);
        }

        return JsonPayload.Of(new BaselineResult(written.Findings, written.Files), LspJson.Default.BaselineResult);
    }

    private Task<ServerState> IndexedAsync(CancellationToken cancellationToken) => session.WhenAsync(state => state.IsIndexed, cancellationToken);

    /// <exception cref="RequestException">-32602: nothing that is known lies at the address.</exception>
    private static string[] Paths(ServerState state, PlaceParams given)
    {
        if (given.Uri is null)
        {
            return [.. Findings.AllPaths(state)];
        }

        var place = state.PathOf(given.Uri).TrimEnd('/');
        string[] found = [.. Findings.AllPaths(state).Where(path => PathText.IsWithin(path, place))];
        return found.Length > 0 || state.Workspace.Files.FindFolder(place) is not null || state.Workspace.Folders.Any(folder => folder.Path == place)
            ? found
            : throw new RequestException(ErrorCode.InvalidParams, state.Client.Language == Language.Chinese
                ? $"{given.Uri} 不是已打开文件夹中的文件或文件夹。"
                : $"{given.Uri} is no file or folder of those that are opened.");
    }

    /// <summary>The changes group by group, each group in the texts that the ones before it left.</summary>
    private static (DocumentEdit[] Edits, int Fixes) Fixed(ServerState state, string[] paths, RequestProgress progress, CancellationToken cancellationToken)
    {
        var places = new Places(state);
        var texts = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        var context = places.Context(withLinks: false);
        context = context with { ReadText = path => texts.GetValueOrDefault(path) ?? places.TextOf(path) };
        var (workspace, count, done) = (state.Workspace, 0, 0);
        foreach (var group in paths.Where(path => workspace.Find(path) is not null || workspace.GlossaryFiles.ContainsKey(path)).Order(StringComparer.Ordinal).Chunk(GroupSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var outcome = FixRun.Run(workspace, group, FixSafety.Safe, context);
            workspace = outcome.Workspace;
            count += outcome.Applied.Length;
            foreach (var (path, text) in outcome.Texts)
            {
                texts[path] = text;
            }

            progress.Report(done += group.Length, paths.Length);
        }

        var changed = texts.OrderBy(text => text.Key, StringComparer.Ordinal)
            .Select(text => new DocumentEdit(text.Key, TextDifference.Between(places.TextOf(text.Key) ?? SourceText.Empty, text.Value)))
            .Where(edit => !edit.Changes.IsEmpty);
        return ([.. changed], count);
    }
}
