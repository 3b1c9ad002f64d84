using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Terms;

/// <summary>
/// What looks like an abbreviation: two to six Latin letters that begin with a capital, all capitals but for at most one (<c>SPE</c>,
/// <c>MoF</c>, <c>ViT</c>), in the plural too (<c>LLMs</c>). What hangs on it by a hyphen, slash, dot, underscore or digit makes it a part of a
/// name, which is none: <c>M-ICL</c>, <c>L/14</c>, <c>GPT4</c>.
/// </summary>
internal static class AbbreviationShape
{
    private const int Longest = 6;

    /// <summary>Every one of a text, in order. Linear.</summary>
    public static List<TextSpan> All(ReadOnlySpan<char> text)
    {
        var found = new List<TextSpan>();
        for (var at = 0; at < text.Length;)
        {
            var step = text[at..].IndexOfAnyInRange('A', 'Z');
            if (step < 0)
            {
                break;
            }

            var start = at + step;
            at = start;
            while (at < text.Length && char.IsAsciiLetter(text[at]))
            {
                at++;
            }

            if (IsAbbreviation(WithoutPlural(text[start..at])) && WordEdge.IsOpenBefore(text, start) && WordEdge.IsOpenAfter(text, at) && !IsJoined(text, start, at))
            {
                found.Add(TextSpan.FromBounds(start, at));
            }
        }

        return found;
    }

    /// <summary><c>LLM</c> of <c>LLMs</c>; any other word as it is.</summary>
    public static ReadOnlySpan<char> WithoutPlural(ReadOnlySpan<char> word) =>
        word.Length > 2 && word[^1] == 's' && char.IsAsciiLetterUpper(word[^2]) ? word[..^1] : word;

    private static bool IsAbbreviation(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > Longest)
        {
            return false;
        }

        var lower = 0;
        foreach (var letter in word)
        {
            lower += char.IsAsciiLetterLower(letter) ? 1 : 0;
        }

        return lower == 0 || (lower == 1 && word.Length > 2);
    }

    private static bool IsJoined(ReadOnlySpan<char> text, int start, int end) =>
        (start > 0 && IsJoint(text[start - 1]) && start > 1 && char.IsLetterOrDigit(text[start - 2]))
        || (end + 1 < text.Length && IsJoint(text[end]) && char.IsAsciiLetterOrDigit(text[end + 1]));

    private static bool IsJoint(char character) => character is '-' or '/' or '.' or '_' or '+' or '&' or '\'' or '’' or ':' or '@' or '#' or '\\' or '\u2010' or '\u2011' or '\u2013';
}
