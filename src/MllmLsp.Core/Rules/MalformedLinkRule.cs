using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Rules;

/// <summary>Brackets and parentheses that were meant as a link and are none.</summary>
internal static class MalformedLinkRule
{
    public static void Check(RuleContext context)
    {
        foreach (var (reference, resolution) in context.Resolved)
        {
            if (reference.Kind == ReferenceKind.Malformed)
            {
                context.Report(
                    DiagnosticCodes.MalformedLink,
                    reference.TargetSpan,
                    context.Say(
                        "This is no link, because its destination holds a space: write %20 or put the destination in <…>, or leave only the address.",
                        "这不是链接，因为目标中有空格：请写作 %20，或用 <…> 括起目标，或只留下地址。"));
            }
            else if (IsLink(reference) && resolution.Status != ResolutionStatus.Found)
            {
                context.Report(
                    DiagnosticCodes.MalformedLink,
                    reference.WholeTargetSpan,
                    context.Say(
                        "The destination of this link is itself written as a link: leave only the address.",
                        "这个链接的目标本身又写成了链接：请只留下地址。"));
            }
        }
    }

    /// <summary><c>[t]([a](b))</c>: editors write it where somebody pastes a formatted address into the parentheses.</summary>
    public static bool IsLink(in Reference reference) =>
        reference.Kind is ReferenceKind.Inline or ReferenceKind.Image && reference.Target.StartsWith('[')
        && (reference.Target.Contains("](", StringComparison.Ordinal) || reference.Fragment?.Contains("](", StringComparison.Ordinal) == true);
}
