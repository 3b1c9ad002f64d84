using System.CommandLine;

namespace MllmLsp.Server.Cli.Reports;

/// <summary>One <c>--format</c> of <c>lint</c>: in which form findings are written, and where to.</summary>
/// <param name="File">As typed; null for standard output.</param>
internal sealed record ReportFormat(string Name, string? File)
{
    /// <summary>Every form there is.</summary>
    private static readonly Dictionary<string, Action<LintResult, Terminal>> Writers = new(StringComparer.Ordinal)
    {
        ["text"] = TextReport.Write,
        ["json"] = JsonReport.Write,
        ["sarif"] = SarifReport.Write,
        ["github"] = GitHubReport.Write,
        ["junit"] = JUnitReport.Write,
    };

    public static Option<string[]> Option()
    {
        var names = string.Join('|', Writers.Keys);
        var option = new Option<string[]>("--format")
        {
            Description = "How findings are written; with =FILE into a file. May be given several times.",
            HelpName = $"{names}[=FILE]",
            DefaultValueFactory = _ => [Formats.Text],
        };
        option.Validators.Add(given =>
        {
            var formats = given.Tokens.Select(token => Of(token.Value)).ToArray();
            if (formats.FirstOrDefault(format => !Writers.ContainsKey(format.Name) || format.File is "") is { } wrong)
            {
                given.AddError($"Unknown format '{wrong.Name}{(wrong.File is null ? "" : "=" + wrong.File)}'. There are: {string.Join(", ", Writers.Keys)}; each may be followed by =FILE.");
            }
            else if (formats.Count(format => format.File is null) > 1)
            {
                given.AddError("Only one format can go to standard output: give the others a file, such as --format sarif=out.sarif.");
            }
        });
        return option;
    }

    /// <param name="argument">As typed, <c>NAME</c> or <c>NAME=FILE</c>.</param>
    public static ReportFormat Of(string argument) =>
        argument.IndexOf('=') is >= 0 and var at ? new ReportFormat(argument[..at], argument[(at + 1)..]) : new ReportFormat(argument, null);

    public void Write(LintResult result, Terminal terminal) => Writers[Name](result, terminal);
}
