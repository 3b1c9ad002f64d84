using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Xml;
using MllmLsp.Core.Features;

namespace MllmLsp.Server.Files;

/// <summary>Reads the size of a picture from the beginning of its file: PNG, JPEG, GIF, WebP, BMP and SVG.</summary>
internal static class ImageHeader
{
    /// <summary>In bytes: in JPEG a profile and a small picture may stand before the size.</summary>
    private const int LongestHeader = 256 * 1024;

    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg", ".avif", ".tif", ".tiff", ".ico"];

    /// <summary>Null for a file that is no picture by its name, is empty, or cannot be read. No more than the file's beginning is read.</summary>
    public static ImageInfo? Read(string path)
    {
        if (!Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            // What has no length, such as a pipe, is never opened: it could wait for ever.
            var info = new FileInfo(path);
            info = info.LinkTarget is null ? info : (FileInfo)info.ResolveLinkTarget(returnFinalTarget: true)!;
            if (info.Length == 0)
            {
                return null;
            }

            using var handle = RegularFile.OpenRead(info.FullName);
            var bytes = new byte[Math.Min(info.Length, LongestHeader)];
            var count = RandomAccess.Read(handle, bytes, 0);
            var size = SizeOf(bytes.AsSpan(0, count));
            return new ImageInfo(size?.Width, size?.Height, info.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The size that a file's beginning tells, by its content, not its name; null where it tells none. Total.</summary>
    public static (int Width, int Height)? SizeOf(ReadOnlySpan<byte> head)
    {
        var size = Png(head) ?? Gif(head) ?? WebP(head) ?? Bmp(head) ?? Jpeg(head) ?? Svg(head);
        return size is { Width: > 0, Height: > 0 } ? size : null;
    }

    /// <summary>PNG (ISO/IEC 15948), 11.2.2: <c>IHDR</c> is the first chunk.</summary>
    private static (int Width, int Height)? Png(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
        return head.Length >= 24 && head.StartsWith(signature) && head[12..16].SequenceEqual("IHDR"u8)
            ? (BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]))
            : null;
    }

    private static (int Width, int Height)? Gif(ReadOnlySpan<byte> head) => head.Length >= 10 && head.StartsWith("GIF8"u8)
        ? (BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..]))
        : null;

    /// <summary>RFC 9649: the lossy, the lossless and the extended form.</summary>
    private static (int Width, int Height)? WebP(ReadOnlySpan<byte> head)
    {
        if (head.Length < 30 || !head.StartsWith("RIFF"u8) || !head[8..12].SequenceEqual("WEBP"u8))
        {
            return null;
        }

        if (head[12..16].SequenceEqual("VP8 "u8))
        {
            return (BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(head[28..]) & 0x3FFF);
        }

        if (head[12..16].SequenceEqual("VP8L"u8))
        {
            var packed = BinaryPrimitives.ReadUInt32LittleEndian(head[21..]);
            return ((int)(packed & 0x3FFF) + 1, (int)((packed >> 14) & 0x3FFF) + 1);
        }

        return head[12..16].SequenceEqual("VP8X"u8) ? (UInt24(head[24..]) + 1, UInt24(head[27..]) + 1) : null;
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    /// <summary>A height below zero means that the first row is the top one.</summary>
    private static (int Width, int Height)? Bmp(ReadOnlySpan<byte> head) => head.Length >= 26 && head.StartsWith("BM"u8)
        ? (BinaryPrimitives.ReadInt32LittleEndian(head[18..]), (int)Math.Min(int.MaxValue, Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(head[22..]))))
        : null;

    /// <summary>ITU T.81, annex B: segments with their lengths, up to the one that begins a frame.</summary>
    private static (int Width, int Height)? Jpeg(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4 || head[0] != 0xFF || head[1] != 0xD8)
        {
            return null;
        }

        for (var at = 2; at + 9 <= head.Length && head[at] == 0xFF;)
        {
            var marker = head[at + 1];
            if (marker is 0xFF or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(head[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(head[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]);
        }

        return null;
    }

    /// <summary>The root's <c>width</c> and <c>height</c> in pixels, else the size of its <c>viewBox</c>.</summary>
    private static (int Width, int Height)? Svg(ReadOnlySpan<byte> head)
    {
        var content = head.StartsWith(Encoding.UTF8.Preamble) ? head[Encoding.UTF8.Preamble.Length..] : head;
        if (!content.TrimStart(" \t\r\n"u8).StartsWith("<"u8))
        {
            return null;
        }

        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersFromEntities = 1024 };
            using var reader = XmlReader.Create(new StringReader(Encoding.UTF8.GetString(content)), settings);
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "svg")
            {
                return null;
            }

            if (Pixels(reader.GetAttribute("width")) is { } width && Pixels(reader.GetAttribute("height")) is { } height)
            {
                return (width, height);
            }

            var box = (reader.GetAttribute("viewBox") ?? "").Split([' ', ',', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
            return box.Length == 4 && Pixels(box[2]) is { } boxWidth && Pixels(box[3]) is { } boxHeight ? (boxWidth, boxHeight) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>A length without a unit, or in <c>px</c>; null for any other, which depends on where it is shown.</summary>
    private static int? Pixels(string? length)
    {
        var number = length.AsSpan().Trim();
        number = number.EndsWith("px", StringComparison.OrdinalIgnoreCase) ? number[..^2] : number;
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var pixels) && pixels is > 0 and < int.MaxValue
            ? (int)Math.Round(pixels)
            : null;
    }
}
