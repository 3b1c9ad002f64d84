using MllmLsp.Core.Text;

namespace MllmLsp.Server.Files;

/// <summary>
/// Writes files so that a reader finds the old content or the new one, whole: a temporary file beside it is written, brought to the
/// disk, and takes the old one's place in one step. Where that fails, the old file is as it was and nothing is left behind.
/// </summary>
/// <remarks>
/// Permissions stay (on Windows the access list, too); a symbolic link stays a link and what it leads to is written. The file's other hard
/// links keep the old content, and its owner is who writes.
/// </remarks>
internal static class AtomicFile
{
    /// <summary>Writes UTF-8 without a mark, over what is there. Pipes and devices are written to, never replaced.</summary>
    /// <param name="path">Normalised; its folder exists.</param>
    /// <exception cref="IOException">Also for a folder, a full disk and the like.</exception>
    /// <exception cref="UnauthorizedAccessException">Also for a file that is write-protected.</exception>
    public static void Write(string path, ReadOnlySpan<char> text) => Write(path, TextForms.Encode(text, TextForm.Utf8));

    /// <inheritdoc cref="Write(string, ReadOnlySpan{char})"/>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var target = FollowLinks(path);
        if (SpecialFile.Is(target))
        {
            using var stream = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            stream.Write(bytes);
            return;
        }

        if (Path.Exists(target) || !Put(target, bytes, Existing.Refuse))
        {
            _ = Put(target, bytes, Existing.Replace);
        }
    }

    /// <summary>Gives a file another text, in the form in which it was read.</summary>
    /// <param name="read">What <see cref="FileReader.Read"/> found there, without a problem.</param>
    /// <returns>False: the file no longer holds what was read, and stays as it is.</returns>
    /// <exception cref="IOException" />
    /// <exception cref="UnauthorizedAccessException">Also for a file that is write-protected.</exception>
    public static bool Rewrite(string path, FileContent read, SourceText text)
    {
        var target = FollowLinks(path);
        var before = TextForms.Encode(read.Text.AsSpan(), read.Form);
        return new FileInfo(target).Length == before.Length
            && RegularFile.Read(target, before.Length).AsSpan().SequenceEqual(before)
            && Put(target, TextForms.Encode(text.AsSpan(), read.Form), Existing.Replace);
    }

    /// <summary>Makes a new file, UTF-8 without a mark, and the folders above it.</summary>
    /// <returns>False: something is there already, and stays as it is.</returns>
    /// <exception cref="IOException" />
    /// <exception cref="UnauthorizedAccessException" />
    public static bool Create(string path, ReadOnlySpan<char> text)
    {
        if (Path.Exists(path) || new FileInfo(path).LinkTarget is not null)
        {
            return false;
        }

        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return Put(path, TextForms.Encode(text, TextForm.Utf8), Existing.Refuse);
    }

    private enum Existing
    {
        Replace,
        Refuse,
    }

    private static string FollowLinks(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;

    private static bool Put(string path, ReadOnlySpan<byte> bytes, Existing existing)
    {
        if (existing == Existing.Replace)
        {
            // A rename would ask the folder alone: a file that is write-protected is so on purpose.
            File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose();
        }

        var temporary = TemporaryFile.Beside(path);
        try
        {
            WriteThrough(temporary, bytes, existing == Existing.Replace && !OperatingSystem.IsWindows() ? File.GetUnixFileMode(path) : null);
            return Move(temporary, path, existing);
        }
        finally
        {
            // Nothing is there after a move.
            File.Delete(temporary);
        }
    }

    private static void WriteThrough(string path, ReadOnlySpan<byte> bytes, UnixFileMode? mode)
    {
        using var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, preallocationSize: bytes.Length);
        if (mode is { } kept && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(handle, kept);
        }

        try
        {
            RandomAccess.Write(handle, bytes, fileOffset: 0);
        }
        catch (ArgumentOutOfRangeException e)
        {
            // What the library makes of a file that is longer than the file system or a limit of the process allows.
            throw new IOException("The file is longer than the file system, or a limit of this process, allows.", e);
        }

        RandomAccess.FlushToDisk(handle);
    }

    private static bool Move(string temporary, string path, Existing existing)
    {
        if (existing == Existing.Refuse)
        {
            try
            {
                File.Move(temporary, path, overwrite: false);
                return true;
            }
            catch (IOException) when (Path.Exists(path))
            {
                return false;
            }
        }

        if (OperatingSystem.IsWindows())
        {
            // Keeps the access list, attributes and the time of creation.
            File.Replace(temporary, path, destinationBackupFileName: null, ignoreMetadataErrors: true);
        }
        else
        {
            File.Move(temporary, path, overwrite: true);
        }

        return true;
    }
}
