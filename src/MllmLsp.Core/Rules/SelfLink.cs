using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Rules;

/// <summary>A link that leads to the note in which it stands, and to no place in it.</summary>
internal static class SelfLink
{
    public static void Check(RuleContext context)
    {
        foreach (var (reference, resolution) in context.Resolved)
        {
            if (reference is { Fragment: null, Target.Length: > 0, Kind: not ReferenceKind.Autolink } && (reference.IsWiki || reference.HasDestination)
                && resolution.Status is ResolutionStatus.Found or ResolutionStatus.WrongCase && resolution.Path == context.Document.Path)
            {
                context.Report(
                    DiagnosticCodes.SelfLink,
                    reference.TargetSpan,
                    context.Say(
                        "This leads to the note in which it stands: link to a heading, or to the note that was meant.",
                        "此链接指向它所在的笔记自身：请链接到某个标题，或改为本来要指的笔记。"));
            }
        }
    }
}
