using System.Text.Json;
using System.Xml.Linq;
using MllmLsp.Core.Localization;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Cli;

public sealed class GlossaryExchangeTests : IDisposable
{
    private const string Team = "title: { en: Team, zh: 团队 }\nconcepts:\n  - { id: zork, prefLabel: { en: Zork, zh: 佐克 }, kind: model, formula: 'x^2', related: [rope] }\n";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_imported_file_counts_in_the_next_command()
    {
        folder.Write("mllm-lsp.json", "{}").Write("terms.csv", "term,中文,definition\nKettle Attention,水壶注意力,Tea first.\n");
        var import = Shell.Run(folder.Path, "glossary", "import", "terms.csv", "-o", "kettle.glossary.yml");
        Assert.Equal((0, "", "mllm-lsp: kettle.glossary.yml: 1 concept\n"), (import.Code, import.Out, import.Error));
        Assert.Contains("Tea first.", Shell.Run(folder.Path, "define", "水壶注意力").Out, StringComparison.Ordinal);
        Assert.Equal(0, Shell.Run(folder.Path, "glossary", "check").Code);
    }

    [Fact]
    public void Nothing_is_overwritten_unasked()
    {
        folder.Write("t.csv", "term\nZork\n").Write("out.glossary.yml", "mine");
        var refused = Shell.Run(folder.Path, "glossary", "import", "t.csv", "-o", "out.glossary.yml");
        Assert.Equal((2, ""), (refused.Code, refused.Out));
        Assert.Equal("mllm-lsp: out.glossary.yml: exists already; --force overwrites it\n", refused.Error);
        Assert.Equal("mine", File.ReadAllText(folder["out.glossary.yml"]));
        Assert.Equal(0, Shell.Run(folder.Path, "glossary", "import", "t.csv", "-o", "out.glossary.yml", "--force").Code);
        Assert.StartsWith("concepts:\n", File.ReadAllText(folder["out.glossary.yml"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b.csv", "term\n\"x", "b.csv:2:1: The quotation mark that begins here is never closed")]
    [InlineData("b.tbx", "<tbx>", "b.tbx:1:6: This is not well-formed XML")]
    [InlineData("b.yml", "contexts: [", "b.yml:1:")]
    [InlineData("b.json", "nonsense", "b.json:1:")]
    [InlineData("b.txt", "x", "b.txt: its name does not tell the format; say --from ")]
    [InlineData("b.html", "x", "b.html: its name does not tell the format")]
    public void Bad_input_is_refused_whole(string name, string text, string expected)
    {
        folder.Write("good.csv", "term\nZork\n").Write(name, text);
        var answer = Shell.Run(folder.Path, "glossary", "import", "good.csv", name, "-o", "out.glossary.yml");
        Assert.Equal((2, ""), (answer.Code, answer.Out));
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["out.glossary.yml"]));
    }

    [Fact]
    public void Several_files_make_one_glossary_and_problems_name_their_file()
    {
        folder.Write("a.csv", "term,colour\nZork,red\n").Write("b.tsv", "term\tsize\nPlugh\t3\n");
        var answer = Shell.Run(folder.Path, "glossary", "import", "a.csv", "b.tsv");
        Assert.Equal(0, answer.Code);
        Assert.Contains("id: zork", answer.Out, StringComparison.Ordinal);
        Assert.Contains("id: plugh", answer.Out, StringComparison.Ordinal);
        Assert.Equal(
            "mllm-lsp: a.csv:1:6: The column 'colour' says nothing that a glossary knows: left out.\nmllm-lsp: b.tsv:1:6: The column 'size' says nothing that a glossary knows: left out.\n",
            answer.Error);
    }

    [Fact]
    public void A_name_that_no_editor_looks_for_is_said()
    {
        folder.Write("t.csv", "term\nZork\n");
        Assert.Contains("no glossary by its name", Shell.Run(folder.Path, "glossary", "import", "t.csv", "-o", "out.yml").Error, StringComparison.Ordinal);
        Assert.DoesNotContain("by its name", Shell.Run(folder.Path, "glossary", "import", "t.csv", "-o", "glossary/out.yml").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_format_is_written_the_same_twice_and_says_its_losses()
    {
        folder.Write("mllm-lsp.json", "{}").Write("team.glossary.yml", Team);
        foreach (var format in new[] { "skos", "tbx", "csv", "tsv", "markdown", "html" })
        {
            var (first, second) = (Shell.Run(folder.Path, "glossary", "export", "--format", format), Shell.Run(folder.Path, "glossary", "export", "--format", format));
            Assert.Equal(0, first.Code);
            Assert.Equal(first, second);
            Assert.Contains("佐克", first.Out, StringComparison.Ordinal);
            Assert.Contains("旋转位置编码", first.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_is_exported_alone_and_a_folder_without_the_built_in_concepts_if_asked()
    {
        folder.Write("mllm-lsp.json", "{}").Write("team.glossary.yml", Team);
        foreach (var arguments in new[] { new[] { "team.glossary.yml" }, [".", "--no-built-in"] })
        {
            using var json = JsonDocument.Parse(Shell.Run(folder.Path, ["glossary", "export", "--format", "skos", .. arguments]).Out);
            Assert.Equal(2, json.RootElement.GetProperty("@graph").GetArrayLength());
        }
    }

    [Fact]
    public void A_folder_exports_what_reaches_its_notes_and_what_lies_below_it()
    {
        folder.Write("mllm-lsp.json", "{}").Write("top.glossary.yml", Team).Write("a/b/deep.glossary.yml", "concepts: [ { id: plugh, term: Plugh } ]\n")
            .Write("c/other.glossary.yml", "concepts: [ { id: frotz, term: Frotz } ]\n");
        var csv = Shell.Run(folder.Path, "glossary", "export", "a", "--no-built-in", "--format", "csv").Out;
        Assert.Equal(["id", "plugh", "zork"], csv.TrimEnd().Split('\n').Select(line => line.Split(',')[0]));
    }

    [Fact]
    public void Tbx_keeps_to_the_core_structure()
    {
        folder.Write("team.glossary.yml", Team);
        var answer = Shell.Run(folder.Path, "glossary", "export", "team.glossary.yml", "--format", "tbx");
        Assert.Equal(
            "mllm-lsp: TBX-Basic has no place for formulas, left out: 1 concept (zork)\n"
            + "mllm-lsp: TBX-Basic has no place for the kind of a concept, left out: 1 concept (zork)\n"
            + "mllm-lsp: TBX refers to concepts of the same file only, references to others left out: 1 concept (zork)\n",
            answer.Error);
        var entry = XDocument.Parse(answer.Out).Descendants().Single(element => element.Name.LocalName == "conceptEntry");
        Assert.Equal("urn:iso:std:iso:30042:ed-2", entry.Name.NamespaceName);
        Assert.Equal(["descrip", "descrip", "langSec", "langSec"], entry.Elements().Select(element => element.Name.LocalName));
        Assert.Equal(["term", "termNote"], entry.Descendants().First(element => element.Name.LocalName == "termSec").Elements().Select(element => element.Name.LocalName));
    }

    [Fact]
    public void A_csv_file_opens_in_spreadsheets()
    {
        folder.Write("team.glossary.yml", Team);
        Assert.Equal(0, Shell.Run(folder.Path, "glossary", "export", "team.glossary.yml", "-o", "t.csv").Code);
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(folder["t.csv"])[..3]);
        Assert.Equal(0, Shell.Run(folder.Path, "glossary", "import", "t.csv", "-o", "back.glossary.yml").Code);
        Assert.Contains("title: { en: Team, zh: 团队 }", File.ReadAllText(folder["back.glossary.yml"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("say the format", "glossary", "export")]
    [InlineData("no whole address", "glossary", "export", "--format", "skos", "--base", "terms/")]
    [InlineData("no such file", "glossary", "export", "gone", "--format", "csv")]
    [InlineData("no concept to export", "glossary", "export", "--no-built-in", "--format", "csv")]
    [InlineData("t.glossary.yml:2:", "glossary", "export", "t.glossary.yml", "--format", "csv")]
    [InlineData("no such file", "glossary", "import", "gone.csv")]
    public void What_cannot_be_done_exits_2(string expected, params string[] arguments)
    {
        folder.Write("mllm-lsp.json", "{}").Write("t.glossary.yml", "concepts:\n  - [");
        var answer = Shell.Run(folder.Path, Language.English, false, arguments);
        Assert.Equal((2, ""), (answer.Code, answer.Out));
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
    }
}
