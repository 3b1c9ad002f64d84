using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Terms;

namespace MllmLsp.Core.Rules;

/// <summary>A label that the glossary says to avoid, or one in another case.</summary>
internal static class TermVariant
{
    public static void Check(RuleContext context)
    {
        foreach (var use in context.Terms.Variants)
        {
            if (context.IsIgnored(use))
            {
                continue;
            }

            var right = RightLabel.For(use);
            var reason = use.Label.Role == LabelRole.Avoided ? use.Label.Reason?.In(context.Language) : null;
            context.Report(
                DiagnosticCodes.TermVariant,
                use.Span,
                reason is null
                    ? context.Say($"Write '{right}' instead of '{use.Text}'.", $"应写作“{right}”，而不是“{use.Text}”。")
                    : context.Say($"Write '{right}' instead of '{use.Text}': {reason}", $"应写作“{right}”，而不是“{use.Text}”：{reason}"));
        }
    }
}
