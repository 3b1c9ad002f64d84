namespace MllmLsp.Core.Syntax;

/// <summary>Endings by which people recognise the name of a file that notes link to.</summary>
internal static class KnownExtensions
{
    private static readonly string[] All =
    [
        ".md", ".markdown", ".html", ".htm", ".pdf", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".mp4", ".txt", ".csv",
        ".json", ".yml", ".yaml", ".ipynb", ".py", ".docx", ".pptx", ".xlsx", ".zip", ".canvas", ".base", ".bib", ".tex",
    ];

    private static readonly string[] Images = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".avif"];

    public static bool IsImage(string path) => Array.Exists(Images, extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether one of them ends the text and is not all of it, in any case.</summary>
    public static bool End(ReadOnlySpan<char> text)
    {
        foreach (var extension in All)
        {
            if (text.Length > extension.Length && text.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
