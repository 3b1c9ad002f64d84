using System.Buffers.Binary;
using System.Text;

namespace MllmLsp.Server.Files;

/// <summary>How a text stands in a file as bytes. Line ends are part of the text, not of its form.</summary>
internal enum TextForm
{
    Utf8,

    /// <summary>With the byte order mark EF BB BF, as some editors on Windows write it.</summary>
    Utf8WithMark,

    /// <summary>With its mark FF FE; without one it is not recognised.</summary>
    Utf16LittleEndian,

    /// <summary>With its mark FE FF.</summary>
    Utf16BigEndian,
}

/// <summary>From a text to bytes: what <see cref="FileReader.Decode"/> reads back as the same text and the same form.</summary>
internal static class TextForms
{
    /// <summary>
    /// The bytes of a file, its mark included. Half a surrogate pair cannot be written in UTF-8 and becomes U+FFFD; in UTF-16 it stays.
    /// </summary>
    public static byte[] Encode(ReadOnlySpan<char> text, TextForm form)
    {
        if (form is TextForm.Utf8 or TextForm.Utf8WithMark)
        {
            var mark = form == TextForm.Utf8WithMark ? Encoding.UTF8.Preamble : [];
            var bytes = new byte[mark.Length + Encoding.UTF8.GetByteCount(text)];
            mark.CopyTo(bytes);
            _ = Encoding.UTF8.GetBytes(text, bytes.AsSpan(mark.Length));
            return bytes;
        }

        var units = new byte[2 + (2 * text.Length)];
        WriteUnit(units, '\uFEFF', form);
        for (var i = 0; i < text.Length; i++)
        {
            WriteUnit(units.AsSpan(2 + (2 * i)), text[i], form);
        }

        return units;
    }

    private static void WriteUnit(Span<byte> to, char unit, TextForm form)
    {
        if (form == TextForm.Utf16LittleEndian)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(to, unit);
        }
        else
        {
            BinaryPrimitives.WriteUInt16BigEndian(to, unit);
        }
    }
}
