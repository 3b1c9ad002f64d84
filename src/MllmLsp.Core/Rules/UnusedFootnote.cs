using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Syntax;

namespace MllmLsp.Core.Rules;

/// <summary>A footnote that no mark leads to; it is not shown to readers.</summary>
internal static class UnusedFootnote
{
    public static void Check(RuleContext context)
    {
        if (context.Outline.Footnotes.IsEmpty || context.Outline.IsPartial)
        {
            return;
        }

        var used = context.Outline.References.Where(r => r.Kind == ReferenceKind.Footnote).Select(r => r.Target).ToHashSet(StringComparer.Ordinal);
        foreach (var footnote in context.Outline.Footnotes)
        {
            if (!used.Contains(footnote.Label))
            {
                context.Report(
                    DiagnosticCodes.UnusedFootnote,
                    footnote.LabelSpan,
                    context.Say($"No mark leads to the footnote '{footnote.Written}': remove it or put [^{footnote.Written}] into the text.", $"正文没有引用脚注“{footnote.Written}”：可以删去，或在正文加上 [^{footnote.Written}]。"),
                    isUnnecessary: true);
            }
        }
    }
}
