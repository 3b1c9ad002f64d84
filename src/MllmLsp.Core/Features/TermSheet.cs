using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Terms;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>The terms that a note uses, in the order in which it first uses them: what one takes into a group meeting.</summary>
/// <param name="Title">Of the note.</param>
/// <param name="Language">Of the lines that say what a term means.</param>
public sealed record TermSheet(string Title, Language Language, ImmutableArray<TermSheetRow> Rows)
{
    /// <summary>
    /// Each concept once. Terms count as they do for findings, in prose and spelled as the glossary spells them, and in wiki links, too.
    /// Linear in the text.
    /// </summary>
    /// <param name="text">The note's text, which is not kept for a closed one.</param>
    public static TermSheet Of(Workspace workspace, Document note, SourceText text, Language language)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var rows = ImmutableArray.CreateBuilder<TermSheetRow>();
        foreach (var match in workspace.GlossaryFor(note.Path).Matcher.Find(text.AsSpan(), MatchMode.Strict))
        {
            if (IsRead(note.Outline, match.Span.Start) && !TermReader.IsOwnName(note.Path, match) && seen.Add(match.Concept.Id))
            {
                rows.Add(Row(note, text, match, language));
            }
        }

        return new TermSheet(note.Outline.Title ?? PathText.Stem(note.Path), language, rows.ToImmutable());
    }

    private static bool IsRead(Outline outline, int offset) =>
        Prose.IsProse(outline, offset) || outline.RegionAt(offset) is { Kind: RegionKind.WikiTarget };

    private static TermSheetRow Row(Document note, SourceText text, in TermMatch match, Language language)
    {
        var concept = match.Concept;
        var written = match.Label;
        var term = written.Role is LabelRole.Preferred or LabelRole.Alternative && written.Abbreviates is null
            ? written.Text
            : concept.ShownLabel(written.Language)?.Text ?? written.Text;
        var other = concept.ShownLabel(written.Language == Language.English ? Language.Chinese : Language.English)?.Text;
        return new TermSheetRow(
            concept.Id,
            term,
            concept.Labels.FirstOrDefault(label => label.Abbreviates == term && label.Text != other)?.Text,
            other == term ? null : other,
            concept.Definition.In(language) is { } definition ? FirstSentence.Of(definition) : null,
            match.Span,
            text.Lines.LineOf(match.Span.Start) + 1,
            SectionAt(note.Outline, match.Span.Start));
    }

    /// <summary>The innermost heading above an offset; null before the first one.</summary>
    private static string? SectionAt(Outline outline, int offset)
    {
        string? section = null;
        foreach (var heading in outline.Headings)
        {
            if (heading.Span.Start > offset)
            {
                break;
            }

            section = offset < heading.SectionEnd ? heading.Text : section;
        }

        return section;
    }
}

/// <summary>One term of a sheet.</summary>
/// <param name="Term">As the note first names it; for a full form or a label to avoid, the label that is shown for it.</param>
/// <param name="FullForm">What <paramref name="Term"/> abbreviates; null where it is no abbreviation.</param>
/// <param name="Other">Its name in the other language; null where it has none, or the same.</param>
/// <param name="Gist">The first sentence of the definition; null where the glossary has none.</param>
/// <param name="Place">Where the note first uses it.</param>
/// <param name="Line">The line of <paramref name="Place"/>, from 1.</param>
/// <param name="Section">The heading above it; null before the first one.</param>
public sealed record TermSheetRow(
    string ConceptId, string Term, string? FullForm, string? Other, string? Gist, TextSpan Place, int Line, string? Section);
