using System.Text;
using MllmLsp.Core.Features;

namespace MllmLsp.Server.Sheets;

/// <summary>A sheet as a table of GitHub's Markdown.</summary>
internal static class MarkdownSheet
{
    public static string Write(TermSheet sheet)
    {
        var words = new SheetWords(sheet.Language);
        var text = new StringBuilder();
        text.Append("# ").Append(Cell(words.Heading(sheet.Title))).Append("\n\n");
        if (sheet.Rows.IsEmpty)
        {
            return text.Append(words.None).Append('\n').ToString();
        }

        AppendRow(text, words.Columns);
        AppendRow(text, words.Columns.Select(_ => "---"));
        foreach (var row in sheet.Rows)
        {
            AppendRow(text, [Cell(SheetWords.Term(row)), Cell(row.Other), Cell(row.Gist), Cell(words.Place(row))]);
        }

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>Text that stays text in a table: what could begin markup, and the bar, are escaped; no more, since people edit what they paste.</summary>
    private static string Cell(string? text)
    {
        var cell = new StringBuilder();
        foreach (var character in text ?? "")
        {
            if (character is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '|' or '~' or '&')
            {
                cell.Append('\\');
            }

            cell.Append(char.IsControl(character) ? ' ' : character);
        }

        return cell.ToString();
    }
}
