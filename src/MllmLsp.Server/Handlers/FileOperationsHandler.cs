using MllmLsp.Core.Features.Renaming;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Files;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>
/// <c>workspace/willRenameFiles</c>: links follow what is renamed or moved in the editor. <c>didCreateFiles</c>, <c>didRenameFiles</c> and
/// <c>didDeleteFiles</c> say what the watcher will say, too, only sooner.
/// </summary>
internal sealed class FileOperationsHandler(Session session, Indexer indexer)
{
    public Task<JsonPayload> WillRenameAsync(RenameFilesParams given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        FileMove[] moves =
        [
            .. given.Files.Where(file => file is not null && DocumentUri.ToDiskPath(file.OldUri) is not null && DocumentUri.ToDiskPath(file.NewUri) is not null)
                .Select(file => new FileMove(state.PathOf(file.OldUri), DocumentUri.ToDiskPath(file.NewUri)!)),
        ];
        return moves.Length == 0 || !state.IsIndexed ? Task.FromResult(JsonPayload.Null) : Task.Run(() => Answer(state, moves), cancellationToken);
    }

    public void Created(FilesParams given) => Notice(given.Files.Select(file => file?.Uri), DiskChange.Created);

    public void Deleted(FilesParams given) => Notice(given.Files.Select(file => file?.Uri), DiskChange.Deleted);

    public void Renamed(RenameFilesParams given)
    {
        Notice(given.Files.Select(file => file?.OldUri), DiskChange.Deleted);
        Notice(given.Files.Select(file => file?.NewUri), DiskChange.Created);
    }

    private static JsonPayload Answer(ServerState asked, FileMove[] moves)
    {
        var (state, places, result) = FreshFiles.Compute(
            asked, (state, places) => new RenameResult(FileMoves.Edits(state.Workspace, moves, places.Context(withLinks: false))));
        var purpose = state.Client.Language == Language.Chinese ? "更新指向所移动文件的链接" : "Update links to what is moved";
        return result.Edits.IsEmpty || new ToProtocol(state, places).Edit(result, purpose, null) is not { } edit
            ? JsonPayload.Null
            : JsonPayload.Of(edit, LspJson.Default.WorkspaceEdit);
    }

    private void Notice(IEnumerable<string?> uris, DiskChange change)
    {
        foreach (var uri in uris)
        {
            if (uri is not null && DocumentUri.ToDiskPath(uri) is { } path)
            {
                indexer.Notice(path, change);
            }
        }
    }
}
