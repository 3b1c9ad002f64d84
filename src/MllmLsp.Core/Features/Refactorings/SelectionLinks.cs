using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>
/// Selected text becomes a link: to the note, heading or concept of that name; where there is none, to the nearest, which is looked for once the
/// action is chosen; or to a new note.
/// </summary>
internal static class SelectionLinks
{
    private const int Longest = 120;

    public static IEnumerable<Refactoring> Find(RefactoringContext at)
    {
        var span = Trimmed(at.Text, at.Span);
        if (span.IsEmpty || span.Length > Longest || at.Folder is not { } folder || at.Text.Slice(span).ContainsAny("\r\n")
            || at.Text.Slice(span).ContainsAny("[]") || !LinkText.CanHoldLink(at, span))
        {
            yield break;
        }

        var text = at.TextAt(span);
        var exact = Exact(at, text).DistinctBy(found => found.Link(at, span)).Where(found => found.Link(at, span) is not null).ToArray();
        foreach (var found in exact)
        {
            yield return at.Edit(
                $"link-selection:{found.Shown}", CodeActionKinds.RewriteSelection, at.Say($"Link to {found.Shown}", $"链接到{found.Shown}"), () => [new TextChange(span, found.Link(at, span)!)]);
        }

        if (exact.Length == 0)
        {
            yield return new Refactoring(
                "link-selection-nearest",
                CodeActionKinds.RewriteSelection,
                at.Say("Link to the nearest note, heading or term", "链接到最相近的笔记、标题或术语"),
                () => Nearest(at, folder, span, text));
        }

        if (at.Features.CreatesFiles && NewNotePath.For(at, text) is { } path)
        {
            yield return new Refactoring(
                "link-selection-new",
                CodeActionKinds.ExtractNote,
                at.Say($"Create the note '{PathText.Relative(folder.Path, path)}' and link to it", $"新建笔记“{PathText.Relative(folder.Path, path)}”并链接到它"),
                () => NewNote(at, span, text, path));
        }
    }

    private static IEnumerable<Place> Exact(RefactoringContext at, string text)
    {
        var paths = at.Workspace.FindByTitle(text)
            .Concat(at.Workspace.SettingsFor(at.Path).Extensions.SelectMany(extension => at.Workspace.FindByName(text + extension)))
            .Concat(at.Workspace.FindByAlias(text));
        foreach (var path in paths.Distinct(StringComparer.Ordinal).Where(path => path != at.Path && PathText.IsWithin(path, at.Folder!.Path)))
        {
            yield return Note(at, path);
        }

        var key = NameKey.Folded(text);
        for (var i = 0; i < at.Outline.Headings.Length; i++)
        {
            if (NameKey.Folded(at.Outline.Headings[i].Text) == key)
            {
                yield return Heading(at, i);
            }
        }

        foreach (var concept in at.Workspace.GlossaryFor(at.Path).Lookup(text))
        {
            yield return Term(at, concept);
        }
    }

    private static RefactoringResult Nearest(RefactoringContext at, WorkspaceFolder folder, TextSpan span, string text)
    {
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        for (var i = 0; i < at.Outline.Headings.Length; i++)
        {
            places.TryAdd(at.Outline.Headings[i].Text, Heading(at, i));
        }

        foreach (var note in at.Workspace.Documents.Where(note => note.Path != at.Path && PathText.IsWithin(note.Path, folder.Path)).OrderBy(note => note.Path, StringComparer.Ordinal))
        {
            places[PathText.Stem(note.Path)] = Note(at, note.Path);
            if (note.Outline.Title is { } title)
            {
                places.TryAdd(title, Note(at, note.Path));
            }
        }

        foreach (var concept in at.Workspace.GlossaryFor(at.Path).Concepts)
        {
            foreach (var label in concept.Labels.Where(label => label.Role is not (LabelRole.Hidden or LabelRole.Avoided)))
            {
                places.TryAdd(label.Text, Term(at, concept));
            }
        }

        foreach (var near in EditDistance.Nearest(text, places.Keys, 3))
        {
            if (places[near].Link(at, span) is { } link)
            {
                return RefactoringResult.In(at.Path, new TextChange(span, link));
            }
        }

        return RefactoringResult.Refused(at.Say(
            $"No note, heading or term has a name like '{text}': create a note, or select other words.",
            $"没有名称与“{text}”相近的笔记、标题或术语：请新建笔记，或另选文字。"));
    }

    private static RefactoringResult NewNote(RefactoringContext at, TextSpan span, string text, string path)
    {
        var content = $"# {text}{at.LineEnd}";
        var note = Document.Parse(path, new SourceText(content));
        var after = at with { Workspace = at.Workspace.WithFiles(at.Workspace.Files.With(path)).WithDocument(note) };
        return LinkText.To(after, new LinkTarget(path), text, span.Start) is { } link
            ? new RefactoringResult([new DocumentEdit(at.Path, [new TextChange(span, link)]), DocumentEdit.NewFile(path, content)])
            : RefactoringResult.Refused(at.Say($"No link can lead to '{path}'.", $"无法写出指向“{path}”的链接。"));
    }

    private static Place Note(RefactoringContext at, string path) => new(
        at.Say($"the note '{PathText.Relative(at.Folder!.Path, path)}'", $"笔记“{PathText.Relative(at.Folder!.Path, path)}”"),
        (context, span) => LinkText.To(context, new LinkTarget(path), context.TextAt(span), span.Start));

    private static Place Heading(RefactoringContext at, int index) => new(
        at.Say($"the heading '{at.Outline.Headings[index].Text}'", $"标题“{at.Outline.Headings[index].Text}”"),
        (context, span) => LinkText.To(context, new LinkTarget(context.Path, index), context.TextAt(span), span.Start));

    private static Place Term(RefactoringContext at, Concept concept) => new(
        at.Say($"the term '{concept.NameIn(at.Features.Language)}'", $"术语“{concept.NameIn(at.Features.Language)}”"),
        (context, span) => Mentions.Link(context, span, concept));

    private static TextSpan Trimmed(SourceText text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    /// <param name="Shown">What it is, with its name.</param>
    /// <param name="Link">A link to it in the place of a span; null where none can be written.</param>
    private sealed record Place(string Shown, Func<RefactoringContext, TextSpan, string?> Link);
}
