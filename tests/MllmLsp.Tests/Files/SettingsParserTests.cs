using System.Text;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Tests.Files;

public sealed class SettingsParserTests
{
    [Fact]
    public void Nested_and_dotted_keys_say_the_same()
    {
        var nested = Parse("""
            {
              // where notes of a site begin
              "dialect": "obsidian",
              "links": { "root": "/docs/" },
              "wikiLinks": { "concepts": false, "aliases": true },
              "files": { "extensions": [".MD", ".mdx"], "exclude": ["drafts/"] },
              "completion": { "pinyin": false },
              "diagnostics": { "scope": "workspace", "severity": { "broken-link": "error", "unused-footnote": "off" }, },
              "glossary": { "builtIn": false, "files": ["/elsewhere/g.yml"] },
            }
            """);
        var dotted = Parse("""
            {
              "dialect": "obsidian", "links.root": "docs", "wikiLinks.concepts": false, "wikiLinks.aliases": true,
              "files.extensions": [".md", ".mdx"], "files.exclude": ["drafts/"], "completion.pinyin": false,
              "diagnostics.scope": "workspace", "diagnostics.severity.broken-link": "error",
              "diagnostics.severity": { "unused-footnote": "off" }, "glossary.builtIn": false, "glossary.files": ["/elsewhere/g.yml"]
            }
            """);
        foreach (var result in new[] { nested, dotted })
        {
            Assert.Empty(result.Problems);
            var settings = result.Settings;
            Assert.Equal((Dialect.Obsidian, "docs", false, true), (settings.Dialect, settings.LinksRoot, settings.WikiLinksToConcepts, settings.WikiLinksToAliases));
            Assert.Equal([".md", ".mdx"], settings.Extensions);
            Assert.Equal(["drafts/"], settings.Exclude.Patterns);
            Assert.Equal(["/elsewhere/g.yml"], settings.GlossaryFiles);
            Assert.Equal((false, false, DiagnosticScope.Workspace), (settings.BuiltInGlossary, settings.PinyinCompletion, settings.DiagnosticScope));
            Assert.Equal(Severity.Error, settings.Severities["broken-link"]);
            Assert.Null(settings.Severities["unused-footnote"]);
        }
    }

    [Fact]
    public void A_wrong_key_or_value_is_a_problem_at_its_place_and_the_rest_holds()
    {
        var result = Parse("{\n  \"中\": 1, \"dialekt\": {\"a\": [1]},\n  \"diagnostics\": {\"scope\": \"all\", \"severity\": {\"broken-link\": \"fatal\"}},\n  \"links\": 3,\n  \"wikiLinks\": {\"aliases\": true}\n}");
        Assert.True(result.Settings.WikiLinksToAliases);
        Assert.Equal(["1:2", "1:10", "2:27", "2:62", "3:11"], result.Problems.Select(problem => problem.Position.ToString()));
        Assert.Contains("There are: baseline, completion.pinyin, diagnostics.scope, dialect, ", result.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("`dialect`", result.Problems[1].Message, StringComparison.Ordinal);
        Assert.Contains("\"open\" | \"workspace\"", result.Problems[2].Message, StringComparison.Ordinal);
        Assert.Contains("\"off\" | \"error\"", result.Problems[3].Message, StringComparison.Ordinal);
        Assert.Contains("links.root", result.Problems[4].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"severity\": {\"broken-link\": \"off\"}}", "`diagnostics.severity`")]
    [InlineData("{\"pinyin\": true}", "`completion.pinyin`")]
    [InlineData("{\"wikiLinks\": {\"concept\": true}}", "`wikiLinks.concepts`")]
    [InlineData("{\"diagnostics\": {\"severity\": {\"broken-lnik\": \"off\"}}}", "`diagnostics.severity.broken-link`")]
    public void An_unknown_key_is_told_what_there_is(string json, string told) =>
        Assert.Contains(told, Parse(json).Problems[0].Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"dialect\": \"obsidian\"")]
    [InlineData("{\"dialect\": \"obsidian\"} x")]
    [InlineData("{'dialect': 1}")]
    public void Half_a_file_counts_for_nothing(string json)
    {
        var result = Parse(json);
        Assert.True(result.IsBroken);
        Assert.Same(Settings.Default, result.Settings);
        _ = Assert.Single(result.Problems);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"\\ud800\": 1}")]
    [InlineData("{\"dialect\": \"\\ud800\"}")]
    [InlineData("{\"files\": {\"extensions\": [\"md\"]}}")]
    [InlineData("{\"files\": {\"exclude\": \"drafts\"}}")]
    [InlineData("{\"links\": {\"root\": \"../secrets\"}}")]
    [InlineData("{\"links\": {\"root\": \"a/../../b\"}}")]
    public void Odd_values_are_problems_of_their_own(string json)
    {
        var result = Parse(json);
        Assert.False(result.IsBroken);
        _ = Assert.Single(result.Problems);
    }

    [Fact]
    public void Only_the_user_names_glossaries_outside_the_root()
    {
        var json = """{"glossary": {"files": ["../outside.glossary.yml"]}}""";
        var project = Parse(json, SettingsSource.Project("/r/notes/mllm-lsp.json", "/r/notes"));
        _ = Assert.Single(project.Problems);
        Assert.Empty(project.Settings.GlossaryFiles);
        Assert.Equal(["/r/outside.glossary.yml"], Parse(json, SettingsSource.User("/r/notes/my.json")).Settings.GlossaryFiles);
        Assert.Equal(["../outside.glossary.yml"], Parse(json, SettingsSource.Client).Settings.GlossaryFiles);
    }

    [Fact]
    public void A_projects_list_of_glossaries_adds_to_the_users()
    {
        var user = Parse("""{"glossary.files": ["/mine.yml"]}""").Settings;
        var both = SettingsParser.Parse(Encoding.UTF8.GetBytes("""{"glossary.files": ["g.yml"]}"""), user, SettingsSource.Project("/r/mllm-lsp.json", "/r"), Language.English);
        Assert.Equal(["/mine.yml", "/r/g.yml"], both.Settings.GlossaryFiles);
    }

    [Fact]
    public void Messages_come_in_chinese_too() =>
        Assert.Contains("未知的设置", SettingsParser.Parse("{\"x\": 1}"u8.ToArray(), Settings.Default, SettingsSource.Client, Language.Chinese).Problems[0].Message, StringComparison.Ordinal);

    private static SettingsResult Parse(string json, SettingsSource? source = null) =>
        SettingsParser.Parse(Encoding.UTF8.GetBytes(json), Settings.Default, source ?? SettingsSource.Client, Language.English);
}
