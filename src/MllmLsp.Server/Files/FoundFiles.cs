using System.Collections.Immutable;

namespace MllmLsp.Server.Files;

/// <summary>Files that walks found, by path. Immutable; one walk's own list is kept, and no copy of it.</summary>
internal sealed class FoundFiles
{
    private static readonly Comparer<FoundFile> ByPath = Comparer<FoundFile>.Create(static (a, b) => string.CompareOrdinal(a.Path, b.Path));

    private readonly ImmutableArray<FoundFile> files;

    private FoundFiles(ImmutableArray<FoundFile> files) => this.files = files;

    public static FoundFiles None { get; } = new([]);

    public int Count => files.Length;

    public IEnumerable<string> Paths => files.Select(file => file.Path);

    /// <param name="lists">Each in ordinal order of the paths, which may stand in more than one.</param>
    public static FoundFiles Of(IReadOnlyCollection<ImmutableArray<FoundFile>> lists) => lists.Count == 1
        ? new(lists.First())
        : new([.. lists.SelectMany(list => list).Reverse().DistinctBy(file => file.Path, StringComparer.Ordinal).OrderBy(file => file.Path, StringComparer.Ordinal)]);

    /// <summary>Logarithmic in their number.</summary>
    public bool Contains(string path) => Find(path) is not null;

    /// <summary>Those that another list does not have, or has otherwise; in order, linear but for looking them up there.</summary>
    public IEnumerable<string> NewSince(FoundFiles before) =>
        before.Count == 0 ? Paths : files.Where(file => before.Find(file.Path) != file).Select(file => file.Path);

    private FoundFile? Find(string path) =>
        files.BinarySearch(new FoundFile(path, 0, default), ByPath) is >= 0 and var at ? files[at] : null;
}
