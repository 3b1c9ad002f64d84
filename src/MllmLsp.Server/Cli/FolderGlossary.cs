using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary>The terms in force for a folder, without indexing its notes: of those that are no glossary entries only the front matter is read.</summary>
internal static class FolderGlossary
{
    /// <param name="folder">Normalised; its root's glossaries count.</param>
    public static Glossary Of(string folder, Language language)
    {
        var workspace = WorkspaceOf(folder, language);
        return Glossary.Create(
            workspace.Folders[0].Settings.BuiltInGlossary ? BuiltInGlossary.Files : [],
            [.. workspace.GlossaryFiles.Values.Where(file => file.IsGlossary), .. workspace.ConceptNotes.Values]);
    }

    /// <summary>The folder's root with its glossaries, and of its notes those that are glossary entries.</summary>
    public static Workspace WorkspaceOf(string folder, Language language)
    {
        var root = RootFinder.Find(folder);
        var settings = SettingsFile.ReadProject(root, Settings.Default, language);
        if (IsTooWide(root))
        {
            return Workspace.Empty
                .WithFolders([new WorkspaceFolder(root, root, settings.Settings)])
                .WithBuiltInGlossary(settings.Settings.BuiltInGlossary ? BuiltInGlossary.Files : []);
        }

        var scan = WorkspaceLoader.Scan(root, root, settings);
        return Workspace.Empty
            .WithFolders([scan.Folder])
            .WithBuiltInGlossary(settings.Settings.BuiltInGlossary ? BuiltInGlossary.Files : [])
            .WithGlossaryFiles(WorkspaceLoader.GlossaryPaths(scan).Select(path => WorkspaceLoader.ReadGlossary(path).File))
            .WithDocuments(WorkspaceLoader.ReadConceptNotes(scan));
    }

    /// <summary>Asked for a term in a home folder, nobody wants all of it searched for glossaries.</summary>
    private static bool IsTooWide(string root) =>
        DiskPath.Parent(root) is null || root == DiskPath.Normalize(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? home : "/");
}
