using MllmLsp.Core.Diagnostics;

namespace MllmLsp.Core.Rules;

/// <summary>A concept whose entry says that another has taken its place.</summary>
internal static class DeprecatedTerm
{
    public static void Check(RuleContext context)
    {
        var glossary = context.Workspace.GlossaryFor(context.Document.Path);
        foreach (var use in context.Terms.Deprecated)
        {
            if (context.IsIgnored(use))
            {
                continue;
            }

            var names = use.Concept.ReplacedBy.Select(id => glossary.Find(id)?.NameIn(use.Label.Language) ?? id).ToArray();
            context.Report(
                DiagnosticCodes.DeprecatedTerm,
                use.Span,
                names.Length == 0
                    ? context.Say($"'{use.Text}' is no longer used.", $"“{use.Text}”已不再使用。")
                    : context.Say(
                        $"'{use.Text}' is no longer used: write {string.Join(" or ", names.Select(name => $"'{name}'"))}.",
                        $"“{use.Text}”已不再使用：请改用{string.Join("或", names.Select(name => $"“{name}”"))}。"));
        }
    }
}
