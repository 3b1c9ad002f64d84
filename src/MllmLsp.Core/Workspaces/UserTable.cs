using System.Collections.Immutable;

namespace MllmLsp.Core.Workspaces;

/// <summary>
/// Which notes use a name: a lookup from names to paths for questions whose answer may hold a note too many, which is why 64 bits stand for a
/// name, and a number for a note. Twelve bytes a name and four a use, where strings in a dictionary take twenty times as many.
/// </summary>
/// <remarks>Immutable; what changes is laid over what was built.</remarks>
internal sealed class UserTable
{
    private readonly string[] paths;
    private readonly ulong[] names;

    /// <summary>Where the users of each name begin in <see cref="users"/>; one more than there are names.</summary>
    private readonly int[] starts;
    private readonly int[] users;
    private readonly ImmutableDictionary<ulong, ImmutableArray<string>> changed;

    private UserTable(string[] paths, ulong[] names, int[] starts, int[] users, ImmutableDictionary<ulong, ImmutableArray<string>> changed)
    {
        this.paths = paths;
        this.names = names;
        this.starts = starts;
        this.users = users;
        this.changed = changed;
    }

    /// <summary>Paths of the notes that use a name, each once, in ordinal order. Logarithmic in the names.</summary>
    public ImmutableArray<string> this[string name] => UsersOf(HashOf(name));

    /// <summary>The number of notes that use a name. Logarithmic in the names, whatever it is.</summary>
    public int CountOf(string name)
    {
        var hash = HashOf(name);
        if (changed.TryGetValue(hash, out var now))
        {
            return now.Length;
        }

        var at = Array.BinarySearch(names, hash);
        return at < 0 ? 0 : starts[at + 1] - starts[at];
    }

    /// <summary>Linear in the uses but for sorting them.</summary>
    /// <param name="paths">Of the notes, in ordinal order.</param>
    /// <param name="namesOf">The names that each note uses, as hashes, each once; of the same length.</param>
    public static UserTable Create(string[] paths, ulong[][] namesOf)
    {
        var count = namesOf.Sum(one => one.Length);
        var (all, users) = (new ulong[count], new int[count]);
        var at = 0;
        for (var note = 0; note < namesOf.Length; note++)
        {
            namesOf[note].CopyTo(all, at);
            Array.Fill(users, note, at, namesOf[note].Length);
            at += namesOf[note].Length;
        }

        Array.Sort(all, users);
        var (names, starts) = (new List<ulong>(), new List<int>());
        for (var i = 0; i < all.Length; i++)
        {
            if (i == 0 || all[i] != all[i - 1])
            {
                names.Add(all[i]);
                starts.Add(i);
            }
        }

        starts.Add(all.Length);
        for (var i = 0; i + 1 < starts.Count; i++)
        {
            // The sort above keeps no order among equals.
            Array.Sort(users, starts[i], starts[i + 1] - starts[i]);
        }

        return new UserTable(paths, [.. names], [.. starts], users, ImmutableDictionary<ulong, ImmutableArray<string>>.Empty);
    }

    public UserTable Add(ulong name, string path)
    {
        var now = UsersOf(name);
        var at = now.BinarySearch(path, StringComparer.Ordinal);
        return at >= 0 ? this : With(changed.SetItem(name, now.Insert(~at, path)));
    }

    public UserTable Remove(ulong name, string path)
    {
        var now = UsersOf(name);
        var at = now.BinarySearch(path, StringComparer.Ordinal);
        return at < 0 ? this : With(changed.SetItem(name, now.RemoveAt(at)));
    }

    /// <summary>FNV-1a over UTF-16.</summary>
    public static ulong HashOf(ReadOnlySpan<char> name)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in name)
        {
            hash = (hash ^ unit) * 1099511628211UL;
        }

        return hash;
    }

    private UserTable With(ImmutableDictionary<ulong, ImmutableArray<string>> now) => new(paths, names, starts, users, now);

    private ImmutableArray<string> UsersOf(ulong name)
    {
        if (changed.TryGetValue(name, out var now))
        {
            return now;
        }

        var at = Array.BinarySearch(names, name);
        return at < 0 ? [] : ImmutableArray.CreateRange(users[starts[at]..starts[at + 1]].Select(user => paths[user]));
    }
}
