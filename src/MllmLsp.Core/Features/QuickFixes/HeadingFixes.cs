using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.QuickFixes;

/// <summary>Fixes of fragments.</summary>
internal static class HeadingFixes
{
    public static IEnumerable<Fix> Broken(FixContext fixing)
    {
        if (fixing.Reference is not { Fragment: { } fragment } reference
            || Resolver.Resolve(fixing.Workspace, fixing.Document, reference).Document is not { } target)
        {
            yield break;
        }

        var name = reference.IsWiki ? fragment : Destination.Decode(fragment);
        var isBlock = name.StartsWith('^');
        foreach (var near in EditDistance.Nearest(name, isBlock ? target.Outline.BlockIds.Select(b => "^" + b.Name) : Names(fixing, target, reference), 3))
        {
            yield return fixing.Replace(reference.IsWiki || fragment == name ? near : Uri.EscapeDataString(near), FixSafety.Unsafe);
        }

        if (!isBlock && fixing.Features.TextOf(fixing.Workspace, target.Path) is { } text)
        {
            if (Add(fixing, target, text, reference.IsWiki ? name.Split('#')[^1] : name.Replace('-', ' ')) is { } added)
            {
                yield return added;
            }
        }
    }

    /// <summary>
    /// Heading texts that a wiki link can hold for wiki links, anchors for the others. Not those of a heading that the link stands in: they change with the link.
    /// </summary>
    private static IEnumerable<string> Names(FixContext fixing, Document target, Reference reference)
    {
        var headings = target.Outline.Headings.Where(h => target.Path != fixing.Document.Path || !h.Span.Contains(reference.Span));
        return reference.IsWiki
            ? headings.Select(h => h.Text.Replace("#", "", StringComparison.Ordinal).Trim()).Where(text => text.IndexOfAny(['[', ']', '|']) < 0)
            : headings.Select(h => h.Anchor).Concat(target.Outline.Anchors.Select(a => a.Name));
    }

    /// <summary>Null where the end of the text is no place for a heading: a comment or a fence is open there.</summary>
    private static Fix? Add(FixContext fixing, Document target, SourceText text, string heading)
    {
        var change = new TextChange(new TextSpan(text.Length, 0), $"{FixContext.BlankLineBefore(text)}## {heading}{FixContext.LineEnd(text)}");
        if (MarkdownParser.Parse(text.WithChange(change)).Headings.Length <= target.Outline.Headings.Length)
        {
            return null;
        }

        return new Fix(
            fixing.Say($"Add the heading '{heading}' to '{PathText.Name(target.Path)}'", $"在“{PathText.Name(target.Path)}”中添加标题“{heading}”"),
            FixSafety.Unsafe,
            [new DocumentEdit(target.Path, [change])]);
    }
}
