using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>
/// A wiki link written as an inline link and back, where both can say the same: an embedded note has no inline form, a title no place in a wiki
/// link, and a concept no path.
/// </summary>
internal static class LinkConversions
{
    private const string ToInlineId = "wiki-to-inline";
    private const string ToWikiId = "inline-to-wiki";

    public static IEnumerable<Refactoring> Find(RefactoringContext at)
    {
        if (at.Folder is null || at.Outline.ReferenceAt(at.Span.Start) is not { } reference || !reference.Span.Contains(at.Span))
        {
            yield break;
        }

        if (Converted(at, reference) is { } written)
        {
            yield return reference.IsWiki
                ? at.Edit(ToInlineId, CodeActionKinds.RewriteLink, at.Say("Write as an inline link", "改写为行内链接"), () => [new TextChange(reference.Span, written)])
                : at.Edit(ToWikiId, CodeActionKinds.RewriteLink, at.Say("Write as a wiki link", "改写为双链"), () => [new TextChange(reference.Span, written)]);
            yield return reference.IsWiki
                ? at.Edit(ToInlineId + "-all", CodeActionKinds.RewriteLink, at.Say("Write all wiki links of this note as inline links", "将本笔记的全部双链改写为行内链接"), () => All(at, isWiki: true))
                : at.Edit(ToWikiId + "-all", CodeActionKinds.RewriteLink, at.Say("Write all inline links to files in this note as wiki links", "将本笔记中指向文件的全部行内链接改写为双链"), () => All(at, isWiki: false));
        }
    }

    private static IEnumerable<TextChange> All(RefactoringContext at, bool isWiki)
    {
        var end = -1;
        foreach (var reference in at.Outline.References)
        {
            // A link that holds an image is converted as it is; what is in it waits for its own turn.
            if (reference.Span.Start >= end && reference.IsWiki == isWiki && Converted(at, reference) is { } written)
            {
                end = reference.Span.End;
                yield return new TextChange(reference.Span, written);
            }
        }
    }

    /// <summary>The reference in its other form, leading to the same place; null where there is none.</summary>
    private static string? Converted(RefactoringContext at, Reference reference) =>
        at.Outline.FrontMatter?.Span.Contains(reference.Span) != true
        && reference.Kind is ReferenceKind.Wiki or ReferenceKind.Embed or ReferenceKind.Inline or ReferenceKind.Image
        && LinkTarget.Of(Resolver.Resolve(at.Workspace, at.Document, reference)) is { } target
            ? reference.IsWiki ? Inline(at, reference, target) : Wiki(at, reference, target)
            : null;

    private static string? Inline(RefactoringContext at, Reference link, LinkTarget target)
    {
        var isImage = link.Kind == ReferenceKind.Embed;
        var hasAlias = link.DisplaySpan.Start > link.WholeTargetSpan.End;
        if (isImage && (hasAlias || at.Workspace.IsNote(target.Path) || !KnownExtensions.IsImage(target.Path)))
        {
            return null;
        }

        var shown = isImage ? "" : hasAlias ? at.TextAt(link.DisplaySpan) : Named(link);
        return new LinkWriter(at.Workspace, at.Document).Destination(target, DestinationStyle.Plain) is { } destination && !shown.AsSpan().ContainsAny("\r\n")
            ? $"{(isImage ? "!" : "")}[{shown}]({destination})"
            : null;
    }

    /// <summary>What a wiki link without an alias shows.</summary>
    private static string Named(Reference link)
    {
        var places = (link.Fragment ?? "").Split('#', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join(" > ", link.Target.Length == 0 ? places : places.Prepend(link.Target));
    }

    private static string? Wiki(RefactoringContext at, Reference link, LinkTarget target)
    {
        var isImage = link.Kind == ReferenceKind.Image;
        var text = at.TextAt(link.DisplaySpan);
        if ((isImage && (text.Length > 0 || !KnownExtensions.IsImage(target.Path))) || text.AsSpan().IndexOfAny("[]|\r\n\\") >= 0 || HasTitle(at, link)
            || Destination.WithoutQuery(link.Target) != link.Target || (!isImage && text.Trim().Length == 0))
        {
            return null;
        }

        if (new LinkWriter(at.Workspace, at.Document).Wiki(target, text) is not { } name)
        {
            return null;
        }

        var bar = IsInTable(at, link) ? "\\|" : "|";
        return isImage ? $"![[{name}]]" : name == text ? $"[[{name}]]" : $"[[{name}{bar}{text}]]";
    }

    /// <summary>Whether anything stands behind the destination but the closing mark.</summary>
    private static bool HasTitle(RefactoringContext at, Reference link)
    {
        var behind = at.Text.Slice(TextSpan.FromBounds(link.WholeTargetSpan.End, Math.Max(link.WholeTargetSpan.End, link.Span.End))).Trim();
        return behind is not (")" or ">)") && !behind.TrimStart('>').TrimStart().SequenceEqual(")");
    }

    private static bool IsInTable(RefactoringContext at, Reference link) => LinkText.IsInTable(at.Text, link.Span.Start);
}
