using System.Collections.Immutable;
using System.Text.Json;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server;

/// <summary>
/// Sees to it that changes on disk are noticed: by the client where it can be told what to watch, else by ourselves. Everything below
/// the folders counts, since a link may lead to any file.
/// </summary>
internal sealed class Watching(Session session, Func<Connection> connection, Indexer indexer, FileWatcher own) : IDisposable
{
    private const string Id = "files";
    private const string Method = "workspace/didChangeWatchedFiles";

    private ImmutableArray<(string Folder, string Pattern)> watched;

    /// <summary>Watches for these folders, and no longer for others. To be called by one caller at a time.</summary>
    public async Task UpdateAsync(ImmutableArray<WorkspaceFolder> folders)
    {
        var client = session.Current.Client;
        if (!client.RegistersWatchers)
        {
            own.Watch([.. OwnTargets(folders).Distinct()]);
            return;
        }

        var targets = Targets(folders);
        if (!watched.IsDefault && watched.SequenceEqual(targets))
        {
            return;
        }

        if (!watched.IsDefault)
        {
            await connection().RequestAsync(
                "client/unregisterCapability",
                new UnregistrationParams([new Unregistration(Id, Method)]),
                LspJson.Default.UnregistrationParams,
                CancellationToken.None).ConfigureAwait(false);
        }

        watched = targets;
        await RegisterAsync(client.RelativeWatchers).ConfigureAwait(false);

        // What changed before the client began to watch went unnoticed.
        indexer.Rescan();
    }

    public void Dispose() => own.Dispose();

    private async Task RegisterAsync(bool relative)
    {
        IEnumerable<JsonElement> patterns = relative
            ? watched.Select(target => JsonSerializer.SerializeToElement(
                new RelativePattern(DocumentUri.FromPath(target.Folder), target.Pattern), LspJson.Default.RelativePattern))
            : [JsonSerializer.SerializeToElement("**/*", LspJson.Default.String)];
        var options = new DidChangeWatchedFilesRegistrationOptions([.. patterns.Select(pattern => new FileSystemWatcherOptions(pattern))]);
        var json = JsonSerializer.SerializeToElement(options, LspJson.Default.DidChangeWatchedFilesRegistrationOptions);
        await connection().RequestAsync(
            "client/registerCapability",
            new RegistrationParams([new Registration(Id, Method, json)]),
            LspJson.Default.RegistrationParams,
            CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>All of each folder; settings and ignore files of the root above it; glossaries and a baseline that lie elsewhere.</summary>
    private static ImmutableArray<(string Folder, string Pattern)> Targets(ImmutableArray<WorkspaceFolder> folders)
    {
        var targets = new List<(string, string)>();
        foreach (var folder in folders)
        {
            targets.Add((folder.Path, "**/*"));
            if (folder.Root != folder.Path)
            {
                targets.Add((folder.Root, SettingsFile.Name));
                targets.Add((folder.Root, "**/" + IgnoreRules.FileName));
            }

            targets.AddRange(FilesElsewhere(folder).Select(path => (PathText.Folder(path), PathText.Name(path))));
        }

        return [.. targets.Distinct()];
    }

    /// <summary>
    /// What is to be watched where no client does it (deep: with everything below): all of each folder; the folders above it up to the root,
    /// for settings and ignore files; glossaries and a baseline that lie elsewhere.
    /// </summary>
    public static IEnumerable<(string Folder, bool Deep)> OwnTargets(ImmutableArray<WorkspaceFolder> folders)
    {
        foreach (var folder in folders)
        {
            yield return (folder.Path, true);
            for (var above = folder.Path; above != folder.Root && DiskPath.Parent(above) is { } parent; above = parent)
            {
                yield return (parent, false);
            }

            foreach (var path in FilesElsewhere(folder))
            {
                yield return (PathText.Folder(path), false);
            }
        }
    }

    private static IEnumerable<string> FilesElsewhere(WorkspaceFolder folder) => folder.Settings.GlossaryFiles
        .Concat(folder.Nested.Select(nested => nested.Settings.BaselineFile).Prepend(folder.Settings.BaselineFile).OfType<string>())
        .Select(path => DiskPath.Normalize(path, folder.Path))
        .Where(path => !PathText.IsWithin(path, folder.Path));
}
