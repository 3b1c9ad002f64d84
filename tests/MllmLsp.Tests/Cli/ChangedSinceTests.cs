using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Cli;

/// <summary><c>lint --changed-since</c>: what changed, and what that broke elsewhere.</summary>
public sealed class ChangedSinceTests : IDisposable
{
    private readonly TempFolder folder = new();

    public ChangedSinceTests()
    {
        folder.Write("target.md", "# T\n\n## 甲\n").Write("old.md", "[[none]] [t](target.md#甲) [g](gone.md) [u](up.md)\n").Write("gone.md", "x\n").Write("other.md", "[[none]]\n");
        Git("init", "-q", "-b", "main");
        Commit();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Old_findings_of_files_that_did_not_change_are_left_out()
    {
        folder.Write("other.md", "[[none]] [[none too]]\n").Write("new.md", "[[nowhere]]\n");
        Assert.Equal(["new.md:1:3:", "other.md:1:3:", "other.md:1:12:"], Found());
    }

    [Fact]
    public void What_a_change_broke_elsewhere_is_reported_there()
    {
        folder.Write("target.md", "# T\n\n## 乙\n");
        Assert.Equal(["old.md:1:24:"], Found());
        File.Delete(folder["gone.md"]);
        Assert.Equal(["old.md:1:24:", "old.md:1:31:"], Found());
    }

    [Fact]
    public void Committed_staged_and_unsaved_changes_count_alike_from_a_folder_below()
    {
        folder.Write("sub/中 文.md", "[[none]]\n");
        Git("add", ".");
        Assert.Equal(["sub/中 文.md:1:3:"], Found());
        Commit();
        Assert.Empty(Found());
        Assert.Equal(["sub/中 文.md:1:3:"], Found("HEAD~1"));
    }

    [Fact]
    public void A_root_below_the_repositorys_top_is_looked_at_alone()
    {
        folder.Write("sub/mllm-lsp.json", "{}").Write("sub/deep/a.md", "fine\n");
        Commit();
        folder.Write("sub/deep/a.md", "[[none]]\n").Write("target.md", "changed\n");
        var answer = Shell.Run(folder["sub"], "lint", "--changed-since", "HEAD");
        Assert.StartsWith("deep/a.md:1:3: ", answer.Out, StringComparison.Ordinal);
        Assert.Contains("Checked 1 file: 1 warning", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_settings_make_everything_changed()
    {
        folder.Write("mllm-lsp.json", "{}");
        Assert.Contains("other.md:1:3:", Found());
    }

    [Fact]
    public void Only_changed_files_are_mended()
    {
        folder.Write("images/Plot.svg").Write("a.md", "![](images/plot.svg)\n");
        Commit();
        folder.Write("b.md", "![](images/plot.svg)\n");
        Shell.Run(folder.Path, "lint", "--changed-since", "HEAD", "--fix");
        Assert.Equal(("![](images/plot.svg)\n", "![](images/Plot.svg)\n"), (File.ReadAllText(folder["a.md"]), File.ReadAllText(folder["b.md"])));
    }

    [Fact]
    public void A_repositorys_own_configuration_starts_nothing()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // The programs that would be started are written for a Unix shell.
        }

        folder.Write("evil.sh", "#!/bin/sh\ntouch owned\ncat\n");
        File.SetUnixFileMode(folder["evil.sh"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        foreach (var key in new[] { "core.fsmonitor", "diff.external", "diff.evil.textconv", "diff.evil.command", "core.pager" })
        {
            Git("config", key, folder["evil.sh"]);
        }

        folder.Write(".gitattributes", "*.md diff=evil\n").Write("other.md", "[[none]] changed\n");
        Assert.Contains("other.md:1:3:", Found());
        Assert.False(File.Exists(folder["owned"]));
    }

    private string[] Found(string revision = "HEAD") =>
        [.. Shell.Run(folder.Path, "lint", "--changed-since", revision).Out.Split('\n').Where(line => line.Contains("] ", StringComparison.Ordinal) || line.EndsWith(']')).Where(line => line.Contains(".md:", StringComparison.Ordinal)).Select(line => line.Split(" warning ")[0])];

    private void Commit()
    {
        Git("add", ".");
        Git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "x");
    }

    private void Git(params string[] arguments) => _ = Files.Git.Run(folder.Path, "", arguments);
}
