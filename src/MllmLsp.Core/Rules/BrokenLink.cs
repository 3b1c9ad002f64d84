using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Rules;

/// <summary>A destination whose file does not exist.</summary>
internal static class BrokenLink
{
    public static void Check(RuleContext context)
    {
        foreach (var (reference, resolution) in context.Resolved)
        {
            if (reference.HasDestination && !MalformedLinkRule.IsLink(reference) && resolution.Status == ResolutionStatus.MissingFile)
            {
                context.Report(DiagnosticCodes.BrokenLink, reference.TargetSpan, Message(context, reference.Target));
            }
        }
    }

    private static string Message(RuleContext context, string target)
    {
        if (Destination.Classify(target) == DestinationKind.WindowsPath)
        {
            return context.Say(
                $"'{target}' is a path of one Windows machine: put the file beside the notes and link to it from here.",
                $"“{target}”是某台 Windows 机器上的路径：请把文件放到笔记旁，再用相对路径链接。");
        }

        if (Destination.InvisiblePrefix(target) is > 0 and var count)
        {
            return context.Say(
                $"An invisible character (U+{(int)target[0]:X4}) before the address makes it a file name: remove it.",
                $"地址前有 {count} 个不可见字符（U+{(int)target[0]:X4}），使它成了文件名：请删去。");
        }

        var shown = Destination.Decode(Destination.WithoutQuery(target));
        return context.Say(
            $"There is no file '{shown}': correct the path or create the file.",
            $"没有文件“{shown}”：请改正路径，或新建该文件。");
    }
}
