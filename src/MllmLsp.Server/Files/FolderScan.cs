using System.Collections.Immutable;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Server.Files;

/// <summary>One opened folder: its root, the settings in force, and what a walk found. No note has been read yet.</summary>
/// <param name="SettingsProblems">Of the project's <c>mllm-lsp.json</c>, and of those of folders below.</param>
internal sealed record FolderScan(WorkspaceFolder Folder, FileScan Found, ImmutableArray<SettingsProblem> SettingsProblems)
{
    /// <summary>Where the values of the settings files are written, those of nested ones included.</summary>
    public ImmutableArray<SettingOrigin> Origins { get; init; } = [];

    /// <summary>Of the settings that hold in the folder, those that the user named or the root's first, those of folders below behind them.</summary>
    public ImmutableArray<UInt128> SettingsKeys { get; init; } = [];

    /// <summary>Those of <see cref="SettingsProblems"/> that are about files of known findings.</summary>
    public ImmutableArray<SettingsProblem> BaselineProblems { get; init; } = [];
}

/// <summary>A note that was read.</summary>
/// <param name="Document">Null where the file could not be read: it exists, and nothing is known of what it says.</param>
internal sealed record ReadNote(string Path, FileContent Content, Document? Document);
