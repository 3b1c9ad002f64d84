using System.Net;
using System.Text;
using MllmLsp.Core.Features;

namespace MllmLsp.Server.Sheets;

/// <summary>A sheet as one HTML page that needs nothing else: readable in light and dark, and on paper.</summary>
internal static class HtmlSheet
{
    private const string Style = """
        :root { color-scheme: light dark; --line: #d0d7de; --faint: #57606a; --back: #fff; --text: #1f2328; --head: #f6f8fa; }
        @media (prefers-color-scheme: dark) {
          :root { --line: #3d444d; --faint: #9198a1; --back: #0d1117; --text: #e6edf3; --head: #151b23; }
        }
        body {
          margin: 2rem auto; max-width: 60rem; padding: 0 1rem; background: var(--back); color: var(--text);
          font: 16px/1.5 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
        }
        h1 { font-size: 1.4rem; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; }
        thead th { background: var(--head); }
        tbody th { font-weight: 600; }
        .full, .place { color: var(--faint); font-weight: 400; }
        .full { display: block; font-size: .9em; }
        .place { font-size: .9em; }
        @media print {
          :root { --line: #999; --faint: #444; --back: #fff; --text: #000; --head: #eee; }
          body { margin: 0; max-width: none; padding: 0; font-size: 10.5pt; }
          thead { display: table-header-group; }
          tr { break-inside: avoid; }
        }
        """;

    public static string Write(TermSheet sheet)
    {
        var words = new SheetWords(sheet.Language);
        var heading = Encode(words.Heading(sheet.Title));
        return $"""
            <!DOCTYPE html>
            <html lang="{words.Tag}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{heading}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <h1>{heading}</h1>
            {(sheet.Rows.IsEmpty ? $"<p>{Encode(words.None)}</p>" : Table(sheet, words))}
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string Table(TermSheet sheet, SheetWords words)
    {
        var table = new StringBuilder("<div class=\"scroll\">\n<table>\n<thead>\n<tr>");
        foreach (var column in words.Columns)
        {
            table.Append("<th scope=\"col\">").Append(Encode(column)).Append("</th>");
        }

        table.Append("</tr>\n</thead>\n<tbody>\n");
        foreach (var row in sheet.Rows)
        {
            table.Append("<tr><th scope=\"row\">").Append(Encode(row.Term));
            if (row.FullForm is { } full)
            {
                table.Append(" <span class=\"full\">").Append(Encode(full)).Append("</span>");
            }

            table.Append("</th><td>").Append(Encode(row.Other)).Append("</td><td>").Append(Encode(row.Gist));
            table.Append("</td><td class=\"place\">").Append(Encode(words.Place(row))).Append("</td></tr>\n");
        }

        return table.Append("</tbody>\n</table>\n</div>").ToString();
    }

    private static string Encode(string? text) => WebUtility.HtmlEncode(text) ?? "";
}
