using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Terms;

/// <summary>
/// Concepts that a note calls by several of their admitted Chinese labels. A label that holds the other is its long form and no other
/// translation (注意力, 注意力机制); one that is introduced as another name (又称, in brackets) is not used as one.
/// </summary>
internal static class Translations
{
    private static readonly string[] Introductions = ["又称", "也称", "亦称", "又叫", "也叫", "又名", "或称", "旧称", "称为", "称作", "叫做", "译为", "译作", "也译", "又译", "即", "或", "（", "(", "/", "、"];

    public static ImmutableArray<Translation> Read(List<TermMatch> matches, QuietPlaces places, SourceText text)
    {
        var found = new List<Translation>();
        foreach (var concept in matches.Where(match => IsAdmitted(match.Label)).GroupBy(match => match.Concept.Id))
        {
            // Nearly every concept goes by one label: then nothing else has to be asked.
            if (concept.All(match => match.Label.Text == concept.First().Label.Text))
            {
                continue;
            }

            var labels = concept
                .GroupBy(match => match.Label.Text, StringComparer.Ordinal)
                .Select(uses => (Label: uses.First().Label, Uses: uses.Where(use => places.Allow(use.Span) && !IsIntroduced(text, use.Span)).ToList()))
                .Where(label => label.Uses.Count > 0)
                .ToList();
            if (labels.Count < 2)
            {
                continue;
            }

            var main = labels.OrderByDescending(label => label.Uses.Count).ThenBy(label => label.Label.Role).ThenBy(label => label.Uses[0].Span).First();
            foreach (var other in labels)
            {
                if (!other.Label.Text.Contains(main.Label.Text, StringComparison.Ordinal) && !main.Label.Text.Contains(other.Label.Text, StringComparison.Ordinal))
                {
                    found.Add(new Translation(other.Uses[0].Span, other.Label.Text, main.Label.Text, main.Uses[0].Span, other.Uses[0].Concept));
                }
            }
        }

        return [.. found.OrderBy(translation => translation.Span)];
    }

    private static bool IsAdmitted(Label label) =>
        label is { Language: Language.Chinese, Role: LabelRole.Preferred or LabelRole.Alternative or LabelRole.FullForm } && Scripts.ContainsHan(label.Text);

    private static bool IsIntroduced(SourceText text, TextSpan use)
    {
        var line = text.Lines.LineSpan(text.Lines.LineOf(use.Start));
        var before = text.Slice(TextSpan.FromBounds(line.Start, use.Start)).TrimEnd(" *_“\"");
        foreach (var introduction in Introductions)
        {
            if (before.EndsWith(introduction, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
