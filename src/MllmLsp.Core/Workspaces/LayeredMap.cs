using System.Collections.Immutable;

namespace MllmLsp.Core.Workspaces;

/// <summary>
/// An immutable map: a dictionary built once, and what changed since laid over it. A change costs what it changes, looking up is constant, and an
/// entry takes half of what it takes in a tree. What has changed becomes part of the dictionary when it is a quarter of it.
/// </summary>
internal sealed class LayeredMap<T>
    where T : class
{
    private const int MostChangedOfFew = 256;

    private readonly Dictionary<string, T> built;

    /// <summary>Null for what is no longer there.</summary>
    private readonly ImmutableDictionary<string, T?> changed;

    private LayeredMap(Dictionary<string, T> built, ImmutableDictionary<string, T?> changed, int count) => (this.built, this.changed, Count) = (built, changed, count);

    public static LayeredMap<T> Empty { get; } = new([], ImmutableDictionary.Create<string, T?>(StringComparer.Ordinal), 0);

    public int Count { get; }

    /// <summary>In no order.</summary>
    public IEnumerable<T> Values
    {
        get
        {
            foreach (var (key, value) in built)
            {
                if (changed.IsEmpty || !changed.ContainsKey(key))
                {
                    yield return value;
                }
            }

            foreach (var value in changed.Values)
            {
                if (value is not null)
                {
                    yield return value;
                }
            }
        }
    }

    public T? Find(string key) => !changed.IsEmpty && changed.TryGetValue(key, out var now) ? now : built.GetValueOrDefault(key);

    /// <summary>The map with entries added, or in the place of those with their keys.</summary>
    public LayeredMap<T> With(IReadOnlyCollection<KeyValuePair<string, T>> entries)
    {
        var count = Count;
        if (changed.Count + entries.Count > Math.Max(MostChangedOfFew, built.Count / 4))
        {
            var all = Rebuilt(entries.Count);
            foreach (var (key, value) in entries)
            {
                all[key] = value;
            }

            return new LayeredMap<T>(all, Empty.changed, all.Count);
        }

        var now = changed.ToBuilder();
        foreach (var (key, value) in entries)
        {
            count += (now.TryGetValue(key, out var known) ? known : built.GetValueOrDefault(key)) is null ? 1 : 0;
            now[key] = value;
        }

        return new LayeredMap<T>(built, now.ToImmutable(), count);
    }

    public LayeredMap<T> Without(string key) => Find(key) is null ? this : new LayeredMap<T>(built, changed.SetItem(key, null), Count - 1);

    private Dictionary<string, T> Rebuilt(int more)
    {
        var all = new Dictionary<string, T>(Count + more, StringComparer.Ordinal);
        foreach (var (key, value) in built)
        {
            if (changed.IsEmpty || !changed.ContainsKey(key))
            {
                all.Add(key, value);
            }
        }

        foreach (var (key, value) in changed)
        {
            if (value is not null)
            {
                all[key] = value;
            }
        }

        return all;
    }
}
