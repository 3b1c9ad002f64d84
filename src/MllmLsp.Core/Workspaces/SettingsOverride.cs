using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;

namespace MllmLsp.Core.Workspaces;

/// <summary>One entry of <c>overrides</c>: what is different for some files.</summary>
/// <param name="Files">Which.</param>
/// <param name="Preset">Null: as for the others.</param>
/// <param name="Severities">By code, over those of the others; null switches a code off.</param>
/// <param name="IgnoreWords">Besides those of the others.</param>
public sealed record SettingsOverride(
    PathGlobs Files, Preset? Preset, ImmutableSortedDictionary<string, Severity?> Severities, ImmutableArray<string> IgnoreWords)
{
    /// <summary>The settings with what this says laid over. A preset of its own leaves no severity of the others in force.</summary>
    public Settings Over(Settings below) => below with
    {
        Preset = Preset ?? below.Preset,
        Severities = (Preset is null ? below.Severities : below.Severities.Clear()).SetItems(Severities),
        IgnoreWords = below.IgnoreWords.AddRange(IgnoreWords),
    };
}
