using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Rules;

/// <summary>A word that is one letter away from a term's, and that no other note has: a spelling of two notes is somebody's choice.</summary>
internal static class MisspeltTerm
{
    public static void Check(RuleContext context)
    {
        if (context.Workspace.State < IndexState.Complete)
        {
            return;
        }

        foreach (var slip in context.Terms.Misspellings)
        {
            if (context.IsIgnored(slip.Text) || context.Workspace.NotesWithMisspelling(slip.Key).Length > 1)
            {
                continue;
            }

            context.Report(
                DiagnosticCodes.MisspeltTerm,
                slip.Span,
                context.Say($"'{slip.Text}' is one letter away from '{slip.Correct}': a slip?", $"“{slip.Text}”与“{slip.Correct}”只差一个字母：是否写错了？"));
        }
    }
}
