using System.Collections.Immutable;
using System.Text;

namespace MllmLsp.Core.Glossaries.Exchange;

/// <summary>Finds the pipe tables of a Markdown text (GitHub Flavored Markdown, 4.10) that list terms, wherever they stand outside code blocks.</summary>
public static class MarkdownTables
{
    /// <summary>All terms of all such tables, as one glossary.</summary>
    public static ImportedGlossary Read(string text)
    {
        var tables = Find(text).Where(TableReader.IsGlossary).Select(TableReader.Read).ToImmutableArray();
        if (tables.IsEmpty)
        {
            return ImportedGlossary.Broken(
                0,
                "No table of terms is here: a table needs a heading such as 'term', 'English', '中文' or '缩写'.",
                "没有术语表格：表头须有“术语”“English”“中文”或“缩写”等列名。");
        }

        return new ImportedGlossary(
            tables.Length == 1 ? tables[0].Title : new Localization.LocalizedText(null, null),
            [.. tables.SelectMany(table => table.Concepts)],
            [.. tables.SelectMany(table => table.Problems)]);
    }

    /// <summary>Every pipe table, its cells as plain text.</summary>
    public static IEnumerable<Table> Find(string text)
    {
        var lines = Lines(text);
        var fence = "";
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Text.TrimStart();
            if (FenceOf(line) is { } mark && (fence.Length == 0 || (mark[0] == fence[0] && mark.Length >= fence.Length && line.Trim() == mark)))
            {
                fence = fence.Length == 0 ? mark : "";
            }
            else if (fence.Length == 0 && i + 1 < lines.Count && line.Contains('|') && Cells(lines[i]) is var header && ColumnCount(lines[i + 1].Text) == header.Length)
            {
                var rows = ImmutableArray.CreateBuilder<TableRow>();
                var next = i + 2;
                for (; next < lines.Count && lines[next].Text.Contains('|') && FenceOf(lines[next].Text.TrimStart()) is null; next++)
                {
                    rows.Add(new TableRow(Cells(lines[next]), lines[next].Offset));
                }

                yield return new Table(new TableRow(header, lines[i].Offset), rows.DrainToImmutable());
                i = next - 1;
            }
        }
    }

    private readonly record struct Line(string Text, int Offset);

    private static List<Line> Lines(string text)
    {
        var lines = new List<Line>();
        var from = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] is '\n' or '\r')
            {
                lines.Add(new Line(text[from..i], from));
                i += i + 1 < text.Length && text[i] == '\r' && text[i + 1] == '\n' ? 1 : 0;
                from = i + 1;
            }
        }

        return lines;
    }

    private static string? FenceOf(string line)
    {
        var length = line.Length == 0 || line[0] is not ('`' or '~') ? 0 : line.Length - line.TrimStart(line[0]).Length;
        return length >= 3 ? line[..length] : null;
    }

    /// <summary>Of a delimiter row, such as <c>|---|:-:|</c>; 0 for any other line.</summary>
    private static int ColumnCount(string line)
    {
        var trimmed = line.Trim();
        if (!trimmed.Contains('-') || trimmed.AsSpan().ContainsAnyExcept("|-: \t"))
        {
            return 0;
        }

        var cells = trimmed.Trim('|').Split('|');
        return cells.All(cell => cell.Trim() is { Length: > 0 } mark && mark.Trim(':') is { Length: > 0 } dashes && dashes.All(c => c == '-')) ? cells.Length : 0;
    }

    /// <summary>The cells of a row. An escaped pipe is none, not even in code.</summary>
    private static ImmutableArray<TableCell> Cells(Line line)
    {
        var (from, to) = (0, line.Text.Length);
        while (from < to && line.Text[from] is ' ' or '\t' or '>')
        {
            from++;
        }

        while (to > from && line.Text[to - 1] is ' ' or '\t')
        {
            to--;
        }

        from += from < to && line.Text[from] == '|' ? 1 : 0;
        to -= to > from && line.Text[to - 1] == '|' && (to < 2 || line.Text[to - 2] != '\\') ? 1 : 0;
        var cells = ImmutableArray.CreateBuilder<TableCell>();
        var cell = new StringBuilder();
        var start = from;
        for (var i = from; i <= to; i++)
        {
            if (i == to || line.Text[i] == '|')
            {
                var raw = cell.ToString();
                cells.Add(new TableCell(MarkdownCell.PlainText(raw), line.Offset + Math.Min(start + (raw.Length - raw.TrimStart().Length), i)));
                cell.Clear();
                start = i + 1;
            }
            else if (line.Text[i] == '\\' && i + 1 < to && line.Text[i + 1] == '|')
            {
                cell.Append("\\|");
                i++;
            }
            else
            {
                cell.Append(line.Text[i]);
            }
        }

        return cells.DrainToImmutable();
    }
}
