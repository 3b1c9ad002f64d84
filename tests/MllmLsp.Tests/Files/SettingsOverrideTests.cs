using System.Text;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Tests.Files;

/// <summary>What holds for some files only: overrides, ignored files, settings files of folders below.</summary>
public sealed class SettingsOverrideTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_last_override_that_says_something_counts()
    {
        var settings = Parse("""
            {
              "preset": "strict", "ignoreWords": ["A"], "ignoreFiles": ["old/"],
              "diagnostics.severity.broken-link": "error",
              "overrides": [
                { "files": ["papers/"], "preset": "links-only", "ignoreWords": ["B"] },
                { "files": ["papers/*.draft.md"], "diagnostics": { "severity": { "broken-link": "off", "term-variant": "hint" } } },
              ],
            }
            """).Settings;
        Check(settings, "/r/a.md", broken: Severity.Error, variant: Severity.Information, words: "A");
        Check(settings, "/r/papers/a.md", broken: Severity.Warning, variant: null, words: "A B");
        Check(settings, "/r/papers/a.draft.md", broken: null, variant: Severity.Hint, words: "A B");
        Assert.False(settings.ForFile("/r/a.md", "/r").IsIgnored);
        Assert.True(settings.ForFile("/r/old/sub/a.md", "/r").IsIgnored);
        Assert.Empty(settings.ForFile("/r/old/a.md", "/r").Judge([new Diagnostic("broken-link", Severity.Warning, default, "")]));
    }

    [Theory]
    [InlineData("{\"overrides\": {}}", "0:14", "list of objects")]
    [InlineData("{\"overrides\": [1]}", "0:15", "list of objects")]
    [InlineData("{\"overrides\": [{\"preset\": \"strict\"}]}", "0:15", "names its `files`")]
    [InlineData("{\"overrides\": [{\"files\": []}]}", "0:15", "names its `files`")]
    [InlineData("{\"overrides\": [{\"files\": [\"a\"], \"dialect\": \"github\"}]}", "0:32", "Unknown setting `dialect`")]
    [InlineData("{\"overrides\": [{\"files\": [\"a\"], \"preset\": \"all\"}]}", "0:42", "`preset` must be")]
    [InlineData("{\n  \"overrides\": [\n    { \"files\": [\"a\"],\n      \"ignorWords\": [] }\n  ]\n}", "3:6", "`ignoreWords`")]
    public void A_wrong_override_is_a_problem_at_its_place(string json, string place, string message)
    {
        var problem = Assert.Single(Parse(json).Problems);
        Assert.Equal(place, problem.Position.ToString());
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_nearest_settings_file_holds_whole()
    {
        folder.Write("mllm-lsp.json", """{"preset": "strict", "files": {"exclude": ["*.tmp.md"]}, "links.root": "x"}""")
            .Write("a.md").Write("a.tmp.md")
            .Write("docs/mllm-lsp.json", """{"dialect": "gitlab", "files": {"exclude": ["/b.md"]}}""")
            .Write("docs/b.md").Write("docs/sub/b.md").Write("docs/sub/c.tmp.md");
        var workspace = Load();
        Assert.Equal(["a.md", "docs/sub/b.md", "docs/sub/c.tmp.md"], folder.Below(workspace.Documents.Select(note => note.Path)).Order(StringComparer.Ordinal));
        Assert.Equal((Preset.Strict, Dialect.Auto), Of(workspace, "a.md"));
        Assert.Equal((Preset.Default, Dialect.GitLab), Of(workspace, "docs/sub/b.md"));
        Assert.Equal(folder["docs"], workspace.Folders[0].LinksRootFor(folder["docs/sub/b.md"]));
        Assert.Equal(folder["x"], workspace.Folders[0].LinksRootFor(folder["a.md"]));
    }

    [Fact]
    public void Patterns_are_relative_to_their_own_file()
    {
        folder.Write(".git/HEAD").Write("mllm-lsp.json", """{"files": {"exclude": ["/notes/out/"]}, "ignoreFiles": ["/notes/a.md"]}""")
            .Write("notes/a.md").Write("notes/out/b.md").Write("out/c.md");
        var opened = WorkspaceLoader.Scan(folder["notes"], Settings.Default, Language.English);
        Assert.Equal(["notes/a.md"], folder.Below(opened.Found.Notes.Select(note => note.Path)));
        Assert.True(opened.Folder.Settings.ForFile(folder["notes/a.md"], opened.Folder.Path).IsIgnored);
    }

    [Fact]
    public void What_can_have_no_effect_is_told()
    {
        const string json = """
            {
              "files.exclude": ["gone/", "a.md", "node_modules/"],
              "ignoreFiles": ["*.draft.md"],
              "glossary.builtIn": false,
              "diagnostics.severity": { "term-variant": "error", "broken-link": "error", "undefined-citation": "error", "misspelt-term": "off" },
              "overrides": [{ "files": ["drafts/*"], "preset": "strict" }]
            }
            """;
        folder.Write("mllm-lsp.json", json).Write("a.md").Write("node_modules/x.js");
        var path = folder["mllm-lsp.json"];
        var read = SettingsParser.Parse(Encoding.UTF8.GetBytes(json), Settings.Default, SettingsSource.Project(path, folder.Path), Language.English);
        Assert.Empty(read.Problems);
        var problems = SettingsCheck.Run(read.Origins, Load(), Language.English).ToArray();
        Assert.Equal(["1:20", "2:18", "4:28", "4:77", "5:28"], problems.Select(problem => problem.Position.ToString()));
        Assert.All(problems, problem => Assert.Equal(DiagnosticCodes.UnusedSetting, problem.Code));
    }

    private static void Check(Settings settings, string path, Severity? broken, Severity? variant, string words)
    {
        var own = settings.ForFile(path, "/r");
        Assert.Equal((broken, variant, words), (own.SeverityOf("broken-link"), own.SeverityOf("term-variant"), string.Join(' ', own.IgnoreWords)));
    }

    private (Preset Preset, Dialect Dialect) Of(Workspace workspace, string path) =>
        (workspace.SettingsFor(folder[path]).Preset, workspace.SettingsFor(folder[path]).Dialect);

    private Workspace Load() => WorkspaceLoader.Load([WorkspaceLoader.Scan(folder.Path, Settings.Default, Language.English)]).Workspace;

    private static SettingsResult Parse(string json) =>
        SettingsParser.Parse(Encoding.UTF8.GetBytes(json), Settings.Default, SettingsSource.Project("/r/mllm-lsp.json", "/r"), Language.English);
}
