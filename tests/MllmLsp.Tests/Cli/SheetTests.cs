using MllmLsp.Core.Localization;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Cli;

public class SheetTests
{
    [Fact]
    public void Prints_a_table_with_the_terms_of_the_folder_and_of_its_concept_notes()
    {
        using var folder = Notes();
        var answer = Shell.Run(folder.Path, "sheet", "a.md");
        Assert.Equal(0, answer.Code);
        Assert.Contains("| zork | 佐克 | A thing. | A, line 3 |\n| quux |  | Another. | A, line 3 |", answer.Out, StringComparison.Ordinal);
        Assert.Contains("| zork | 佐克 | 一种东西。 | A，第 3 行 |", Shell.Run(folder.Path, Language.Chinese, colours: false, "sheet", "a.md").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("html", "<!DOCTYPE html>")]
    [InlineData("anki", "#separator:Comma")]
    public void Writes_a_file(string format, string begin)
    {
        using var folder = Notes();
        var answer = Shell.Run(folder.Path, "sheet", "a.md", "--format", format, "-o", "out.txt");
        Assert.Equal((0, "", ""), (answer.Code, answer.Out, answer.Error));
        Assert.StartsWith(begin, File.ReadAllText(folder["out.txt"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no such file", "sheet", "no.md")]
    [InlineData("folder", "sheet", ".")]
    [InlineData("the note itself", "sheet", "a.md", "-o", "./a.md")]
    [InlineData("no/such/folder", "sheet", "a.md", "-o", "no/such/folder/x.md")]
    [InlineData("'pdf'", "sheet", "a.md", "--format", "pdf")]
    [InlineData("NOTE", "sheet")]
    public void A_wrong_call_says_why_and_writes_nothing(string reason, params string[] arguments)
    {
        using var folder = Notes();
        var before = File.ReadAllText(folder["a.md"]);
        var answer = Shell.Run(folder.Path, arguments);
        Assert.Equal((2, ""), (answer.Code, answer.Out));
        Assert.Contains(reason, answer.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(folder["a.md"]));
    }

    private static TempFolder Notes()
    {
        var folder = new TempFolder();
        folder.Write("mllm-lsp.json", "{}")
            .Write("a.md", "# A\n\nzork, quux\n")
            .Write("terms/quux.md", "---\nterm: true\n---\nAnother. One.\n")
            .Write("g.glossary.yml", "concepts:\n  - { term: zork / 佐克, definition: { en: A thing. More., zh: 一种东西。 } }\n");
        return folder;
    }
}
