using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>The words of Latin letters in a text; a compound in camel case (<c>TransformerBlock</c>, <c>LayerNorm</c>) is several.</summary>
internal static class LatinWords
{
    /// <summary>In order. Linear.</summary>
    public static List<TextSpan> In(ReadOnlySpan<char> text)
    {
        var found = new List<TextSpan>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiLetter(text[at]))
            {
                continue;
            }

            var start = at;
            while (at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]) && !(char.IsAsciiLetterLower(text[at]) && char.IsAsciiLetterUpper(text[at + 1])))
            {
                at++;
            }

            found.Add(TextSpan.FromBounds(start, at + 1));
        }

        return found;
    }
}
