using System.Security.Cryptography;
using System.Text;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Diagnostics;

/// <summary>What a finding says about which text, whatever line it is on: it stays the same while other lines come and go.</summary>
public static class Fingerprint
{
    /// <summary>Of a longer line, such as a paragraph that is one line, only this many units on either side count.</summary>
    private const int Reach = 200;

    /// <summary>
    /// Sixteen hexadecimal digits: the first half of SHA-256's first half over the code, the marked text and the line where it begins, white
    /// space at the line's ends aside. Two findings of one code with the same text on equal lines share it.
    /// </summary>
    public static string Of(Diagnostic finding, SourceText text)
    {
        var start = Math.Clamp(finding.Span.Start, 0, text.Length);
        var marked = TextSpan.FromBounds(start, Math.Clamp(finding.Span.End, start, text.Length));
        var line = text.Lines.LineSpan(text.Lines.LineOf(start));
        var around = TextSpan.FromBounds(Math.Max(line.Start, start - Reach), Math.Min(line.End, Math.Min(marked.End, line.End) + Reach));
        var content = string.Concat(finding.Code, "\0", text.Slice(marked), $"\0{text.Slice(around).Trim()}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 8));
    }
}
