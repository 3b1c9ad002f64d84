using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Rules;

/// <summary>An abbreviation that no glossary has, no note is called, and the note does not explain.</summary>
internal static class UndefinedAbbreviation
{
    public static void Check(RuleContext context)
    {
        if (context.Workspace.State < IndexState.Complete)
        {
            return;
        }

        foreach (var word in context.Terms.UnknownAbbreviations)
        {
            if (context.IsIgnored(word.Text) || IsNote(context, word.Text))
            {
                continue;
            }

            context.Report(
                DiagnosticCodes.UndefinedAbbreviation,
                word.Span,
                context.Say(
                    $"'{word.Text}' is neither explained here nor in a glossary: write it out at its first use, or define it.",
                    $"“{word.Text}”既未在文中展开，也不在术语表中：请在首次出现时写出全称，或为它写一个词条。"));
        }
    }

    private static bool IsNote(RuleContext context, string name) =>
        !context.Workspace.FindByTitle(name).IsEmpty || !context.Workspace.FindByAlias(name).IsEmpty
        || context.Settings.Extensions.Any(extension => !context.Workspace.FindByName(name + extension).IsEmpty);
}
