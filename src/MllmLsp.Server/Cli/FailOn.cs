using System.CommandLine;
using MllmLsp.Core.Diagnostics;

namespace MllmLsp.Server.Cli;

/// <summary>The option <c>--fail-on</c>, the same for every command that reports findings.</summary>
internal static class FailOn
{
    private const string Never = "never";

    public static Option<string> Option()
    {
        var option = new Option<string>("--fail-on")
        {
            Description = "Exit 1 if anything of this severity or worse is found.",
            DefaultValueFactory = _ => SeverityName.Of(Severity.Warning),
        };
        option.AcceptOnlyFromAmong([.. SeverityName.All.Select(SeverityName.Of), Never]);
        return option;
    }

    /// <summary>The severity that a value of the option names; null for none.</summary>
    public static Severity? Of(string name) => name == Never ? null : SeverityName.All.First(severity => SeverityName.Of(severity) == name);
}
