using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server;

/// <summary>
/// What holds for each opened folder. Later sources are laid over earlier ones: defaults, initialization options, the client's
/// configuration, and the project's <c>mllm-lsp.json</c>, since a project knows its notes better than a user's habits do.
/// </summary>
internal sealed class FolderLoader(ILogger logger)
{
    public (ImmutableArray<WorkspaceFolder> Folders, ImmutableArray<SettingsProblem> Problems) Load(ServerState state)
    {
        var problems = new List<SettingsProblem>();
        ImmutableArray<WorkspaceFolder> folders = [.. state.FolderPaths.Select(path => Load(path, state, problems))];
        return (folders, [.. problems.Distinct()]);
    }

    private WorkspaceFolder Load(string path, ServerState state, List<SettingsProblem> problems)
    {
        var root = RootFinder.Find(path);
        var settings = Settings.Default;
        foreach (var layer in Layers(path, state))
        {
            settings = Lay(layer, settings, state);
        }

        var project = SettingsFile.ReadProject(root, settings, state.Client.Language);
        foreach (var problem in project.Problems)
        {
            logger.LogWarning("{Path}:{Line}: {Problem}", problem.Path, problem.Position.Line + 1, problem.Message);
        }

        problems.AddRange(project.Problems);
        var known = state.Workspace.Folders.FirstOrDefault(folder => folder.Path == path);
        return new WorkspaceFolder(path, root, project.Settings, RootFinder.IsObsidianVault(root))
        {
            // Those of folders below, and what the settings name, are read by the walk; until then the last ones hold.
            Nested = known?.Nested ?? [],
            Baseline = known?.Baseline ?? Baseline.Empty,
            Below = settings,
        };
    }

    private static IEnumerable<JsonElement> Layers(string path, ServerState state)
    {
        if (state.InitializationOptions is { } options)
        {
            yield return options;
        }

        if (state.Configuration.TryGetValue("", out var all))
        {
            yield return all;
        }

        if (state.Configuration.TryGetValue(path, out var own))
        {
            yield return own;
        }
    }

    private Settings Lay(JsonElement layer, Settings below, ServerState state)
    {
        if (layer.ValueKind != JsonValueKind.Object)
        {
            return below;
        }

        var result = SettingsParser.Parse(Encoding.UTF8.GetBytes(layer.GetRawText()), below, SettingsSource.Client, state.Client.Language);
        foreach (var problem in result.Problems)
        {
            logger.LogWarning("Client settings: {Problem}", problem.Message);
        }

        return result.Settings;
    }
}
