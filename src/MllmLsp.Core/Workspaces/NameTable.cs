using System.Collections.Immutable;

namespace MllmLsp.Core.Workspaces;

/// <summary>
/// Names and the values of each, built once and never changed: all names in one array and all values in another, found by a hash table of numbers.
/// Sixteen bytes a name and its characters, where a string and an array in a dictionary take a hundred and more.
/// </summary>
internal sealed class NameTable
{
    private const int None = -1;

    private readonly char[] characters;
    private readonly int[] nameEnds;
    private readonly string[] values;
    private readonly int[] valueEnds;

    /// <summary>By hash: the first name with it, and by name the next one with the same.</summary>
    private readonly int[] first;
    private readonly int[] next;

    private NameTable(char[] characters, int[] nameEnds, string[] values, int[] valueEnds)
    {
        (this.characters, this.nameEnds, this.values, this.valueEnds) = (characters, nameEnds, values, valueEnds);
        (first, next) = (new int[Math.Max(nameEnds.Length, 1)], new int[nameEnds.Length]);
        Array.Fill(first, None);
        for (var name = 0; name < nameEnds.Length; name++)
        {
            ref var head = ref first[Place(Name(name))];
            (next[name], head) = (head, name);
        }
    }

    public static NameTable Empty { get; } = new([], [], [], []);

    public int Count => nameEnds.Length;

    /// <param name="names">Each once.</param>
    public static NameTable Create(IReadOnlyCollection<(string Name, ImmutableArray<string> Values)> names)
    {
        var (characters, values) = (new char[names.Sum(one => one.Name.Length)], new string[names.Sum(one => one.Values.Length)]);
        var (nameEnds, valueEnds) = (new int[names.Count], new int[names.Count]);
        var (count, length, used) = (0, 0, 0);
        foreach (var (name, of) in names)
        {
            name.CopyTo(characters.AsSpan(length));
            of.CopyTo(values.AsSpan(used));
            nameEnds[count] = length += name.Length;
            valueEnds[count] = used += of.Length;
            count++;
        }

        return new NameTable(characters, nameEnds, values, valueEnds);
    }

    /// <summary>The values of a name; null where it is none of the names.</summary>
    public ImmutableArray<string>? Find(string name)
    {
        for (var at = first[Place(name)]; at != None; at = next[at])
        {
            if (Name(at).SequenceEqual(name))
            {
                return Values(at);
            }
        }

        return null;
    }

    public IEnumerable<(string Name, ImmutableArray<string> Values)> All() =>
        Enumerable.Range(0, Count).Select(at => (Name(at).ToString(), Values(at)));

    private ReadOnlySpan<char> Name(int at) => characters.AsSpan((at == 0 ? 0 : nameEnds[at - 1])..nameEnds[at]);

    private ImmutableArray<string> Values(int at) => ImmutableArray.Create(values.AsSpan((at == 0 ? 0 : valueEnds[at - 1])..valueEnds[at]));

    private int Place(ReadOnlySpan<char> name) => (int)((uint)string.GetHashCode(name) % (uint)first.Length);
}
