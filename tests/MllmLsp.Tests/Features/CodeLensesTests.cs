using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;

namespace MllmLsp.Tests.Features;

public class CodeLensesTests
{
    [Theory]
    [InlineData("# A\n## One\ntext", "A 1, One 1")]
    [InlineData("text\n## One", " 2, One 1")]
    [InlineData("---\ntitle: T\n---\n# A\n", "T 2, A 0")]
    public void Counts(string note, string expected)
    {
        var at = Fixture.Parse("//- /a.md\n" + note + "\n//- /b.md\n[[a]] [x](a.md#one)");
        Assert.Equal(expected, string.Join(", ", CodeLenses.Of(at.Document).Select(lens =>
            $"{at.Document.Text!.Slice(lens.Span)} {CodeLenses.Resolve(at.Workspace, at.Document, lens, FeatureContext.English).Length}")));
    }

    [Theory]
    [InlineData(Language.English, 1, "1 reference")]
    [InlineData(Language.English, 0, "0 references")]
    [InlineData(Language.Chinese, 3, "3 处引用")]
    public void Says_how_many(Language language, int count, string expected) =>
        Assert.Equal(expected, CodeLenses.Title(count, new FeatureContext(language, _ => null)));
}
