using Microsoft.Extensions.Logging;
using MllmLsp.Server.Files;
using MllmLsp.Server.Protocol;

namespace MllmLsp.Server.Handlers;

/// <summary><c>workspace/didChangeWatchedFiles</c></summary>
internal sealed class WatchedFilesHandler(Indexer indexer, ILogger logger)
{
    public void Handle(DidChangeWatchedFilesParams given)
    {
        foreach (var change in given.Changes)
        {
            if (DocumentUri.ToDiskPath(change.Uri) is { } path)
            {
                var kind = Enum.IsDefined((DiskChange)change.Type) ? (DiskChange)change.Type : DiskChange.Created;
                indexer.Notice(path, kind);
            }
            else if (DocumentUri.IsFile(change.Uri))
            {
                logger.LogWarning("Ignored a change of '{Uri}': no file can have that name", change.Uri);
            }
        }
    }
}
