using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Rules;

/// <summary>A label that is defined again; the first definition holds (CommonMark 4.7).</summary>
internal static class DuplicateDefinition
{
    public static void Check(RuleContext context)
    {
        Report(context, context.Outline.Definitions.Where(d => d.Destination != "#").Select(d => (d.Label, d.Written, d.LabelSpan)));
        Report(context, context.Outline.Footnotes.Select(f => (f.Label, f.Written, f.LabelSpan)));
    }

    private static void Report(RuleContext context, IEnumerable<(string Label, string Written, TextSpan Span)> definitions)
    {
        var first = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        foreach (var (label, written, span) in definitions)
        {
            if (first.TryAdd(label, span))
            {
                continue;
            }

            context.Report(
                DiagnosticCodes.DuplicateDefinition,
                span,
                context.Say($"The label '{written}' is defined above already, and that definition holds: remove or rename this one.", $"标签“{written}”在上文已有定义，以上文为准：请删去或改名。"),
                related: [new RelatedPlace(context.Document.Path, first[label], context.Say("The definition that holds.", "生效的定义。"))]);
        }
    }
}
