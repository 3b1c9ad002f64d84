using MllmLsp.Core.Text;

namespace MllmLsp.Core.Harvest;

internal enum LineRole
{
    Plain,
    ListItem,
    Heading,
}

/// <summary>
/// A line as a reader sees it: no marks of Markdown, and a <see cref="Barrier"/> where code, formulas, addresses or HTML stand. Every
/// character knows where it is written.
/// </summary>
/// <param name="Text">Width folded where that keeps the length, so that a full-width bracket is a bracket.</param>
/// <param name="Offsets">For each character of <paramref name="Text"/> its UTF-16 offset in the note.</param>
internal sealed record ProseLine(string Text, int[] Offsets, LineRole Role)
{
    /// <summary>Stands for what is no prose: nothing that is harvested reaches across it.</summary>
    public const char Barrier = '\uFFFC';

    /// <summary>Where a part of the line, half-open and not empty, is written in the note; marks of Markdown within it included.</summary>
    public TextSpan SpanOf(int start, int end) => TextSpan.FromBounds(Offsets[start], Offsets[end - 1] + 1);
}
