using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary>What is to be read and checked.</summary>
/// <param name="Language">Of messages.</param>
internal sealed record LintRequest(IReadOnlyList<LintTarget> Targets, Language Language)
{
    /// <summary>What a file that the user named says; null: the project's <c>mllm-lsp.json</c> holds.</summary>
    public SettingsResult? Settings { get; init; }

    /// <summary>The known findings; null: those that the settings name.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>A note whose text is not the disk's, as in an editor; null for none.</summary>
    public (string Path, SourceText Text)? Unsaved { get; init; }

    /// <summary>Whether what earlier runs made of the same bytes may be used.</summary>
    public bool UsesCache { get; init; }

    public RunProgress? Progress { get; init; }
}
