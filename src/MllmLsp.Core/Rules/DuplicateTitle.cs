using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Rules;

/// <summary>A title that another note of the folder has, too.</summary>
internal static class DuplicateTitle
{
    public static void Check(RuleContext context)
    {
        if (context.Outline.Title is not { Length: > 0 } title || context.Workspace.FolderOf(context.Document.Path) is not { } folder)
        {
            return;
        }

        var others = context.Workspace.FindByTitle(title).Where(path => path != context.Document.Path && PathText.IsWithin(path, folder.Path)).ToImmutableArray();
        if (others.IsEmpty)
        {
            return;
        }

        var shown = PathText.Relative(folder.Path, others[0]);
        context.Report(
            DiagnosticCodes.DuplicateTitle,
            context.TitleSpan,
            context.Say($"'{shown}' has the title '{title}', too: give each note a title of its own.", $"“{shown}”也以“{title}”为题：请为每篇笔记起不同的标题。"),
            related: [.. others.Select(path => new RelatedPlace(path, new TextSpan(0, 0), PathText.Relative(folder.Path, path)))]);
    }
}
