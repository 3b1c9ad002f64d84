using System.Text;

namespace MllmLsp.Fuzz.Engine;

/// <summary>
/// Bytes as text, for targets that read bytes: UTF-8, where the lone surrogates U+DC80 to U+DCFF stand for the bytes 0x80 to 0xFF that are
/// no UTF-8 there. Any other lone surrogate becomes three bytes, as encoders that do not check write it.
/// </summary>
internal static class RawBytes
{
    public static byte[] From(string text)
    {
        var bytes = new List<byte>(text.Length + 16);
        Span<byte> encoded = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                var length = rune.EncodeToUtf8(encoded);
                bytes.AddRange(encoded[..length]);
                i += rune.Utf16SequenceLength - 1;
            }
            else if (text[i] is >= '\uDC80' and <= '\uDCFF')
            {
                bytes.Add((byte)(text[i] - '\uDC00'));
            }
            else
            {
                bytes.Add((byte)(0xE0 | (text[i] >> 12)));
                bytes.Add((byte)(0x80 | ((text[i] >> 6) & 0x3F)));
                bytes.Add((byte)(0x80 | (text[i] & 0x3F)));
            }
        }

        return [.. bytes];
    }
}
