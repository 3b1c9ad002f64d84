using System.Collections.Immutable;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary><c>textDocument/linkedEditingRange</c>: the label of a link or footnote and its definition, edited as one.</summary>
public static class LinkedEditing
{
    /// <summary>What may be typed in a label without ending it, as a regular expression for the client.</summary>
    public const string WordPattern = @"[^\[\]\r\n]+";

    /// <summary>
    /// The places of the label under the cursor that are written alike, in the order of the text; empty where the cursor is in no label, or
    /// where it is written once.
    /// </summary>
    public static ImmutableArray<TextSpan> At(Document document, int offset)
    {
        if (document.Text is not { } text)
        {
            return [];
        }

        var labels = Labels(document).ToArray();
        var index = Array.FindIndex(labels, label => label.Span.Touches(offset));
        if (index < 0)
        {
            return [];
        }

        var (isFootnote, own) = labels[index];
        var written = text.Slice(own).ToString();
        ImmutableArray<TextSpan> alike =
        [
            .. labels.Where(label => label.IsFootnote == isFootnote && text.Slice(label.Span).SequenceEqual(written)).Select(label => label.Span).Distinct().Order(),
        ];
        return alike.Length > 1 ? alike : [];
    }

    private static IEnumerable<(bool IsFootnote, TextSpan Span)> Labels(Document document)
    {
        foreach (var reference in document.Outline.References)
        {
            if (reference.Kind is ReferenceKind.Full or ReferenceKind.Collapsed or ReferenceKind.Shortcut or ReferenceKind.Undefined or ReferenceKind.Footnote
                && !reference.TargetSpan.IsEmpty)
            {
                yield return (reference.Kind == ReferenceKind.Footnote, reference.TargetSpan);
            }
        }

        foreach (var definition in document.Outline.Definitions)
        {
            yield return (false, definition.LabelSpan);
        }

        foreach (var footnote in document.Outline.Footnotes)
        {
            yield return (true, footnote.LabelSpan);
        }
    }
}
