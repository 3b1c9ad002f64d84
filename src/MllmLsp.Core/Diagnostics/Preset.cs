namespace MllmLsp.Core.Diagnostics;

/// <summary>Which rules are on where no severity says otherwise.</summary>
public enum Preset
{
    /// <summary>What is broken, malformed or undefined, what is not used, and terms that the glossary rejects.</summary>
    Default,

    /// <summary>Every rule.</summary>
    Strict,

    /// <summary>Of <see cref="Default"/>: references.</summary>
    LinksOnly,

    /// <summary>Of <see cref="Default"/>: terms.</summary>
    TermsOnly,
}

/// <summary>The rules of each preset.</summary>
public static class Presets
{
    private static readonly HashSet<string> References =
    [
        DiagnosticCodes.BrokenLink, DiagnosticCodes.BrokenWikiLink, DiagnosticCodes.BrokenHeading, DiagnosticCodes.WrongCasePath,
        DiagnosticCodes.MalformedLink, DiagnosticCodes.UndefinedReference, DiagnosticCodes.UndefinedFootnote, DiagnosticCodes.UndefinedCitation,
        DiagnosticCodes.UnusedDefinition, DiagnosticCodes.UnusedFootnote,
    ];

    private static readonly HashSet<string> Terms = [DiagnosticCodes.TermVariant, DiagnosticCodes.DeprecatedTerm];

    private static readonly HashSet<string> StrictOnly =
    [
        DiagnosticCodes.AmbiguousLink, DiagnosticCodes.DuplicateDefinition, DiagnosticCodes.DuplicateHeading, DiagnosticCodes.DuplicateTitle,
        DiagnosticCodes.OrphanNote, DiagnosticCodes.SelfLink, DiagnosticCodes.UndefinedAbbreviation, DiagnosticCodes.AbbreviationNotExpanded,
        DiagnosticCodes.InconsistentTranslation, DiagnosticCodes.MisspeltTerm,
    ];

    /// <summary>
    /// Whether a rule is on. What is wrong with files that are no notes, and comments that suppress nothing, are reported by every preset.
    /// </summary>
    public static bool Includes(this Preset preset, string code) => preset switch
    {
        Preset.Strict => true,
        Preset.LinksOnly => References.Contains(code) || IsOfEvery(code),
        Preset.TermsOnly => Terms.Contains(code) || IsOfEvery(code),
        _ => !StrictOnly.Contains(code),
    };

    private static bool IsOfEvery(string code) =>
        code != DiagnosticCodes.AccidentalSetext && !References.Contains(code) && !Terms.Contains(code) && !StrictOnly.Contains(code);
}
