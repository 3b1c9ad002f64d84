using System.Text.Json;
using MllmLsp.Core.Localization;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Cli;

public sealed class ConfigTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_value_says_where_it_comes_from()
    {
        folder.Write("mllm-lsp.json", """
            {
              "dialect": "github",
              "diagnostics": { "severity": { "broken-link": "error" } },
              "overrides": [{ "files": ["papers/"], "preset": "terms-only" }]
            }
            """).Write("a.md").Write("papers/b.md");
        Assert.Equal(
            ["dialect \"github\" mllm-lsp.json:2:3", "diagnostics.severity.broken-link \"error\" mllm-lsp.json:3:34", "preset \"default\" default", "diagnostics.severity.orphan-note \"off\" preset"],
            Lines("a.md", "dialect", "diagnostics.severity.broken-link", "preset", "diagnostics.severity.orphan-note"));
        Assert.Equal(
            ["diagnostics.severity.broken-link \"off\" preset", "preset \"terms-only\" mllm-lsp.json:4:41 (overrides[0])"],
            Lines("papers/b.md", "diagnostics.severity.broken-link", "preset"));
    }

    [Fact]
    public void As_JSON_it_says_the_same()
    {
        folder.Write("mllm-lsp.json", """{ "ignoreWords": ["甲"], "ignoreFiles": ["/a.md"] }""").Write("a.md");
        using var json = JsonDocument.Parse(Shell.Run(folder.Path, "config", "a.md", "--format", "json").Out);
        var root = json.RootElement;
        Assert.Equal(("a.md", "mllm-lsp.json", true), (root.GetProperty("file").GetString(), root.GetProperty("settingsFile").GetString(), root.GetProperty("ignored").GetBoolean()));
        var words = root.GetProperty("values").GetProperty("ignoreWords");
        Assert.Equal(("甲", "file", 1, 3), (words.GetProperty("value")[0].GetString(), words.GetProperty("from").GetString(), words.GetProperty("line").GetInt32(), words.GetProperty("column").GetInt32()));
        Assert.Equal("default", root.GetProperty("values").GetProperty("dialect").GetProperty("from").GetString());
    }

    [Fact]
    public void A_wrong_setting_is_told_on_standard_error()
    {
        folder.Write("mllm-lsp.json", "{\n  \"dialekt\": 1\n}");
        var answer = Shell.Run(folder.Path, "config");
        Assert.Equal(1, answer.Code);
        Assert.StartsWith("mllm-lsp: mllm-lsp.json:2:3: Unknown setting `dialekt`.", answer.Error, StringComparison.Ordinal);
        Assert.Equal(2, Shell.Run(folder.Path, "config", "gone.md").Code);
    }

    [Fact]
    public void Explain_prints_the_page_in_the_readers_language()
    {
        Assert.StartsWith("# broken-link\n", Shell.Run(folder.Path, "explain", "broken-link").Out, StringComparison.Ordinal);
        Assert.Contains("严重程度：`warning`", Shell.Run(folder.Path, Language.Chinese, colours: false, "explain", "broken-link").Out, StringComparison.Ordinal);
        var unknown = Shell.Run(folder.Path, "explain", "broken-lnik");
        Assert.Equal((1, ""), (unknown.Code, unknown.Out));
        Assert.Contains("The nearest: broken-link", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("orphan-note", Shell.Run(folder.Path, "explain").Out, StringComparison.Ordinal);
    }

    /// <summary>The lines of the keys, runs of spaces as one.</summary>
    private string[] Lines(string file, params string[] keys) =>
        [.. Shell.Run(folder.Path, "config", file).Out.Split('\n').Where(line => keys.Contains(line.Split(' ')[0])).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .OrderBy(line => Array.IndexOf(keys, line.Split(' ')[0]))];
}
