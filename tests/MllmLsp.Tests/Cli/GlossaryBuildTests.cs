using System.Text;
using System.Text.Json.Nodes;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Cli;
using MllmLsp.Server.Files;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Cli;

public sealed class GlossaryBuildTests : IDisposable
{
    private const string Note = "# 笔记\n\n引入水壶混合（Mixture of Kettles, MoK）。\n\n也用CLIP。\n";

    private readonly TempFolder folder = new();

    public GlossaryBuildTests() => folder.Write("mllm-lsp.json", "{}").Write("notes/a.md", Note);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("notes")]
    [InlineData("notes/a.md")]
    [InlineData("notes/*.md")]
    [InlineData("**/*.md")]
    public void Takes_files_folders_and_globs(string argument)
    {
        var answer = Run(argument);
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        Assert.Equal(
            "0.99 MoK / Mixture of Kettles / 水壶混合  abbreviation, translation, name, phrase, ×3\n     notes/a.md:3: 引入水壶混合（Mixture of Kettles, MoK）。\n1 candidate in 1 document, 0 of them of known concepts\n",
            answer.Out);
    }

    [Fact]
    public void Answers_programs()
    {
        var json = JsonNode.Parse(Run("notes", "--format", "json", "--all").Out)!;
        var candidate = json["candidates"]!.AsArray().Single(one => one!["labels"]![0]!["text"]!.GetValue<string>() == "MoK")!;
        Assert.Equal("MoK", candidate["labels"]![1]!["abbreviation"]!.GetValue<string>());
        Assert.Equal(("notes/a.md", 3), (candidate["evidence"]![0]!["document"]!.GetValue<string>(), candidate["evidence"]![0]!["line"]!.GetValue<int>()));
        Assert.Contains(json["candidates"]!.AsArray(), one => one!["known"]!.AsArray().Select(id => id!.GetValue<string>()).Contains("clip"));
    }

    [Fact]
    public void Writes_a_file_that_is_in_force_nowhere_and_replaces_none()
    {
        Assert.Equal(0, Run("notes", "-o", "candidates.glossary.yml").Code);
        var written = File.ReadAllText(folder["candidates.glossary.yml"]);
        Assert.Contains("\n  - prefLabel: { en: MoK, zh: 水壶混合 }\n    fullForm: { MoK: Mixture of Kettles }\n", written, StringComparison.Ordinal);
        Assert.Equal(1, Shell.Run(folder.Path, "define", "MoK").Code);
        Assert.Equal(0, Shell.Run(folder.Path, "glossary", "check", "candidates.glossary.yml").Code);

        var again = Run("notes", "-o", "candidates.glossary.yml");
        Assert.Equal((2, "mllm-lsp: candidates.glossary.yml: the file exists. Add --force to replace it\n"), (again.Code, again.Error));
        Assert.Equal(0, Run("notes", "-o", "candidates.glossary.yml", "--force").Code);
        folder.Write("own.glossary.yml", "concepts: []\n");
        Assert.Equal(2, Run("notes", "-o", "own.glossary.yml", "--force").Code);
        Assert.Equal("concepts: []\n", File.ReadAllText(folder["own.glossary.yml"]));
    }

    [Theory]
    [InlineData("nothing/*.md", "mllm-lsp: nothing/*.md: no note matches\n")]
    [InlineData("nothing.md", "mllm-lsp: nothing.md: no such file or directory\n")]
    [InlineData("notes|--review", "mllm-lsp: --review needs --into FILE: where accepted entries are written\n")]
    [InlineData("notes|--into|x.yml", "mllm-lsp: --into goes with --review only\n")]
    [InlineData("notes|--min-confidence|2", "mllm-lsp: --min-confidence takes a number from 0 to 1.\nTry `mllm-lsp glossary build --help`.\n")]
    public void Says_what_is_wrong(string arguments, string error)
    {
        var answer = Run(arguments.Split('|'));
        Assert.Equal((2, error), (answer.Code, answer.Error));
    }

    [Fact]
    public void A_review_writes_what_is_accepted_and_nothing_else()
    {
        const string before = "\uFEFF# mine\r\nconcepts:\r\n-   term: zork # keep\r\n    definition: d\r\n# end\r\n";
        File.WriteAllText(folder["terms.glossary.yml"], before);
        var answer = Review("terms.glossary.yml", "x", "a");
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        Assert.EndsWith("1 accepted, 0 rejected, 0 left for later\n", answer.Out, StringComparison.Ordinal);
        Assert.Equal(
            before.Replace("# end", "-   prefLabel: { en: MoK, zh: 水壶混合 }\r\n    fullForm: { MoK: Mixture of Kettles }\r\n    definition:\r\n    source: { document: notes/a.md, line: 3 }\r\n# end", StringComparison.Ordinal),
            Encoding.UTF8.GetString(File.ReadAllBytes(folder["terms.glossary.yml"])));
        Assert.EndsWith("0 accepted, 0 rejected, 0 left for later\n", Review("terms.glossary.yml").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_review_edits()
    {
        Assert.Equal(0, Review("terms.glossary.yml", "e", "MoK / KMix", "", "Mixes kettles.").Code);
        var concept = Assert.Single(GlossaryParser.Parse("/a.glossary.yml", FileReader.Read(folder["terms.glossary.yml"]).Text).Concepts);
        Assert.Equal(["MoK", "水壶混合", "KMix", "Mixture of Kettles"], concept.Labels.Select(label => label.Text));
        Assert.Equal("Mixes kettles.", concept.Definition.English);
    }

    [Fact]
    public void What_a_review_rejects_is_not_asked_again()
    {
        Assert.EndsWith("0 accepted, 1 rejected, 0 left for later\n", Review("terms.glossary.yml", "r").Out, StringComparison.Ordinal);
        Assert.EndsWith("\n0 accepted, 0 rejected, 0 left for later\n", "\n" + Review("terms.glossary.yml").Out, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["terms.glossary.yml"]));
        Assert.Equal(0, Run("notes", "-o", "candidates.glossary.yml", "--force").Code);
        Assert.Contains("rejected:\n  - MoK\n", File.ReadAllText(folder["candidates.glossary.yml"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("l", "0 accepted, 0 rejected, 1 left for later")]
    [InlineData("q", "0 accepted, 0 rejected, 1 left for later")]
    [InlineData("", "0 accepted, 0 rejected, 1 left for later")]
    [InlineData("e", "0 accepted, 0 rejected, 1 left for later")]
    public void A_review_leaves_the_rest_for_later(string answers, string summary)
    {
        var answer = Review("terms.glossary.yml", answers);
        Assert.Equal(0, answer.Code);
        Assert.EndsWith(summary + "\n", answer.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["terms.glossary.yml"]));
    }

    [Fact]
    public void A_review_refuses_a_file_that_it_could_only_spoil()
    {
        folder.Write("terms.glossary.yml", "concepts: {\n");
        var answer = Review("terms.glossary.yml", "a");
        Assert.Equal(2, answer.Code);
        Assert.StartsWith("mllm-lsp: terms.glossary.yml: no entry can be added here", answer.Error, StringComparison.Ordinal);
        Assert.Equal("concepts: {\n", File.ReadAllText(folder["terms.glossary.yml"]));
    }

    private Shell.Answer Run(params string[] arguments) => Shell.Run(folder.Path, ["glossary", "build", .. arguments]);

    private Shell.Answer Review(string into, params string[] answers)
    {
        var typed = new Queue<string>(answers);
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var terminal = new Terminal(output, error, false, Language.English, folder.Path) { ReadLine = () => typed.TryDequeue(out var line) ? line : null };
        var code = CommandLine.RunAsync(["glossary", "build", "notes", "--review", "--into", into], terminal, () => Task.FromResult(42)).GetAwaiter().GetResult();
        return new Shell.Answer(code, output.ToString(), error.ToString());
    }
}
