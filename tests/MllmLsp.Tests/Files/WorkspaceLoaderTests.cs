using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Tests.Files;

public sealed class WorkspaceLoaderTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Everything_below_a_folder_is_read_once()
    {
        folder.Write("a.md", "# A\n").Write("sub/b.md", "# B\n").Write("bad.md", [0xFF]).Write("x.glossary.yml", "concepts: []\n");
        var loaded = Load();
        Assert.Equal(["a.md", "sub/b.md"], folder.Below(loaded.Workspace.Documents.Select(note => note.Path).Order()));
        Assert.Equal(["bad.md"], folder.Below(loaded.Problems.Select(problem => problem.Path)));
        Assert.Equal(["x.glossary.yml"], folder.Below(loaded.Workspace.GlossaryFiles.Keys));
        Assert.NotNull(loaded.Workspace.Files.Find(folder["bad.md"]));
        Assert.Equal("# B\n", loaded.Texts.Find(folder["sub/b.md"])?.ToString());
        Assert.Null(loaded.Texts.Find(folder["gone.md"]));

        // What is there now is another text: offsets would lead astray.
        folder.Write("a.md", "# Another\n");
        Assert.Equal("", loaded.Texts.Find(folder["a.md"])?.ToString());
        Assert.Equal(IndexState.Complete, loaded.Workspace.State);
    }

    [Fact]
    public void Settings_of_the_project_are_laid_over_the_users()
    {
        folder.Write("mllm-lsp.json", """{"dialect": "gitlab", "nonsense": 1}""").Write("sub/a.md");
        var scan = WorkspaceLoader.Scan(folder["sub"], new Settings { Dialect = Dialect.Obsidian, WikiLinksToAliases = true }, Language.English);
        Assert.Equal(Dialect.GitLab, scan.Folder.Settings.Dialect);
        Assert.True(scan.Folder.Settings.WikiLinksToAliases);
        Assert.Equal(folder.Path, scan.Folder.Root);
        Assert.Equal(folder["mllm-lsp.json"], Assert.Single(scan.SettingsProblems).Path);
    }

    [Fact]
    public void A_project_reaches_no_glossary_outside_its_root_not_even_through_a_link()
    {
        using var outside = new TempFolder();
        outside.Write("secret.yml", "concepts: []\n");
        folder.Write("mllm-lsp.json", """{"glossary": {"files": ["linked.yml", "inside.yml"]}}""")
            .Write("inside.yml", "concepts: []\n").Link("linked.yml", outside["secret.yml"]);
        var byUser = Settings.Default with { GlossaryFiles = [outside["secret.yml"]] };
        Assert.Equal([folder["inside.yml"]], WorkspaceLoader.GlossaryPaths(WorkspaceLoader.Scan(folder.Path, Settings.Default, Language.English)));
        Assert.Equal([outside["secret.yml"], folder["inside.yml"]], WorkspaceLoader.GlossaryPaths(WorkspaceLoader.Scan(folder.Path, byUser, Language.English)));
    }

    [Fact]
    public void A_settings_file_that_leads_out_of_the_root_is_not_read()
    {
        using var outside = new TempFolder();
        outside.Write("x.json", """{"dialect": "gitlab"}""");
        folder.Link("mllm-lsp.json", outside["x.json"]);
        var scan = WorkspaceLoader.Scan(folder.Path, Settings.Default, Language.English);
        Assert.Equal(Dialect.Auto, scan.Folder.Settings.Dialect);
        _ = Assert.Single(scan.SettingsProblems);
    }

    private LoadedWorkspace Load() => WorkspaceLoader.Load([WorkspaceLoader.Scan(folder.Path, Settings.Default, Language.English)]);
}
