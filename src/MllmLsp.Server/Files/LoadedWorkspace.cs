using System.Collections.Immutable;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files.Caching;

namespace MllmLsp.Server.Files;

/// <summary>A workspace that was read in one go, and what came up meanwhile.</summary>
/// <param name="Texts">Of what was read.</param>
/// <param name="Problems">One for each file or folder that could not be read, sorted by path.</param>
internal sealed record LoadedWorkspace(
    Workspace Workspace,
    ImmutableArray<FolderScan> Folders,
    ReadTexts Texts,
    ImmutableArray<FileProblem> Problems,
    ImmutableArray<SettingsProblem> SettingsProblems)
{
    public NoteCache Cache { get; init; } = NoteCache.None;

    /// <summary>Of each note that was read, by path.</summary>
    public required IReadOnlyDictionary<string, NoteKeys> Keys { get; init; }
}
