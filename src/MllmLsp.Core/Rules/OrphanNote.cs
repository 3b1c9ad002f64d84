using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Rules;

/// <summary>A note that no other note links to. Where readers begin is none, nor is the only note of a folder.</summary>
internal static class OrphanNote
{
    private static readonly HashSet<string> Entrances = new(StringComparer.OrdinalIgnoreCase)
    {
        "readme", "index", "_index", "home", "_sidebar", "summary", "changelog", "contributing", "license", "首页", "主页", "目录", "索引",
    };

    public static void Check(RuleContext context)
    {
        var workspace = context.Workspace;
        if (workspace.State < IndexState.Complete || workspace.FolderOf(context.Document.Path) is null || workspace.DocumentCount < 2
            || Entrances.Contains(PathText.Stem(context.Document.Path)) || workspace.MayReferTo(context.Document.Path).Any(note => workspace.TargetsOf(note).Contains(context.Document.Path)))
        {
            return;
        }

        context.Report(
            DiagnosticCodes.OrphanNote,
            context.TitleSpan,
            context.Say("No other note links to this one: link to it where its readers come from.", "没有别的笔记链接到这一篇：请在读者会经过的地方加上链接。"));
    }
}
