using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features.Fixing;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary><c>source.fixAll</c>: what <c>lint --fix</c> does to the note, and no guess.</summary>
internal static class FixAll
{
    /// <summary>The codes of which some findings have a safe fix. Whether one has shows when the fixes are computed.</summary>
    private static readonly string[] Codes =
    [
        DiagnosticCodes.BrokenLink, DiagnosticCodes.WrongCasePath, DiagnosticCodes.MalformedLink, DiagnosticCodes.UndefinedCitation, DiagnosticCodes.TermVariant,
    ];

    public static IEnumerable<Refactoring> Find(RefactoringContext at)
    {
        if (!RuleSet.Run(at.Workspace, at.Document, at.Features.Language).Any(finding => Codes.Contains(finding.Code) || !finding.Fixes.IsEmpty))
        {
            yield break;
        }

        yield return new Refactoring(
            "fix-all", CodeActionKinds.FixAll, at.Say("Apply all safe fixes in this note", "在本笔记中应用所有安全的修复"), () => Apply(at));
    }

    private static RefactoringResult Apply(RefactoringContext at)
    {
        var outcome = FixRun.Run(at.Workspace, [at.Path], FixSafety.Safe, at.Features);
        return new RefactoringResult(
        [
            .. outcome.Texts
                .Where(file => !outcome.Created.Contains(file.Key))
                .Select(file => (file.Key, Was: at.Features.TextOf(at.Workspace, file.Key), Now: file.Value))
                .Where(file => file.Was is not null)
                .Select(file => new DocumentEdit(file.Key, TextDifference.Between(file.Was!, file.Now))),
        ]);
    }
}
