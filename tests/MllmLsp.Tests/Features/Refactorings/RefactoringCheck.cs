using System.Collections.Immutable;
using CsCheck;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Refactorings;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Features.Refactorings;

/// <summary>Applies refactorings to fixtures. In a fixture <c>$1</c> behind the cursor ends a selection.</summary>
internal static class RefactoringCheck
{
    public static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    /// <summary>The files that change, each as <c>/path: text</c> with <c>|</c> for line ends, deleted ones as <c>-/path</c>.</summary>
    public static string Apply(string fixture, string id, CodeActionFilter? filter = null, Settings? settings = null, bool vault = false, FeatureContext? features = null)
    {
        var (at, actions) = Find(fixture, filter, settings, vault, features);
        var action = Assert.Single(actions, action => action.Id == id || action.Title == id);
        return Shown(at, action.Apply());
    }

    public static (Fixture At, ImmutableArray<Refactoring> Actions) Find(
        string fixture, CodeActionFilter? filter = null, Settings? settings = null, bool vault = false, FeatureContext? features = null)
    {
        var (text, length) = Selection(fixture);
        var at = Fixture.Parse(text, settings, vault);
        return (at, RefactoringFinder.At(at.Workspace, at.Document, new TextSpan(at.Offset, length), filter ?? CodeActionFilter.None, Context(at, features)));
    }

    public static FeatureContext Context(Fixture at, FeatureContext? features = null) =>
        (features ?? new FeatureContext(Language.English, _ => null)) with { ReadText = path => at.Texts.GetValueOrDefault(path) };

    public static string Shown(Fixture at, RefactoringResult result)
    {
        if (result.Refusal is { } refusal)
        {
            return $"refused: {refusal}";
        }

        var edits = result.Edits.Select(edit => $"{edit.Path[3..]}: {Changed(at, edit).Replace("\r\n", "¶", StringComparison.Ordinal).Replace('\n', '|')}");
        return string.Join("\n", edits.Concat(result.Deletes is { } gone ? [$"-{gone[3..]}"] : []));
    }

    private static string Changed(Fixture at, MllmLsp.Core.Diagnostics.DocumentEdit edit) =>
        edit.Changes.Reverse().Aggregate(edit.Creates ? SourceText.Empty : at.Texts[edit.Path], (text, change) => text.WithChange(change)).ToString();

    /// <summary>The fixture without <c>$1</c>, and the length between both marks.</summary>
    private static (string Fixture, int Length) Selection(string fixture)
    {
        var (start, end) = (fixture.IndexOf("$0", StringComparison.Ordinal), fixture.IndexOf("$1", StringComparison.Ordinal));
        return end < 0 ? (fixture, 0) : (fixture.Remove(end, 2), end - start - 2);
    }
}
