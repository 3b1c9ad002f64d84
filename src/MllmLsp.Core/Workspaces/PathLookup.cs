using System.Collections.Immutable;
using System.Text;

namespace MllmLsp.Core.Workspaces;

/// <summary>By what paths are looked up.</summary>
internal enum PathPart
{
    /// <summary>By the whole path, in any case and normalization.</summary>
    Whole,

    /// <summary>By its last part, in any case and normalization.</summary>
    Name,

    /// <summary>By the folder that holds it, exactly.</summary>
    Folder,
}

/// <summary>
/// An immutable lookup of paths by a part of them: an array and a hash table of numbers built once, eight bytes a path besides the array, and what
/// changed since laid over it. The parts are read off the paths and kept nowhere.
/// </summary>
internal sealed class PathLookup
{
    private const int MostChangedOfFew = 1024;
    private const int None = -1;

    private static readonly ImmutableDictionary<string, ImmutableArray<string>> Nothing = ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    private readonly PathPart part;

    /// <summary>In ordinal order, each once.</summary>
    private readonly string[] paths;

    /// <summary>By hash: the first path with it, and by path the next one with the same.</summary>
    private readonly int[] first;
    private readonly int[] next;
    private readonly ImmutableDictionary<string, ImmutableArray<string>> changed;

    private PathLookup(PathPart part, string[] paths, int[] first, int[] next, ImmutableDictionary<string, ImmutableArray<string>> changed) =>
        (this.part, this.paths, this.first, this.next, this.changed) = (part, paths, first, next, changed);

    /// <summary>The paths with a part, which comes folded (<see cref="NameKey.Folded"/>) but for a folder; in ordinal order, empty when there is none.</summary>
    public ImmutableArray<string> this[string key] => !changed.IsEmpty && changed.TryGetValue(key, out var now) ? now : Built(key);

    /// <summary>Every path, in no order.</summary>
    public IEnumerable<string> Paths =>
        changed.IsEmpty ? paths : paths.Where(path => !changed.ContainsKey(KeyOf(path))).Concat(changed.Values.SelectMany(values => values));

    /// <param name="paths">In ordinal order, each once; kept, and not to be changed.</param>
    public static PathLookup Create(PathPart part, string[] paths)
    {
        var (first, next) = (new int[Math.Max(paths.Length, 1)], new int[paths.Length]);
        Array.Fill(first, None);

        // From the end, so that those with one part follow each other in their order.
        for (var i = paths.Length - 1; i >= 0; i--)
        {
            ref var head = ref first[Place(HashOf(part, paths[i]), first)];
            (next[i], head) = (head, i);
        }

        return new PathLookup(part, paths, first, next, Nothing);
    }

    public PathLookup With(string path)
    {
        var key = KeyOf(path);
        var values = this[key];
        var at = values.BinarySearch(path, StringComparer.Ordinal);
        return at >= 0 ? this : With(key, values.Insert(~at, path));
    }

    public PathLookup Without(string path)
    {
        var key = KeyOf(path);
        var values = this[key];
        var at = values.BinarySearch(path, StringComparer.Ordinal);
        return at < 0 ? this : With(key, values.RemoveAt(at));
    }

    /// <summary>What has changed becomes part of the table when it is a quarter of it.</summary>
    private PathLookup With(string key, ImmutableArray<string> values)
    {
        var now = new PathLookup(part, paths, first, next, changed.SetItem(key, values));
        return now.changed.Count <= Math.Max(MostChangedOfFew, paths.Length / 4) ? now : Create(part, [.. now.Paths.Order(StringComparer.Ordinal)]);
    }

    private ImmutableArray<string> Built(string key)
    {
        var found = default(OneOrMore);
        for (var i = first[Place(HashOf(key), first)]; i != None; i = next[i])
        {
            if (Has(paths[i], key))
            {
                found.Add(paths[i]);
            }
        }

        return found.ToImmutable();
    }

    private string KeyOf(string path) => part switch
    {
        PathPart.Whole => NameKey.Folded(path),
        PathPart.Name => NameKey.Folded(PathText.Name(path)),
        _ => PathText.Folder(path),
    };

    private static ReadOnlySpan<char> PartOf(PathPart part, string path)
    {
        var slash = path.LastIndexOf('/');
        return part switch
        {
            PathPart.Whole => path,
            PathPart.Name => path.AsSpan(slash + 1),
            _ => path.AsSpan(0, Math.Max(slash, 0)),
        };
    }

    private bool Has(string path, string key)
    {
        var own = PartOf(part, path);
        return part == PathPart.Folder ? own.SequenceEqual(key)
            : Ascii.IsValid(own) ? Ascii.EqualsIgnoreCase(own, key)
            : NameKey.Folded(own.ToString()) == key;
    }

    /// <summary>The hash of the key of a path; a name in ASCII, as nearly all are, need not be folded for it.</summary>
    private static int HashOf(PathPart part, string path)
    {
        var own = PartOf(part, path);
        return part == PathPart.Folder || Ascii.IsValid(own) ? HashOf(own) : HashOf(NameKey.Folded(own.ToString()));
    }

    private static int HashOf(ReadOnlySpan<char> key) => string.GetHashCode(key, StringComparison.OrdinalIgnoreCase);

    private static int Place(int hash, int[] first) => (int)((uint)hash % (uint)first.Length);

    /// <summary>Nearly all questions have one answer.</summary>
    private struct OneOrMore
    {
        private string? one;
        private ImmutableArray<string>.Builder? more;

        public void Add(string path)
        {
            if (one is null)
            {
                one = path;
                return;
            }

            more ??= ImmutableArray.CreateBuilder<string>();
            if (more.Count == 0)
            {
                more.Add(one);
            }

            more.Add(path);
        }

        public readonly ImmutableArray<string> ToImmutable() => more?.DrainToImmutable() ?? (one is null ? [] : [one]);
    }
}
