using System.Text.Json.Nodes;
using CsCheck;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server;

namespace MllmLsp.Tests.Server;

/// <summary>Whatever the editor and the disk do, the server is then where one would be that starts now, with the same documents open.</summary>
public class EventSequenceTests
{
    [Fact]
    public Task Any_sequence_of_events_ends_where_a_fresh_start_begins() => WorldEvent.Any.Array[1, 14].SampleAsync(
        async events =>
        {
            await using var lsp = await StartAsync();
            var world = new World(lsp);
            foreach (var one in events)
            {
                await one.HappenAsync(world);
            }

            await AssertFreshAsync(lsp, world);
        },
        iter: LongRun.Cases(40),
        threads: 1);

    private static async Task<LspFixture> StartAsync()
    {
        var lsp = new LspFixture();
        lsp.Folder
            .Write("one/a.md", "# A\n\n[[c d]] [x](x.png)\n")
            .Write("one/sub/c d.md", "# C D\n\n## Part\n\nzork\n")
            .Write("one/.git/HEAD")
            .Write("two/笔记.md", "# 笔记\n\n[[a]] 佐克\n")
            .Write("two/mllm-lsp.json", "{}");
        await lsp.RequestAsync("initialize", new World(lsp).Initialize);
        await lsp.NotifyAsync("initialized", new JsonObject());
        await lsp.SettleAsync();
        return lsp;
    }

    private static async Task AssertFreshAsync(LspFixture lsp, World world)
    {
        await lsp.SettleAsync();
        await using var fresh = await LspFixture.StartAsync(initialize: world.Initialize);
        await world.TellAsync(fresh);
        await fresh.SettleAsync();
        var (expected, actual) = (Describe(fresh.State), Describe(lsp.State));
        foreach (var server in new[] { fresh, lsp })
        {
            _ = server.TakeAll("textDocument/publishDiagnostics");
            _ = server.TakeLog();
        }

        Assert.Equal(expected, actual);
    }

    private static string Describe(ServerState state)
    {
        var workspace = state.Workspace;
        return string.Join('\n', (IEnumerable<string>)
        [
            .. workspace.Folders.Select(folder => $"folder {folder.Path} {folder.Root} {folder.Dialect} {folder.Settings.Preset} {string.Join(' ', folder.Nested.Select(nested => nested.Path))}"),
            .. workspace.Files.Files.Order(StringComparer.Ordinal).Select(path => $"file {path}"),
            .. workspace.Files.OpaqueFolders.Order(StringComparer.Ordinal).Select(path => $"opaque {path}"),
            .. workspace.GlossaryFiles.Select(file => $"glossary {file.Key} {file.Value.Text}"),
            .. workspace.ConceptNotes.Select(file => $"entry {file.Key}"),
            .. workspace.BibFiles.Keys.Select(path => $"bibliography {path}"),
            .. state.SettingsProblems.Select(problem => $"setting {problem.Path} {problem.Position} {problem.Message}").Order(StringComparer.Ordinal),
            .. state.FileProblems.Keys.Select(path => $"unreadable {path}"),
            .. state.FolderProblems.Keys.Select(path => $"unlisted {path}"),
            .. workspace.Documents.OrderBy(document => document.Path, StringComparer.Ordinal).Select(document => Describe(workspace, document)),
        ]);
    }

    private static string Describe(Workspace workspace, Document document) =>
        $"note {document.Path} {document.Version} {document.Outline.Title} [{string.Join(' ', document.Mentions ?? [])}] used by "
        + string.Join(' ', workspace.MayReferTo(document.Path).Select(user => user.Path).Order(StringComparer.Ordinal))
        + string.Concat(RuleSet.Run(workspace, document, Language.English).Select(finding => $"\n  {finding.Code}{finding.Span} {finding.Severity} {finding.Message}"));
}
