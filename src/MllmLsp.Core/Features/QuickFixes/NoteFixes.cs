using MllmLsp.Core.Diagnostics;

namespace MllmLsp.Core.Features.QuickFixes;

/// <summary>Fixes of findings about a note as a whole.</summary>
internal static class NoteFixes
{
    /// <summary>A link that leads nowhere else is the text that it shows.</summary>
    public static IEnumerable<Fix> SelfLink(FixContext fixing)
    {
        if (fixing.Reference is { DisplaySpan.IsEmpty: false } reference && fixing.Text is { } text && !reference.Kind.Equals(Syntax.ReferenceKind.Definition))
        {
            yield return fixing.Change(
                fixing.Say("Leave only the text of the link", "只保留链接的文字"), FixSafety.Unsafe, reference.Span, text.Slice(reference.DisplaySpan).ToString());
        }
    }
}
