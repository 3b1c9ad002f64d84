using MllmLsp.Core.Glossaries;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>
/// How a new label is written where a text had the old one. A name with capitals of its own is written as it is; where both labels are
/// ordinary words in lower case, the capitals of a sentence's beginning, of a title or of a whole word in capitals are kept.
/// </summary>
internal static class LabelSpelling
{
    /// <param name="written">The old label in the text, its plural ending included.</param>
    public static string Of(string name, Label old, ReadOnlySpan<char> written, bool isPlural)
    {
        var cased = HasCapital(name) || HasCapital(old.Text) ? name : Cased(name, written);
        return isPlural ? EnglishPlural.Of(cased) : cased;
    }

    private static string Cased(string name, ReadOnlySpan<char> written)
    {
        var (words, capitalised, capitals, letters) = (0, 0, 0, 0);
        for (var i = 0; i < written.Length; i++)
        {
            if (!char.IsLetter(written[i]))
            {
                continue;
            }

            var isCapital = char.IsUpper(written[i]);
            letters++;
            capitals += isCapital ? 1 : 0;
            if (i == 0 || !char.IsLetter(written[i - 1]))
            {
                words++;
                capitalised += isCapital ? 1 : 0;
            }
        }

        return letters > 1 && capitals == letters ? name.ToUpperInvariant()
            : words > 1 && capitalised == words ? Capitalised(name, everyWord: true)
            : written.Length > 0 && char.IsUpper(written[0]) ? Capitalised(name, everyWord: false)
            : name;
    }

    private static string Capitalised(string name, bool everyWord) => string.Create(name.Length, (name, everyWord), static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
        {
            var begins = i == 0 || (from.everyWord && from.name[i - 1] is ' ' or '-');
            to[i] = begins ? char.ToUpperInvariant(from.name[i]) : from.name[i];
        }
    });

    private static bool HasCapital(string text) => text.Any(char.IsUpper);
}
