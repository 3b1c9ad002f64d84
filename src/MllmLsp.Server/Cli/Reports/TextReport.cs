namespace MllmLsp.Server.Cli.Reports;

/// <summary>Findings for people: place and message on one line, the source line beneath, a summary at the end.</summary>
internal static class TextReport
{
    /// <summary>Columns of a source line; the rest is cut, since a paragraph of a note is often one line.</summary>
    private const int LineWidth = 100;

    public static void Write(LintResult result, Terminal terminal)
    {
        var paint = new Paint(terminal.Colours);
        foreach (var finding in result.Findings)
        {
            WriteFinding(finding, terminal, paint);
        }

        LintSummary.Write(result, terminal, paint);
    }

    private static void WriteFinding(Finding finding, Terminal terminal, Paint paint)
    {
        var (_, text, found) = finding;
        var start = text.Lines.PositionAt(found.Span.Start);
        var path = SafeText.Of(ShownPath.Of(finding.Path, terminal.WorkingDirectory));
        var severity = paint.Of(found.Severity, SeverityName.Of(found.Severity));
        terminal.Out.WriteLine(
            $"{paint.Strong($"{path}:{start.Line + 1}:{start.Character + 1}:")} {severity} {SafeText.Of(found.Message)} {paint.Faint($"[{found.Code}]")}");
        if (text.Length == 0)
        {
            // Nothing could be read, so there is no line to show.
            terminal.Out.WriteLine();
            return;
        }

        var excerpt = Excerpt.Of(text, found.Span, LineWidth);
        var number = (start.Line + 1).ToString();
        var carets = new string(' ', excerpt.Indent) + paint.Of(found.Severity, new string('^', excerpt.Carets));
        terminal.Out.WriteLine(paint.Faint($"  {number} |") + (excerpt.Line.Length > 0 ? " " : "") + excerpt.Line.TrimEnd(' '));
        terminal.Out.WriteLine(paint.Faint($"  {new string(' ', number.Length)} |") + " " + carets);
        terminal.Out.WriteLine();
    }
}
