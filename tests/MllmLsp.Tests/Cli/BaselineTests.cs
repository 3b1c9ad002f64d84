using System.Text.Json;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Cli;

/// <summary>Known findings: written, matched by content, reported when they are gone.</summary>
public sealed class BaselineTests : IDisposable
{
    private const string File = "mllm-lsp.baseline.json";

    private readonly TempFolder folder = new();

    public BaselineTests() => folder.Write("mllm-lsp.json", $$"""{"baseline": "{{File}}"}""").Write(File, "{\"version\": 1, \"findings\": {}}");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_written_is_not_reported_again_and_the_file_is_the_same_each_time()
    {
        folder.Write("b.md", "[[none]]\n").Write("a.md", "[x](gone.md) [x](gone.md)\n\n“引文” [[没有]]\n");
        var written = Shell.Run(folder.Path, "lint", "--write-baseline");
        Assert.Equal((0, "", $"mllm-lsp: {File}: 4 known findings of 2 files.\n"), (written.Code, written.Out, written.Error));
        var text = System.IO.File.ReadAllText(folder[File]);
        Assert.Equal(4, text.Split("\n      {").Length);
        Assert.Contains("\"text\":\"没有\"", text, StringComparison.Ordinal);
        Assert.Contains("\"count\":2}", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("\"a.md\"", StringComparison.Ordinal) < text.IndexOf("\"b.md\"", StringComparison.Ordinal));

        var answer = Shell.Run(folder.Path, "lint");
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        Assert.Equal("Checked 2 files: no problems.\n4 known findings of the baseline not shown.\n", answer.Out);
        Shell.Run(folder.Path, "lint", "--write-baseline");
        Assert.Equal(text, System.IO.File.ReadAllText(folder[File]));
        Assert.Contains("4 warnings", Shell.Run(folder.Path, "lint", "--no-baseline").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("intro\n\n[[none]] in a line\n", 0, "moved down")]
    [InlineData("[[none]] in a line that was edited\n", 0, "its line edited elsewhere")]
    [InlineData("[[none]] in a line\n\n[[none]] in a line\n", 1, "once more, on an equal line")]
    [InlineData("[[nome]] in a line\n", 1, "another name")]
    [InlineData("new [[none]] here\n\n[[none]] in a line\n", 1, "once more, above")]
    public void A_known_finding_is_known_by_what_it_says(string text, int reported, string what)
    {
        folder.Write("a.md", "[[none]] in a line\n");
        Shell.Run(folder.Path, "lint", "--write-baseline");
        folder.Write("a.md", text);
        using var json = JsonDocument.Parse(Shell.Run(folder.Path, "lint", "--format", "json").Out);
        Assert.True(reported == json.RootElement.GetProperty("findings").GetArrayLength(), what);
    }

    [Fact]
    public void Of_two_equal_texts_the_one_on_the_known_line_is_the_known_one()
    {
        folder.Write("a.md", "[[none]] in a line\n");
        Shell.Run(folder.Path, "lint", "--write-baseline");
        folder.Write("a.md", "new [[none]] here\n\n[[none]] in a line\n");
        Assert.StartsWith("a.md:1:7: ", Shell.Run(folder.Path, "lint").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_that_moved_takes_its_known_findings_along_but_a_copy_does_not()
    {
        folder.Write("a.md", "[[none]] in a line\n");
        Shell.Run(folder.Path, "lint", "--write-baseline");
        System.IO.File.Copy(folder["a.md"], folder["copy.md"]);
        Assert.StartsWith("copy.md:1:3: ", Shell.Run(folder.Path, "lint").Out, StringComparison.Ordinal);
        System.IO.File.Delete(folder["a.md"]);
        Assert.Equal(0, Shell.Run(folder.Path, "lint").Code);
    }

    [Fact]
    public void Entries_that_nothing_answers_are_named_and_taken_out_by_writing_anew()
    {
        folder.Write("a.md", "[[none]] [[other]]\n").Write("b.md", "[[none]]\n");
        Shell.Run(folder.Path, "lint", "--write-baseline");
        folder.Write("a.md", "[[none]]\n");
        var answer = Shell.Run(folder.Path, "lint");
        Assert.Equal(0, answer.Code);
        Assert.EndsWith("1 finding of the baseline no longer there; --write-baseline takes them out:\n  a.md: broken-wiki-link other\n", answer.Out, StringComparison.Ordinal);
        using (var json = JsonDocument.Parse(Shell.Run(folder.Path, "lint", "--format", "json").Out))
        {
            var stale = Assert.Single(json.RootElement.GetProperty("staleBaseline").EnumerateArray());
            Assert.Equal("other", stale.GetProperty("text").GetString());
            Assert.Equal(2, json.RootElement.GetProperty("summary").GetProperty("known").GetInt32());
        }

        // Files that are not checked keep their entries.
        Shell.Run(folder.Path, "lint", "a.md", "--write-baseline");
        Assert.Equal("Checked 2 files: no problems.\n2 known findings of the baseline not shown.\n", Shell.Run(folder.Path, "lint").Out);
    }

    [Theory]
    [InlineData("{\n  \"version\": 1,\n  oops", "b.json:3:3: This is no JSON.")]
    [InlineData("{\"version\": 2, \"findings\": {}}", "b.json:1:1: This is no baseline of version 1.")]
    [InlineData("{\"version\": 1, \"findings\": {\"a.md\": [{\"code\": 1}]}}", "b.json:1:1: This is no baseline of version 1.")]
    [InlineData("{\"version\": 1, \"findings\": {\"\\ud83d\": []}}", "b.json:1:1: It holds half a surrogate pair.")]
    [InlineData(null, "b.json:1:1: There is no such baseline.")]
    public void A_bad_file_is_wrong_usage_and_never_overwritten(string? text, string message)
    {
        if (text is not null)
        {
            folder.Write("b.json", text);
        }

        var answer = Shell.Run(folder.Path, "lint", "--baseline", "b.json");
        Assert.Equal((2, ""), (answer.Code, answer.Out));
        Assert.StartsWith("mllm-lsp: " + message, answer.Error, StringComparison.Ordinal);
        if (text is not null)
        {
            Assert.Equal(2, Shell.Run(folder.Path, "lint", "--baseline", "b.json", "--write-baseline").Code);
            Assert.Equal(text, System.IO.File.ReadAllText(folder["b.json"]));
        }
    }

    [Fact]
    public void A_bad_file_that_the_settings_name_is_a_finding()
    {
        folder.Write(File, "[]").Write("a.md", "fine\n");
        var answer = Shell.Run(folder.Path, "lint");
        Assert.Equal(1, answer.Code);
        Assert.StartsWith($"{File}:1:1: error This is no baseline of version 1.", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_file_to_write_to_it_says_what_to_give()
    {
        folder.Write("mllm-lsp.json", "{}");
        var answer = Shell.Run(folder.Path, "lint", "--write-baseline");
        Assert.Equal((2, ""), (answer.Code, answer.Out));
        Assert.Contains("--baseline FILE", answer.Error, StringComparison.Ordinal);
    }
}
