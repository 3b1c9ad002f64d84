using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Refactorings;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Handlers;

/// <summary>A code action of any kind at one place of an open document.</summary>
/// <param name="Id">The same whenever the same is asked for of the same text.</param>
/// <param name="Finding">What it mends; null where it mends nothing.</param>
/// <param name="Apply">Computes the edits.</param>
internal sealed record OfferedAction(string Id, string Kind, string Title, Diagnostic? Finding, Func<RefactoringResult> Apply)
{
    public bool IsPreferred { get; init; }

    /// <summary>Why it cannot be done; null where it can.</summary>
    public string? Disabled { get; init; }

    /// <summary>What is offered for a range of an open note or glossary file; nothing for other documents.</summary>
    public static IEnumerable<OfferedAction> In(ServerState state, OpenDocument open, TextSpan span, CodeActionFilter filter, FeatureContext features)
    {
        if (state.Workspace.Find(open.Path) is { } note)
        {
            var fixes = filter.Wants(CodeActionKinds.QuickFix) ? CodeActions.In(state.Workspace, note, span, features) : [];
            return fixes.Select(Of).Concat(RefactoringFinder.At(state.Workspace, note, span, filter, features).Select(Of));
        }

        return open.Kind == DocumentKind.Glossary && filter.Wants(CodeActionKinds.QuickFix)
            ? CodeActions.InGlossary(state.Workspace, open.Path, span, features).Select(Of)
            : [];
    }

    private static OfferedAction Of(CodeAction action) => new(
        $"{action.Diagnostic.Code}:{action.Diagnostic.Span.Start}:{action.Fix.Title}",
        CodeActionKinds.QuickFix,
        action.Fix.Title,
        action.Diagnostic,
        () => new RefactoringResult(action.Fix.Edits))
    {
        IsPreferred = action.IsPreferred,
    };

    private static OfferedAction Of(Refactoring refactoring) =>
        new(refactoring.Id, refactoring.Kind, refactoring.Title, null, refactoring.Apply) { Disabled = refactoring.Disabled };
}
