namespace MllmLsp.Server.Files;

/// <summary>A look at the first bytes of a note.</summary>
internal static class FrontMatterProbe
{
    private const int Head = 4096;

    /// <summary>Whether a word may stand in the note's front matter. Says yes wherever a few bytes do not tell.</summary>
    public static bool MayHold(string path, ReadOnlySpan<byte> word)
    {
        try
        {
            // What is empty for the system is never opened: a pipe would wait for its writer.
            if (new FileInfo(path).Length == 0)
            {
                return false;
            }

            using var handle = RegularFile.OpenRead(path);
            Span<byte> head = stackalloc byte[Head];
            head = head[..RandomAccess.Read(handle, head, fileOffset: 0)];
            if (head.Length > 0 && head[0] >= 0xEF)
            {
                // Some byte order mark.
                return true;
            }

            if (!head.StartsWith("---"u8))
            {
                return false;
            }

            var end = head[3..].IndexOf("\n---"u8);
            return (end < 0 && head.Length == Head) || head[..(end < 0 ? head.Length : end + 3)].IndexOf(word) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
