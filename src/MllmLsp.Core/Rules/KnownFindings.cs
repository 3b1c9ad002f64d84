using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Rules;

/// <summary>Holds findings against the baseline of their folder; the editor and the command line hide the same ones.</summary>
public static class KnownFindings
{
    /// <param name="findings">All findings of the file, as severities and suppressions left them.</param>
    public static BaselineMatch Match(Workspace workspace, string path, SourceText text, ImmutableArray<Diagnostic> findings) =>
        (workspace.FolderOf(path)?.Baseline ?? Baseline.Empty).Match(path, text, findings, known => workspace.Files.Find(known) is not null);

    /// <summary>The findings that are to be reported.</summary>
    public static ImmutableArray<Diagnostic> Without(Workspace workspace, string path, SourceText text, ImmutableArray<Diagnostic> findings) =>
        findings.IsEmpty ? findings : Match(workspace, path, text, findings).New;
}
