using System.Collections.Immutable;

namespace MllmLsp.Core.Workspaces;

/// <summary>
/// An immutable one-to-many lookup: a table built once, and the keys that changed since laid over it, so that a change costs what it
/// changes. Looking up and changing are constant but for the logarithm of the number of changed keys.
/// </summary>
internal sealed class LayeredLookup
{
    private const int MostChangedOfFew = 256;

    private readonly NameTable built;
    private readonly ImmutableDictionary<string, ImmutableArray<string>> changed;

    private LayeredLookup(NameTable built, ImmutableDictionary<string, ImmutableArray<string>> changed)
    {
        this.built = built;
        this.changed = changed;
    }

    public static LayeredLookup Empty { get; } = new(NameTable.Empty, ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal));

    /// <summary>The values of a key in ordinal order; empty when there is none.</summary>
    public ImmutableArray<string> this[string key] =>
        !changed.IsEmpty && changed.TryGetValue(key, out var values) ? values : built.Find(key) ?? [];

    public static LayeredLookup Create(IEnumerable<(string Key, string Value)> pairs)
    {
        var collected = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            if (!collected.TryGetValue(key, out var values))
            {
                collected.Add(key, values = new List<string>(1));
            }

            values.Add(value);
        }

        var built = new List<(string, ImmutableArray<string>)>(collected.Count);
        foreach (var (key, values) in collected)
        {
            values.Sort(StringComparer.Ordinal);
            built.Add((key, [.. values.Distinct(StringComparer.Ordinal)]));
        }

        return new LayeredLookup(NameTable.Create(built), Empty.changed);
    }

    public LayeredLookup Add(string key, string value)
    {
        var values = this[key];
        return values.BinarySearch(value, StringComparer.Ordinal) >= 0 ? this : With(key, Insert(values, value));
    }

    public LayeredLookup Remove(string key, string value)
    {
        var values = this[key];
        var at = values.BinarySearch(value, StringComparer.Ordinal);
        return at < 0 ? this : With(key, values.RemoveAt(at));
    }

    /// <summary>The lookup without some pairs and with others; none is among both. Many are not laid over what was built, but built with it.</summary>
    public LayeredLookup With(IReadOnlyCollection<(string Key, string Value)> removed, IReadOnlyCollection<(string Key, string Value)> added)
    {
        if (removed.Count + added.Count > Math.Max(MostChangedOfFew, built.Count / 4))
        {
            var gone = removed.ToHashSet();
            return Create(All().SelectMany(one => one.Values.Select(value => (one.Key, value))).Where(pair => !gone.Contains(pair)).Concat(added));
        }

        var changing = removed.Aggregate(this, (lookup, pair) => lookup.Remove(pair.Key, pair.Value));
        return added.Aggregate(changing, (lookup, pair) => lookup.Add(pair.Key, pair.Value));
    }

    /// <summary>Every value once for each key it has.</summary>
    public IEnumerable<(string Key, ImmutableArray<string> Values)> All()
    {
        foreach (var (key, values) in built.All())
        {
            if (!changed.ContainsKey(key))
            {
                yield return (key, values);
            }
        }

        foreach (var (key, values) in changed)
        {
            if (values.Length > 0)
            {
                yield return (key, values);
            }
        }
    }

    /// <summary>What has changed becomes part of the table when it is an eighth of it: a tree takes three times the memory.</summary>
    private LayeredLookup With(string key, ImmutableArray<string> values)
    {
        var now = changed.SetItem(key, values);
        if (now.Count <= Math.Max(MostChangedOfFew, built.Count / 8))
        {
            return new LayeredLookup(built, now);
        }

        return new LayeredLookup(NameTable.Create([.. new LayeredLookup(built, now).All()]), Empty.changed);
    }

    private static ImmutableArray<string> Insert(ImmutableArray<string> values, string value)
    {
        var at = values.BinarySearch(value, StringComparer.Ordinal);
        return at >= 0 ? values : values.Insert(~at, value);
    }
}
