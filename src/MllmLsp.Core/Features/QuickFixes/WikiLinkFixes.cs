using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.QuickFixes;

/// <summary>Fixes of wiki links.</summary>
internal static class WikiLinkFixes
{
    public static IEnumerable<Fix> Broken(FixContext fixing)
    {
        if (fixing.Reference is not { } reference || fixing.Folder is not { } folder)
        {
            yield break;
        }

        var owners = fixing.Workspace.FindByAlias(reference.Target);
        foreach (var owner in owners)
        {
            var text = $"{PathText.Stem(owner)}|{reference.Target}";
            yield return fixing.Replace(IsInTable(fixing, reference) ? text.Replace("|", "\\|", StringComparison.Ordinal) : text, FixSafety.Unsafe);
        }

        foreach (var name in Nearest(fixing, folder, reference.Target))
        {
            yield return fixing.Replace(name, FixSafety.Unsafe);
        }

        if (NewPath(fixing, folder, reference.Target) is { } path)
        {
            yield return NewNote.At(fixing, path, PathText.Stem(path));
        }

        if (fixing.Settings.WikiLinksToConcepts && reference.Kind == ReferenceKind.Wiki && !reference.Target.Contains('/'))
        {
            yield return NewConcept.For(fixing, folder, reference.Target);
            foreach (var fix in LabelOfConceptFixes.For(fixing, folder, reference.Target))
            {
                yield return fix;
            }
        }
    }

    public static IEnumerable<Fix> Ambiguous(FixContext fixing)
    {
        if (fixing.Reference is not { } reference || fixing.Folder is not { } folder)
        {
            yield break;
        }

        var resolution = Resolver.Resolve(fixing.Workspace, fixing.Document, reference);
        foreach (var path in resolution.Path is { } chosen ? resolution.Rivals.Insert(0, chosen) : resolution.Rivals)
        {
            var shown = PathText.Relative(folder.Path, path);
            yield return fixing.Replace(fixing.Workspace.IsNote(path) ? shown[..^PathText.Extension(path).Length] : shown, FixSafety.Unsafe);
        }
    }

    private static IEnumerable<string> Nearest(FixContext fixing, WorkspaceFolder folder, string target)
    {
        // A title that only spells its note's name otherwise is no second choice.
        var nearest = new NearestNames(PathText.Name(target), 3, NameKey.Folded);
        foreach (var path in fixing.Workspace.Files.Files.Where(path => PathText.IsWithin(path, folder.Path) && fixing.Workspace.IsNote(path)))
        {
            nearest.Offer(PathText.StemOf(path));
        }

        if (folder.DialectFor(fixing.Document.Path) != Dialect.Obsidian)
        {
            foreach (var (title, notes) in fixing.Workspace.TitledNotes())
            {
                nearest.Offer(title, () => fixing.Workspace.Find(notes[0])?.Title is { } written && written.IndexOfAny(['[', ']', '|', '#']) < 0 ? written : null);
            }
        }

        return nearest.Take();
    }

    /// <summary>Beside the workspace's other notes: the path as written from the folder; null where it cannot be a file's.</summary>
    private static string? NewPath(FixContext fixing, WorkspaceFolder folder, string target)
    {
        if (target.IndexOfAny(['\\', ':', '*', '?', '"', '<', '>', '|']) >= 0)
        {
            return null;
        }

        var name = fixing.Settings.Extensions.Contains(PathText.Extension(target).ToLowerInvariant()) ? target : target + fixing.Settings.Extensions[0];
        return PathText.Combine(folder.Path, name) is { } path && PathText.IsWithin(path, folder.Path) ? path : null;
    }

    private static bool IsInTable(FixContext fixing, in Reference reference)
    {
        if (fixing.Text is not { } text)
        {
            return false;
        }

        var line = text.Slice(text.Lines.LineSpan(text.Lines.LineOf(reference.Span.Start)));
        return line.TrimStart().StartsWith("|", StringComparison.Ordinal);
    }
}
