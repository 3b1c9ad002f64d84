using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Terms;

/// <summary>What to write instead of a label that is used wrongly.</summary>
public static class RightLabel
{
    /// <summary>
    /// In the place of a label in another case: the label. In the place of an avoided one: the admitted label that is spelled alike (a slip
    /// in the full form is mended to the full form), else the preferred label of its language, else that of the other.
    /// </summary>
    public static string For(in TermUse use)
    {
        var right = use.Label.Role == LabelRole.Avoided ? For(use.Concept, use.Label) : use.Label.Text;
        return use.IsPlural ? EnglishPlural.Of(right) : right;
    }

    private static string For(Concept concept, Label avoided)
    {
        var bound = Math.Max(1, avoided.Text.Length / 4);
        var nearest = concept.Labels
            .Where(label => label.Language == avoided.Language && label.Role is (LabelRole.Preferred or LabelRole.Alternative or LabelRole.FullForm))
            .Select(label => (label.Text, Distance: EditDistance.Between(avoided.Text.ToLowerInvariant(), label.Text.ToLowerInvariant(), bound), label.Role))
            .Where(label => label.Distance <= bound && label.Text != avoided.Text)
            .OrderBy(label => label.Distance)
            .ThenBy(label => label.Role)
            .FirstOrDefault();
        return avoided.Language == Language.English && nearest.Text is { } spelledAlike ? spelledAlike : concept.NameIn(avoided.Language);
    }
}
