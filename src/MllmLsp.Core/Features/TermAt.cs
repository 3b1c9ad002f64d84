using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>Finds the term at a place of a note.</summary>
internal static class TermAt
{
    /// <summary>The longest term over an offset, in the note's offsets; null where there is none or the place is no prose.</summary>
    /// <remarks>Looks at the line and its neighbours only, since a label with a space may cross a soft line break.</remarks>
    public static TermMatch? Find(Workspace workspace, Document document, int offset)
    {
        if (document.Text is not { } text || !Prose.IsReadable(document.Outline, offset) && !IsBehindProse(document, offset))
        {
            return null;
        }

        var line = text.Lines.LineOf(offset);
        var start = text.Lines.LineSpan(Math.Max(line - 1, 0)).Start;
        var end = text.Lines.LineSpan(line + 1).End;
        var match = workspace.GlossaryFor(document.Path).Matcher.At(text.AsSpan()[start..end], offset - start);
        return match is { } found ? found with { Span = found.Span.Shift(start) } : null;
    }

    private static bool IsBehindProse(Document document, int offset) => offset > 0 && Prose.IsReadable(document.Outline, offset - 1);
}
