using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>A block id, with every wiki link that leads to it.</summary>
internal sealed record BlockRename(TextSpan Span, string Name, Workspace Workspace, Document Note, TextSpan Declared) : RenameSubject(Span, Name)
{
    public static RenameSubject? Find(Workspace workspace, Document document, int offset)
    {
        foreach (var block in document.Outline.BlockIds)
        {
            if (block.Span.Touches(offset))
            {
                return new BlockRename(block.Span, block.Name, workspace, document, block.Span);
            }
        }

        return document.Outline.ReferenceAt(offset) is { IsWiki: true } reference
            && IdSpan(reference) is { } span && span.Touches(offset)
            && Resolver.Resolve(workspace, document, reference) is { Document: { } target, PlaceName: { } declared, HeadingIndex: null }
            ? new BlockRename(span, Id(reference), workspace, target, declared)
            : null;
    }

    public override RenameResult Rename(string name, FeatureContext context)
    {
        name = name.Trim().TrimStart('^');
        if (name.Length == 0 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-'))
        {
            return RenameResult.Refused("A block id has letters, digits and hyphens only.", "块标识只能含字母、数字和连字符。");
        }

        if (Note.Outline.BlockIds.Any(block => block.Span != Declared && block.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            return RenameResult.Refused($"The note has a block '^{name}' already: choose another id.", $"笔记中已有块“^{name}”：请换一个标识。");
        }

        return RenameResult.Of(Workspace.MayReferTo(Note.Path).Append(Note)
            .SelectMany(user => user.Outline.References
                .Where(reference => reference.IsWiki && IdSpan(reference) is not null
                    && Resolver.Resolve(Workspace, user, reference) is { HeadingIndex: null } found && found.Path == Note.Path && found.PlaceName == Declared)
                .Select(reference => (user.Path, new TextChange(IdSpan(reference)!.Value, name))))
            .Prepend((Note.Path, new TextChange(Declared, name))));
    }

    private static string Id(Reference reference) => reference.Fragment is { } fragment ? fragment[(fragment.LastIndexOf('^') + 1)..] : "";

    /// <summary>What stands behind the caret of a link to a block; null for another link.</summary>
    private static TextSpan? IdSpan(Reference reference)
    {
        if (reference.Fragment is not { } fragment || fragment.LastIndexOf('^') is not (>= 0 and var caret) || (caret > 0 && fragment[caret - 1] != '#'))
        {
            return null;
        }

        return reference.FragmentSpan.Length == fragment.Length
            ? TextSpan.FromBounds(reference.FragmentSpan.Start + caret + 1, reference.FragmentSpan.End)
            : null;
    }
}
