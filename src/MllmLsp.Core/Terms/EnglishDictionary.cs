using System.Text;

namespace MllmLsp.Core.Terms;

/// <summary>Words of English, from a list that is read at first use: a word is no slip for being near a label.</summary>
internal static class EnglishDictionary
{
    private static readonly (string Ending, string Put)[] Forms =
        [("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""), ("ness", ""), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("able", ""), ("able", "e")];

    private static readonly Lazy<HashSet<string>> Words = new(Load);

    /// <summary>Whether a word, or what its regular ending hangs on, is in the list; case does not count.</summary>
    public static bool Contain(ReadOnlySpan<char> word)
    {
        var folded = word.ToString().ToLowerInvariant();
        return Words.Value.Contains(folded)
            || Array.Exists(Forms, form => folded.EndsWith(form.Ending, StringComparison.Ordinal) && Words.Value.Contains(folded[..^form.Ending.Length] + form.Put));
    }

    private static HashSet<string> Load()
    {
        using var stream = typeof(EnglishDictionary).Assembly.GetManifestResourceStream("english-words.txt")
            ?? throw new InvalidOperationException("The list of English words is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            words.Add(line);
        }

        return words;
    }
}
