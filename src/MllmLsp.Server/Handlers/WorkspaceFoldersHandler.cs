using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using MllmLsp.Server.Protocol;

namespace MllmLsp.Server.Handlers;

/// <summary><c>workspace/didChangeWorkspaceFolders</c></summary>
internal sealed class WorkspaceFoldersHandler(Session session, Action foldersChanged, ILogger logger)
{
    public void Handle(DidChangeWorkspaceFoldersParams given)
    {
        var removed = Paths(given.Event.Removed.Select(folder => folder.Uri));
        var added = Paths(given.Event.Added.Select(folder => folder.Uri));
        foreach (var nameless in given.Event.Added.Where(folder => DocumentUri.IsFile(folder.Uri) && DocumentUri.ToDiskPath(folder.Uri) is null))
        {
            logger.LogWarning("Ignored the folder '{Uri}': no folder can have that name", nameless.Uri);
        }

        session.Update(state => state with { FolderPaths = [.. state.FolderPaths.Except(removed).Union(added)] });
        foldersChanged();
    }

    /// <summary>Normalised paths of the folders on disk; others cannot be indexed.</summary>
    public static ImmutableArray<string> Paths(IEnumerable<string> uris) =>
        [.. uris.Select(DocumentUri.ToDiskPath).OfType<string>().Distinct(StringComparer.Ordinal)];
}
