using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Cli.Reports;

/// <summary>Workflow commands of GitHub Actions: each finding becomes an annotation at its place in the pull request.</summary>
internal static class GitHubReport
{
    public static void Write(LintResult result, Terminal terminal)
    {
        foreach (var finding in result.Findings)
        {
            var (_, text, found) = finding;
            var start = text.Lines.PositionAt(found.Span.Start);
            var end = text.Lines.PositionAt(found.Span.End);
            var path = Property(ShownPath.Of(finding.Path, terminal.WorkingDirectory));

            // GitHub takes a column's end only where it is on the line of its start.
            var place = start.Line == end.Line
                ? $"line={start.Line + 1},col={start.Character + 1},endColumn={Math.Max(end.Character, start.Character + 1)}"
                : $"line={start.Line + 1},endLine={end.Line + 1}";
            terminal.Out.WriteLine($"::{Command(found.Severity)} file={path},{place},title={Property(found.Code)}::{Data(found.Message)}");
        }

        // A line of notes or glossaries cannot be taken for a command: this one is all ours.
        terminal.Out.WriteLine(LintSummary.Sentence(result, terminal.Language));
    }

    private static string Command(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    private static string Data(string text) => WellFormedText.Of(text)
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
