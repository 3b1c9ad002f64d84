using MllmLsp.Core.Diagnostics;

namespace MllmLsp.Core.Workspaces;

/// <summary>One opened folder.</summary>
/// <param name="Path">The folder that is indexed; absolute, <c>/</c> between the parts, none at the end.</param>
/// <param name="Root">
/// The boundary: the nearest folder above (or <paramref name="Path"/> itself) that holds <c>.git</c>, <c>.obsidian</c> or
/// <c>mllm-lsp.json</c>. A leading slash in a destination stands for it, and what lies outside it is never looked at.
/// </param>
/// <param name="Settings">What holds for the folder.</param>
/// <param name="IsObsidianVault">Whether the root holds <c>.obsidian</c>.</param>
public sealed record WorkspaceFolder(string Path, string Root, Settings Settings, bool IsObsidianVault = false)
{
    /// <summary>Findings that are not to be reported again.</summary>
    public Baseline Baseline { get; init; } = Baseline.Empty;

    /// <summary>The dialect in force; never <see cref="Dialect.Auto"/>.</summary>
    public Dialect Dialect => Settings.Dialect != Dialect.Auto ? Settings.Dialect : IsObsidianVault ? Dialect.Obsidian : Dialect.GitHub;
}
