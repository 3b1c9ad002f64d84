using System.Text.Json;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Files;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Cli;

public sealed class DoctorTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_in_order_says_so()
    {
        folder.Write("a.md", "# A").Folder("sub");
        var answer = Shell.Run(folder.Path, "doctor");
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        Assert.Contains("root: the folder itself", answer.Out, StringComparison.Ordinal);
        Assert.Contains("read: 1 note (3 B)", answer.Out, StringComparison.Ordinal);
        Assert.Contains("known to exist, so that links to them are right: 1 file, 1 folder", answer.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("!", answer.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Left out", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_has_a_reason()
    {
        folder.Folder(".git").Write(".gitignore", "drafts/\n*.tmp.md\n").Write("mllm-lsp.json", """{ "files": { "exclude": ["old*"] } }""")
            .Write("a.md").Write("drafts/b.md").Write("c.tmp.md").Write(".tool/d.md").Write("node_modules/e.md").Write("old/f.md")
            .Write("sub/.gitignore", "x.md").Write("sub/x.md").Write("picture.png")
            .Link("link.md", "a.md").Link("out", "/").Link("sub/up", "..");
        Assert.Equal(
            [
                ".git opaque",
                ".tool hidden",
                "c.tmp.md gitignore `*.tmp.md` .gitignore",
                "drafts gitignore `drafts/` .gitignore",
                "link.md known-otherwise",
                "node_modules opaque",
                "old excluded `old*` mllm-lsp.json",
                "out link-not-followed",
                "sub/up link-not-followed",
                "sub/x.md gitignore `x.md` sub/.gitignore",
            ],
            Json("doctor", "--format", "json").GetProperty("skipped").EnumerateArray().Select(one =>
                $"{one.GetProperty("path")} {one.GetProperty("reason")}"
                + (one.TryGetProperty("pattern", out var pattern) ? $" `{pattern}`" : "")
                + (one.TryGetProperty("file", out var file) ? $" {file}" : "")).Order(StringComparer.Ordinal));
        var text = Shell.Run(folder.Path, "doctor").Out;
        Assert.Contains("    drafts/  (`drafts/` in .gitignore)\n", text, StringComparison.Ordinal);
        Assert.Contains("root: " + folder.Path + " (holds .git)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_skipped_folder_holds_is_not_listed()
    {
        folder.Folder(".git").Write(".gitignore", "drafts/").Write("drafts/b.md").Write("drafts/.hidden/c.md").Link("drafts/out", "/");
        var skipped = Json("doctor", "--format", "json").GetProperty("skipped").EnumerateArray().Select(one => one.GetProperty("path").GetString());
        Assert.Equal([".git", "drafts"], skipped.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whatever_needs_mending_is_marked_with_its_place()
    {
        folder.Write("mllm-lsp.json", """
            { "dialect": "gitlab", "foo": 1,
              "glossary": { "files": ["none.yml"], "builtIn": false } }
            """)
            .Write("bad.md", [0xC3, 0x28])
            .Write("glossary/g.yml", "concepts:\n  - label: x\n").Write("glossary/other.yml", "a: 1")
            .Write("glossary/new.yml", "candidates: true\nconcepts:\n  - prefLabel: {en: Perceiver}\n    definition: {en: A resampler.}\n");
        var answer = Shell.Run(folder.Path, "doctor");
        Assert.Equal(1, answer.Code);
        Assert.Contains("  dialect: GitLab (set)\n", answer.Out, StringComparison.Ordinal);
        Assert.Contains("    1:3  dialect = \"gitlab\"\n", answer.Out, StringComparison.Ordinal);
        Assert.Contains("  ! mllm-lsp.json:1:24: Unknown setting `foo`", answer.Out, StringComparison.Ordinal);
        Assert.Contains("  ! bad.md: Neither UTF-8 nor UTF-16", answer.Out, StringComparison.Ordinal);
        Assert.Contains("    ! glossary/g.yml:2:5: ", answer.Out, StringComparison.Ordinal);
        Assert.Contains("  glossary/other.yml: no glossary", answer.Out, StringComparison.Ordinal);
        Assert.Contains("  glossary/new.yml: 1 candidate: not in force\n", answer.Out, StringComparison.Ordinal);
        Assert.Contains("  ! none.yml: glossary.files names it, and it is not there\n", answer.Out, StringComparison.Ordinal);
        Assert.Contains("  built in: switched off", answer.Out, StringComparison.Ordinal);
        Assert.Contains("术语表", Shell.Run(folder.Path, Language.Chinese, colours: false, "doctor").Out, StringComparison.Ordinal);
        Assert.Equal(1, Shell.Run(folder.Path, "doctor", "--format", "json").Code);
    }

    [Fact]
    public void Long_lists_are_cut_unless_all_is_asked_for()
    {
        folder.Folder(".git").Write(".gitignore", "*.tmp.md");
        for (var i = 0; i < 12; i++)
        {
            folder.Write($"{i:00}.tmp.md");
        }

        Assert.Contains("    09.tmp.md  (`*.tmp.md` in .gitignore)\n    and 2 more (--all)\n", Shell.Run(folder.Path, "doctor").Out, StringComparison.Ordinal);
        Assert.Contains("    11.tmp.md", Shell.Run(folder.Path, "doctor", "--all").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_that_is_reached_is_said_and_counts_as_a_problem()
    {
        folder.Write("a.md").Sparse("large.md", FileReader.LargestFile + 1);
        var answer = Shell.Run(folder.Path, "doctor");
        Assert.Equal(1, answer.Code);
        Assert.Contains($"  ! large.md: {FileReader.LargestFile + 1} bytes are more than", answer.Out, StringComparison.Ordinal);
        Assert.Contains($"bytes of a file that is read: {FileReader.LargestFile}; larger here: 1\n", answer.Out, StringComparison.Ordinal);
        Assert.Contains($"\n  paths that symbolic links may add: {FileScanner.MostLinkedPaths}\n", answer.Out, StringComparison.Ordinal);
        var limits = Json("doctor", "--format", "json").GetProperty("limits");
        Assert.False(limits.GetProperty("linkedPathsReached").GetBoolean());
    }

    /// <summary>Links to links, so that a few hundred files stand for more paths than are followed.</summary>
    [Fact]
    public void Links_that_add_too_many_paths_are_said()
    {
        const int Files = 500;
        for (var i = 0; i < Files; i++)
        {
            folder.Write($"real/{i}.png");
        }

        for (var i = 0; i <= FileScanner.MostLinkedPaths / Files; i++)
        {
            folder.Link($"link{i:000}", "real");
        }

        var answer = Shell.Run(folder.Path, "doctor");
        Assert.Equal(1, answer.Code);
        Assert.Contains("  symbolic links add too many paths\n    link400/\n", answer.Out, StringComparison.Ordinal);
        Assert.Contains($"\n  ! paths that symbolic links may add: {FileScanner.MostLinkedPaths}\n", answer.Out, StringComparison.Ordinal);
        Assert.True(Json("doctor", "--format", "json").GetProperty("limits").GetProperty("linkedPathsReached").GetBoolean());
    }

    [Fact]
    public void A_folder_below_a_root_counts_from_the_root()
    {
        folder.Folder(".obsidian").Write(".gitignore", "/sub/x.md").Write("sub/x.md").Write("sub/y.md");
        var json = Json("doctor", "sub", "--format", "json");
        Assert.Equal((folder.Path, ".obsidian", "obsidian"), (json.GetProperty("root").GetString(), json.GetProperty("rootMarker").GetString(), json.GetProperty("dialect").GetString()));
        Assert.Equal("sub/x.md", Assert.Single(json.GetProperty("skipped").EnumerateArray().ToArray()).GetProperty("path").GetString());
        Assert.Equal(2, Shell.Run(folder.Path, "doctor", "gone").Code);
    }

    private JsonElement Json(params string[] arguments) => JsonDocument.Parse(Shell.Run(folder.Path, arguments).Out).RootElement.Clone();
}
