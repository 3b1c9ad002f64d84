using System.Collections.Concurrent;
using System.Collections.Immutable;
using MllmLsp.Core.Bibliographies;

namespace MllmLsp.Core.Workspaces;

/// <summary>All bibliography files, and the entries of each opened folder, joined when they are first asked for.</summary>
internal sealed class BibliographySet
{
    private readonly ConcurrentDictionary<string, Bibliography> joined = new(StringComparer.Ordinal);

    private BibliographySet(ImmutableSortedDictionary<string, BibFile> files) => Files = files;

    public static BibliographySet Empty { get; } = new(ImmutableSortedDictionary.Create<string, BibFile>(StringComparer.Ordinal));

    public ImmutableSortedDictionary<string, BibFile> Files { get; }

    public BibliographySet With(IEnumerable<BibFile> added)
    {
        var all = Files.ToBuilder();
        foreach (var file in added)
        {
            all[file.Path] = file;
        }

        return new BibliographySet(all.ToImmutable());
    }

    public BibliographySet Without(string path) => Files.ContainsKey(path) ? new BibliographySet(Files.Remove(path)) : this;

    public Bibliography For(WorkspaceFolder? folder) => folder is null || Files.IsEmpty
        ? Bibliography.Empty
        : joined.GetOrAdd(folder.Path, path => Bibliography.Of([.. Files.Values.Where(file => PathText.IsWithin(file.Path, path))]));
}
