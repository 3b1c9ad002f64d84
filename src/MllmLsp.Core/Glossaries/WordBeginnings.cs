namespace MllmLsp.Core.Glossaries;

/// <summary>
/// With which letters the keys of a matcher begin, as far as they are ASCII: by three letters nearly every English word is known for none of a
/// glossary's, and is stepped over. May say yes of what begins no key, never no of what does.
/// </summary>
/// <remarks>Immutable. A bit for each beginning of one, two and three letters or digits, whatever their case: 6 kB.</remarks>
internal sealed class WordBeginnings
{
    private const int Symbols = 36;
    private const int Longest = 3;

    /// <summary>Where the bits of beginnings of one, two and three symbols start.</summary>
    private static readonly int[] Offsets = [0, Symbols, Symbols + (Symbols * Symbols)];

    private readonly ulong[] bits = new ulong[(Offsets[Longest - 1] + (Symbols * Symbols * Symbols) + 63) / 64];

    /// <param name="keys">Case folded.</param>
    public WordBeginnings(IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            Add(key, 0, 0);
        }
    }

    /// <summary>Whether a key may begin where a word does.</summary>
    /// <param name="word">Of ASCII letters and digits, whole; not empty.</param>
    public bool MayBegin(ReadOnlySpan<char> word)
    {
        var length = Math.Min(word.Length, Longest);
        var code = 0;
        for (var i = 0; i < length; i++)
        {
            code = (code * Symbols) + SymbolOf(word[i]);
        }

        var bit = Offsets[length - 1] + code;
        return (bits[bit >> 6] >> (bit & 63) & 1) != 0;
    }

    /// <summary>Sets the bits of a key's beginnings that continue the first <paramref name="length"/> symbols.</summary>
    private void Add(string key, int length, int code)
    {
        if (length == Longest)
        {
            return;
        }

        if (length < key.Length)
        {
            if (char.IsAsciiLetterOrDigit(key[length]))
            {
                Add(key, length, code, SymbolOf(key[length]));
            }

            return;
        }

        // Behind a short key anything may follow in the word: the ending of its plural.
        for (var symbol = 0; symbol < Symbols; symbol++)
        {
            Add(key, length, code, symbol);
        }
    }

    private void Add(string key, int length, int code, int symbol)
    {
        var longer = (code * Symbols) + symbol;
        var bit = Offsets[length] + longer;
        bits[bit >> 6] |= 1UL << (bit & 63);
        Add(key, length + 1, longer);
    }

    private static int SymbolOf(char character) => char.IsAsciiDigit(character) ? character - '0' + 26 : (character | 0x20) - 'a';
}
