using System.Text.Json;
using MllmLsp.Core.Localization;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Cli;

public sealed class GlossaryCheckTests : IDisposable
{
    private readonly TempFolder folder = new();

    public GlossaryCheckTests() => folder.Write("mllm-lsp.json", """{ "glossary.builtIn": false }""");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Reports_glossaries_only_and_at_their_place()
    {
        folder.Write("a.md", "[[none]]\n").Write("glossary/x.yml", "concepts:\n  - prefLabel: 甲\n    broader: [yi]\n").Write("glossary/ci.yml", "on: push\n");
        var answer = Shell.Run(folder.Path, "glossary", "check");
        Assert.Equal((1, ""), (answer.Code, answer.Error));
        Assert.StartsWith("glossary/x.yml:3:15: warning ", answer.Out, StringComparison.Ordinal);
        Assert.EndsWith("Checked 1 file: 1 warning in 1 file.\n", answer.Out, StringComparison.Ordinal);
        Assert.Equal(answer.Out, Shell.Run(folder.Path, "glossary", "check", "glossary/x.yml").Out);
    }

    [Fact]
    public void Lists_homonyms_in_both_formats()
    {
        folder.Write("x.glossary.yml", """
            concepts:
              - { id: gqa, prefLabel: { en: GQA, zh: 分组查询注意力 }, homonym: true }
              - { id: gqa-dataset, prefLabel: gqa, homonym: true }
            """);
        Assert.Equal(
            "Labels with several meanings:\n  GQA: gqa (GQA), gqa-dataset (gqa)\n\nChecked 1 file: no problems.\n",
            Shell.Run(folder.Path, "glossary", "check").Out);
        Assert.Equal(
            "同形异义的名称：\n  GQA: gqa (分组查询注意力), gqa-dataset (gqa)\n\n已检查 1 个文件，没有问题。\n",
            Shell.Run(folder.Path, Language.Chinese, false, "glossary", "check").Out);
        using var json = JsonDocument.Parse(Shell.Run(folder.Path, "glossary", "check", "--format", "json").Out);
        var homonym = Assert.Single(json.RootElement.GetProperty("homonyms").EnumerateArray());
        Assert.Equal("GQA", homonym.GetProperty("label").GetString());
        Assert.Equal(["gqa", "gqa-dataset"], homonym.GetProperty("concepts").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(1, json.RootElement.GetProperty("summary").GetProperty("files").GetInt32());
    }

    [Theory]
    [InlineData("error", 0)]
    [InlineData("warning", 1)]
    [InlineData("never", 0)]
    public void The_threshold_decides_the_exit_code(string failOn, int code)
    {
        folder.Write("x.glossary.yml", "concepts:\n  - { prefLabel: A1, nonsense: 1 }\n");
        Assert.Equal(code, Shell.Run(folder.Path, "glossary", "check", "--fail-on", failOn).Code);
    }

    [Theory]
    [InlineData("a.md")]
    [InlineData(".")]
    [InlineData("none")]
    public void Nothing_to_check_is_wrong_usage(string path)
    {
        folder.Write("a.md", "text\n");
        foreach (var language in Enum.GetValues<Language>())
        {
            var answer = Shell.Run(folder.Path, language, false, "glossary", "check", path);
            Assert.Equal((2, ""), (answer.Code, answer.Out));
            Assert.StartsWith($"mllm-lsp: {path}", answer.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_glossary_of_this_project_is_clean()
    {
        var answer = Shell.Run(Repository.Path, "glossary", "check", "glossary", "--fail-on", "hint");
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        Assert.EndsWith(": no problems.\n", answer.Out, StringComparison.Ordinal);
    }
}
