using MllmLsp.Core.Text;

namespace MllmLsp.Core.Harvest;

internal enum OperandKind
{
    /// <summary>Nothing that could be a name.</summary>
    None,

    /// <summary>Has Han in it.</summary>
    Han,

    /// <summary>One word that <see cref="ShortForm"/> takes for an abbreviation.</summary>
    ShortForm,

    /// <summary>Latin words.</summary>
    Phrase,
}

/// <summary>A part of a line that may be a name: half-open, not empty but for <see cref="OperandKind.None"/>.</summary>
internal readonly record struct Operand(OperandKind Kind, int Start, int End)
{
    private const int LongestHan = 16;

    public int Length => End - Start;

    public bool IsLatin => Kind is OperandKind.ShortForm or OperandKind.Phrase;

    public string In(string text) => text[Start..End];

    /// <summary>A whole part of a line as an operand; <see cref="OperandKind.None"/> where it is anything but one name.</summary>
    public static Operand Of(string text, int start, int end)
    {
        while (start < end && (text[start] == ' ' || IsQuote(text[start])))
        {
            start++;
        }

        while (end > start && (text[end - 1] == ' ' || IsQuote(text[end - 1])))
        {
            end--;
        }

        if (start == end)
        {
            return default;
        }

        var span = text.AsSpan(start, end - start);
        if (Scripts.ContainsHan(span))
        {
            return IsHanName(text, start, end) ? new Operand(OperandKind.Han, start, end) : default;
        }

        var words = LatinRun.Within(text, start, end);
        if (words.Count == 0 || words[^1].End != end || !char.IsLetter(text[start]) && !ShortForm.HasShape(span))
        {
            return default;
        }

        return ShortForm.HasShape(span) ? new Operand(OperandKind.ShortForm, start, end) : new Operand(OperandKind.Phrase, start, end);
    }

    /// <summary>Latin words that may be a name: few, none that separates at either end, no address, no year.</summary>
    public static bool IsLatinName(string text, int start, int end)
    {
        var words = LatinRun.Within(text, start, end);
        if (words.Count is 0 or > 8 || words[^1].End != end)
        {
            return false;
        }

        for (var i = 0; i < words.Count; i++)
        {
            var word = text.AsSpan(words[i].Start, words[i].End - words[i].Start);
            var inner = i > 0 && i < words.Count - 1;
            if (EnglishWords.Separates(word) && !(inner && word is "from" or "with" or "to" or "by" or "over" or "as" or "or" or "on" or "the" or "a"))
            {
                return false;
            }

            if (!char.IsLetter(word[0]) || IsAddress(word))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>github.com</c>: a point between two letters.</summary>
    private static bool IsAddress(ReadOnlySpan<char> word)
    {
        for (var i = 1; i + 1 < word.Length; i++)
        {
            if (word[i] == '.' && char.IsAsciiLetter(word[i - 1]) && char.IsAsciiLetter(word[i + 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHanName(string text, int start, int end)
    {
        if (end - start is < 2 or > LongestHan)
        {
            return false;
        }

        using var pieces = HanRun.Pieces(text, start, end).GetEnumerator();
        return pieces.MoveNext() && pieces.Current == (start, end);
    }

    public static bool IsQuote(char character) => character is '"' or '“' or '”' or '‘' or '’' or '「' or '」' or '『' or '』' or '`';
}
