using System.CommandLine;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Cli;

/// <summary><c>mllm-lsp explain CODE</c>: the page of a diagnostic code.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var code = new Argument<string>("CODE") { Description = "A diagnostic code, such as broken-link. Without one: all codes.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("explain", "Show the page of a diagnostic code: what it means, wrong and right examples, how to fix it.") { code };
        CommandHelp.Add(command, [
            ("mllm-lsp explain broken-link", "What a code means."),
            ("mllm-lsp explain", "The list of all codes."),
        ]);
        command.SetAction(parsed => Run(parsed.GetValue(code), terminal));
        return command;
    }

    private static int Run(string? code, Terminal terminal)
    {
        if (code is null)
        {
            foreach (var (known, severity) in DiagnosticCodes.DefaultSeverities)
            {
                terminal.Out.WriteLine($"{known,-26} {SeverityName.Of(severity),-12} {RulePages.SummaryOf(known, terminal.Language)}");
            }

            return ExitCode.Success;
        }

        if (DiagnosticCodes.DefaultSeverities.ContainsKey(code))
        {
            terminal.Out.Write(RulePages.Of(code, terminal.Language));
            return ExitCode.Success;
        }

        var nearest = EditDistance.Nearest(code, DiagnosticCodes.DefaultSeverities.Keys, 3);
        terminal.Error.WriteLine($"mllm-lsp: There is no code '{SafeText.Of(code)}'."
            + (nearest.Count > 0 ? $" The nearest: {string.Join(", ", nearest)}." : "")
            + " `mllm-lsp explain` lists all.");
        return ExitCode.Found;
    }
}
