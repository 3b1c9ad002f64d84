using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Syntax;

namespace MllmLsp.Core.Rules;

/// <summary>A link definition that nothing in the note uses.</summary>
internal static class UnusedDefinition
{
    public static void Check(RuleContext context)
    {
        if (context.Outline.Definitions.IsEmpty || context.Outline.IsPartial)
        {
            return;
        }

        var used = context.Outline.References
            .Where(r => r.Kind is ReferenceKind.Full or ReferenceKind.Collapsed or ReferenceKind.Shortcut)
            .Select(r => r.Target)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var definition in context.Outline.Definitions)
        {
            if (!used.Contains(definition.Label) && !IsComment(definition))
            {
                context.Report(
                    DiagnosticCodes.UnusedDefinition,
                    definition.LabelSpan,
                    context.Say($"Nothing uses the label '{definition.Written}': remove the definition.", $"没有链接使用标签“{definition.Written}”：可以删去此定义。"),
                    isUnnecessary: true);
            }
        }
    }

    /// <summary><c>[//]: # (text)</c> is how people write comments.</summary>
    private static bool IsComment(in LinkDefinition definition) =>
        definition.Destination is "#" or "" || !definition.Label.Any(char.IsLetterOrDigit);
}
