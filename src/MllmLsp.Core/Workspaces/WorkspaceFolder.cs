using System.Collections.Immutable;
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

    /// <summary>Folders below with a settings file of their own, which holds there instead of <see cref="Settings"/>.</summary>
    public ImmutableArray<SettingsScope> Nested { get; init; } = [];

    /// <summary>What holds where no settings file is: the defaults, the client's settings over them.</summary>
    public Settings Below { get; init; } = Settings.Default;

    /// <summary>The dialect in force; never <see cref="Dialect.Auto"/>.</summary>
    public Dialect Dialect => DialectOf(Settings);

    /// <summary>Of the nearest settings file above the path.</summary>
    public Settings SettingsFor(string path) => ScopeOf(path)?.Settings ?? Settings;

    public Dialect DialectFor(string path) => DialectOf(SettingsFor(path));

    /// <summary>The folder of the nearest settings file; the root where there is none, since there one would be made.</summary>
    public string SettingsFolderFor(string path) => ScopeOf(path)?.Path ?? Root;

    /// <summary>The folder that a leading slash stands for in a note.</summary>
    public string LinksRootFor(string path)
    {
        var basis = SettingsFolderFor(path);
        return PathText.Combine(basis, SettingsFor(path).LinksRoot) ?? basis;
    }

    private Dialect DialectOf(Settings settings) =>
        settings.Dialect != Dialect.Auto ? settings.Dialect : IsObsidianVault ? Dialect.Obsidian : Dialect.GitHub;

    private SettingsScope? ScopeOf(string path)
    {
        SettingsScope? nearest = null;
        foreach (var scope in Nested)
        {
            if (PathText.IsWithin(path, scope.Path) && (nearest is null || scope.Path.Length > nearest.Path.Length))
            {
                nearest = scope;
            }
        }

        return nearest;
    }
}

/// <summary>A folder with a settings file of its own.</summary>
/// <param name="Path">As <see cref="WorkspaceFolder.Path"/>.</param>
public sealed record SettingsScope(string Path, Settings Settings);
