using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Terms;

/// <summary>
/// Words that are one edit from a word of a label of eight or more letters, where the rest of the label stands around them; in compounds in
/// camel case, too. No digit is ever touched, and nothing that is a label itself, or an English word.
/// </summary>
internal static class Misspellings
{
    public static ImmutableArray<Misspelling> Read(Glossary glossary, List<TermMatch> matches, QuietPlaces places, SourceText text)
    {
        if (glossary.Concepts.IsEmpty)
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<Misspelling>();
        var words = LatinWords.In(text.AsSpan());
        for (var i = 0; i < words.Count; i++)
        {
            var span = words[i];
            var word = text.Slice(span);
            foreach (var near in glossary.Spelling.Near(word))
            {
                if (Stands(text.AsSpan(), words, i, near) && IsSlip(text.AsSpan(), span, matches, places))
                {
                    var written = word.ToString();
                    found.Add(new Misspelling(span, written, InCaseOf(near.Words[near.Index], written)));
                    break;
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Whether the other words of the label stand around, with no more between than separators.</summary>
    private static bool Stands(ReadOnlySpan<char> text, List<TextSpan> words, int at, LabelWord near)
    {
        var first = at - near.Index;
        if (first < 0 || first + near.Words.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < near.Words.Length; i++)
        {
            var span = words[first + i];
            if (i != near.Index && !text.Slice(span.Start, span.Length).Equals(near.Words[i], StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            if (i > 0 && words[first + i - 1] is var before && !IsGap(text[before.End..span.Start]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsGap(ReadOnlySpan<char> gap) => gap.Length <= 2 && gap.IndexOfAnyExcept(" -\n\r\u2010\u2011\u2013") < 0;

    private static bool IsSlip(ReadOnlySpan<char> text, TextSpan span, List<TermMatch> matches, QuietPlaces places) =>
        !IsBesideOtherLetters(text, span) && !TermMatches.Cover(matches, span.Start) && !EnglishDictionary.Contain(text.Slice(span.Start, span.Length)) && places.Allow(span);

    /// <summary>A letter that is no ASCII one, or a digit, makes it a part of a word or a name that is not ours to judge.</summary>
    private static bool IsBesideOtherLetters(ReadOnlySpan<char> text, TextSpan span) =>
        IsOther(Scripts.CodePointBefore(text, span.Start)) || IsOther(Scripts.CodePointAt(text, span.End));

    private static bool IsOther(int codePoint) =>
        codePoint >= 0 && (Scripts.IsLetterOrDigit(codePoint) || Scripts.IsMark(codePoint) || codePoint is '_' or '.' or '@')
        && !Scripts.IsUnspaced(codePoint) && !(codePoint < 0x80 && char.IsAsciiLetter((char)codePoint)) && codePoint != '.';

    /// <summary>The label's word, with a capital at the start where the text has one and the label has none; all capitals where the text has.</summary>
    private static string InCaseOf(string label, string written)
    {
        if (written.Length > 1 && written.All(char.IsAsciiLetterUpper))
        {
            return label.ToUpperInvariant();
        }

        return char.IsAsciiLetterUpper(written[0]) && char.IsAsciiLetterLower(label[0]) ? char.ToUpperInvariant(label[0]) + label[1..]
            : char.IsAsciiLetterLower(written[0]) && label.Skip(1).All(char.IsAsciiLetterLower) ? label.ToLowerInvariant()
            : label;
    }
}
