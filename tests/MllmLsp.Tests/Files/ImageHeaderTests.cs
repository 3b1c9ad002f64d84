using System.Text;
using CsCheck;
using MllmLsp.Core.Features;
using MllmLsp.Server.Files;

namespace MllmLsp.Tests.Files;

public sealed class ImageHeaderTests : IDisposable
{
    private static readonly string[] Starts = ["", "FFD8", "52494646000000005745425056503820", "424D", "3C737667", "89504E470D0A1A0A"];

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("89504E470D0A1A0A 0000000D 49484452 00000280 000001E0 0806000000", "640 480")]
    [InlineData("474946383961 8002 E001 F70000", "640 480")]
    [InlineData("FFD8 FFE0 0004 0000 FFFF C0 000B 08 01E0 0280 03 000000", "640 480")]
    [InlineData("FFD8 FFC4 0005 010203 FFC2 000B 08 01E0 0280 03 000000", "640 480")]
    [InlineData("FFD8 FFE0 FFFF 0000 00000000000000000000000000000000", null)]
    [InlineData("52494646 00000000 57454250 56503820 00000000 000000 9D012A 8002 E001", "640 480")]
    [InlineData("52494646 00000000 57454250 5650384C 00000000 2F 7FC27700 0000000000", "640 480")]
    [InlineData("52494646 00000000 57454250 56503858 0A000000 00000000 7F0200 DF0100", "640 480")]
    [InlineData("424D 00000000 00000000 36000000 28000000 80020000 20FEFFFF", "640 480")]
    [InlineData("89504E470D0A1A0A 0000000D 49484452 00000000 000001E0", null)]
    [InlineData("89504E47", null)]
    [InlineData("", null)]
    public void Sizes_stand_in_headers(string hex, string? expected) => Assert.Equal(expected, Text(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))));

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"480px\">", "640 480")]
    [InlineData("\uFEFF<?xml version=\"1.0\"?>\n<!DOCTYPE svg [<!ENTITY a \"b\">]>\n<!-- c --><svg viewBox=\"0 0 640.4,479.6\" width=\"100%\">", "640 480")]
    [InlineData("<svg width=\"10em\" height=\"2em\"/>", null)]
    [InlineData("<html width=\"1\" height=\"1\"/>", null)]
    [InlineData("<svg width=\"640\" height", null)]
    [InlineData("svg", null)]
    public void Svg_says_its_size_in_attributes(string xml, string? expected) => Assert.Equal(expected, Text(Encoding.UTF8.GetBytes(xml)));

    [Fact]
    public void Any_bytes_are_read() => Gen.Select(Gen.Int[0, Starts.Length - 1], Gen.Byte.Array[0, 60])
        .Sample((start, rest) => _ = ImageHeader.SizeOf([.. Convert.FromHexString(Starts[start]), .. rest]), iter: LongRun.Cases(5_000));

    [Fact]
    public void Files_are_pictures_by_their_names()
    {
        folder.Write("a.svg", "<svg width=\"2\" height=\"3\"/>").Write("b.txt", "<svg width=\"2\" height=\"3\"/>").Write("c.png", "no picture").Write("e.png", "");
        Assert.Equal(new ImageInfo(2, 3, 27), ImageHeader.Read(folder["a.svg"]));
        Assert.Equal(new ImageInfo(null, null, 10), ImageHeader.Read(folder["c.png"]));
        Assert.All(["b.txt", "e.png", "gone.png"], name => Assert.Null(ImageHeader.Read(folder[name])));
    }

    private static string? Text(byte[] bytes) => ImageHeader.SizeOf(bytes) is var (width, height) ? $"{width} {height}" : null;
}
