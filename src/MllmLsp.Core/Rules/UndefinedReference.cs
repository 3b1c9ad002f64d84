using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Syntax;

namespace MllmLsp.Core.Rules;

/// <summary>A reference link whose label nothing defines.</summary>
internal static class UndefinedReference
{
    public static void Check(RuleContext context)
    {
        if (context.Outline.IsPartial)
        {
            return;
        }

        foreach (var reference in context.Outline.References)
        {
            if (reference.Kind == ReferenceKind.Undefined)
            {
                context.Report(
                    DiagnosticCodes.UndefinedReference,
                    reference.TargetSpan,
                    context.Say(
                        $"Nothing defines the label '{reference.Written}': add a line [{reference.Written}]: destination, or correct the label.",
                        $"没有定义标签“{reference.Written}”：请加上一行 [{reference.Written}]: 目标，或改正标签。"),
                    context.Outline.Definitions.IsEmpty ? Severity.Information : null);
            }
        }
    }
}
