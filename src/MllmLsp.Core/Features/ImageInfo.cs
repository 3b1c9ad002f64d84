using System.Globalization;

namespace MllmLsp.Core.Features;

/// <summary>What a picture's file says of itself.</summary>
/// <param name="Width">In pixels as stored, before any rotation; null where the file does not say.</param>
/// <param name="Height">As <paramref name="Width"/>.</param>
/// <param name="Bytes">The file's length.</param>
public sealed record ImageInfo(int? Width, int? Height, long Bytes)
{
    /// <summary><c>640 × 480 px, 12.3 KB</c>; the length alone where the size is not known.</summary>
    internal string Describe(FeatureContext context)
    {
        var length = Bytes switch
        {
            < 1024 => string.Create(CultureInfo.InvariantCulture, $"{Bytes} B"),
            < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{Bytes / 1024.0:0.#} KB"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Bytes / (1024.0 * 1024):0.#} MB"),
        };
        return Width is { } width && Height is { } height
            ? context.Say($"{width} × {height} px, {length}", $"{width} × {height} 像素，{length}")
            : length;
    }
}
