using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Rules;

/// <summary>A citation in brackets whose key no bibliography of the folder has.</summary>
internal static class UndefinedCitation
{
    public static void Check(RuleContext context)
    {
        foreach (var (reference, resolution) in context.Resolved)
        {
            if (reference.Kind == ReferenceKind.Citation && resolution.Status == ResolutionStatus.MissingLabel)
            {
                context.Report(
                    DiagnosticCodes.UndefinedCitation,
                    reference.TargetSpan,
                    context.Say(
                        $"No bibliography has an entry '{reference.Target}': correct the key or add the entry.",
                        $"文献库中没有键“{reference.Target}”：请改正，或添加该条目。"));
            }
        }
    }
}
