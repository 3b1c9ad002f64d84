using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>What stands for an abbreviation, shown behind its first use.</summary>
/// <param name="Offset">Right behind the abbreviation.</param>
/// <param name="Label">The full form.</param>
/// <param name="Term">The abbreviation in the text.</param>
/// <param name="FirstUse">What would take its place to write the expansion into the text; null where there is no such form.</param>
public sealed record InlayHint(int Offset, string Label, TextSpan Term, string? FirstUse, Concept Concept);

/// <summary><c>textDocument/inlayHint</c>: the expansion of an abbreviation where a note first uses it without giving it.</summary>
public static class InlayHints
{
    /// <summary>In the order of the text. Linear in the note, since what comes before the range decides.</summary>
    public static ImmutableArray<InlayHint> In(Workspace workspace, Document document, TextSpan range)
    {
        if (document.Text is not { } text)
        {
            return [];
        }

        var hints = ImmutableArray.CreateBuilder<InlayHint>();
        var matches = workspace.GlossaryFor(document.Path).Matcher.Find(text.AsSpan(), MatchMode.Strict);
        var expanded = Expanded(matches);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var match in matches)
        {
            if (!Prose.IsProse(document.Outline, match.Span.Start) || !seen.Add(match.Concept.Id) || expanded.Contains(match.Concept.Id))
            {
                continue;
            }

            if (match.Concept.Expand == ExpandAt.First && FullForm(match) is { } full && range.Touches(match.Span.End))
            {
                hints.Add(new InlayHint(match.Span.End, full.Text, match.Span, FirstUse.Form(match.Concept, ProseLanguages.At(text, match.Span) == ProseLanguage.Han), match.Concept));
            }
        }

        return hints.ToImmutable();
    }

    /// <summary>Concepts whose full form the note gives anywhere: a reader finds it.</summary>
    private static HashSet<string> Expanded(IReadOnlyList<TermMatch> matches) =>
        [.. matches.Where(match => match.Label.Abbreviates is not null).Select(match => match.Concept.Id)];

    private static Label? FullForm(TermMatch match) => match.Concept.Labels.FirstOrDefault(label => label.Abbreviates == match.Label.Text);
}
