using System.Collections.Immutable;

namespace MllmLsp.Core.Bibliographies;

/// <summary>The entries of several files by key; of two with one key the first file's holds, in the order of paths. Immutable.</summary>
public sealed class Bibliography
{
    private readonly Dictionary<string, (BibFile File, BibEntry Entry)> byKey = new(StringComparer.Ordinal);

    private Bibliography(ImmutableArray<BibFile> files)
    {
        Files = files;
        foreach (var file in files)
        {
            foreach (var entry in file.Entries)
            {
                byKey.TryAdd(entry.Key, (file, entry));
            }
        }

        foreach (var file in files)
        {
            foreach (var entry in file.Entries)
            {
                foreach (var key in entry.OtherKeys)
                {
                    byKey.TryAdd(key, (file, entry));
                }
            }
        }
    }

    public static Bibliography Empty { get; } = new([]);

    public ImmutableArray<BibFile> Files { get; }

    /// <summary>True where nothing is missed: a key that is not found is undefined.</summary>
    public bool IsComplete => Files.All(file => !file.IsPartial);

    public IEnumerable<string> Keys => byKey.Keys;

    public static Bibliography Of(ImmutableArray<BibFile> files) => files.IsEmpty ? Empty : new Bibliography(files);

    /// <summary>The entry with this key and its file; null where there is none.</summary>
    public (BibFile File, BibEntry Entry)? Find(string key) => byKey.TryGetValue(key, out var found) ? found : null;
}
