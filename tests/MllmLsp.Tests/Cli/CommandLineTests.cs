using MllmLsp.Core.Localization;
using MllmLsp.Server.Cli;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData]
    [InlineData("nonsense")]
    [InlineData("--nonsense")]
    [InlineData("lint", "--nonsense")]
    [InlineData("lint", ".", "--format", "xml")]
    [InlineData("lint", "--format")]
    [InlineData("lint", "--fail-on", "fatal")]
    [InlineData("lint", "none.md")]
    [InlineData("lint", "")]
    [InlineData("lint", "--", "--nonsense")]
    [InlineData("lint", "--config", "none.json")]
    [InlineData("define")]
    [InlineData("define", "--nonsense")]
    [InlineData("define", "RoPE", "--in", "none")]
    [InlineData("glossary")]
    [InlineData("glossary", "check", "--nonsense")]
    [InlineData("serve", "extra")]
    [InlineData("serve", "--port", "1")]
    public void Wrong_usage_exits_2_and_says_so_on_standard_error(params string[] arguments)
    {
        var answer = Shell.Run(folder.Path, arguments);
        Assert.Equal(2, answer.Code);
        Assert.Equal("", answer.Out);
        Assert.StartsWith("mllm-lsp: ", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\u2424", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("serve", "--stdio")]
    [InlineData("--stdio")]
    [InlineData("--stdio", "--clientProcessId=17")]
    [InlineData("serve", "--stdio", "--clientProcessId=17")]
    public void The_server_runs_as_editors_start_it(params string[] arguments) => Assert.Equal(42, Shell.Run(folder.Path, arguments).Code);

    [Theory]
    [InlineData("--help")]
    [InlineData("serve", "--help")]
    [InlineData("lint", "--help")]
    [InlineData("define", "-h")]
    [InlineData("lint", "--nonsense", "--help")]
    [InlineData("glossary", "--help")]
    [InlineData("glossary", "check", "--help")]
    public void Help_shows_examples_and_exits_0(params string[] arguments)
    {
        var answer = Shell.Run(folder.Path, arguments);
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        Assert.Contains("Examples:\n  mllm-lsp ", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_that_of_the_project()
    {
        var answer = Shell.Run(folder.Path, "--version");
        Assert.Equal((0, "mllm-lsp 0.1.0\n"), (answer.Code, answer.Out));
    }

    [Theory]
    [InlineData("zh_CN.UTF-8", null, null, Language.Chinese)]
    [InlineData(null, "zh", "en_US", Language.Chinese)]
    [InlineData("", null, "zh_TW", Language.Chinese)]
    [InlineData("C", null, "zh_CN", Language.English)]
    [InlineData(null, null, null, Language.English)]
    public void The_locale_chooses_the_language(string? all, string? messages, string? lang, Language expected) =>
        Assert.Equal(expected, MessageLanguage.Of(name => name switch { "LC_ALL" => all, "LC_MESSAGES" => messages, "LANG" => lang, _ => null }));

    [Theory]
    [InlineData(true, null, "xterm", false)]
    [InlineData(false, "1", "xterm", false)]
    [InlineData(false, null, "dumb", false)]
    public void Colours_stay_away_where_they_are_not_wanted(bool redirected, string? noColor, string term, bool expected) =>
        Assert.Equal(expected, Terminal.WantsColours(redirected, name => name switch { "NO_COLOR" => noColor, "TERM" => term, _ => null }));
}
