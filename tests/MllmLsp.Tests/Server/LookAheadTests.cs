using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server;
using MllmLsp.Server.Files;
using MllmLsp.Tests.Files;
using MllmLsp.Tests.Vaults;
using static MllmLsp.Tests.Server.LspDocuments;

namespace MllmLsp.Tests.Server;

/// <summary>What is said of an open note when only the folders that its links name have been looked at.</summary>
public sealed class LookAheadTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Nothing that is said goes away when all is known; and of destinations, all is said.</summary>
    [Theory]
    [InlineData(Dialect.GitHub)]
    [InlineData(Dialect.GitLab)]
    [InlineData(Dialect.Obsidian)]
    public void What_is_said_stays_said(Dialect dialect)
    {
        var vault = VaultGenerator.Generate(seed: 5, noteCount: 150, dialect);
        folder.Write("mllm-lsp.json", $$"""{"preset": "strict", "dialect": "{{dialect.ToString().ToLowerInvariant()}}"}""");
        foreach (var note in vault.Notes)
        {
            folder.Write(note.Path, note.Text);
        }

        foreach (var other in vault.OtherFiles)
        {
            folder.Write(other);
        }

        foreach (var empty in vault.EmptyFolders.Concat(vault.OpaqueFolders))
        {
            folder.Folder(empty);
        }

        var all = WorkspaceLoader.Load([WorkspaceLoader.Scan(folder.Path, Settings.Default, Language.English)]).Workspace;
        var (said, links) = (0, 0);
        foreach (var note in vault.Notes.Where((_, i) => i % 3 == 0))
        {
            var ahead = Findings(Ahead(folder[note.Path], note.Text), folder[note.Path]);
            var known = Findings(all.WithDocument(Core.Workspaces.Document.Parse(folder[note.Path], new SourceText(note.Text), 1)), folder[note.Path]);
            Assert.Empty(ahead.Except(known));
            said += ahead.Length;
            links += ahead.Count(IsOfDestination);
            if (dialect != Dialect.Obsidian)
            {
                Assert.Equal(known.Where(IsOfDestination), ahead.Where(IsOfDestination));
            }
        }

        Assert.True(said > 50 && (links > 20 || dialect == Dialect.Obsidian), $"{said} findings, {links} of them about links");
    }

    [Theory]
    [InlineData("[x](near/gone.md)", "broken-link")]
    [InlineData("[x](near/b.md#gone)", "broken-heading")]
    [InlineData("[x](near/b.md#b) [x](near/b) [x](near/) [x](near)", "")]
    [InlineData("[x](Near/b.md)", "wrong-case-path")]
    [InlineData("[x](near/B.md)", "wrong-case-path")]
    [InlineData("[x](ne%61r/gone.md)", "broken-link")]
    [InlineData("[x](near/link/gone.md) [x](near/link.md#gone)", "")] // what links lead to is not looked at
    [InlineData("[[gone]] [[b#gone]] [[near/b#gone]] [[near/gone]]", "")] // names wait for all folders
    public void Of_a_note_at_the_root(string text, string expected)
    {
        folder.Write("a.md", text).Write("near/b.md", "# B\n").Write("far/b.md", "# B\n\n## gone\n").Link("near/link", "../far").Link("near/link.md", "../far/b.md");
        Assert.Equal(expected, string.Join(", ", Findings(Ahead(folder["a.md"], text), folder["a.md"]).Select(finding => finding.Code)));
    }

    [Fact]
    public async Task A_note_that_is_opened_at_the_start_ends_with_the_findings_of_the_whole_folder()
    {
        const string Text = "[x](sub/gone.md) [x](sub/b.md#gone) [[gone]] [[b#gone]] [x](far/b.md#b)\n";
        await using var lsp = new LspFixture();
        lsp.Folder.Write("a.md", Text).Write("sub/b.md", "# B\n").Write("far/b.md", "# B\n");
        await lsp.RequestAsync("initialize", new JsonObject { ["rootUri"] = lsp.UriOf(""), ["capabilities"] = new JsonObject() });
        await lsp.NotifyAsync("initialized", new JsonObject());
        await lsp.OpenAsync(lsp.UriOf("a.md"), Text);
        await lsp.SettleAsync();
        var told = lsp.TakeAll("textDocument/publishDiagnostics").Where(one => one!["uri"]!.GetValue<string>() == lsp.UriOf("a.md"))
            .Select(one => Codes(one!["diagnostics"]).ToHashSet()).ToArray();
        Assert.Equal(["broken-heading@0:30", "broken-heading@0:49", "broken-link@0:4", "broken-wiki-link@0:38"], told[^1].Order());
        for (var i = 1; i < told.Length; i++)
        {
            Assert.Subset(told[i], told[i - 1]);
        }
    }

    private Workspace Ahead(string path, string text)
    {
        var settings = SettingsFile.ReadProject(folder.Path, Settings.Default, Language.English);
        var open = new OpenDocument(MllmLsp.Server.Protocol.DocumentUri.FromPath(path), path, DocumentKind.Note, 1, new SourceText(text));
        var state = (ServerState.Initial with
        {
            Workspace = Workspace.Empty.WithFolders([new WorkspaceFolder(folder.Path, folder.Path, settings.Settings)]),
        }).WithOpen(open, ServerState.Parse(open));
        var wanted = LinkTargets.FoldersOfOpenNotes(state);
        var scan = WorkspaceLoader.ScanProject(
            folder.Path, folder.Path, settings, Settings.Default, Language.English, lists: at => wanted.Contains(NameKey.Folded(at)));
        var seen = state with
        {
            Workspace = state.Workspace.WithFolders([scan.Folder]).WithFiles(WorkspaceLoader.FileSetOf([scan])).WithState(IndexState.LinkedFolders),
        };
        var notes = FoundFiles.Of([scan.Found.Notes]);
        return seen.Workspace.WithDocuments([.. LinkTargets.OfOpenNotes(seen).Where(notes.Contains).Select(NoteReader.ReadOutline).OfType<Document>()]);
    }

    private static ImmutableArray<(string Code, TextSpan Span)> Findings(Workspace workspace, string path) =>
        [.. RuleSet.Run(workspace, workspace.Find(path)!, Language.English).Select(finding => (finding.Code, finding.Span))];

    private static bool IsOfDestination((string Code, TextSpan Span) finding) => finding.Code is DiagnosticCodes.BrokenLink or DiagnosticCodes.WrongCasePath;
}
