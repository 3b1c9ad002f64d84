using MllmLsp.Core.Diagnostics;

namespace MllmLsp.Core.Rules;

/// <summary>A line of one or two hyphens that makes a heading of the paragraph above it.</summary>
internal static class AccidentalSetext
{
    public static void Check(RuleContext context)
    {
        var underlines = context.Outline.ShortSetextUnderlines;
        if (underlines.Length > 1 && underlines.All(underline => underline.Length == 2))
        {
            // Who writes two hyphens time and again, and never a single one, writes headings so.
            return;
        }

        foreach (var underline in underlines)
        {
            context.Report(
                DiagnosticCodes.AccidentalSetext,
                underline,
                context.Say(
                    "This line makes a heading of the paragraph above: put a blank line before it, or write the heading with ##.",
                    "这一行把上面的段落变成了标题：请在它前面加一个空行，或用 ## 写标题。"));
        }
    }
}
