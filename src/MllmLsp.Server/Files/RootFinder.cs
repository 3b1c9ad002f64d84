namespace MllmLsp.Server.Files;

/// <summary>Finds the boundary of a folder: what a leading <c>/</c> in a link stands for, and what is never left.</summary>
internal static class RootFinder
{
    private static readonly string[] Markers = [".git", ".obsidian", SettingsFile.Name];

    /// <summary>
    /// The nearest folder, from <paramref name="folder"/> upwards, that holds <c>.git</c>, <c>.obsidian</c> or <c>mllm-lsp.json</c>;
    /// <paramref name="folder"/> itself where none does. Folders that cannot be read count as holding nothing.
    /// </summary>
    /// <param name="folder">Normalised (<see cref="DiskPath"/>).</param>
    public static string Find(string folder) => FindWithMarker(folder).Root;

    /// <summary>As <see cref="Find"/>, with the name of the entry that decided; null where none did.</summary>
    public static (string Root, string? Marker) FindWithMarker(string folder)
    {
        for (var at = folder; at is not null; at = DiskPath.Parent(at))
        {
            if (Array.Find(Markers, marker => Path.Exists(DiskPath.Combine(at, marker))) is { } marker)
            {
                return (at, marker);
            }
        }

        return (folder, null);
    }

    /// <summary>Whether Obsidian's rules hold where no setting says otherwise.</summary>
    public static bool IsObsidianVault(string root) => Directory.Exists(DiskPath.Combine(root, ".obsidian"));
}
