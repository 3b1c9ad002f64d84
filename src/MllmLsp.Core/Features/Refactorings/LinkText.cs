using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>New links, in the form that a note's other links have.</summary>
internal static class LinkText
{
    /// <summary>
    /// Whether a new link is to be a wiki link: as most links of the note to files are written; without any, as the dialect has it.
    /// </summary>
    public static bool PrefersWiki(RefactoringContext at)
    {
        var wiki = 0;
        var inline = 0;
        foreach (var reference in at.Outline.References)
        {
            wiki += reference.IsWiki ? 1 : 0;
            inline += reference.Kind == ReferenceKind.Inline && Destination.Classify(reference.Target) is DestinationKind.Relative or DestinationKind.Rooted ? 1 : 0;
        }

        return wiki == inline ? at.Dialect == Dialect.Obsidian : wiki > inline;
    }

    /// <summary>A link that shows <paramref name="shown"/> and leads to a place; null where it cannot be written.</summary>
    /// <param name="offset">Where it is to stand: in a table the mark before an alias is another one.</param>
    public static string? To(RefactoringContext at, LinkTarget target, string shown, int offset)
    {
        var writer = new LinkWriter(at.Workspace, at.Document);
        var isPlain = shown.AsSpan().IndexOfAny("[]|\r\n\\") < 0;
        return PrefersWiki(at) && isPlain && writer.Wiki(target, shown) is { } name ? Wiki(at, name, shown, offset)
            : writer.Destination(target, DestinationStyle.Plain) is { } destination ? $"[{shown}]({destination})"
            : isPlain && writer.Wiki(target, shown) is { } last ? Wiki(at, last, shown, offset)
            : null;
    }

    public static string Wiki(RefactoringContext at, string name, string shown, int offset) =>
        name == shown ? $"[[{name}]]" : $"[[{name}{(IsInTable(at.Text, offset) ? "\\|" : "|")}{shown}]]";

    /// <summary>A line that begins with a bar is a table's row, for what a bar in it would mean.</summary>
    public static bool IsInTable(SourceText text, int offset) =>
        text.Slice(text.Lines.LineSpan(text.Lines.LineOf(offset))).TrimStart().StartsWith("|", StringComparison.Ordinal);

    /// <summary>Whether a link may stand in the place of a range: running text, and no part of another link.</summary>
    public static bool CanHoldLink(RefactoringContext at, TextSpan span)
    {
        if (!Prose.IsProse(at.Outline, span.Start) || (span.Length > 0 && !Prose.IsProse(at.Outline, span.End - 1)))
        {
            return false;
        }

        foreach (var reference in at.Outline.References)
        {
            if (reference.Span.Overlaps(span))
            {
                return false;
            }
        }

        return !at.Outline.Definitions.Any(definition => definition.Span.Overlaps(span));
    }
}
