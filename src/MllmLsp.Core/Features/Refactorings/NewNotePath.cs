using System.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>The file of a note that is made of some text.</summary>
public static class NewNotePath
{
    private const int Longest = 80;

    /// <summary>
    /// Beside the note, named by a title: without what some system does not allow in a name, or a link would not read. A name that a file
    /// of the workspace has, in whichever folder, gets a number, so that no link by name leads elsewhere than before. Null where nothing is left of the title.
    /// </summary>
    internal static string? For(RefactoringContext at, string title) =>
        In(at.Workspace, PathText.Folder(at.Path), title, PathText.Extension(at.Path) is { Length: > 0 } own ? own : null);

    /// <summary>The same in a folder.</summary>
    /// <param name="extension">Null for the one that the settings name first.</param>
    public static string? In(Workspace workspace, string folder, string title, string? extension = null)
    {
        var stem = Stem(title);
        if (stem.Length == 0)
        {
            return null;
        }

        extension ??= workspace.SettingsFor($"{folder}/{stem}").Extensions[0];
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? stem : $"{stem} {number}";
            if (workspace.FindByName(name + extension).IsEmpty)
            {
                return $"{folder}/{name}{extension}";
            }
        }
    }

    private static string Stem(string title)
    {
        var result = new StringBuilder(title.Length);
        foreach (var c in title)
        {
            var isKept = !char.IsControl(c) && "/\\:*?\"<>|#^[]%".IndexOf(c, StringComparison.Ordinal) < 0;
            _ = result.Append(isKept ? c : ' ');
        }

        var words = string.Join(' ', result.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).TrimStart('.');
        var end = Math.Min(words.Length, Longest);
        end -= end > 0 && char.IsHighSurrogate(words[end - 1]) ? 1 : 0;
        return words[..end].Trim(' ', '.');
    }
}
