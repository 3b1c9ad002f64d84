using System.Buffers;
using System.Text;

namespace MllmLsp.Core.Text;

/// <summary>Text without half surrogate pairs, which no UTF-8 file, no JSON and no XML can hold.</summary>
public static class WellFormedText
{
    private const char Replacement = '\uFFFD';

    public static bool Is(ReadOnlySpan<char> text) => FirstHalf(text) < 0;

    /// <summary>The text with U+FFFD for each half pair, as long as it was; the same text where there is none.</summary>
    public static string Of(string text)
    {
        var at = FirstHalf(text);
        if (at < 0)
        {
            return text;
        }

        var units = text.ToCharArray();
        for (var half = at; half >= 0; at++)
        {
            units[at] = Replacement;
            half = FirstHalf(text.AsSpan(at + 1));
            at += half;
        }

        return new string(units);
    }

    private static int FirstHalf(ReadOnlySpan<char> text)
    {
        for (var at = 0; text[at..].IndexOfAnyInRange('\ud800', '\udfff') is >= 0 and var next;)
        {
            at += next;
            if (Rune.DecodeFromUtf16(text[at..], out _, out var length) != OperationStatus.Done)
            {
                return at;
            }

            at += length;
        }

        return -1;
    }
}
