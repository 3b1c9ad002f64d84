using System.Text;
using MllmLsp.Core.Syntax.Parsing;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax;

/// <summary>A paragraph of a note as a reader sees it.</summary>
public static class ParagraphText
{
    /// <summary>
    /// The words of a paragraph without Markdown's marks: a link's text, no footnote marks, comments or block id; formulas as TeX with their
    /// dollar signs. Its lines are joined, by nothing between characters of scripts that are written without spaces, else by a space.
    /// </summary>
    /// <param name="paragraph">A paragraph of the note's top level, such as <see cref="Outline.FirstParagraph"/>.</param>
    public static string Plain(SourceText text, Outline outline, TextSpan paragraph)
    {
        var piece = new StringBuilder().Append(text.Slice(WithoutBlockId(outline, paragraph)));

        // What `[text][label]` says depends on whether the note defines the label.
        foreach (var definition in outline.Definitions)
        {
            piece.Append("\n\n").Append(text.Slice(definition.Span));
        }

        return Joined(MarkdigReader.PlainParagraph(piece.ToString()) ?? text.Slice(paragraph).ToString());
    }

    private static TextSpan WithoutBlockId(Outline outline, TextSpan paragraph)
    {
        foreach (var id in outline.BlockIds)
        {
            if (id.Span.End <= paragraph.End && id.Span.Start > paragraph.Start)
            {
                return TextSpan.FromBounds(paragraph.Start, id.Span.Start - 1);
            }
        }

        return paragraph;
    }

    private static string Joined(string lines)
    {
        var joined = new StringBuilder(lines.Length);
        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (joined.Length > 0 && !(IsWide(joined[^1]) && IsWide(line[0])))
            {
                joined.Append(' ');
            }

            joined.Append(line);
        }

        return joined.ToString();
    }

    /// <summary>A character next to which Chinese typesetting has no space: Han, Kana, Hangul, or full-width punctuation.</summary>
    private static bool IsWide(char character) => Scripts.IsUnspaced(character) || character is (>= '\u3000' and <= '\u303F') or (>= '\uFF00' and <= '\uFF65');
}
