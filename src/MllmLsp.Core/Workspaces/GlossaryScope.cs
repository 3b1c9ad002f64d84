using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;

namespace MllmLsp.Core.Workspaces;

/// <summary>Which notes a glossary file speaks to: those below the folder it was put into, narrowed by its <c>appliesTo</c>.</summary>
internal static class GlossaryScope
{
    /// <summary>
    /// Whether a concept note counts for the notes of a folder: wherever in the opened folder it lies, since people keep such notes in a folder
    /// of their own. A note outside every folder reaches all, as glossary files do.
    /// </summary>
    public static bool ReachesFrom(string note, WorkspaceFolder? folder, ImmutableArray<WorkspaceFolder> folders) =>
        folder is null || PathText.IsWithin(note, folder.Path) || !folders.Any(other => PathText.IsWithin(note, other.Path));

    public static bool Reaches(GlossaryFile file, string path, WorkspaceFolder? folder)
    {
        // A file named in the user's settings lies outside every folder and reaches all of them.
        if (folder is null || !PathText.IsWithin(file.Path, folder.Path))
        {
            return true;
        }

        return PathText.IsWithin(path, ScopeFolder(file.Path))
            && (file.AppliesTo.IsEmpty || PathPatterns.Parse(file.AppliesTo).Includes(PathText.Relative(folder.Path, path)));
    }

    /// <summary>Whether two files of one folder speak to the same notes, as far as what they say of it can tell.</summary>
    public static bool IsSame(GlossaryFile one, GlossaryFile other, WorkspaceFolder? folder) =>
        folder is not null && PathText.IsWithin(one.Path, folder.Path) && PathText.IsWithin(other.Path, folder.Path)
        && ScopeFolder(one.Path) == ScopeFolder(other.Path)
        && one.AppliesTo.Order(StringComparer.Ordinal).SequenceEqual(other.AppliesTo.Order(StringComparer.Ordinal));

    /// <summary>The folder above the nearest folder <c>glossary</c>, else the file's own.</summary>
    private static string ScopeFolder(string path)
    {
        var own = PathText.Folder(path);
        for (var folder = own; folder.Length > 0; folder = PathText.Folder(folder))
        {
            if (PathText.Name(folder) == "glossary")
            {
                return PathText.Folder(folder);
            }
        }

        return own;
    }
}
