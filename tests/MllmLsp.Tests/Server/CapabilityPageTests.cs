using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MllmLsp.Tests.Server;

/// <summary><c>docs/capabilities.md</c> speaks of everything that the server announces, and each of its cells leads to tests that are there.</summary>
public partial class CapabilityPageTests
{
    private static readonly string Page = File.ReadAllText($"{Repository.Path}/docs/capabilities.md");

    [Fact]
    public async Task Every_announced_capability_has_a_row()
    {
        await using var lsp = new LspFixture();
        var answer = await lsp.RequestAsync("initialize", new JsonObject { ["capabilities"] = JsonNode.Parse("""{"textDocument":{"diagnostic":{}}}""") });
        await lsp.NotifyAsync("initialized", new JsonObject());
        await lsp.SettleAsync();

        var capabilities = answer!["capabilities"]!.AsObject();
        string[] announced =
        [
            .. capabilities.Select(entry => entry.Key).Where(name => name.EndsWith("Provider", StringComparison.Ordinal)),
            .. capabilities["workspace"]!["fileOperations"]!.AsObject().Select(entry => entry.Key),
        ];
        Assert.Contains("referencesProvider", announced);
        Assert.Contains("diagnosticProvider", announced);
        Assert.DoesNotContain(announced, name => !Rows().Any(cells => cells[1].Contains($"`{name}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_cell_of_ours_leads_to_a_test_file_or_says_that_there_is_nothing()
    {
        var rows = Rows().ToArray();
        Assert.NotEmpty(rows);
        Assert.All(rows, cells =>
        {
            Assert.Equal(9, cells.Length);
            Assert.All(cells[3..], cell => Assert.NotEqual("", cell));
            Assert.True(cells[2] == "–" || LinkToTests().IsMatch(cells[2]), cells[2]);
        });
    }

    [Fact]
    public void Every_linked_file_is_there() =>
        Assert.DoesNotContain(Links().Matches(Page).Select(link => link.Groups[1].Value), path => !File.Exists(Path.Combine(Repository.Path, "docs", path)));

    /// <summary>The cells of the rows of features.</summary>
    private static IEnumerable<string[]> Rows()
    {
        var features = Page[Page.IndexOf("\n## ", StringComparison.Ordinal)..];
        return features.Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| feature |", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ', '\r').Split(" | ").Select(cell => cell.Trim()).ToArray());
    }

    [GeneratedRegex(@"^\[[^\]]+\]\(\.\./tests/[^)]+\.cs\)$")]
    private static partial Regex LinkToTests();

    [GeneratedRegex(@"\]\(((?:\.\./|decisions/)[^)\s]+)\)")]
    private static partial Regex Links();
}
