using System.Collections.Immutable;

namespace MllmLsp.Core.Diagnostics;

/// <summary>Every diagnostic code. Each has a page <c>docs/rules/CODE.md</c>.</summary>
public static class DiagnosticCodes
{
    public const string BrokenLink = "broken-link";
    public const string BrokenWikiLink = "broken-wiki-link";
    public const string BrokenHeading = "broken-heading";
    public const string AmbiguousLink = "ambiguous-link";
    public const string WrongCasePath = "wrong-case-path";
    public const string MalformedLink = "malformed-link";
    public const string UndefinedReference = "undefined-reference";
    public const string UnusedDefinition = "unused-definition";
    public const string DuplicateDefinition = "duplicate-definition";
    public const string UndefinedFootnote = "undefined-footnote";
    public const string UnusedFootnote = "unused-footnote";
    public const string UndefinedCitation = "undefined-citation";
    public const string AccidentalSetext = "accidental-setext";
    public const string DuplicateHeading = "duplicate-heading";
    public const string DuplicateTitle = "duplicate-title";
    public const string OrphanNote = "orphan-note";
    public const string SelfLink = "self-link";
    public const string TermVariant = "term-variant";
    public const string DeprecatedTerm = "deprecated-term";
    public const string UndefinedAbbreviation = "undefined-abbreviation";
    public const string AbbreviationNotExpanded = "abbreviation-not-expanded";
    public const string InconsistentTranslation = "inconsistent-translation";
    public const string MisspeltTerm = "misspelt-term";
    public const string UnusedSuppression = "unused-suppression";
    public const string UnreadableFile = "unreadable-file";
    public const string GlossaryProblem = "glossary-problem";
    public const string BibliographyProblem = "bibliography-problem";
    public const string BrokenRelation = "broken-relation";
    public const string CircularDefinition = "circular-definition";
    public const string UnmatchableLabel = "unmatchable-label";
    public const string FailedExample = "failed-example";
    public const string IsolatedConcept = "isolated-concept";
    public const string MissingDefinition = "missing-definition";
    public const string InvalidSetting = "invalid-setting";
    public const string UnusedSetting = "unused-setting";

    /// <summary>The severity of each code where it is on and no setting says otherwise. Its keys are all codes there are.</summary>
    public static ImmutableSortedDictionary<string, Severity> DefaultSeverities { get; } = new Dictionary<string, Severity>
    {
        [BrokenLink] = Severity.Warning,
        [BrokenWikiLink] = Severity.Warning,
        [BrokenHeading] = Severity.Warning,
        [AmbiguousLink] = Severity.Information,
        [WrongCasePath] = Severity.Warning,
        [MalformedLink] = Severity.Warning,
        [UndefinedReference] = Severity.Warning,
        [UnusedDefinition] = Severity.Hint,
        [DuplicateDefinition] = Severity.Warning,
        [UndefinedFootnote] = Severity.Warning,
        [UnusedFootnote] = Severity.Hint,
        [UndefinedCitation] = Severity.Warning,
        [AccidentalSetext] = Severity.Information,
        [DuplicateHeading] = Severity.Information,
        [DuplicateTitle] = Severity.Information,
        [OrphanNote] = Severity.Information,
        [SelfLink] = Severity.Information,
        [TermVariant] = Severity.Information,
        [DeprecatedTerm] = Severity.Information,
        [UndefinedAbbreviation] = Severity.Information,
        [AbbreviationNotExpanded] = Severity.Information,
        [InconsistentTranslation] = Severity.Information,
        [MisspeltTerm] = Severity.Information,
        [UnusedSuppression] = Severity.Hint,
        [UnreadableFile] = Severity.Warning,
        [GlossaryProblem] = Severity.Warning,
        [BibliographyProblem] = Severity.Warning,
        [BrokenRelation] = Severity.Warning,
        [CircularDefinition] = Severity.Warning,
        [UnmatchableLabel] = Severity.Warning,
        [FailedExample] = Severity.Warning,
        [IsolatedConcept] = Severity.Hint,
        [MissingDefinition] = Severity.Hint,
        [InvalidSetting] = Severity.Error,
        [UnusedSetting] = Severity.Information,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
