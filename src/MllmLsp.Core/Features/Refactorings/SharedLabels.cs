using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>The link definitions and footnotes of a note that a section uses and that stand outside of it, and the other way round.</summary>
internal sealed class SharedLabels
{
    private readonly RefactoringContext at;
    private readonly TextSpan section;

    public SharedLabels(RefactoringContext at, TextSpan section)
    {
        (this.at, this.section) = (at, section);
        var usedInside = Closure([section]);
        var usedOutside = Closure([new TextSpan(0, section.Start), TextSpan.FromBounds(section.End, at.Text.Length)]);
        ForSection = [.. usedInside.Where(span => !section.Contains(span)).Select(span => (span, !UsedOutside(span, usedInside) && BeginsLine(span)))];
        ForRest = [.. usedOutside.Where(section.Contains)];
    }

    /// <summary>Definitions that the section needs, in the order of the text. One that nothing else uses leaves the note.</summary>
    public IReadOnlyList<(TextSpan Span, bool IsMoved)> ForSection { get; }

    /// <summary>Definitions that stand in the section and are used by what is left.</summary>
    public IReadOnlyList<TextSpan> ForRest { get; }

    /// <summary>Whether something uses it besides the section and what goes with that.</summary>
    private bool UsedOutside(TextSpan definition, IReadOnlyCollection<TextSpan> gone)
    {
        foreach (var reference in at.Outline.References)
        {
            if (!section.Contains(reference.Span) && !gone.Any(span => span.Contains(reference.Span)) && DefinitionOf(reference) == definition)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Definitions that parts of the text use, and those that these use: a footnote may have links and footnotes of its own.</summary>
    private List<TextSpan> Closure(List<TextSpan> parts)
    {
        var found = new List<TextSpan>();
        for (var i = 0; i < parts.Count; i++)
        {
            foreach (var reference in at.Outline.References)
            {
                if (parts[i].Contains(reference.Span) && DefinitionOf(reference) is { } definition && !found.Contains(definition))
                {
                    found.Add(definition);
                    parts.Add(definition);
                }
            }
        }

        found.Sort();
        return found;
    }

    private TextSpan? DefinitionOf(in Reference reference) => reference.Kind switch
    {
        ReferenceKind.Full or ReferenceKind.Collapsed or ReferenceKind.Shortcut => at.Outline.FindDefinition(reference.Target)?.Span,
        ReferenceKind.Footnote => at.Outline.FindFootnote(reference.Target)?.Span,
        _ => null,
    };

    private bool BeginsLine(TextSpan span) => at.LineAt(span.Start).Start == span.Start;
}
