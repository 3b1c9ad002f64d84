using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features.QuickFixes;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>A quick fix for a finding.</summary>
/// <param name="IsPreferred">True for the one fix that an editor may apply without asking which.</param>
public sealed record CodeAction(Fix Fix, Diagnostic Diagnostic, bool IsPreferred);

/// <summary><c>textDocument/codeAction</c>: quick fixes of the findings in a range.</summary>
public static class CodeActions
{
    /// <param name="span">UTF-16 range of the document; an empty one is a cursor.</param>
    public static ImmutableArray<CodeAction> In(Workspace workspace, Document document, TextSpan span, FeatureContext context)
    {
        var findings = RuleSet.Run(workspace, document, context.Language);
        return Of(
            findings,
            span,
            finding => [.. FixesFor(workspace, document, finding, context), .. SuppressionFixes.For(new FixContext(workspace, document, finding, context))]);
    }

    /// <summary>The same for a glossary file.</summary>
    public static ImmutableArray<CodeAction> InGlossary(Workspace workspace, string path, TextSpan span, FeatureContext context)
    {
        var findings = workspace.SettingsFor(path).Judge(workspace.GlossaryProblems(path, context.Language));
        return Of(findings, span, finding => finding.Fixes);
    }

    /// <summary>The fixes of one finding, best first. Costs a look at the names of the workspace where the nearest is wanted.</summary>
    public static ImmutableArray<Fix> FixesFor(Workspace workspace, Document document, Diagnostic finding, FeatureContext context)
    {
        var fixing = new FixContext(workspace, document, finding, context);
        IEnumerable<Fix> fixes = finding.Code switch
        {
            DiagnosticCodes.BrokenLink => PathFixes.BrokenLink(fixing),
            DiagnosticCodes.WrongCasePath => PathFixes.WrongCase(fixing),
            DiagnosticCodes.MalformedLink => PathFixes.Malformed(fixing),
            DiagnosticCodes.BrokenWikiLink => WikiLinkFixes.Broken(fixing),
            DiagnosticCodes.AmbiguousLink => WikiLinkFixes.Ambiguous(fixing),
            DiagnosticCodes.BrokenHeading => HeadingFixes.Broken(fixing),
            DiagnosticCodes.UndefinedReference => LabelFixes.UndefinedReference(fixing),
            DiagnosticCodes.UndefinedFootnote => LabelFixes.UndefinedFootnote(fixing),
            DiagnosticCodes.UnusedDefinition or DiagnosticCodes.DuplicateDefinition or DiagnosticCodes.UnusedFootnote => LabelFixes.Remove(fixing),
            DiagnosticCodes.AccidentalSetext => LineFixes.AccidentalSetext(fixing),
            DiagnosticCodes.UnusedSuppression => LineFixes.UnusedSuppression(fixing),
            DiagnosticCodes.UndefinedCitation => CitationFixes.Undefined(fixing),
            DiagnosticCodes.SelfLink => NoteFixes.SelfLink(fixing),
            DiagnosticCodes.TermVariant => TermFixes.Variant(fixing).Concat(TermFixes.Ignore(fixing)),
            DiagnosticCodes.DeprecatedTerm => TermFixes.Deprecated(fixing).Concat(TermFixes.Ignore(fixing)),
            DiagnosticCodes.UndefinedAbbreviation => TermFixes.Unknown(fixing).Concat(LabelOfConceptFixes.ForWord(fixing)).Concat(TermFixes.Ignore(fixing)),
            DiagnosticCodes.AbbreviationNotExpanded => TermFixes.NotExpanded(fixing).Concat(TermFixes.Ignore(fixing)),
            DiagnosticCodes.InconsistentTranslation => TermFixes.Inconsistent(fixing).Concat(TermFixes.Ignore(fixing)),
            DiagnosticCodes.MisspeltTerm => TermFixes.Misspelt(fixing).Concat(TermFixes.Ignore(fixing)),
            _ => [],
        };
        return [.. finding.Fixes, .. fixes];
    }

    private static ImmutableArray<CodeAction> Of(IEnumerable<Diagnostic> findings, TextSpan span, Func<Diagnostic, ImmutableArray<Fix>> fixesFor)
    {
        var result = ImmutableArray.CreateBuilder<CodeAction>();
        foreach (var finding in findings.Where(finding => finding.Span.Start <= span.End && finding.Span.End >= span.Start))
        {
            var fixes = fixesFor(finding);
            var safe = fixes.Count(f => f.Safety == FixSafety.Safe);
            result.AddRange(fixes.Select(f => new CodeAction(f, finding, f.Safety == FixSafety.Safe && safe == 1)));
        }

        return result.ToImmutable();
    }
}
