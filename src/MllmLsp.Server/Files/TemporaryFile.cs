using System.Collections.Concurrent;

namespace MllmLsp.Server.Files;

/// <summary>
/// Names of files that are written before they take another's place. Who is killed meanwhile leaves one behind; who writes into that folder
/// later takes it away.
/// </summary>
internal static class TemporaryFile
{
    private const string Prefix = ".mllm-lsp-";
    private const string Suffix = ".tmp";

    /// <summary>
    /// A writer holds its file until the last byte is there and moves it then. In the moment between, its age alone says that it is not
    /// abandoned.
    /// </summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(1);

    /// <summary>A run may write thousands of files into one folder, and looks through it once.</summary>
    private static readonly ConcurrentDictionary<string, bool> Tidied = new(StringComparer.Ordinal);

    /// <summary>A new name in a file's folder, which keeps clear of the longest that a file system takes, whatever the file's own is.</summary>
    public static string Beside(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (Tidied.TryAdd(folder, true))
        {
            RemoveAbandoned(folder);
        }

        return Path.Combine(folder, $"{Prefix}{Guid.NewGuid():N}{Suffix}");
    }

    /// <summary>Removes what killed writers left in a folder: files with our names alone, that nobody holds and that are older than a minute.</summary>
    public static void RemoveAbandoned(string folder)
    {
        try
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles($"{Prefix}*{Suffix}").Where(IsAbandoned))
            {
                file.Delete();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be removed stays: writing goes on, and says what it cannot do.
        }
    }

    private static bool IsAbandoned(FileInfo file) =>
        file.LinkTarget is null
        && Guid.TryParseExact(file.Name.AsSpan(Prefix.Length, file.Name.Length - Prefix.Length - Suffix.Length), "N", out _)
        && DateTime.UtcNow - file.LastWriteTimeUtc > Abandoned
        && !SpecialFile.Is(file.FullName)
        && !IsHeld(file.FullName);

    /// <summary>Whether a process writes the file; one that ended, however it did, holds nothing any more.</summary>
    private static bool IsHeld(string path)
    {
        try
        {
            File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.None).Dispose();
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
