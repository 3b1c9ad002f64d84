namespace MllmLsp.Core.Glossaries;

/// <summary>
/// English words that differ only in an ending are two forms of one word and no slip: <c>transformed</c> and <c>transformer</c>,
/// <c>optimise</c> and <c>optimize</c>.
/// </summary>
internal static class WordEnding
{
    private static readonly string[] Endings =
        ["", "s", "es", "ed", "d", "er", "r", "ers", "ing", "e", "or", "ors", "y", "ly", "al", "ic", "ive", "ion", "ions", "n", "able", "ance", "ence", "ant", "ent", "ity", "ian", "ist", "ism", "ate", "ary", "ory", "est", "t", "th"];

    /// <summary>Both in lower case.</summary>
    public static bool DiffersOnly(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var shared = 0;
        while (shared < a.Length && shared < b.Length && a[shared] == b[shared])
        {
            shared++;
        }

        // The stem may end before the letter that differs: "modal" + "ity", "modal" + "ly".
        for (var stem = shared; stem >= Math.Max(3, shared - 3); stem--)
        {
            if (IsEnding(a[stem..]) && IsEnding(b[stem..]))
            {
                return true;
            }
        }

        return a.Length == b.Length && shared < a.Length && (a[shared], b[shared]) is ('s', 'z') or ('z', 's')
            && a[(shared + 1)..].SequenceEqual(b[(shared + 1)..]);
    }

    private static bool IsEnding(ReadOnlySpan<char> text)
    {
        foreach (var ending in Endings)
        {
            if (text.SequenceEqual(ending))
            {
                return true;
            }
        }

        return false;
    }
}
