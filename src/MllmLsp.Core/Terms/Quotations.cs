using System.Buffers;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Terms;

/// <summary>What stands in quotation marks, or in the marks of a title: somebody else's words, or words that are spoken about.</summary>
internal static class Quotations
{
    private const string Openers = "“‘「『《〈«\"＂";
    private const string Closers = "”’」』》〉»\"＂";
    private static readonly SearchValues<char> AnyOpener = SearchValues.Create(Openers);

    /// <summary>A mark that nothing closes so near is no quotation.</summary>
    private const int LongestQuotation = 500;

    /// <summary>
    /// The outermost quotations, marks included, in order. Each ends in the paragraph in which it began; straight ones on the same line.
    /// Linear but for marks that nothing closes.
    /// </summary>
    public static List<TextSpan> Find(Outline outline, ReadOnlySpan<char> text)
    {
        var found = new List<TextSpan>();
        for (var at = text.IndexOfAny(AnyOpener); at >= 0;)
        {
            var end = outline.RegionAt(at) is { Kind: not RegionKind.Quote } ? -1 : EndOf(text, at);
            if (end > 0)
            {
                found.Add(TextSpan.FromBounds(at, end));
            }

            var from = end > 0 ? end : at + 1;
            var next = text[from..].IndexOfAny(AnyOpener);
            at = next < 0 ? -1 : from + next;
        }

        return found;
    }

    /// <summary>Behind the mark that closes the one at <paramref name="open"/>; -1 where nothing does.</summary>
    private static int EndOf(ReadOnlySpan<char> text, int open)
    {
        var closer = Closers[Openers.IndexOf(text[open])];
        var isStraight = closer == text[open];
        var depth = 0;
        var limit = Math.Min(text.Length, open + LongestQuotation);
        for (var at = open + 1; at < limit; at++)
        {
            if (text[at] == closer && depth-- == 0)
            {
                return at + 1;
            }

            if (text[at] == text[open])
            {
                depth++;
            }

            if (text[at] is '\n' or '\r' && (isStraight || IsBlankLineAt(text, at)))
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool IsBlankLineAt(ReadOnlySpan<char> text, int lineEnd)
    {
        var at = lineEnd + (text[lineEnd..].StartsWith("\r\n") ? 2 : 1);
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at >= text.Length || text[at] is '\n' or '\r';
    }
}
