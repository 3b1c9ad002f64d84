using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;

namespace MllmLsp.Tests.Features.Refactorings;

public class FixAllTests
{
    private const string Files = """
        //- /a.md
        [x](Sub/位置.md) $0[[Nott]] [y](./sub\位置.md) 用 LLaVa 训练
        //- /sub/位置.md
        # 位置
        //- /note.md
        //- /g.glossary.yml
        concepts:
          - { term: LLaVA, definition: d }

        """;

    [Fact]
    public void Applies_what_is_safe_and_no_guess() =>
        Assert.Equal("/a.md: [x](sub/位置.md) [[Nott]] [y](./sub/位置.md) 用 LLaVA 训练", RefactoringCheck.Apply(Files, "fix-all"));

    [Fact]
    public void Titles_are_in_the_language_of_the_reader() => Assert.Equal(
        ["在本笔记中应用所有安全的修复"],
        RefactoringCheck.Find(Files, new CodeActionFilter(["source"]), features: new FeatureContext(Language.Chinese, _ => null)).Actions.Select(action => action.Title));

    [Theory]
    [InlineData("[[Nott]]$0")]
    [InlineData("text$0")]
    public void Is_not_offered_where_nothing_could_be_safe(string note) =>
        Assert.DoesNotContain(RefactoringCheck.Find("//- /a.md\n" + note).Actions, action => action.Id == "fix-all");
}
