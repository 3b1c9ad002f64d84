using MllmLsp.Core.Diagnostics;

namespace MllmLsp.Core.Rules;

/// <summary>A known abbreviation that is used before the note has said what it stands for.</summary>
internal static class AbbreviationNotExpanded
{
    public static void Check(RuleContext context)
    {
        foreach (var use in context.Terms.Unexpanded)
        {
            if (context.IsIgnored(use))
            {
                continue;
            }

            var label = use.Label.Text;
            var full = use.Concept.Labels.First(other => other.Abbreviates == label).Text;
            context.Report(
                DiagnosticCodes.AbbreviationNotExpanded,
                use.Span,
                context.Say(
                    $"'{label}' stands for '{full}': write it out at its first use.",
                    $"“{label}”是“{full}”的缩写：请在首次出现时写出全称。"));
        }
    }
}
