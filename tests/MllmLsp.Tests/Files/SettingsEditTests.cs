using MllmLsp.Core.Text;
using MllmLsp.Server.Files;

namespace MllmLsp.Tests.Files;

/// <summary>Adding a word to <c>ignoreWords</c>, or setting a key, leaves all else as it is.</summary>
public class SettingsEditTests
{
    [Theory]
    [InlineData("", "{\n  \"ignoreWords\": [\"MoF\"]\n}\n")]
    [InlineData("{}", "{\n  \"ignoreWords\": [\"MoF\"]\n}")]
    [InlineData("{\n  // why\n  \"dialect\": \"auto\" /* b */\n}\n", "{\n  \"ignoreWords\": [\"MoF\"],\n  // why\n  \"dialect\": \"auto\" /* b */\n}\n")]
    [InlineData("{ \"dialect\": \"auto\" }", "{ \"ignoreWords\": [\"MoF\"], \"dialect\": \"auto\" }")]
    [InlineData("{\"\\ud800\": 1}", "{ \"ignoreWords\": [\"MoF\"],\"\\ud800\": 1}")]
    [InlineData("{\"ignoreWords\": []}", "{\"ignoreWords\": [\"MoF\"]}")]
    [InlineData("{\"ignoreWords\": [\"A\", \"中\"], \"x\": 1}", "{\"ignoreWords\": [\"A\", \"中\", \"MoF\"], \"x\": 1}")]
    [InlineData("{\r\n\t\"ignoreWords\": [\r\n\t\t\"A\", // 注\r\n\t],\r\n}", "{\r\n\t\"ignoreWords\": [\r\n\t\t\"A\",\r\n\t\t\"MoF\", // 注\r\n\t],\r\n}")]
    [InlineData("{\"overrides\": [{\"files\": [\"a\"], \"ignoreWords\": [\"B\"]}]}", "{ \"ignoreWords\": [\"MoF\"],\"overrides\": [{\"files\": [\"a\"], \"ignoreWords\": [\"B\"]}]}")]
    public void Adds(string text, string expected) =>
        Assert.Equal(expected, new SourceText(text).WithChange(SettingsEdit.AddIgnoredWord(new SourceText(text), "MoF")!.Value).ToString());

    [Theory]
    [InlineData("{\"ignoreWords\": [\"MoF\"]}")] // it is there
    [InlineData("{\"ignoreWords\": \"MoF\"}")]
    [InlineData("{\"ignoreWords\": [1]}")]
    [InlineData("[]")]
    [InlineData("{\"dialect\": ")]
    [InlineData("{}[]")]
    [InlineData("{\"ignoreWords\": [\"\"]}")]
    [InlineData("{\"ignoreWords\": [\"\\ud83a\"]}")]
    public void Changes_nothing_that_it_does_not_understand(string text) => Assert.Null(SettingsEdit.AddIgnoredWord(new SourceText(text), "MoF"));

    [Theory]
    [InlineData("", "{\n  \"baseline\": \"b.json\"\n}\n")]
    [InlineData("{}", "{\n  \"baseline\": \"b.json\"\n}")]
    [InlineData("{\r\n  // 注\r\n  \"dialect\": \"auto\",\r\n}", "{\r\n  \"baseline\": \"b.json\",\r\n  // 注\r\n  \"dialect\": \"auto\",\r\n}")]
    [InlineData("{ \"x\": {\"baseline\": 1}, /* old */ \"baseline\": \"中.json\" /* here */ }", "{ \"x\": {\"baseline\": 1}, /* old */ \"baseline\": \"b.json\" /* here */ }")]
    [InlineData("{\"baseline\": 1}", null)]
    [InlineData("{\"baseline\": ", null)]
    [InlineData("[]", null)]
    public void Sets(string text, string? expected) => Assert.Equal(
        expected,
        SettingsEdit.Set(new SourceText(text), "baseline", "b.json") is { } change ? new SourceText(text).WithChange(change).ToString() : null);

    [Fact]
    public void Quotes_what_JSON_asks_for() => Assert.Contains("\"a\\\"\\\\b\"", SettingsEdit.NewFile("a\"\\b"), StringComparison.Ordinal);
}
