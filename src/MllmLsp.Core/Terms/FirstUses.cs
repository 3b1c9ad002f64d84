using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Terms;

/// <summary>
/// Abbreviations at their first use in running text. One is expanded where the note has said the full form, or another whole name of the
/// concept, by the end of that line; a heading need not expand.
/// </summary>
internal static class FirstUses
{
    public static ImmutableArray<TermUse> Unexpanded(List<TermMatch> matches, Outline outline, QuietPlaces places, Expansions expansions, SourceText text)
    {
        var first = new Dictionary<string, TermMatch>(StringComparer.Ordinal);
        var expanded = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var match in matches)
        {
            var concept = match.Concept;
            if (concept.Expand == ExpandAt.Never || concept.Deprecated)
            {
                continue;
            }

            if (!IsAbbreviation(match))
            {
                if (IsWholeName(match.Label))
                {
                    expanded.TryAdd(concept.Id, match.Span.Start);
                }
            }
            else if (!first.ContainsKey(concept.Id) && !IsInHeading(outline, match.Span.Start) && places.Allow(match.Span))
            {
                first.Add(concept.Id, match);
            }
        }

        return
        [
            .. first.Values
                .Where(match => !expanded.TryGetValue(match.Concept.Id, out var at) || at > LineEnd(text, match.Span.End))
                .Where(match => !expansions.Contain(match.Label.Text))
                .OrderBy(match => match.Span)
                .Select(match => TermReader.Use(match, text)),
        ];
    }

    private static bool IsAbbreviation(TermMatch match)
    {
        foreach (var label in match.Concept.Labels)
        {
            if (label.Abbreviates == match.Label.Text)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A full form, a Chinese name, a name of several words.</summary>
    private static bool IsWholeName(Label label) =>
        label.Role is not (LabelRole.Hidden or LabelRole.Avoided)
        && (label.Abbreviates is not null || Scripts.ContainsHan(label.Text) || label.Text.Contains(' ', StringComparison.Ordinal));

    private static bool IsInHeading(Outline outline, int offset)
    {
        foreach (var heading in outline.Headings)
        {
            if (heading.Span.Contains(offset))
            {
                return true;
            }

            if (heading.Span.Start > offset)
            {
                break;
            }
        }

        return false;
    }

    private static int LineEnd(SourceText text, int offset) => text.Lines.LineSpan(text.Lines.LineOf(offset)).End;
}
