using MllmLsp.Core.Text;

namespace MllmLsp.Core.Diagnostics;

/// <summary>What a finding says about which text, whatever line it is on: it stays the same while other lines come and go.</summary>
public static class Fingerprint
{
    /// <summary>Of a longer line, such as a paragraph that is one line, only this many units on either side count.</summary>
    private const int Reach = 200;

    private const ulong OffsetBasis = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;

    /// <summary>
    /// Sixteen hexadecimal digits of a hash over the code, the marked text and the line where it begins, white space at the line's ends
    /// aside. Two findings of one code with the same text on equal lines share it.
    /// </summary>
    public static string Of(Diagnostic finding, SourceText text)
    {
        var start = Math.Clamp(finding.Span.Start, 0, text.Length);
        var marked = TextSpan.FromBounds(start, Math.Clamp(finding.Span.End, start, text.Length));
        var line = text.Lines.LineSpan(text.Lines.LineOf(start));
        var around = TextSpan.FromBounds(Math.Max(line.Start, start - Reach), Math.Min(line.End, Math.Min(marked.End, line.End) + Reach));
        var hash = Add(Add(Add(OffsetBasis, finding.Code), text.Slice(marked)), text.Slice(around).Trim());
        return hash.ToString("x16");
    }

    /// <summary>FNV-1a (Fowler, Noll and Vo) over UTF-16 units, low byte first, with a zero unit behind each text.</summary>
    /// <remarks>Hashes of the runtime's cryptography need OpenSSL on the machine; nobody gains by forging this one.</remarks>
    private static ulong Add(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            hash = (hash ^ (byte)unit) * Prime;
            hash = (hash ^ (byte)(unit >> 8)) * Prime;
        }

        return hash * Prime * Prime;
    }
}
