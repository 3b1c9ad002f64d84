using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>Names of notes in running text, found as terms are: a note is to the matcher a concept whose labels are its title, name and aliases.</summary>
internal static class NoteNames
{
    /// <summary>UTF-16 units on either side of the cursor within which a name is looked for.</summary>
    private const int Reach = 32;

    /// <summary>Shorter ones stand in any text: <c>a</c>, <c>图</c>, <c>AI</c>.</summary>
    private const int ShortestLatin = 3;

    private const int ShortestHan = 2;

    /// <summary>
    /// The longest name of another note over the cursor; null for none. Asks the indices of names for the parts of the line around the cursor, so that
    /// its cost does not depend on how many notes there are.
    /// </summary>
    public static (TextSpan Span, Concept Concept)? At(RefactoringContext at)
    {
        var cursor = at.Span.Start;
        var line = at.LineAt(cursor);
        var (first, last) = (Math.Max(line.Start, cursor - Reach), Math.Min(line.End, cursor + Reach));
        for (var length = last - first; length >= ShortestHan; length--)
        {
            for (var start = Math.Max(first, cursor - length); start <= Math.Min(cursor, last - length); start++)
            {
                var span = new TextSpan(start, length);
                if (HasEdges(at.Text, span) && Named(at, at.TextAt(span)) is { } note)
                {
                    return (span, note);
                }
            }
        }

        return null;
    }

    /// <summary>All notes of the folder but one, as concepts. Linear in the notes.</summary>
    public static IEnumerable<Concept> Others(Workspace workspace, WorkspaceFolder folder, string path) =>
        workspace.Documents.Where(note => note.Path != path && PathText.IsWithin(note.Path, folder.Path)).OrderBy(note => note.Path, StringComparer.Ordinal)
            .Select(Of).Where(concept => !concept.Labels.IsEmpty);

    public static Concept Of(Document note)
    {
        var names = new[] { note.Outline.Title, PathText.Stem(note.Path) }
            .Concat((note.Outline.FrontMatter?.Aliases ?? []).Select(alias => alias.Name))
            .OfType<string>()
            .Where(IsLongEnough)
            .Distinct(StringComparer.Ordinal);
        return new Concept
        {
            Id = note.Path,
            Labels = [.. names.Select((name, i) => new Label(name, Scripts.ContainsHan(name) ? Language.Chinese : Language.English, i == 0 ? LabelRole.Preferred : LabelRole.Alternative, default))],
            DefinedIn = note.Path,
            Span = default,
            NameSpan = default,
        };
    }

    private static Concept? Named(RefactoringContext at, string name)
    {
        if (!IsLongEnough(name))
        {
            return null;
        }

        var paths = at.Workspace.FindByTitle(name)
            .Concat(at.Workspace.SettingsFor(at.Path).Extensions.SelectMany(extension => at.Workspace.FindByName(name + extension)))
            .Concat(at.Workspace.FindByAlias(name));
        foreach (var path in paths)
        {
            if (path != at.Path && at.Folder is { } folder && PathText.IsWithin(path, folder.Path) && at.Workspace.Find(path) is { } note)
            {
                return Of(note);
            }
        }

        return null;
    }

    private static bool IsLongEnough(string name) => name.Length >= (Scripts.ContainsHan(name) ? ShortestHan : ShortestLatin) && name.Trim().Length == name.Length;

    private static bool HasEdges(SourceText text, TextSpan span)
    {
        var content = text.AsSpan();
        var (first, last) = (Scripts.CodePointAt(content, span.Start), Scripts.CodePointBefore(content, span.End));
        return (!LabelShape.NeedsEdge(first) || WordEdge.IsOpenBefore(content, span.Start)) && (!LabelShape.NeedsEdge(last) || WordEdge.IsOpenAfter(content, span.End))
            && !char.IsWhiteSpace(content[span.Start]) && !char.IsWhiteSpace(content[span.End - 1]);
    }
}
