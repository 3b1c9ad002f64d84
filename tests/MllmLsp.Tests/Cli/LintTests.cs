using System.Text.Json;
using MllmLsp.Core.Localization;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Cli;

public sealed class LintTests : IDisposable
{
    private readonly TempFolder folder = new();

    public LintTests() => folder.Write("mllm-lsp.json", "{}");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Text_output_shows_the_line_with_carets_beneath_the_wide_characters()
    {
        folder.Write("sub/笔记.md", "参见\t[[没有这篇]] 一节。\n");
        var answer = Shell.Run(folder.Path, "lint", "sub");
        Assert.Equal(1, answer.Code);
        var lines = answer.Out.Split('\n');
        Assert.StartsWith("sub/笔记.md:1:6: warning ", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(" [broken-wiki-link]", lines[0], StringComparison.Ordinal);
        Assert.Equal("  1 | 参见    [[没有这篇]] 一节。", lines[1]);
        Assert.Equal("    |           ^^^^^^^^", lines[2]);
        Assert.Equal("Checked 1 file: 1 warning in 1 file.", lines[4]);
    }

    [Fact]
    public void Json_output_counts_from_1_in_utf16_units_and_escapes_nothing_chinese()
    {
        folder.Write("a.md", "# 甲\n\n😀 [[没有]]\n").Write("b.md", "fine\n");
        var answer = Shell.Run(folder.Path, "lint", "--format", "json");
        Assert.Equal(1, answer.Code);
        Assert.Contains("没有", answer.Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(answer.Out);
        var finding = Assert.Single(json.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(["path", "line", "column", "endLine", "endColumn", "code", "severity", "message"], finding.EnumerateObject().Select(property => property.Name));
        Assert.Equal("a.md", finding.GetProperty("path").GetString());
        Assert.Equal((3, 6, 3, 8), (Number(finding, "line"), Number(finding, "column"), Number(finding, "endLine"), Number(finding, "endColumn")));
        Assert.Equal(("broken-wiki-link", "warning"), (finding.GetProperty("code").GetString(), finding.GetProperty("severity").GetString()));
        var summary = json.RootElement.GetProperty("summary");
        Assert.Equal((2, 1, 0, 1), (Number(summary, "files"), Number(summary, "findings"), Number(summary, "error"), Number(summary, "warning")));
    }

    [Theory]
    [InlineData("error", 0)]
    [InlineData("warning", 1)]
    [InlineData("information", 1)]
    [InlineData("hint", 1)]
    [InlineData("never", 0)]
    public void The_threshold_decides_the_exit_code(string failOn, int code)
    {
        folder.Write("a.md", "[[none]]\n");
        Assert.Equal(code, Shell.Run(folder.Path, "lint", "--fail-on", failOn).Code);
    }

    [Fact]
    public void A_file_is_checked_within_its_root_and_alone_reported()
    {
        folder.Write("sub/a.md", "[[b]] [[none]]\n").Write("b.md", "[[none]]\n");
        var answer = Shell.Run(folder["sub"], "lint", "a.md");
        Assert.Contains("a.md:1:9:", answer.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("b.md", answer.Out, StringComparison.Ordinal);
        Assert.Contains("../b.md:1:3:", Shell.Run(folder["sub"], "lint", "..").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_paths_of_several_roots_are_one_run_in_one_order()
    {
        folder.Write("b.md", "[[none]]\n").Write("a/x.md", "[[none]]\n").Write("a/.git/HEAD").Write("a/y.md", "");
        var answer = Shell.Run(folder.Path, "lint", "b.md", "a", "b.md");
        Assert.Equal(["a/x.md:1:3:", "b.md:1:3:"], answer.Out.Split('\n').Where(line => line.Contains("[broken", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]));
        Assert.Contains("Checked 3 files: 2 warnings in 2 files.", answer.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("out/x.md")]
    [InlineData("out")]
    [InlineData(".hidden/x.md")]
    [InlineData(".hidden")]
    [InlineData("node_modules/p/x.md")]
    [InlineData("excluded/x.md")]
    [InlineData("excluded")]
    [InlineData("notes.txt")]
    public void What_is_named_outright_is_checked_even_if_it_is_not_indexed(string path)
    {
        folder.Write("mllm-lsp.json", """{"files": {"exclude": ["excluded/"]}}""").Write(".gitignore", "out/\n").Write("fine.md");
        foreach (var file in new[] { "out/x.md", ".hidden/x.md", "node_modules/p/x.md", "excluded/x.md", "notes.txt" })
        {
            folder.Write(file, "[[none]]\n");
        }

        Assert.Equal(1, Shell.Run(folder.Path, "lint", path).Code);
        Assert.Equal(0, Shell.Run(folder.Path, "lint").Code);
    }

    [Fact]
    public void Unreadable_bytes_are_a_finding_at_their_place()
    {
        folder.Write("gbk.md", [.. "第一行\n"u8, 0xD0, 0xFD, 0xD7, 0xAA, (byte)'\n']);
        var answer = Shell.Run(folder.Path, "lint");
        Assert.Equal(1, answer.Code);
        Assert.StartsWith("gbk.md:2:1: warning ", answer.Out, StringComparison.Ordinal);
        Assert.Contains("[unreadable-file]", answer.Out, StringComparison.Ordinal);
        Assert.Equal(1, Shell.Run(folder.Path, "lint", "gbk.md").Code);
    }

    [Fact]
    public void A_folder_that_cannot_be_listed_is_wrong_usage_where_it_was_named()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            return; // Root may list everything.
        }

        folder.Write("closed/a.md", "fine\n").Write("b.md", "fine\n");
        File.SetUnixFileMode(folder["closed"], UnixFileMode.None);
        var named = Shell.Run(folder.Path, "lint", "closed");
        var below = Shell.Run(folder.Path, "lint");
        File.SetUnixFileMode(folder["closed"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal((2, ""), (named.Code, named.Out));
        Assert.StartsWith("mllm-lsp: closed: ", named.Error, StringComparison.Ordinal);
        Assert.Contains("[unreadable-file]", below.Out, StringComparison.Ordinal);
    }

    /// <summary>Hooks name files: a misspelt preset must not let all of them pass.</summary>
    [Theory]
    [InlineData("{ \"preset\": \"strickt\" }", "error", 1)]
    [InlineData("{ \"preset\": ", "warning", 1)]
    [InlineData("{ \"preset\": \"strickt\" }", "never", 0)]
    [InlineData("{ \"preset\": \"strict\" }", "error", 0)]
    public void A_wrong_setting_fails_the_check_of_one_note_too(string settings, string failOn, int code)
    {
        folder.Write("a.md", "[[b]]").Write("b.md", "[[a]]").Write("mllm-lsp.json", settings);
        Assert.Equal(code, Shell.Run(folder.Path, "lint", "a.md", "--fail-on", failOn).Code);
    }

    [Fact]
    public void Glossaries_and_settings_are_checked_too()
    {
        folder.Write("x.glossary.yml", "concepts:\n  - term: 甲 / A\n    definition: x\n    broader: [nothing-like-it]\n")
            .Write("mllm-lsp.json", "{\n  \"dialekt\": \"github\"\n}\n");
        var answer = Shell.Run(folder.Path, "lint");
        Assert.Contains("mllm-lsp.json:2:3: error ", answer.Out, StringComparison.Ordinal);
        Assert.Contains("[invalid-setting]", answer.Out, StringComparison.Ordinal);
        Assert.Contains("x.glossary.yml:4:", answer.Out, StringComparison.Ordinal);
        Assert.Contains("[broken-relation]", answer.Out, StringComparison.Ordinal);
        Assert.Contains("[broken-relation]", Shell.Run(folder.Path, "lint", "x.glossary.yml").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_change_severities_and_a_named_file_takes_the_projects_place()
    {
        folder.Write("a.md", "[[none]]\n").Write("bad.md", [0xFF]);
        folder.Write("mllm-lsp.json", """{"diagnostics": {"severity": {"broken-wiki-link": "off", "unreadable-file": "error"}}}""");
        var byProject = Shell.Run(folder.Path, "lint");
        Assert.DoesNotContain("broken-wiki-link", byProject.Out, StringComparison.Ordinal);
        Assert.Contains("bad.md:1:1: error ", byProject.Out, StringComparison.Ordinal);
        folder.Write("mine.json", """{"diagnostics.severity": {"broken-wiki-link": "hint"}}""");
        Assert.Contains("a.md:1:3: hint ", Shell.Run(folder.Path, "lint", "--config", "mine.json").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_settings_file_with_mistakes_is_wrong_usage()
    {
        folder.Write("mine.json", """{"dialect": "word"}""");
        var answer = Shell.Run(folder.Path, "lint", "--config", "mine.json");
        Assert.Equal((2, ""), (answer.Code, answer.Out));
        Assert.StartsWith("mllm-lsp: mine.json:1:13: ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_in_settings_that_are_not_to_be_checked_are_said_aside()
    {
        folder.Write("mllm-lsp.json", "{\n  \"dialekt\": \"github\"\n}\n").Write("sub/a.md", "ok\n");
        var answer = Shell.Run(folder["sub"], "lint", "a.md");
        Assert.Equal((1, "Checked 1 file: no problems.\n"), (answer.Code, answer.Out));
        Assert.StartsWith("mllm-lsp: ../mllm-lsp.json:2:3: ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_argument_that_cannot_be_read_is_named()
    {
        var answer = Shell.Run(folder.Path, Language.Chinese, false, "lint", "没有.md", ".", "also-none");
        Assert.Equal((2, ""), (answer.Code, answer.Out));
        Assert.Equal("mllm-lsp: 没有.md：没有这个文件或目录\nmllm-lsp: also-none：没有这个文件或目录\n", answer.Error);
    }

    [Fact]
    public void Nothing_found_says_so_in_the_readers_language()
    {
        folder.Write("a.md", "ok\n");
        Assert.Equal("Checked 1 file: no problems.\n", Shell.Run(folder.Path, "lint").Out);
        Assert.Equal("已检查 1 个文件，没有问题。\n", Shell.Run(folder.Path, Language.Chinese, false, "lint").Out);
    }

    [Fact]
    public void A_note_cannot_steer_the_terminal()
    {
        folder.Write("a.md", "\u001b[2J [[no\u001b]0;x\u0007ne]]\n").Write("b\u001b[31m.md", "[[none]]\n");
        Assert.DoesNotContain("\u001b", Shell.Run(folder.Path, "lint").Out, StringComparison.Ordinal);
        Assert.Contains("\u001b[1;33mwarning\u001b[0m", Shell.Run(folder.Path, Language.English, true, "lint").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_line_is_cut_around_the_finding()
    {
        folder.Write("a.md", new string('长', 500) + "[[none]]" + new string('短', 500) + "\n");
        var lines = Shell.Run(folder.Path, "lint").Out.Split('\n');
        Assert.StartsWith("  1 | …长", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("短…", lines[1], StringComparison.Ordinal);
        Assert.True(lines[1].Length < 80);
        Assert.Contains("^^^^", lines[2], StringComparison.Ordinal);
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
