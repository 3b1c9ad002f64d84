using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>Everything that a note mentions without a link becomes one: other notes before concepts of the same name.</summary>
public static class MentionLinks
{
    /// <summary>Linear in the note, and in the names of all notes.</summary>
    /// <param name="note">With its text.</param>
    /// <param name="onlyFirst">Of each note and concept the first mention alone.</param>
    public static RefactoringResult In(Workspace workspace, Document note, bool onlyFirst, FeatureContext features)
    {
        if (note.Text is not { } text || workspace.FolderOf(note.Path) is not { } folder)
        {
            return new RefactoringResult([]);
        }

        var at = new RefactoringContext(workspace, note, text, folder, default, CodeActionFilter.None, features);
        var notes = Mentions.All(at, new TermMatcher(NoteNames.Others(workspace, folder, note.Path)), _ => true).ToList();
        var concepts = Mentions.All(at, workspace.GlossaryFor(note.Path).Matcher, _ => true).Where(change => !notes.Any(other => other.Span.Overlaps(change.Span)));
        var changes = notes.Concat(concepts).OrderBy(change => change.Span);
        return RefactoringResult.In(note.Path, onlyFirst ? FirstOfEach(at, changes) : changes);
    }

    private static IEnumerable<TextChange> FirstOfEach(RefactoringContext at, IEnumerable<TextChange> changes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in at.Outline.References)
        {
            _ = Resolver.Resolve(at.Workspace, at.Document, reference) switch
            {
                { Concept: { } concept } => seen.Add(concept.Id),
                { Path: { } path } => seen.Add(path),
                _ => false,
            };
        }

        foreach (var change in changes)
        {
            if (seen.Add(change.NewText) && Target(at, change) is { } target && seen.Add(target))
            {
                yield return change;
            }
        }
    }

    private static string? Target(RefactoringContext at, TextChange change)
    {
        var outline = Syntax.MarkdownParser.Parse(new SourceText(change.NewText));
        return outline.References is [var link] ? Resolver.Resolve(at.Workspace, at.Document, link) is var found ? found.Concept?.Id ?? found.Path : null : null;
    }
}
