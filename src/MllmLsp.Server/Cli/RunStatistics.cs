using System.Collections.Immutable;
using System.Diagnostics;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary>How much a run had to do.</summary>
/// <param name="Notes">Notes of the whole root, whether their findings were asked for or not.</param>
/// <param name="Bytes">Of all notes and glossaries, on the disk.</param>
/// <param name="Links">Links, images, wiki links, footnote marks and the like.</param>
/// <param name="Concepts">Of the built-in glossary and the root's own.</param>
/// <param name="Mentions">Concepts that notes mention, each counted once a note.</param>
/// <param name="Times">By phase, in their order.</param>
/// <param name="PeakMemory">Of the process, in bytes; 0 where the system does not tell.</param>
internal sealed record RunStatistics(
    int Notes, int Glossaries, long Bytes, long Links, int Concepts, long Mentions, ImmutableArray<(RunPhase Phase, TimeSpan Time)> Times, long PeakMemory)
{
    public static RunStatistics Of(Workspace workspace, IEnumerable<FolderScan> scans, RunProgress progress)
    {
        // First, since counting takes time of its own: what the run left packed has to be unpacked for it.
        var times = progress.End();
        var files = scans.SelectMany(scan => scan.Found.Notes.Concat(scan.Found.Glossaries)).DistinctBy(file => file.Path);
        using var process = Process.GetCurrentProcess();
        return new RunStatistics(
            workspace.DocumentCount,
            workspace.GlossaryFiles.Values.Count(glossary => glossary.IsGlossary),
            files.Sum(file => file.Length),
            workspace.Documents.Sum(note => (long)note.Outline.References.Length),
            workspace.Folders.SelectMany(folder => workspace.GlossaryFor(folder.Path).Concepts.Select(concept => concept.Id)).Distinct(StringComparer.Ordinal).Count(),
            workspace.Documents.Sum(note => (long)(note.Mentions?.Length ?? 0)),
            [.. times],
            process.PeakWorkingSet64);
    }

    /// <summary>The name of a phase, as in JSON.</summary>
    public static string NameOf(RunPhase phase) => phase.ToString().ToLowerInvariant();
}
