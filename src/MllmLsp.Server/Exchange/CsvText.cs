using System.Collections.Immutable;
using MllmLsp.Core.Glossaries.Exchange;
using MllmLsp.Core.Localization;
using nietras.SeparatedValues;

namespace MllmLsp.Server.Exchange;

/// <summary>Texts in rows and cells, as spreadsheets exchange them (RFC 4180): CSV with <c>,</c>, TSV with a tab.</summary>
internal static class CsvText
{
    /// <summary>Writes rows, each ended by LF. Cells with separators, quotation marks or line ends are quoted.</summary>
    public static void Write(TextWriter output, IEnumerable<ImmutableArray<string>> rows, char separator)
    {
        using var lines = new StringWriter { NewLine = "\n" };
        using (var writer = Sep.New(separator).Writer(options => options with { Escape = true, WriteHeader = false, DisableColCountCheck = true }).To(lines, leaveOpen: true))
        {
            foreach (var cells in rows)
            {
                using var row = writer.NewRow();
                for (var i = 0; i < cells.Length; i++)
                {
                    row[i].Set(cells[i]);
                }
            }
        }

        output.Write(lines.ToString());
    }

    /// <summary>Reads a text; its first row that is not empty is the header.</summary>
    /// <param name="separator">Null: the one of comma, tab and semicolon that the first line holds most often outside quotation marks.</param>
    /// <param name="problem">Not null: the text is no CSV, and there is no table.</param>
    public static Table? Read(string text, char? separator, out ImportProblem? problem)
    {
        problem = null;
        var rows = new List<TableRow>();
        try
        {
            using var reader = Sep.New(separator ?? SeparatorOf(text))
                .Reader(options => options with { HasHeader = false, Unescape = false, DisableColCountCheck = true })
                .FromText(text);
            var offset = 0;
            foreach (var row in reader)
            {
                var cells = ImmutableArray.CreateBuilder<TableCell>(row.ColCount);
                var at = offset;
                for (var i = 0; i < row.ColCount; i++)
                {
                    var raw = row[i].Span;
                    cells.Add(new TableCell(Unquoted(raw, at, ref problem), at));
                    at += raw.Length + 1;
                }

                if (problem is not null)
                {
                    return null;
                }

                if (cells.Any(cell => !string.IsNullOrWhiteSpace(cell.Text)))
                {
                    rows.Add(new TableRow(cells.DrainToImmutable(), offset));
                }

                offset = NextLine(text, offset + row.Span.Length);
            }
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException or NotSupportedException or InvalidOperationException)
        {
            // The library's bounds: a row of more than 16 million characters.
            problem = new ImportProblem(0, true, new Wording($"This is no CSV that can be read: {e.Message}", $"CSV 无法读取：{e.Message}"));
            return null;
        }

        if (rows.Count == 0)
        {
            problem = new ImportProblem(0, true, new Wording("The file is empty: a first row with the names of the columns is needed.", "文件是空的：第一行须为列名。"));
            return null;
        }

        return new Table(rows[0], [.. rows.Skip(1)]);
    }

    /// <summary>The text of a cell as written; a quotation mark that is not closed, or closed too early, makes the file unreadable.</summary>
    private static string Unquoted(ReadOnlySpan<char> raw, int offset, ref ImportProblem? problem)
    {
        if (raw.IsEmpty || raw[0] != '"')
        {
            return raw.ToString();
        }

        var inner = raw[1..];
        var end = 0;
        while (end < inner.Length && (inner[end] != '"' || (end + 1 < inner.Length && inner[end + 1] == '"')))
        {
            end += inner[end] == '"' ? 2 : 1;
        }

        if (end >= inner.Length)
        {
            problem ??= new ImportProblem(offset, true, new Wording(
                "The quotation mark that begins here is never closed: close it, or write \"\" for a mark that is text.",
                "此处开始的引号没有结束：请补上引号；若引号是文字，请写成 \"\"。"));
        }
        else if (!inner[(end + 1)..].Trim().IsEmpty)
        {
            problem ??= new ImportProblem(offset + end + 2, true, new Wording(
                "Text stands behind the closing quotation mark: write \"\" for a mark that is text.",
                "结束引号之后还有文字：若引号是文字，请写成 \"\"。"));
        }

        return inner[..Math.Min(end, inner.Length)].ToString().Replace("\"\"", "\"", StringComparison.Ordinal);
    }

    private static int NextLine(string text, int end) =>
        end < text.Length && text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;

    private static char SeparatorOf(string text)
    {
        var counts = new Dictionary<char, int> { [','] = 0, ['\t'] = 0, [';'] = 0 };
        var isQuoted = false;
        foreach (var character in text)
        {
            isQuoted ^= character == '"';
            if (!isQuoted && character is '\n' or '\r' && counts.Values.Any(count => count > 0))
            {
                break;
            }

            if (!isQuoted && counts.TryGetValue(character, out var count))
            {
                counts[character] = count + 1;
            }
        }

        return counts.MaxBy(count => count.Value).Key;
    }
}
