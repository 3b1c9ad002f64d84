using System.Text;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>An <c>id</c> or <c>name</c> in HTML, with every link that leads to it.</summary>
/// <param name="Declared">Where the id stands in <paramref name="Note"/>.</param>
internal sealed record AnchorRename(TextSpan Span, string Name, Workspace Workspace, Document Note, TextSpan Declared) : RenameSubject(Span, Name)
{
    public static RenameSubject? Find(Workspace workspace, Document document, int offset)
    {
        foreach (var anchor in document.Outline.Anchors)
        {
            if (anchor.Span.Touches(offset) && IsHtml(document, anchor))
            {
                return new AnchorRename(anchor.Span, anchor.Name, workspace, document, anchor.Span);
            }
        }

        if (document.Outline.ReferenceAt(offset) is not { Fragment: not null } reference || !reference.FragmentSpan.Touches(offset)
            || Resolver.Resolve(workspace, document, reference) is not { Document: { } target, PlaceName: { } declared, HeadingIndex: null })
        {
            return null;
        }

        foreach (var anchor in target.Outline.Anchors)
        {
            if (anchor.Span == declared && IsHtml(target, anchor))
            {
                return new AnchorRename(reference.FragmentSpan, anchor.Name, workspace, target, declared);
            }
        }

        return null;
    }

    public override RenameResult Rename(string name, FeatureContext context)
    {
        name = name.Trim();
        if (name.Length == 0 || name.EnumerateRunes().Any(rune => !Rune.IsLetterOrDigit(rune) && rune.Value is not ('-' or '_' or '.' or ':')))
        {
            return RenameResult.Refused("An anchor has letters, digits and - _ . : only.", "锚点只能含字母、数字和 - _ . :。");
        }

        var isTaken = Note.Outline.Anchors.Any(anchor => anchor.Span != Declared && anchor.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            || Note.Outline.Headings.Any(heading => heading.Anchor.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (isTaken)
        {
            return RenameResult.Refused($"The note has an anchor '{name}' already: choose another name.", $"笔记中已有锚点“{name}”：请换一个名称。");
        }

        return RenameResult.Of(Workspace.MayReferTo(Note.Path).Append(Note)
            .SelectMany(user => user.Outline.References
                .Where(reference => Leads(user, reference))
                .Select(reference => (user.Path, new TextChange(reference.FragmentSpan, name))))
            .Prepend((Note.Path, new TextChange(Declared, name))));
    }

    private bool Leads(Document user, in Reference reference) =>
        !reference.FragmentSpan.IsEmpty
        && Resolver.Resolve(Workspace, user, reference) is { HeadingIndex: null } found && found.Path == Note.Path && found.PlaceName == Declared;

    /// <summary>An attribute <c>{#id}</c> is an anchor, too, whose place is its heading's text; and entities are left alone.</summary>
    private static bool IsHtml(Document note, Anchor anchor) =>
        anchor.Span.Length == anchor.Name.Length && note.Outline.Headings.All(heading => heading.TextSpan != anchor.Span);
}
