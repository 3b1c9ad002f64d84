using System.Collections.Immutable;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli;

/// <summary>One value in force.</summary>
/// <param name="Origin">Where it is written; null for a default.</param>
/// <param name="FromPreset">A severity that nothing sets: the preset decided.</param>
internal sealed record ConfigValue(string Name, string Json, SettingOrigin? Origin, bool FromPreset);

/// <summary>What holds for one file or folder, as <c>lint</c> sees it.</summary>
/// <param name="File">The nearest settings file, upwards to the root; null where there is none.</param>
internal sealed record FileConfig(string Root, string? File, Settings Settings, ImmutableArray<ConfigValue> Values, ImmutableArray<SettingsProblem> Problems)
{
    public static FileConfig Of(LintTarget target, Language language)
    {
        var root = RootFinder.Find(target.Folder);
        var file = DiskPath.Combine(root, SettingsFile.Name);
        var read = SettingsFile.ReadProject(root, Settings.Default, language);
        var settings = read.Settings.ForFile(target.Path, root);
        ImmutableArray<ConfigValue> values = [.. SettingsKeys.All.Select(key => Value(key.Key, key.Value, settings, read, target.Path, root))];
        return new FileConfig(root, Path.Exists(file) ? file : null, settings, values, read.Problems);
    }

    private static ConfigValue Value(string name, SettingKey key, Settings settings, SettingsResult read, string path, string root)
    {
        var isSeverity = name.StartsWith(SettingsKeys.Severity + ".", StringComparison.Ordinal);
        SettingOrigin? origin = null;
        foreach (var candidate in read.Origins)
        {
            // An override that sets a preset takes the severities of the others out of force.
            var holds = candidate.Override is not { } entry || (entry < read.Settings.Overrides.Length && read.Settings.Overrides[entry].Files.Include(path, root));
            origin = !holds ? origin
                : candidate.Name == name ? candidate
                : isSeverity && candidate is { Name: "preset", Override: not null } ? null
                : origin;
        }

        return new ConfigValue(name, key.Show(settings), origin, isSeverity && origin is null);
    }
}
