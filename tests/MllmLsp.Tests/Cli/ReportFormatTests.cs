using System.Text.Json;
using System.Xml.Linq;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Cli;

/// <summary>Forms of findings for other programs. That SARIF keeps to its schema, <c>tests/formats</c> checks.</summary>
public sealed class ReportFormatTests : IDisposable
{
    private readonly TempFolder folder = new();

    public ReportFormatTests() => folder.Write("mllm-lsp.json", "{}");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Several_forms_go_to_standard_output_and_to_files_at_once()
    {
        folder.Write("a.md", "[[none]]\n");
        var answer = Shell.Run(folder.Path, "lint", "--format", "json=out.json", "--format", "text", "--format", "junit=out.xml");
        Assert.Equal((1, ""), (answer.Code, answer.Error));
        Assert.StartsWith("a.md:1:3: warning", answer.Out, StringComparison.Ordinal);
        Assert.Equal(Shell.Run(folder.Path, "lint", "--format", "json").Out, File.ReadAllText(folder["out.json"]));
        Assert.NotNull(XDocument.Load(folder["out.xml"]).Root);
    }

    [Theory]
    [InlineData("--format", "json", "--format", "text")]
    [InlineData("--format", "sarif=")]
    [InlineData("--format", "xml=a.xml")]
    [InlineData("--format", "json=none/out.json")]
    [InlineData("--watch", "--fix")]
    [InlineData("--baseline", "b.json", "--no-baseline")]
    [InlineData("--write-baseline", "--diff")]
    [InlineData("-")]
    [InlineData("-", "a.md", "--stdin-path", "b.md")]
    [InlineData("--stdin-path", ".")]
    [InlineData("--changed-since", "no-such-revision")]
    [InlineData("--changed-since", "--output=owned")]
    public void Options_that_cannot_be_meant_are_wrong_usage(params string[] options)
    {
        folder.Write("a.md", "fine\n");
        var answer = Shell.Run(folder.Path, ["lint", .. options]);
        Assert.Equal((2, ""), (answer.Code, answer.Out));
        Assert.StartsWith("mllm-lsp: ", answer.Error, StringComparison.Ordinal);
        Assert.Equal(["a.md", "mllm-lsp.json"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_in_a_note_can_become_a_workflow_command()
    {
        folder.Write("100%, a:b.md", "[[none%0A, y ::error::z]]\n");
        var answer = Shell.Run(folder.Path, "lint", "--format", "github");
        var line = answer.Out.Split('\n')[0];
        Assert.StartsWith("::warning file=100%25%2C a%3Ab.md,line=1,col=3,endColumn=", line, StringComparison.Ordinal);
        Assert.Contains("title=broken-wiki-link::", line, StringComparison.Ordinal);
        Assert.Contains("%250A", line, StringComparison.Ordinal);
        Assert.Single(answer.Out.Split('\n'), each => each.StartsWith("::", StringComparison.Ordinal));
    }

    [Fact]
    public void JUnit_fails_what_the_run_fails_for_and_counts_right()
    {
        folder.Write("a.md", "[[none \u0001 & <b>]]\n\n[x]: a.md\n").Write("b.md", "fine\n");
        var root = XDocument.Parse(Shell.Run(folder.Path, "lint", "--format", "junit").Out).Root!;
        Assert.Equal(("3", "1"), (root.Attribute("tests")!.Value, root.Attribute("failures")!.Value));
        Assert.Equal(["a.md", "b.md"], root.Elements("testsuite").Select(suite => suite.Attribute("name")!.Value));
        Assert.Equal("broken-wiki-link", Assert.Single(root.Descendants("failure")).Attribute("type")!.Value);
        Assert.Contains("unused-definition", Assert.Single(root.Descendants("testcase"), one => one.Element("system-out") is not null).Attribute("name")!.Value, StringComparison.Ordinal);
        Assert.Empty(XDocument.Parse(Shell.Run(folder.Path, "lint", "--format", "junit", "--fail-on", "never").Out).Descendants("failure"));
    }

    [Fact]
    public void Sarif_says_where_what_and_how_to_mend_it_in_utf16_columns()
    {
        folder.Write("甲 b.md", "😀 ![](images/plot.svg)\n\nagain ![](images/plot.svg)\n").Write("images/Plot.svg");
        using var json = JsonDocument.Parse(Shell.Run(folder.Path, "lint", "--format", "sarif").Out);
        var run = json.RootElement.GetProperty("runs")[0];
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.All(rules.EnumerateArray(), rule => Assert.NotEqual("", rule.GetProperty("help").GetProperty("markdown").GetString()));
        var result = run.GetProperty("results")[0];
        Assert.Equal("wrong-case-path", rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("%E7%94%B2%20b.md", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal((1, 8, 1, 23), Region(place.GetProperty("region")));
        var replacement = result.GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements")[0];
        Assert.Equal((1, 8, 1, 23), Region(replacement.GetProperty("deletedRegion")));
        Assert.Equal("images/Plot.svg", replacement.GetProperty("insertedContent").GetProperty("text").GetString());
    }

    [Fact]
    public void A_fingerprint_stays_while_lines_move_and_tells_equal_lines_apart()
    {
        folder.Write("a.md", "[[none]]\n\n[[none]]\n");
        var before = Fingerprints();
        Assert.Equal(2, before.Distinct().Count());
        folder.Write("a.md", "# 新\n\n文字\n\n[[none]]\n\n文字\n\n[[none]]\n");
        Assert.Equal(before, Fingerprints());
    }

    [Fact]
    public void Statistics_count_what_was_read()
    {
        folder.Write("a.md", "[[b]] [x](b.md) RoPE\n").Write("b.md", "使用RoPE编码\n");
        using var json = JsonDocument.Parse(Shell.Run(folder.Path, "lint", "--stats", "--format", "json").Out);
        var statistics = json.RootElement.GetProperty("statistics");
        Assert.Equal((2, 2, 2), (statistics.GetProperty("notes").GetInt32(), statistics.GetProperty("links").GetInt32(), statistics.GetProperty("mentions").GetInt32()));
        Assert.Equal(new FileInfo(folder["a.md"]).Length + new FileInfo(folder["b.md"]).Length, statistics.GetProperty("bytes").GetInt64());
        Assert.True(statistics.GetProperty("concepts").GetInt32() > 100);
        Assert.Equal(["walk", "glossary", "read", "terms", "check"], statistics.GetProperty("milliseconds").EnumerateObject().Select(phase => phase.Name));
        Assert.Contains("2 notes, 0 glossaries, ", Shell.Run(folder.Path, "lint", "--stats").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_is_checked_as_the_note_it_belongs_to()
    {
        folder.Write("sub/b.md", "fine\n").Write("sub/a.md", "[[none]]\n");
        var answer = Shell.RunWithInput(folder.Path, "[b](b.md) [c](c.md)\n", "lint", "-", "--stdin-path", "sub/a.md");
        Assert.Equal(1, answer.Code);
        Assert.StartsWith("sub/a.md:1:15: ", answer.Out, StringComparison.Ordinal);
        Assert.Contains("Checked 1 file: 1 warning in 1 file.", answer.Out, StringComparison.Ordinal);
        Assert.Equal(0, Shell.RunWithInput(folder.Path, "[b](b.md)\n", "lint", "--stdin-path", "sub/new.md").Code);
    }

    private string?[] Fingerprints()
    {
        using var json = JsonDocument.Parse(Shell.Run(folder.Path, "lint", "--format", "sarif").Out);
        return [.. json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result => result.GetProperty("partialFingerprints").GetProperty("mllmLsp/v1").GetString())];
    }

    private static (int, int, int, int) Region(JsonElement region) => (
        region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32(), region.GetProperty("endLine").GetInt32(), region.GetProperty("endColumn").GetInt32());
}
