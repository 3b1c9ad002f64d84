using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Text;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary>A diagnostic with what it takes to print it.</summary>
/// <param name="Path">As in <c>Document.Path</c>.</param>
/// <param name="Text">Of the file; empty where it could not be read.</param>
internal sealed record Finding(string Path, SourceText Text, Diagnostic Diagnostic);

/// <summary>What a run of the linter found.</summary>
/// <param name="Findings">By path, then by place; both ordinal, so that the order is the same everywhere.</param>
/// <param name="Files">Paths of the notes and glossaries that were checked, unreadable ones included; sorted.</param>
/// <param name="Aside">Mistakes in settings that held for the run but were not what was to be checked.</param>
internal sealed record LintResult(ImmutableArray<Finding> Findings, ImmutableArray<string> Files, ImmutableArray<SettingsProblem> Aside)
{
    public int FileCount => Files.Length;

    /// <summary>What a baseline hides.</summary>
    public ImmutableArray<Finding> Known { get; init; } = [];

    /// <summary>Entries of a baseline, for files that were checked, that nothing answers any more.</summary>
    public ImmutableArray<(string Path, KnownFinding Entry)> Stale { get; init; } = [];

    /// <summary>What was mended before; null where nothing was to be.</summary>
    public FixSummary? Fixed { get; init; }

    /// <summary>Null where nobody asked.</summary>
    public RunStatistics? Statistics { get; init; }

    /// <summary>Findings of this severity and worse make the run fail; null: none do.</summary>
    public Severity? FailOn { get; init; }

    /// <summary>The fixes of a finding, best first. Computed when asked for.</summary>
    public Func<Finding, ImmutableArray<Fix>> FixesOf { get; init; } = finding => finding.Diagnostic.Fixes;

    /// <summary>A wrong setting fails a run that it held for, too, wherever it stands: who misspelt a preset would pass unchecked.</summary>
    public bool Fails =>
        Findings.Any(finding => finding.Diagnostic.Severity <= FailOn)
        || Aside.Any(problem => DiagnosticCodes.DefaultSeverities[problem.Code] <= FailOn);
}
