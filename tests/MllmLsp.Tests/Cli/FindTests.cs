using System.Text.Json;
using MllmLsp.Core.Localization;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Cli;

public class FindTests
{
    [Fact]
    public void Shows_every_place_by_any_name_with_its_line_and_the_counts()
    {
        using var folder = Notes();
        var answer = Shell.Run(folder.Path, "find", "ZORK");
        Assert.Equal(0, answer.Code);
        Assert.Equal(
            """
            a.md:3:3:
                使用佐克编码 zorks
                    ^^^^
            a.md:3:8:
                使用佐克编码 zorks
                             ^^^^^
            sub/b.md:1:2:
                `Zork` [x](zork.md)
                 ^^^^
            zork: 3 places in 2 notes (zork 2, 佐克 1).

            """.ReplaceLineEndings("\n"), answer.Out);
    }

    [Fact]
    public void Marks_the_match_in_colour_on_a_terminal()
    {
        using var folder = Notes();
        Assert.Contains("\e[1;32m^^^^", Shell.Run(folder.Path, Language.English, colours: true, "find", "zork", "sub").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Searches_a_folder_or_one_note_and_says_where_nothing_is()
    {
        using var folder = Notes();
        Assert.Contains("1 place in 1 note", Shell.Run(folder.Path, "find", "佐克", "sub").Out, StringComparison.Ordinal);
        Assert.Contains("2 places in 1 note", Shell.Run(folder.Path, "find", "zork", "a.md").Out, StringComparison.Ordinal);
        var none = Shell.Run(folder.Path, Language.Chinese, colours: false, "find", "RoPE");
        Assert.Equal((1, "已搜索 2 篇笔记，没有提到 旋转位置编码。\n"), (none.Code, none.Out));
    }

    [Fact]
    public void An_unknown_term_names_the_nearest()
    {
        using var folder = Notes();
        var unknown = Shell.Run(folder.Path, "find", "zorkk");
        Assert.Equal((1, ""), (unknown.Code, unknown.Out));
        Assert.Contains("zork", unknown.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("find")]
    [InlineData("find", "zork", "no-such")]
    [InlineData("find", "zork", "a.md", "b.md")]
    [InlineData("find", "zork", "--format", "xml")]
    public void A_wrong_call_is_2(params string[] arguments)
    {
        using var folder = Notes();
        Assert.Equal(2, Shell.Run(folder.Path, arguments).Code);
    }

    [Fact]
    public void Answers_programs()
    {
        using var folder = Notes();
        using var json = JsonDocument.Parse(Shell.Run(folder.Path, "find", "佐克", "--format", "json").Out);
        var root = json.RootElement;
        Assert.Equal(["zork"], root.GetProperty("concepts").EnumerateArray().Select(id => id.GetString()));
        var second = root.GetProperty("places")[1];
        Assert.Equal(
            ("a.md", 3, 8, 3, 13, "zork", "zork", "使用佐克编码 zorks"),
            (Text(second, "path"), Number(second, "line"), Number(second, "column"), Number(second, "endLine"), Number(second, "endColumn"), Text(second, "concept"), Text(second, "label"), Text(second, "text")));
        Assert.Equal((2, 3), (Number(root.GetProperty("summary"), "notes"), Number(root.GetProperty("summary"), "places")));
        Assert.Equal(2, Number(root.GetProperty("summary").GetProperty("labels"), "zork"));
    }

    [Fact]
    public void Terms_of_a_nested_glossary_are_found_where_it_speaks()
    {
        using var folder = new TempFolder();
        folder.Write("mllm-lsp.json", "{}").Write("a.md", "zork").Write("sub/b.md", "zork")
            .Write("sub/x.glossary.yml", "concepts:\n  - { term: zork, definition: d }\n");
        Assert.StartsWith("sub/b.md:1:1:", Shell.Run(folder.Path, "find", "zork").Out, StringComparison.Ordinal);
    }

    private static string? Text(JsonElement at, string name) => at.GetProperty(name).GetString();

    private static int Number(JsonElement at, string name) => at.GetProperty(name).GetInt32();

    private static TempFolder Notes()
    {
        var folder = new TempFolder();
        folder.Write("mllm-lsp.json", "{}")
            .Write("a.md", "# A\n\n使用佐克编码 zorks\n\n```\nzork\n```\n")
            .Write("sub/b.md", "`Zork` [x](zork.md)\n")
            .Write("g.glossary.yml", "concepts:\n  - { term: zork / 佐克, definition: d }\n");
        return folder;
    }
}
