namespace MllmLsp.Core.Glossaries;

/// <summary>
/// The string-matching machine of Aho and Corasick ("Efficient string matching", CACM 18(6), 1975), with characters mapped to the
/// few classes that occur in the keys, and states numbered in breadth-first order: the children of a state then lie side by side,
/// and one array of the classes that lead into each state is the whole goto function.
/// </summary>
/// <remarks>Immutable. Building is linear in the keys' total length but for sorting them.</remarks>
internal sealed class Automaton
{
    /// <summary>The class of a character that is in no key.</summary>
    public const ushort Outside = 0;

    /// <summary>The class of hyphens and white space, which no key contains and a scan steps over.</summary>
    public const ushort Separator = 1;

    /// <summary>The state before any character.</summary>
    public const int Root = 0;

    private const int FewChildren = 8;

    private static readonly (char From, char To)[] Folded = FindFolded();

    private readonly ushort[] classes;
    private readonly int[] rootGoto;
    private readonly ushort[] classInto;
    private readonly int[] firstChild;
    private readonly int[] failure;
    private readonly int[] nearestKey;
    private readonly int[] keyOf;
    private readonly int[] depthOf;

    /// <param name="keys">Distinct, not empty, case folded; sorted by code unit.</param>
    public Automaton(string[] keys)
    {
        classes = ClassesOf(keys, out var classCount);

        var total = 1;
        foreach (var key in keys)
        {
            total += key.Length;
        }

        // A state is a range of the sorted keys that share their first characters.
        var low = new int[total];
        var high = new int[total];
        classInto = new ushort[total];
        firstChild = new int[total + 1];
        keyOf = new int[total];
        depthOf = new int[total];
        var parent = new int[total];
        Array.Fill(keyOf, -1);
        high[0] = keys.Length;
        var count = 1;
        var depth = 0;
        for (int state = 0, levelEnd = 1; state < count; state++)
        {
            if (state == levelEnd)
            {
                depth++;
                levelEnd = count;
            }

            depthOf[state] = depth;
            firstChild[state] = count;
            var at = low[state];
            if (at < high[state] && keys[at].Length == depth)
            {
                keyOf[state] = at++;
            }

            while (at < high[state])
            {
                var next = keys[at][depth];
                low[count] = at;
                while (at < high[state] && keys[at][depth] == next)
                {
                    at++;
                }

                high[count] = at;
                classInto[count] = classes[next];
                parent[count++] = state;
            }
        }

        firstChild[count] = count;
        Array.Resize(ref classInto, count);
        Array.Resize(ref firstChild, count + 1);
        Array.Resize(ref keyOf, count);
        Array.Resize(ref depthOf, count);
        rootGoto = new int[classCount];
        for (var child = firstChild[Root]; child < firstChild[Root + 1]; child++)
        {
            rootGoto[classInto[child]] = child;
        }

        failure = new int[count];
        nearestKey = new int[count];
        for (var state = 1; state < count; state++)
        {
            failure[state] = parent[state] == Root ? Root : Step(failure[parent[state]], classInto[state]);
            nearestKey[state] = keyOf[state] >= 0 ? state : nearestKey[failure[state]];
        }
    }

    /// <summary>The class of a character of a text, whatever its case and width.</summary>
    public ushort ClassOf(char character) => classes[character];

    /// <summary>The state after one more character; amortised constant over a scan.</summary>
    public int Step(int state, ushort into)
    {
        while (state != Root)
        {
            var children = classInto.AsSpan(firstChild[state]..firstChild[state + 1]);
            var at = children.Length > FewChildren ? children.IndexOf(into) : FewIndexOf(children, into);
            if (at >= 0)
            {
                return firstChild[state] + at;
            }

            state = failure[state];
        }

        return rootGoto[into];
    }

    /// <summary>Nearly all states have one child: then calling a search takes longer than searching.</summary>
    private static int FewIndexOf(ReadOnlySpan<ushort> children, ushort into)
    {
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] == into)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>How many characters of keys lead to a state: the length of the longest key's beginning that was just read.</summary>
    public int DepthOf(int state) => depthOf[state];

    /// <summary>The longest suffix of what was read that is a key, as a state; <see cref="Root"/> when there is none.</summary>
    public int LongestKeyAt(int state) => nearestKey[state];

    /// <summary>The next shorter key that is a suffix, as a state; <see cref="Root"/> when there is none.</summary>
    public int NextKeyAt(int keyState) => nearestKey[failure[keyState]];

    /// <summary>The index of the key that ends in a state of <see cref="LongestKeyAt"/> or <see cref="NextKeyAt"/>.</summary>
    public int KeyIndex(int keyState) => keyOf[keyState];

    private static ushort[] ClassesOf(string[] keys, out int count)
    {
        var classes = new ushort[char.MaxValue + 1];
        ushort next = Separator + 1;
        foreach (var key in keys)
        {
            foreach (var character in key)
            {
                if (classes[character] == Outside)
                {
                    classes[character] = next++;
                }
            }
        }

        count = next;
        foreach (var (from, to) in Folded)
        {
            classes[from] = classes[to];
        }

        foreach (var separator in Separators.All)
        {
            classes[separator] = Separator;
        }

        return classes;
    }

    /// <summary>Every character that folding changes, with what it becomes: some 1,500.</summary>
    private static (char From, char To)[] FindFolded()
    {
        var folded = new List<(char, char)>();
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var to = LabelShape.Fold((char)code);
            if (to != code)
            {
                folded.Add(((char)code, to));
            }
        }

        return [.. folded];
    }
}
