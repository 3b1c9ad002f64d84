using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Terms;

namespace MllmLsp.Core.Workspaces;

/// <summary>Which lists of terms the rules ask for that are on somewhere.</summary>
public static class WantedTermLists
{
    private static readonly (TermLists List, string Code)[] Rules =
    [
        (TermLists.Unexpanded, DiagnosticCodes.AbbreviationNotExpanded),
        (TermLists.Translations, DiagnosticCodes.InconsistentTranslation),
        (TermLists.UnknownAbbreviations, DiagnosticCodes.UndefinedAbbreviation),
        (TermLists.Misspellings, DiagnosticCodes.MisspeltTerm),
    ];

    /// <summary>
    /// Of all folders together, for each of their notes: a rule that is on for one note may count in which others a word stands.
    /// </summary>
    public static TermLists Of(IEnumerable<WorkspaceFolder> folders)
    {
        var lists = TermLists.None;
        foreach (var folder in folders)
        {
            lists |= Of(folder.Settings);
            foreach (var nested in folder.Nested)
            {
                lists |= Of(nested.Settings);
            }
        }

        return lists;
    }

    /// <summary>Of a file's settings and each of its overrides; several of these at once turn nothing on that none of them does alone.</summary>
    public static TermLists Of(Settings settings)
    {
        var lists = Itself(settings);
        foreach (var one in settings.Overrides)
        {
            lists |= Itself(one.Over(settings));
        }

        return lists;
    }

    private static TermLists Itself(Settings settings)
    {
        var lists = TermLists.None;
        foreach (var (list, code) in Rules)
        {
            lists |= settings.SeverityOf(code) is null ? TermLists.None : list;
        }

        return lists;
    }
}
