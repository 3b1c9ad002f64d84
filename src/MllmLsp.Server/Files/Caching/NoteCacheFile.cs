using System.Buffers.Binary;
using MllmLsp.Core.Workspaces.Packing;

namespace MllmLsp.Server.Files.Caching;

/// <summary>The file of a <see cref="NoteCache"/>: the notes one behind another, each with its keys and lengths before it.</summary>
internal static class NoteCacheFile
{
    /// <summary>Roots that are remembered; the one that was not checked for longest goes first.</summary>
    private const int MostFiles = 32;

    private const int EntryHead = (4 * 16) + (3 * sizeof(int));

    private static readonly string Format = $"notes {OutlinePack.Format}.2";

    /// <summary>Empty for a file that is missing, damaged, too large or of another build.</summary>
    public static Dictionary<UInt128, CachedNote> Read(string path, int largest) =>
        BuildFile.Read(path, Format, largest) is { } content ? Entries(content) ?? [] : [];

    public static void Write(string path, IReadOnlyCollection<KeyValuePair<UInt128, CachedNote>> notes, int largest)
    {
        var size = notes.Sum(note => (long)EntryHead + note.Value.Outline.Length + note.Value.Terms.Length + note.Value.Findings.Length);
        if (size <= largest - BuildFile.Overhead(Format) && BuildFile.Write(path, Format, put => WriteEntries(put, notes)))
        {
            Forget(Path.GetDirectoryName(path)!);
        }
    }

    private static void WriteEntries(BuildFile.Part put, IEnumerable<KeyValuePair<UInt128, CachedNote>> notes)
    {
        Span<byte> head = stackalloc byte[EntryHead];
        foreach (var (key, note) in notes)
        {
            BinaryPrimitives.WriteUInt128LittleEndian(head, key);
            BinaryPrimitives.WriteUInt128LittleEndian(head[16..], note.Sources);
            BinaryPrimitives.WriteUInt128LittleEndian(head[32..], note.Face);
            BinaryPrimitives.WriteUInt128LittleEndian(head[48..], note.Judged);
            BinaryPrimitives.WriteInt32LittleEndian(head[64..], note.Outline.Length);
            BinaryPrimitives.WriteInt32LittleEndian(head[68..], note.Terms.Length);
            BinaryPrimitives.WriteInt32LittleEndian(head[72..], note.Findings.Length);
            put(head);
            put(note.Outline.Span);
            put(note.Terms.Span);
            put(note.Findings.Span);
        }
    }

    /// <summary>Null where the lengths do not add up.</summary>
    private static Dictionary<UInt128, CachedNote>? Entries(ReadOnlyMemory<byte> content)
    {
        var notes = new Dictionary<UInt128, CachedNote>();
        while (!content.IsEmpty)
        {
            if (content.Length < EntryHead)
            {
                return null;
            }

            var head = content.Span[..EntryHead];
            var (outline, terms, findings) =
                (BinaryPrimitives.ReadInt32LittleEndian(head[64..]), BinaryPrimitives.ReadInt32LittleEndian(head[68..]), BinaryPrimitives.ReadInt32LittleEndian(head[72..]));
            content = content[EntryHead..];
            if (outline < 0 || terms < 0 || findings < 0 || (long)outline + terms + findings > content.Length)
            {
                return null;
            }

            notes[BinaryPrimitives.ReadUInt128LittleEndian(head)] = new CachedNote(
                BinaryPrimitives.ReadUInt128LittleEndian(head[16..]),
                BinaryPrimitives.ReadUInt128LittleEndian(head[32..]),
                BinaryPrimitives.ReadUInt128LittleEndian(head[48..]),
                content[..outline],
                content.Slice(outline, terms),
                content.Slice(outline + terms, findings));
            content = content[(outline + terms + findings)..];
        }

        return notes;
    }

    private static void Forget(string folder)
    {
        try
        {
            foreach (var old in new DirectoryInfo(folder).GetFiles("*.notes").OrderByDescending(file => file.LastWriteTimeUtc).Skip(MostFiles))
            {
                BuildFile.Delete(old.FullName);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another run will.
        }
    }
}
