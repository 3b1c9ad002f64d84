using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>A file or folder that gets another path.</summary>
public sealed record FileMove(string From, string To);

/// <summary>
/// <c>workspace/willRenameFiles</c>: what links have to become so that they lead where they led. Only links that would no longer do so change, and
/// each keeps its style: relative or from the root, encoded or not, with or without extension.
/// </summary>
public static class FileMoves
{
    /// <summary>Edits of the documents where they are now: they are applied before the move. Looks only at notes that move or use an old or new
    /// name, and is linear in the paths of the workspace.</summary>
    public static ImmutableArray<DocumentEdit> Edits(Workspace workspace, IReadOnlyList<FileMove> moves, FeatureContext context)
    {
        var moving = new MovingLinks(workspace, moves, context);
        var moved = workspace.Files.Files.Where(moving.Moves).ToArray();
        var users = moved.SelectMany(workspace.MayReferTo)
            .Concat(moves.SelectMany(move => FoldersIn(workspace, move.From)).SelectMany(workspace.MayReferTo))
            .Concat(moved.Select(moving.After).SelectMany(workspace.MayReferTo))
            .Concat(moved.Select(workspace.Find).OfType<Document>())
            .DistinctBy(note => note.Path);
        return RenameResult.Of(users.SelectMany(note => moving.In(note).Select(change => (note.Path, change)))).Edits;
    }

    /// <summary>A path and, where it is a folder, every folder in it: links may lead to each of them.</summary>
    private static IEnumerable<string> FoldersIn(Workspace workspace, string path) =>
        workspace.Files.ChildrenOf(path).Folders.SelectMany(folder => FoldersIn(workspace, folder)).Prepend(path);
}
