using MllmLsp.Core.Workspaces;

namespace MllmLsp.Server;

/// <summary>What the reader of an open note may want next.</summary>
internal static class LinkTargets
{
    /// <summary>Paths that the open notes link to and that are not indexed yet.</summary>
    public static IReadOnlySet<string> OfOpenNotes(ServerState state)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var open in state.Open.Values)
        {
            if (open.Kind == DocumentKind.Note && state.Workspace.Find(open.Path) is { } document)
            {
                foreach (var reference in document.Outline.References)
                {
                    if (Resolver.Resolve(state.Workspace, document, reference).Path is { } path && state.Workspace.Find(path) is null)
                    {
                        found.Add(path);
                    }
                }
            }
        }

        return found;
    }

    /// <summary>
    /// Folders, as <see cref="NameKey.Folded"/> has them, whose contents decide what the destinations in open notes lead to: those that they name,
    /// and all on the way there and to the notes. Some are none.
    /// </summary>
    public static IReadOnlySet<string> FoldersOfOpenNotes(ServerState state)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var open in state.Open.Values)
        {
            if (open.Kind == DocumentKind.Note && state.Workspace.Find(open.Path) is { } document && state.Workspace.FolderOf(open.Path) is { } folder)
            {
                var paths = document.Outline.References.SelectMany(reference => Resolver.Candidates(state.Workspace, document, reference)).Append(open.Path);
                foreach (var path in paths.Distinct(StringComparer.Ordinal))
                {
                    for (var at = path; at.Length > folder.Path.Length && found.Add(NameKey.Folded(at));)
                    {
                        at = PathText.Folder(at);
                    }
                }
            }
        }

        return found;
    }
}
