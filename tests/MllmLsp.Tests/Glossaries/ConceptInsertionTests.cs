using CsCheck;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Glossaries;

public sealed class ConceptInsertionTests
{
    private static readonly ConceptEntry MoF = new()
    {
        English = ["MoF"],
        Chinese = ["特征混合"],
        FullForms = [("MoF", "Mixture of Features")],
        Source = ("a.md", 3),
    };

    private const string Entry =
        "- prefLabel: { en: MoF, zh: 特征混合 }\n    fullForm: { MoF: Mixture of Features }\n    definition:\n    source: { document: a.md, line: 3 }";

    [Theory]
    [InlineData("concepts:\n  - term: RoPE\n    definition: d\n", "concepts:\n  - term: RoPE\n    definition: d\n  «»\n")]
    [InlineData("concepts:\n  - term: RoPE\n    definition: d", "concepts:\n  - term: RoPE\n    definition: d\n  «»")]
    [InlineData("# head\nconcepts:\n  - term: RoPE # why\n    # of RoPE\n\n# foot\ntitle: T\n", "# head\nconcepts:\n  - term: RoPE # why\n    # of RoPE\n  «»\n\n# foot\ntitle: T\n")]
    [InlineData("concepts:\n  - RoPE\n  - Mixture of Experts (MoE)\n", "concepts:\n  - RoPE\n  - Mixture of Experts (MoE)\n  «»\n")]
    [InlineData("", "concepts:\n  «»\n")]
    [InlineData("title: T", "title: T\nconcepts:\n  «»\n")]
    [InlineData("concepts:\ntitle: T\n", "concepts:\n  «»\ntitle: T\n")]
    [InlineData("concepts: []\ntitle: T\n", "concepts:\n  «»\ntitle: T\n")]
    [InlineData("concepts: ~\n", "concepts:\n  «»\n")]
    public void Adds_an_entry_and_nothing_else(string before, string after) => Assert.Equal(after.Replace("«»", Entry), With(before));

    [Fact]
    public void Follows_the_indentation_and_line_ends_of_the_file()
    {
        var before = "\uFEFFconcepts:\r\n-   term: RoPE\r\n    definition: d\r\n";
        Assert.Equal(
            before[..^2] + "\r\n-   prefLabel: { en: MoF, zh: 特征混合 }\r\n    fullForm: { MoF: Mixture of Features }\r\n    definition:\r\n    source: { document: a.md, line: 3 }\r\n",
            With(before));
    }

    [Fact]
    public void Adds_to_a_list_in_brackets() => Assert.Equal(
        "concepts: [RoPE, { term: \"x\", definition: \"\" }]\n",
        Apply("concepts: [RoPE]\n", ConceptEntry.Of("x")));

    [Theory]
    [InlineData("concepts: [\n")]
    [InlineData("concepts: { a: b }\n")]
    [InlineData("- a\n- b\n")]
    [InlineData("only words")]
    public void Refuses_what_is_no_glossary(string text) => Assert.Null(ConceptInsertion.Into(new SourceText(text), MoF));

    [Theory]
    [InlineData("C++ (14): \"raw\"")]
    [InlineData("a: b # c")]
    [InlineData("no")]
    [InlineData("1.5")]
    [InlineData("[x], {y}")]
    [InlineData("tab\tand\nline")]
    public void Any_label_is_read_back_as_it_is(string label)
    {
        var text = new SourceText(ConceptInsertion.NewFile(new ConceptEntry { English = [label], Definition = label }));
        var file = GlossaryParser.Parse("/a.glossary.yml", text);
        Assert.Empty(file.Problems);
        Assert.Equal(string.Join(' ', label.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)), Assert.Single(file.Concepts).Labels[0].Text);
    }

    /// <summary>Whatever stands in a file, it either stays as it is around the new entry or is refused.</summary>
    [Fact]
    public void Everything_else_stays_as_it_is()
    {
        string[] parts = ["concepts:", "\n", "  - term: A", "\n    definition: d", "  - B", "\r\n", " # c", "[", "]", "title: t", "candidates: true", "- ", "\t", "\uFEFF", "{", "\"", "…", "é"];
        Gen.Int[0, parts.Length - 1].Select(i => parts[i]).Array[0, 12].Select(string.Concat).Sample(before =>
        {
            if (ConceptInsertion.Into(new SourceText(before), MoF) is not { } change)
            {
                return;
            }

            var kept = before.Remove(change.Span.Start, change.Span.Length);
            Assert.True(change.Span.Length == 0 || before.Substring(change.Span.Start, change.Span.Length).Trim() is "[]" or "~" or "", before);
            Assert.Equal(kept, new SourceText(before).WithChange(change).ToString().Remove(change.Span.Start, change.NewText.Length));
        }, iter: LongRun.Cases(2_000));
    }

    private static string? With(string before) => Apply(before, MoF);

    private static string? Apply(string before, ConceptEntry entry) =>
        ConceptInsertion.Into(new SourceText(before), entry) is { } change ? new SourceText(before).WithChange(change).ToString() : null;
}
