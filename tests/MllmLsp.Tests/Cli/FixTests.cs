using MllmLsp.Core.Localization;
using MllmLsp.Server.Cli;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Cli;

/// <summary><c>lint --fix</c>, <c>--unsafe-fixes</c> and <c>--diff</c> on a disk.</summary>
public sealed class FixTests : IDisposable
{
    private readonly TempFolder folder = new();

    public FixTests() => folder.Write("mllm-lsp.json", "{}").Write("images/Plot.svg");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Safe_fixes_are_written_and_the_rest_is_reported()
    {
        folder.Write("a.md", "# 甲\r\n\r\n![](images/plot.svg) [[none]]\r\n").Write("fine.md", "fine\n");
        var stamp = File.GetLastWriteTimeUtc(folder["fine.md"]);
        var answer = Shell.Run(folder.Path, "lint", "--fix");
        Assert.Equal((1, ""), (answer.Code, answer.Error));
        Assert.Equal("# 甲\r\n\r\n![](images/Plot.svg) [[none]]\r\n", File.ReadAllText(folder["a.md"]));
        Assert.Contains("a.md:3:24: warning ", answer.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-case-path]", answer.Out, StringComparison.Ordinal);
        Assert.EndsWith("Fixed 1 in 1 file: 1 wrong-case-path.\n", answer.Out, StringComparison.Ordinal);
        Assert.Equal(stamp, File.GetLastWriteTimeUtc(folder["fine.md"]));
        Assert.DoesNotContain("fixed", Shell.Run(folder.Path, "lint").Out, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Where_everything_is_mended_the_run_succeeds()
    {
        folder.Write("a.md", "![](images/plot.svg)\n");
        Assert.Equal(0, Shell.Run(folder.Path, "lint", "--fix").Code);
        Assert.EndsWith("没有可自动修复的问题。\n", Shell.Run(folder.Path, Language.Chinese, false, "lint", "--fix").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Guesses_are_written_when_asked_for_and_make_files()
    {
        folder.Write("a.md", "[[New Idea]] and [[New Idea]]\n\n[x]: a.md\n");
        Assert.Equal("[[New Idea]] and [[New Idea]]\n\n[x]: a.md\n", File.ReadAllText(folder["a.md"]));
        Assert.Equal(0, Shell.Run(folder.Path, "lint", "--unsafe-fixes").Code);
        Assert.Equal("[[New Idea]] and [[New Idea]]\n\n", File.ReadAllText(folder["a.md"]));
        Assert.Equal("# New Idea\n", File.ReadAllText(folder["New Idea.md"]));
    }

    [Fact]
    public void Only_what_is_to_be_checked_is_mended()
    {
        folder.Write("a.md", "![](images/plot.svg)\n").Write("b.md", "![](images/plot.svg)\n");
        Shell.Run(folder.Path, "lint", "b.md", "--fix");
        Assert.Equal(("![](images/plot.svg)\n", "![](images/Plot.svg)\n"), (File.ReadAllText(folder["a.md"]), File.ReadAllText(folder["b.md"])));
    }

    [Fact]
    public void A_diff_writes_nothing_and_git_applies_it_to_the_same_result()
    {
        folder.Write("a.md", "一\r\n二\r\n![](images/plot.svg)\r\n四\r\n五\r\n六\r\n七\r\n八\r\n九\r\n![](images/PLOT.svg)")
            .Write("sub dir/b.md", "[x](../images/plot.svg)\n\n[[Neu]]\n");
        var before = File.ReadAllText(folder["a.md"]);
        var diff = Shell.Run(folder.Path, "lint", "--unsafe-fixes", "--diff");
        Assert.Equal((1, "mllm-lsp: would fix 4 in 3 files; nothing was written.\n"), (diff.Code, diff.Error));
        Assert.Equal(before, File.ReadAllText(folder["a.md"]));
        Assert.False(File.Exists(folder["Neu.md"]));

        Git.Run(folder.Path, "", "init", "-q");
        Git.Run(folder.Path, diff.Out, "apply", "--check", "-");
        Git.Run(folder.Path, diff.Out, "apply", "-");
        string[] paths = ["a.md", "sub dir/b.md", "Neu.md"];
        var applied = paths.Select(path => File.ReadAllText(folder[path])).ToArray();
        Assert.Equal(before.Replace("/plot.svg", "/Plot.svg", StringComparison.Ordinal).Replace("/PLOT.svg", "/Plot.svg", StringComparison.Ordinal), applied[0]);
        var again = Shell.Run(folder.Path, "lint", "--unsafe-fixes", "--diff");
        Assert.Equal((0, "", "mllm-lsp: nothing would be fixed.\n"), (again.Code, again.Out, again.Error));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named_and_nothing_is_left_behind()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            return; // Root may write everything.
        }

        folder.Write("a.md", "![](images/plot.svg)\n");
        File.SetUnixFileMode(folder["a.md"], UnixFileMode.UserRead);
        var answer = Shell.Run(folder.Path, "lint", "--fix");
        Assert.Equal((2, ""), (answer.Code, answer.Out));
        Assert.StartsWith("mllm-lsp: a.md: cannot be written: ", answer.Error, StringComparison.Ordinal);
        Assert.Equal(["a.md", "images", "mllm-lsp.json"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Standard_input_comes_back_mended_with_the_report_on_standard_error()
    {
        var answer = Shell.RunWithInput(folder.Path, "![](images/plot.svg) [[none]]\n", "lint", "-", "--stdin-path", "new.md", "--fix");
        Assert.Equal((1, "![](images/Plot.svg) [[none]]\n"), (answer.Code, answer.Out));
        Assert.Contains("new.md:1:24: warning ", answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["new.md"]));
    }

    [Theory]
    [InlineData("a\nb\n", "a\nc\n", "@@ -1,2 +1,2 @@\n a\n-b\n+c\n")]
    [InlineData("a", "b", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n")]
    [InlineData("a\n", "", "@@ -1 +0,0 @@\n-a\n")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "x\n2\n3\n4\n5\n6\n7\n8\ny\n", "@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+y\n")]
    public void Hunks_are_those_of_unified_diffs(string old, string changed, string hunks) =>
        Assert.Equal($"--- a/x.md\n+++ b/x.md\n{hunks}", UnifiedDiff.Of("x.md", old, changed));

    [Fact]
    public void A_new_file_is_said_to_come_from_nowhere() =>
        Assert.Equal("--- /dev/null\n+++ \"b/\\\"q\\\".md\"\n@@ -0,0 +1 @@\n+a\n", UnifiedDiff.Of("\"q\".md", null, "a\n"));
}
