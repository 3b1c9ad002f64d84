using System.Text.Json;
using System.Text.RegularExpressions;
using MllmLsp.Core.Localization;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Cli;

/// <summary>The page of <c>report</c>: what it is told, and that it can be opened anywhere. How it looks, <c>tests/e2e/report.mjs</c> checks.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly TempFolder folder = new();

    public ReportTests() => folder.Write("mllm-lsp.json", "{}");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_counts_findings_concepts_links_and_orphans()
    {
        folder.Write("a.md", "# 甲\n\n[[b]] [[b]] [c](sub/c.md) [[none]] 使用RoPE编码\n")
            .Write("b.md", "RoPE and LLaVA, [[a]]\n")
            .Write("sub/c.md", "[[b]] [[gone]]\n")
            .Write("sub/d.md", "alone\n")
            .Write("own.glossary.yml", "concepts:\n  - term: Kettle Attention / 水壶注意力\n    definition: Tea first.\n");
        using var data = Data("report");
        var root = data.RootElement;
        Assert.Equal(2, root.GetProperty("findingCount").GetInt32());
        Assert.Equal([("broken-wiki-link", 2)], root.GetProperty("rules").EnumerateArray().Select(rule => (rule.GetProperty("code").GetString(), rule.GetProperty("count").GetInt32())));
        Assert.Equal(
            [("", 2, 1), ("sub", 2, 1)],
            root.GetProperty("folders").EnumerateArray().Select(each => (each.GetProperty("path").GetString(), each.GetProperty("notes").GetInt32(), each.GetProperty("counts").GetProperty("warning").GetInt32())));
        var rope = root.GetProperty("used")[0];
        Assert.Equal(("RoPE", 2, false), (rope.GetProperty("name").GetString(), rope.GetProperty("notes").GetInt32(), rope.GetProperty("own").GetBoolean()));
        var unused = root.GetProperty("unused")[0];
        Assert.Equal(("Kettle Attention", "水壶注意力", true), (unused.GetProperty("name").GetString(), unused.GetProperty("other").GetString(), unused.GetProperty("own").GetBoolean()));
        Assert.Equal(
            [("a.md", "甲", 1, 3), ("b.md", "b", 3, 1), ("sub/c.md", "c", 1, 1)],
            root.GetProperty("notes").EnumerateArray().Select(note => (Text(note, "path"), Text(note, "title"), note.GetProperty("linksIn").GetInt32(), note.GetProperty("linksOut").GetInt32())));
        Assert.Equal(["sub/d.md"], root.GetProperty("orphans").EnumerateArray().Select(path => path.GetString()));
        var graph = root.GetProperty("noteGraph");
        Assert.Equal(["甲", "b", "c"], graph.GetProperty("nodes").EnumerateArray().Select(node => Text(node, "name")));
        Assert.Equal(["[0,1,2]", "[0,2,1]", "[1,0,1]", "[2,1,1]"], graph.GetProperty("edges").EnumerateArray().Select(edge => edge.GetRawText()));
    }

    [Fact]
    public void A_large_collection_is_cut_to_what_a_page_can_show()
    {
        for (var i = 0; i < 1200; i++)
        {
            folder.Write($"f{i % 40}/n{i}.md", $"[[n{(i * 7) % 1200}]] [[x]]\n\n[[y]] [[z]] [[w]] [[v]]\n");
        }

        using var data = Data("report");
        var root = data.RootElement;
        Assert.Equal((6000, 5000), (root.GetProperty("findingCount").GetInt32(), root.GetProperty("findings").GetArrayLength()));
        Assert.Equal(400, root.GetProperty("noteGraph").GetProperty("nodes").GetArrayLength());
        Assert.InRange(root.GetProperty("noteGraph").GetProperty("groups").GetArrayLength(), 2, 8);
        Assert.Equal(25, root.GetProperty("folders").GetArrayLength());
        Assert.Equal(1200, root.GetProperty("folders").EnumerateArray().Sum(each => each.GetProperty("notes").GetInt32()));
    }

    [Fact]
    public void The_page_asks_for_nothing_and_no_note_can_become_part_of_it()
    {
        folder.Write("</script><img src=x>.md", "# </script><script>alert(1)</script>\n\n[[<!-- none]]\n");
        var page = Shell.Run(folder.Path, Language.Chinese, false, "report").Out;
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"zh-CN\">", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("""(?:src|href)\s*=\s*["']?(?:https?:)?//"""), page);
        Assert.Equal(2, Regex.Count(page, "<script"));
        Assert.Equal(2, Regex.Count(page, "</script>"));
    }

    [Fact]
    public void It_is_written_whole_and_wrong_usage_is_said()
    {
        folder.Write("a.md", "fine\n");
        var answer = Shell.Run(folder.Path, "report", "-o", "out.html");
        Assert.Equal((0, "", ""), (answer.Code, answer.Out, answer.Error));
        Assert.Equal(Shell.Run(folder.Path, "report").Out, File.ReadAllText(folder["out.html"]));
        Assert.Equal(2, Shell.Run(folder.Path, "report", "none").Code);
        Assert.Equal(2, Shell.Run(folder.Path, "report", "-o", "none/out.html").Code);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private JsonDocument Data(params string[] arguments)
    {
        var answer = Shell.Run(folder.Path, arguments);
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        return JsonDocument.Parse(Regex.Match(answer.Out, """<script type="application/json">(.*?)</script>""", RegexOptions.Singleline).Groups[1].Value);
    }
}
