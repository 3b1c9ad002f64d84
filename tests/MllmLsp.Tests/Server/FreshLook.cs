using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Tests.Server;

/// <summary>What a server knows, held against what somebody sees who looks at the disk for the first time.</summary>
internal static class FreshLook
{
    /// <summary>For a server with no open documents and its fixture's folder.</summary>
    public static void AssertKnownTo(LspFixture lsp)
    {
        var known = lsp.State.Workspace;
        var loaded = WorkspaceLoader.Load([WorkspaceLoader.Scan(lsp.Folder.Path, Settings.Default, Language.English)]);
        var fresh = loaded.Workspace;
        Assert.Equal(fresh.Files.Files.Order(), known.Files.Files.Order());
        Assert.Equal(fresh.Files.OpaqueFolders.Order(), known.Files.OpaqueFolders.Order());
        Assert.Equal(fresh.Folders.Select(f => (f.Path, f.Root, f.Dialect)), known.Folders.Select(f => (f.Path, f.Root, f.Dialect)));
        Assert.Equal(fresh.GlossaryFiles.Keys.Except(lsp.State.FileProblems.Keys), known.GlossaryFiles.Keys.Except(lsp.State.FileProblems.Keys));
        Assert.Equal(Describe(fresh), Describe(known));
        Assert.Equal(
            loaded.Problems.Select(problem => (problem.Path, problem.Kind)),
            lsp.State.FileProblems.Values.Concat(lsp.State.FolderProblems.Values).OrderBy(p => p.Path, StringComparer.Ordinal).Select(p => (p.Path, p.Kind)));
    }

    private static string[] Describe(Workspace workspace) =>
    [
        .. workspace.Documents.OrderBy(d => d.Path, StringComparer.Ordinal).Select(d =>
            $"{d.Path} {d.Outline.Title} [{string.Join(' ', d.Mentions ?? [])}] "
            + string.Join(' ', RuleSet.Run(workspace, d, Language.English).Select(f => $"{f.Code}{f.Span}"))),
    ];
}
