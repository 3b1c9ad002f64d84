using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>The name of a note or of a concept that stands in running text without a link becomes one: here, or wherever the note has it.</summary>
internal static class Mentions
{
    public static IEnumerable<Refactoring> Find(RefactoringContext at)
    {
        if (at.Folder is null || !LinkText.CanHoldLink(at, new TextSpan(at.Span.Start, 0)) && !LinkText.CanHoldLink(at, new TextSpan(Math.Max(at.Span.Start - 1, 0), 0)))
        {
            yield break;
        }

        if (NoteNames.At(at) is { } note)
        {
            foreach (var action in Actions(at, note.Span, note.Concept, "note"))
            {
                yield return action;
            }
        }
        else if (TermAt.Find(at.Workspace, at.Document, at.Span.Start) is { } term && !IsOwn(at, term.Concept))
        {
            foreach (var action in Actions(at, term.Span, term.Concept, "concept"))
            {
                yield return action;
            }
        }
    }

    /// <summary>All unlinked mentions that a matcher finds, outside of headings, as links. Linear in the note.</summary>
    /// <param name="isWanted">Of which concepts.</param>
    public static IEnumerable<TextChange> All(RefactoringContext at, TermMatcher matcher, Func<Concept, bool> isWanted)
    {
        foreach (var match in matcher.Find(at.Text.AsSpan(), MatchMode.Strict))
        {
            if (isWanted(match.Concept) && !IsOwn(at, match.Concept) && !at.Outline.Headings.Any(heading => heading.Span.Overlaps(match.Span)) && Link(at, match.Span, match.Concept) is { } link)
            {
                yield return new TextChange(match.Span, link);
            }
        }
    }

    private static IEnumerable<Refactoring> Actions(RefactoringContext at, TextSpan span, Concept concept, string what)
    {
        if (!span.Contains(at.Span) || Link(at, span, concept) is not { } link)
        {
            yield break;
        }

        var name = concept.NameIn(at.Features.Language);
        yield return at.Edit($"link-{what}", CodeActionKinds.RewriteMention, at.Say($"Link this mention of '{name}'", $"为此处提到的“{name}”加链接"), () => [new TextChange(span, link)]);
        yield return at.Edit(
            $"link-{what}-all",
            CodeActionKinds.RewriteMention,
            at.Say($"Link all mentions of '{name}' in this note", $"为本笔记中提到的所有“{name}”加链接"),
            () => All(at, what == "note" ? new TermMatcher([concept]) : at.Workspace.GlossaryFor(at.Path).Matcher, found => found.Id == concept.Id));
    }

    /// <summary>The note that speaks of the concept needs no link to itself.</summary>
    private static bool IsOwn(RefactoringContext at, Concept concept) => concept.DefinedIn == at.Path;

    /// <summary>A link in the place of a mention; null where none can stand there, or none leads to it.</summary>
    public static string? Link(RefactoringContext at, TextSpan span, Concept concept)
    {
        if (!LinkText.CanHoldLink(at, span))
        {
            return null;
        }

        var shown = at.TextAt(span);
        if (at.Workspace.Find(concept.DefinedIn) is not null)
        {
            return LinkText.To(at, new LinkTarget(concept.DefinedIn), shown, span.Start);
        }

        var isHan = Scripts.ContainsHan(shown);
        foreach (var name in concept.Labels.Select(label => label.Text).OrderBy(label => Scripts.ContainsHan(label) != isHan).Prepend(shown).Append(concept.Id))
        {
            var reference = new Reference(ReferenceKind.Wiki, default, default, name, default, null, default);
            if (name.AsSpan().IndexOfAny("[]|#^\r\n\\") < 0 && Resolver.Resolve(at.Workspace, at.Document, reference).Concept?.Id == concept.Id)
            {
                return LinkText.Wiki(at, name, shown, span.Start);
            }
        }

        return null;
    }
}
