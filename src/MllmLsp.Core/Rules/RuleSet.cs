using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Rules;

/// <summary>All rules. The editor and the command line report what this says, for the same bytes the same.</summary>
public static class RuleSet
{
    /// <summary>Each rule and the code that it reports.</summary>
    private static readonly (string Code, Action<RuleContext> Check)[] Rules =
    [
        (DiagnosticCodes.BrokenLink, BrokenLink.Check),
        (DiagnosticCodes.BrokenWikiLink, BrokenWikiLink.Check),
        (DiagnosticCodes.BrokenHeading, BrokenHeading.Check),
        (DiagnosticCodes.AmbiguousLink, AmbiguousLink.Check),
        (DiagnosticCodes.WrongCasePath, WrongCasePath.Check),
        (DiagnosticCodes.MalformedLink, MalformedLinkRule.Check),
        (DiagnosticCodes.UndefinedReference, UndefinedReference.Check),
        (DiagnosticCodes.UnusedDefinition, UnusedDefinition.Check),
        (DiagnosticCodes.DuplicateDefinition, DuplicateDefinition.Check),
        (DiagnosticCodes.UndefinedFootnote, UndefinedFootnote.Check),
        (DiagnosticCodes.UnusedFootnote, UnusedFootnote.Check),
        (DiagnosticCodes.UndefinedCitation, UndefinedCitation.Check),
        (DiagnosticCodes.AccidentalSetext, AccidentalSetext.Check),
        (DiagnosticCodes.DuplicateHeading, DuplicateHeading.Check),
        (DiagnosticCodes.DuplicateTitle, DuplicateTitle.Check),
        (DiagnosticCodes.OrphanNote, OrphanNote.Check),
        (DiagnosticCodes.SelfLink, SelfLink.Check),
        (DiagnosticCodes.TermVariant, TermVariant.Check),
        (DiagnosticCodes.DeprecatedTerm, DeprecatedTerm.Check),
        (DiagnosticCodes.UndefinedAbbreviation, UndefinedAbbreviation.Check),
        (DiagnosticCodes.AbbreviationNotExpanded, AbbreviationNotExpanded.Check),
        (DiagnosticCodes.InconsistentTranslation, InconsistentTranslation.Check),
        (DiagnosticCodes.MisspeltTerm, MisspeltTerm.Check),
        (DiagnosticCodes.GlossaryProblem, ConceptNoteProblems.Check),
    ];

    /// <summary>The findings of one note in the order of the text, after severities and suppressions.</summary>
    public static ImmutableArray<Diagnostic> Run(Workspace workspace, Document document, Language language)
    {
        var context = new RuleContext(workspace, document, language);
        if (context.Settings.IsIgnored)
        {
            return [];
        }

        foreach (var (code, check) in Rules)
        {
            // A comment that suppresses what is switched off is used all the same: then every rule has to run.
            if (context.Settings.SeverityOf(code) is not null || !context.Outline.Suppressions.IsEmpty)
            {
                check(context);
            }
        }

        var kept = context.Settings.Judge(Suppression.Apply(context)).ToList();
        kept.Sort(static (a, b) => a.Span != b.Span ? a.Span.CompareTo(b.Span) : string.CompareOrdinal(a.Code, b.Code));
        return [.. kept];
    }
}
