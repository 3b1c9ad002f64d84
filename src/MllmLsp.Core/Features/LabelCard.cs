using System.Text;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>What a footnote says, or where a link's label leads.</summary>
internal static class LabelCard
{
    private const int LongestFootnote = 1000;

    /// <summary>The card of a label where it is defined, with how often it is used; null where the cursor is on none.</summary>
    public static HoverResult? At(Workspace workspace, Document document, int offset, FeatureContext context)
    {
        foreach (var definition in document.Outline.Definitions)
        {
            if (definition.LabelSpan.Touches(offset))
            {
                var uses = Uses(document, definition.Label, kind => kind is ReferenceKind.Full or ReferenceKind.Collapsed or ReferenceKind.Shortcut, context);
                return new HoverResult(definition.LabelSpan, $"{OfDefinition(workspace, document, definition, context)}\n\n{uses}");
            }
        }

        foreach (var footnote in document.Outline.Footnotes)
        {
            if (footnote.LabelSpan.Touches(offset))
            {
                return new HoverResult(footnote.LabelSpan, $"{OfFootnote(document, footnote)}\n\n{Uses(document, footnote.Label, kind => kind == ReferenceKind.Footnote, context)}");
            }
        }

        return null;
    }

    /// <summary>The card of the label that a reference names; null where nothing defines it.</summary>
    public static string? Of(Workspace workspace, Document document, in Reference reference, FeatureContext context) =>
        reference.Kind == ReferenceKind.Footnote
            ? document.Outline.FindFootnote(reference.Target) is { } footnote ? OfFootnote(document, footnote) : null
            : document.Outline.FindDefinition(reference.Target) is { } definition ? OfDefinition(workspace, document, definition, context) : null;

    private static string OfFootnote(Document document, FootnoteDefinition footnote)
    {
        var card = new StringBuilder("**").Append(MarkdownText.Escape($"[^{footnote.Written}]")).Append("**");
        if (document.Text is not { } text)
        {
            return card.ToString();
        }

        var from = Math.Min(footnote.LabelSpan.End + "]:".Length, footnote.Span.End);
        var content = text.Slice(TextSpan.FromBounds(from, Math.Min(footnote.Span.End, text.Length)));
        var isCut = content.Length > LongestFootnote;
        var isNew = true;
        foreach (var line in (isCut ? content[..LongestFootnote] : content).EnumerateLines())
        {
            var trimmed = line.Trim();
            isNew |= trimmed.IsEmpty;
            if (!trimmed.IsEmpty)
            {
                card.Append(isNew ? "\n\n" : " ").Append(MarkdownText.Escape(trimmed.ToString()));
                isNew = false;
            }
        }

        return isCut ? card.Append('…').ToString() : card.ToString();
    }

    /// <summary>The definition, and what stands where it leads.</summary>
    private static string OfDefinition(Workspace workspace, Document document, LinkDefinition definition, FeatureContext context)
    {
        var head = $"**{MarkdownText.Escape($"[{definition.Written}]")}**: {MarkdownText.Link(definition.Destination, WebAddress.Safe(definition.Destination))}";
        foreach (var reference in document.Outline.References)
        {
            if (reference.Kind == ReferenceKind.Definition && definition.Span.Contains(reference.TargetSpan.Start))
            {
                var found = Resolver.Resolve(workspace, document, reference);
                return LinkPreview.Markdown(workspace, document, reference, found, context) is { } preview ? $"{head}\n\n---\n\n{preview}" : head;
            }
        }

        return head;
    }

    private static string Uses(Document document, string label, Func<ReferenceKind, bool> isUse, FeatureContext context)
    {
        var count = document.Outline.References.Count(reference => reference.Target == label && isUse(reference.Kind));
        return count == 1 ? context.Say("Used once", "使用 1 次") : context.Say($"Used {count} times", $"使用 {count} 次");
    }
}
