using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Server.Cli.Reports;

namespace MllmLsp.Server.Cli;

/// <summary>What <c>lint</c> was asked for, as typed.</summary>
/// <param name="Paths">At least one; <c>-</c> alone for standard input.</param>
internal sealed record LintOptions(ImmutableArray<string> Paths)
{
    public const string StandardInput = "-";

    public string? Config { get; init; }

    /// <summary>In order; at most one goes to standard output.</summary>
    public ImmutableArray<ReportFormat> Formats { get; init; } = [new ReportFormat(Cli.Formats.Text, null)];

    public Severity? FailOn { get; init; } = Severity.Warning;

    /// <summary>The file of known findings; null: the one that the settings name.</summary>
    public string? Baseline { get; init; }

    public bool NoBaseline { get; init; }

    public bool WriteBaseline { get; init; }

    /// <summary>Which fixes are applied; null for none.</summary>
    public FixSafety? Fixes { get; init; }

    /// <summary>Whether fixes are shown instead of written.</summary>
    public bool Diff { get; init; }

    /// <summary>A revision of git; null: all findings are reported.</summary>
    public string? ChangedSince { get; init; }

    /// <summary>Where the text of standard input belongs.</summary>
    public string? StandardInputPath { get; init; }

    public bool Watch { get; init; }

    public bool Statistics { get; init; }

    /// <summary>Whether everything is read anew, and nothing kept for the next run.</summary>
    public bool NoCache { get; init; }

    public bool ReadsStandardInput => Paths is [StandardInput] || (Paths is [] && StandardInputPath is not null);
}
