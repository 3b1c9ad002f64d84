using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Rules;

/// <summary>
/// Two headings of one text beside each other: links lead to the first only. The same heading below different ones (方法 of each paper) is
/// how notes are built.
/// </summary>
internal static class DuplicateHeading
{
    public static void Check(RuleContext context)
    {
        var headings = context.Outline.Headings;
        var parents = new Stack<int>();
        var first = new Dictionary<(int Parent, int Level, string Text), Heading>();
        for (var i = 0; i < headings.Length; i++)
        {
            var heading = headings[i];
            while (parents.TryPeek(out var above) && headings[above].Level >= heading.Level)
            {
                parents.Pop();
            }

            var key = (parents.TryPeek(out var parent) ? parent : -1, heading.Level, NameKey.Folded(heading.Text));
            parents.Push(i);
            if (heading.Text.Length == 0 || first.TryAdd(key, heading))
            {
                continue;
            }

            context.Report(
                DiagnosticCodes.DuplicateHeading,
                heading.TextSpan,
                context.Say(
                    $"The heading '{heading.Text}' stands above already, and links lead to that one: rename one or join the sections.",
                    $"上文已有标题“{heading.Text}”，链接只会指向那一处：请改名，或合并两节。"),
                related: [new RelatedPlace(context.Document.Path, first[key].TextSpan, context.Say("The first one.", "第一处。"))]);
        }
    }
}
