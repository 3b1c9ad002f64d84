using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Rules;

/// <summary>What is wrong in a note as a glossary entry: the findings that a glossary file would get.</summary>
internal static class ConceptNoteProblems
{
    public static void Check(RuleContext context)
    {
        if (!context.Workspace.ConceptNotes.ContainsKey(context.Document.Path))
        {
            return;
        }

        foreach (var problem in context.Workspace.GlossaryProblems(context.Document.Path, context.Language, alone: context.Workspace.State < IndexState.Complete))
        {
            context.Report(problem);
        }
    }
}
