using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Rules;

/// <summary>All rules. The editor and the command line report what this says, for the same bytes the same.</summary>
public static class RuleSet
{
    private static readonly Action<RuleContext>[] Rules =
    [
        BrokenLink.Check,
        BrokenWikiLink.Check,
        BrokenHeading.Check,
        AmbiguousLink.Check,
        WrongCasePath.Check,
        MalformedLinkRule.Check,
        UndefinedReference.Check,
        UnusedDefinition.Check,
        DuplicateDefinition.Check,
        UndefinedFootnote.Check,
        UnusedFootnote.Check,
        AccidentalSetext.Check,
        ConceptNoteProblems.Check,
    ];

    /// <summary>The findings of one note in the order of the text, after severities and suppressions.</summary>
    public static ImmutableArray<Diagnostic> Run(Workspace workspace, Document document, Language language)
    {
        var context = new RuleContext(workspace, document, language);
        foreach (var rule in Rules)
        {
            rule(context);
        }

        var kept = workspace.SettingsFor(document.Path).Judge(Suppression.Apply(context)).ToList();
        kept.Sort(static (a, b) => a.Span != b.Span ? a.Span.CompareTo(b.Span) : string.CompareOrdinal(a.Code, b.Code));
        return [.. kept];
    }
}
