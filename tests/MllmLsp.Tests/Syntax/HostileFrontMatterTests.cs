using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Syntax;

/// <summary>Front matter that a YAML library's node tree would crash or hang on.</summary>
public class HostileFrontMatterTests
{
    [Theory]
    [InlineData("? &a [*a]\n: v\n")]
    [InlineData("a: &a [*a]\n? *a\n: v\n")]
    [InlineData("a0: &a0 [x,x,x]\na1: &a1 [*a0,*a0]\n? *a1\n: v\n")]
    [InlineData("? [a, b]\n: v\n")]
    [InlineData("a: [b\n")]
    public void Costs_the_note_nothing(string yaml)
    {
        var outline = MarkdownParser.Parse(new SourceText($"---\n{yaml}---\n# A\n"));
        Assert.NotNull(outline.FrontMatter);
        Assert.Equal("A", outline.Title);
    }

    /// <summary>Pieces that are repeated: depth, width, aliases of aliases, and values as long as a note may be.</summary>
    [Theory]
    [InlineData("a: ", "[", 100_000)]
    [InlineData("a: ", "{a: ", 100_000)]
    [InlineData("", "- ", 100_000)]
    [InlineData("", "? ", 100_000)]
    [InlineData("a: ", "x", 2_000_000)]
    [InlineData("a: \"", "\\u4f4d", 300_000)]
    [InlineData("", "k", 2_000_000)]
    [InlineData("a: |\n", "  x\n", 300_000)]
    [InlineData("aliases: [", "a,", 300_000)]
    [InlineData("tags:\n", "- a\n", 300_000)]
    [InlineData("a: &a [x]\n", "b: [*a,*a,*a,*a]\n", 50_000)]
    [InlineData("a: &a [x]\nb: ", "&a [*a, ", 10_000)]
    [InlineData("a: ", "!t ", 100_000)]
    [InlineData("# ", "#", 2_000_000)]
    [InlineData("a: \"", "\n", 300_000)]
    public async Task Is_read_in_time(string start, string piece, int times)
    {
        var text = $"---\n{start}{string.Concat(Enumerable.Repeat(piece, times))}\n---\n# A\n";
        var outline = await Task.Run(() => MarkdownParser.Parse(new SourceText(text))).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.All(outline.FrontMatter?.Aliases ?? [], alias => Assert.InRange(alias.Span.End, alias.Span.Start, text.Length));
    }

    [Fact]
    public void Keeps_what_stands_beside_it()
    {
        var outline = MarkdownParser.Parse(new SourceText("---\n? [x]\n: y\ntitle: T\naliases: [a, b]\n---\n"));
        Assert.Equal("T", outline.Title);
        Assert.Equal(["a", "b"], outline.FrontMatter!.Aliases.Select(a => a.Name));
    }
}
