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
        var root = RootFinder.Find(folder);
        var settings = SettingsFile.ReadProject(root, Settings.Default, language);
        var builtIn = settings.Settings.BuiltInGlossary ? BuiltInGlossary.Files : [];
        if (IsTooWide(root))
        {
            return Glossary.Create(builtIn, []);
        }

        var scan = WorkspaceLoader.Scan(root, root, settings);
        var files = WorkspaceLoader.GlossaryPaths(scan).Select(path => WorkspaceLoader.ReadGlossary(path).File).Where(file => file.IsGlossary);
        return Glossary.Create(builtIn, [.. files, .. WorkspaceLoader.ReadConceptNotes(scan)]);
    }

    /// <summary>Asked for a term in a home folder, nobody wants all of it searched for glossaries.</summary>
    private static bool IsTooWide(string root) =>
        DiskPath.Parent(root) is null || root == DiskPath.Normalize(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? home : "/");
}
