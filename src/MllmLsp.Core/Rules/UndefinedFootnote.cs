using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Rules;

/// <summary>A footnote mark without a footnote.</summary>
internal static class UndefinedFootnote
{
    public static void Check(RuleContext context)
    {
        foreach (var (reference, resolution) in context.Resolved)
        {
            if (reference.Kind == ReferenceKind.Footnote && resolution.Status == ResolutionStatus.MissingLabel && !IsCharacterClass(reference.Target))
            {
                context.Report(
                    DiagnosticCodes.UndefinedFootnote,
                    reference.TargetSpan,
                    context.Say(
                        $"There is no footnote '{reference.Written}': add a line [^{reference.Written}]: text, or correct the mark.",
                        $"没有脚注“{reference.Written}”：请加上一行 [^{reference.Written}]: 内容，或改正标记。"));
            }
        }
    }

    /// <summary>The negated character class of a regular expression, such as <c>[^0-9]</c> or <c>[^\s]</c>.</summary>
    private static bool IsCharacterClass(string label)
    {
        foreach (var c in label)
        {
            if (!char.IsLetterOrDigit(c) && !char.IsSurrogate(c) && c is not ('-' or '_' or '.' or ':' or '+' or '*'))
            {
                return true;
            }
        }

        var range = label.IndexOf('-');
        return range == 1 && label.Length % 3 == 0 || !label.Any(char.IsLetterOrDigit);
    }
}
