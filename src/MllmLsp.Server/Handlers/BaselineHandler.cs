using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>Makes what is found now the known findings, as <c>lint --write-baseline</c> does: a baseline for each opened folder.</summary>
internal sealed class BaselineHandler(Session session, Func<Connection> connection)
{
    /// <summary>Whether the settings of some opened folder name a baseline.</summary>
    public Task<JsonPayload> HasBaselineAsync(HasBaselineParams given, CancellationToken cancellationToken) => Task.FromResult(JsonPayload.Of(
        session.Current.Workspace.Folders.Any(folder => folder.Settings.BaselineFile is not null), LspJson.Default.Boolean));

    public async Task<JsonPayload> WriteAsync(WriteBaselineParams given, CancellationToken cancellationToken)
    {
        var state = await session.WhenAsync(current => current.IsIndexed, cancellationToken).ConfigureAwait(false);
        var progress = new RequestProgress(connection, given.WorkDoneToken);
        progress.Begin();
        try
        {
            var written = await Task.Run(() => Write(state, progress, cancellationToken), cancellationToken).ConfigureAwait(false);
            return JsonPayload.Of(written, LspJson.Default.WrittenBaseline);
        }
        finally
        {
            await progress.EndAsync().ConfigureAwait(false);
        }
    }

    /// <summary>What is found now as known findings, with the edit that says so in files.</summary>
    public static WrittenBaseline Write(ServerState state, RequestProgress progress, CancellationToken cancellationToken)
    {
        var places = new Places(state);
        var entries = Entries(state, places, progress, cancellationToken);
        var edits = ImmutableArray.CreateBuilder<DocumentEdit>();
        foreach (var folder in state.Workspace.Folders)
        {
            var found = entries.Where(file => state.Workspace.FolderOf(file.Key) == folder).ToImmutableSortedDictionary(StringComparer.Ordinal);
            if (found.Values.Any(ofFile => !ofFile.IsEmpty))
            {
                edits.AddRange(Edits(state, folder, found));
            }
        }

        var known = entries.Values.SelectMany(ofFile => ofFile).Sum(entry => entry.Count);
        return new WrittenBaseline(
            known, entries.Count(file => !file.Value.IsEmpty), edits.Count == 0 ? null : new ToProtocol(state, places).Edit(edits.ToImmutable()));
    }

    private static Dictionary<string, ImmutableArray<KnownFinding>> Entries(
        ServerState state, Places places, RequestProgress progress, CancellationToken cancellationToken)
    {
        string[] paths = [.. Findings.AllPaths(state).Where(path => state.Workspace.FolderOf(path) is not null).Order(StringComparer.Ordinal)];
        var entries = new Dictionary<string, ImmutableArray<KnownFinding>>(StringComparer.Ordinal);
        for (var i = 0; i < paths.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = places.TextOf(paths[i]) ?? SourceText.Empty;
            entries[paths[i]] = Baseline.Entries(text, Findings.All(state, paths[i], text));
            progress.Report(i + 1, paths.Length);
        }

        return entries;
    }

    /// <exception cref="RequestException">A file that is in the way is none of ours, and must not be lost; or a link leads out of the root.</exception>
    private static IEnumerable<DocumentEdit> Edits(ServerState state, WorkspaceFolder folder, ImmutableSortedDictionary<string, ImmutableArray<KnownFinding>> found)
    {
        var named = folder.Settings.BaselineFile;
        var settingsFolder = folder.SettingsFolderFor(folder.Path);
        var path = named is null ? DiskPath.Combine(settingsFolder, BaselineFile.DefaultName) : DiskPath.Normalize(named, folder.Path);
        DemandWithin(state, path, folder.Root);
        var exists = File.Exists(path);
        var (old, problem) = exists ? BaselineFile.Read(path, state.Client.Language) : (Baseline.Empty, null);
        if (problem is not null)
        {
            throw new RequestException(ErrorCode.RequestFailed, $"{problem.Path}: {problem.Message}");
        }

        // A window may have opened a part only of what the baseline speaks of.
        var others = old.Files.Where(file => !found.ContainsKey(file.Key) && File.Exists(file.Key)).ToImmutableSortedDictionary(StringComparer.Ordinal);
        var text = BaselineFile.Write(new Baseline(others.SetItems(found)), path);
        if (named is null)
        {
            var settings = DiskPath.Combine(settingsFolder, SettingsFile.Name);
            DemandWithin(state, settings, folder.Root);
            yield return Naming(state, settings);
        }

        yield return new DocumentEdit(path, [new TextChange(new TextSpan(0, exists ? FileReader.Read(path).Text.Length : 0), text)], Creates: !exists);
    }

    private static void DemandWithin(ServerState state, string path, string root)
    {
        if (LinkTarget.LeavesRoot(path, root))
        {
            throw new RequestException(ErrorCode.RequestFailed, state.Client.Language == Language.Chinese
                ? $"{path} 是指向根目录之外的链接：未写入。"
                : $"{path} is a link out of the root: it is not written.");
        }
    }

    /// <summary>The settings with the name of their baseline.</summary>
    private static DocumentEdit Naming(ServerState state, string settings)
    {
        var text = state.Open.GetValueOrDefault(settings)?.Text ?? (File.Exists(settings) ? FileReader.Read(settings).Text : null);
        if (text is null)
        {
            return new DocumentEdit(settings, [new TextChange(default, SettingsEdit.NewFile(SettingsKeys.Baseline, BaselineFile.DefaultName))], Creates: true);
        }

        return SettingsEdit.Set(text, SettingsKeys.Baseline, BaselineFile.DefaultName) is { } change
            ? new DocumentEdit(settings, [change])
            : throw new RequestException(ErrorCode.RequestFailed, state.Client.Language == Language.Chinese
                ? $"{settings} 不是设置文件应有的 JSON：请先改正。"
                : $"{settings} is not the JSON of settings: mend it first.");
    }
}
