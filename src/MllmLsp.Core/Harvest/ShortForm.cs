namespace MllmLsp.Core.Harvest;

/// <summary>What an abbreviation looks like.</summary>
internal static class ShortForm
{
    private const int Longest = 12;

    /// <summary>Written in capitals, but for reasons of their own.</summary>
    private static readonly HashSet<string> NoAbbreviations = new(StringComparer.Ordinal)
    {
        "OK", "TODO", "FIXME", "NB", "PS", "AND", "OR", "NOT", "NO", "YES", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "AM", "PM",
        "Eq", "Eqs", "Fig", "Figs", "Tab", "Sec", "Ch", "App", "Mr", "Ms", "Dr", "vs", "et", "al",
    };

    /// <summary>
    /// One word of two to twelve characters with two capitals or more, or a capital and a letter apart from it (<c>mAP</c>, <c>M-ICL</c>,
    /// <c>kNN</c>, <c>GPT-4</c>).
    /// </summary>
    public static bool HasShape(ReadOnlySpan<char> token)
    {
        if (token.Length is < 2 or > Longest || !char.IsAsciiLetterOrDigit(token[0]))
        {
            return false;
        }

        var capitals = 0;
        var letters = 0;
        foreach (var character in token)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '/' or '+' or '&'))
            {
                return false;
            }

            capitals += char.IsAsciiLetterUpper(character) ? 1 : 0;
            letters += char.IsAsciiLetter(character) ? 1 : 0;
        }

        return capitals >= 2 && letters >= 2 && !NoAbbreviations.Contains(token.ToString());
    }

    /// <summary>A short form with a number in or behind it is a version's name (<c>DINOv2</c>, <c>GPT-4</c>), not an abbreviation.</summary>
    public static bool IsVersioned(ReadOnlySpan<char> token) => token.ContainsAnyInRange('0', '9');
}
