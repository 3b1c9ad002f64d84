using MllmLsp.Core.Glossaries;

namespace MllmLsp.Server.Files;

/// <summary>
/// The built-in glossary as files, so that an editor can open an entry. Written on demand, by version, into the user's cache folder, and
/// read-only: an edit would be lost.
/// </summary>
internal static class BuiltInGlossaryCache
{
    /// <summary>The normalised path of a written copy.</summary>
    /// <param name="path">Of a built-in file: begins with <see cref="Glossary.BuiltInScheme"/>.</param>
    /// <returns>Null where there is no such file, or it cannot be written.</returns>
    public static string? PathOf(string path)
    {
        if (BuiltInGlossary.Files.FirstOrDefault(file => file.Path == path) is not { } glossary)
        {
            return null;
        }

        var target = DiskPath.Normalize(Path.Combine(Folder(), path[Glossary.BuiltInScheme.Length..]));
        try
        {
            var text = glossary.Text.ToString();
            if (!File.Exists(target) || File.ReadAllText(target) != text)
            {
                Write(target, text);
            }

            return target;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a path lies among the copies, of this version or another.</summary>
    public static bool Holds(string path) => DiskPath.IsWithin(path, DiskPath.Normalize(UserCache.Folder));

    /// <summary>The path of the built-in file of which <paramref name="path"/> is a copy by this version; null where it is none.</summary>
    public static string? SourceOf(string path) => DiskPath.IsWithin(path, DiskPath.Normalize(Folder()))
        ? BuiltInGlossary.Files.FirstOrDefault(file => DiskPath.Name(path).Equals(file.Path.AsSpan(Glossary.BuiltInScheme.Length), DiskPath.Comparison))?.Path
        : null;

    private static string Folder() => Path.Combine(UserCache.Folder, ProductVersion.Text, "glossary");

    private static void Write(string target, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);

        // Another server may be writing the same file: whoever comes last puts the same text there, whole.
        if (File.Exists(target))
        {
            File.SetAttributes(target, FileAttributes.Normal);
        }

        AtomicFile.Write(target, text);
        File.SetAttributes(target, FileAttributes.ReadOnly);
    }
}
