using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server;

internal enum DiskEventEffect
{
    /// <summary>Nothing but the file's own text, if that is indexed.</summary>
    None,

    /// <summary>A plain file that is neither note nor glossary is there now: it can be linked to.</summary>
    FileAdded,

    FileRemoved,

    Rescan,

    Reload,
}

/// <summary>
/// What an event on disk asks for. Anything that is not plain is answered by a walk: a folder may have come with all its content, an
/// ignore file changes what is indexed, and events may be lost or joined.
/// </summary>
internal static class DiskEvents
{
    private static readonly string[] RootNames = [SettingsFile.Name, ".obsidian", ".git"];

    /// <param name="isIndexed">Whether the path is a note or glossary that is indexed.</param>
    public static DiskEventEffect Judge(string path, DiskChange change, Workspace workspace, bool isIndexed)
    {
        var name = DiskPath.Name(path).ToString();
        if (AsksForReload(path, change, workspace))
        {
            return DiskEventEffect.Reload;
        }

        if (RootNames.Contains(name))
        {
            return DiskEventEffect.None;
        }

        if (name == IgnoreRules.FileName || path.EndsWith(".git/info/exclude", StringComparison.Ordinal))
        {
            return DiskEventEffect.Rescan;
        }

        if (IsBelowOpaque(path, workspace))
        {
            return DiskEventEffect.None;
        }

        var isKnown = workspace.Files.Find(path) is not null;
        return change switch
        {
            DiskChange.Changed when isKnown || workspace.Files.FindFolder(path) is not null => DiskEventEffect.None,
            DiskChange.Deleted when isKnown && !isIndexed => DiskEventEffect.FileRemoved,
            DiskChange.Created when isKnown && isIndexed => DiskEventEffect.None,
            DiskChange.Created when IsPlainFile(path, workspace) => DiskEventEffect.FileAdded,
            _ => DiskEventEffect.Rescan,
        };
    }

    /// <summary>Whether more is needed than a walk: settings, a baseline, or where a root is. Looks at no disk.</summary>
    public static bool AsksForReload(string path, DiskChange change, Workspace workspace)
    {
        var name = DiskPath.Name(path).ToString();
        return RootNames.Contains(name)
            ? name == SettingsFile.Name || change != DiskChange.Changed
            : workspace.Folders.Any(folder => IsBaseline(path, folder));
    }

    private static bool IsBaseline(string path, WorkspaceFolder folder) => folder.Nested.Select(nested => nested.Settings.BaselineFile)
        .Prepend(folder.Settings.BaselineFile)
        .OfType<string>()
        .Any(named => DiskPath.Normalize(named, folder.Path) == path);

    private static bool IsBelowOpaque(string path, Workspace workspace) =>
        workspace.FolderOf(path) is { } folder && folder.Path != path && FileKinds.IsBelowOpaqueName(DiskPath.Below(PathText.Folder(path), folder.Path));

    private static bool IsPlainFile(string path, Workspace workspace)
    {
        var info = new FileInfo(path);
        return info.Exists && info.LinkTarget is null
            && workspace.FolderOf(path) is { } folder && workspace.Files.FindFolder(PathText.Folder(path)) is not null
            && !workspace.IsNote(path) && !FileKinds.IsGlossary(DiskPath.Below(path, folder.Root)) && !FileKinds.IsBibliography(path);
    }
}
