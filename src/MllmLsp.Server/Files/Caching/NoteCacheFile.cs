using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using MllmLsp.Core.Workspaces.Packing;

namespace MllmLsp.Server.Files.Caching;

/// <summary>
/// The file of a <see cref="NoteCache"/>: a head that names the build, the notes one behind another, and a hash over all of it. Written beside the
/// old one and moved into its place, so that a reader sees one or the other; what a crash leaves half written fails its hash.
/// </summary>
internal static class NoteCacheFile
{
    /// <summary>Roots that are remembered; the one that was not checked for longest goes first.</summary>
    private const int MostFiles = 32;

    private const int HashSize = sizeof(ulong);
    private const int EntryHead = 16 + 16 + sizeof(int) + sizeof(int);

    /// <summary>What a file is of no use without: this format, this program, this build of it.</summary>
    private static readonly byte[] Head = Encoding.UTF8.GetBytes($"mllm-lsp notes {OutlinePack.Format} {ProductVersion.Text} {Build()}\n");

    /// <summary>Empty for a file that is missing, damaged, too large or of another build.</summary>
    public static Dictionary<UInt128, CachedNote> Read(string path, int largest)
    {
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists || info.Length < Head.Length + HashSize || info.Length > largest)
            {
                return [];
            }

            var bytes = File.ReadAllBytes(path);
            var content = bytes.AsMemory(0, bytes.Length - HashSize);
            return content.Span.StartsWith(Head) && XxHash3.HashToUInt64(content.Span) == BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(content.Length))
                ? Entries(content[Head.Length..]) ?? []
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public static void Write(string path, IReadOnlyCollection<KeyValuePair<UInt128, CachedNote>> notes, int largest)
    {
        if (notes.Sum(note => (long)EntryHead + note.Value.Outline.Length + note.Value.Terms.Length) > largest - Head.Length - HashSize)
        {
            return;
        }

        var temporary = TemporaryFile.Beside(path);
        try
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var file = OwnFile.Create(temporary, bufferSize: 1 << 18))
            {
                WriteContent(file, notes);
            }

            File.Move(temporary, path, overwrite: true);
            Forget(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // The last is what the library makes of a file that is longer than the file system or a limit of the process allows.
            Delete(temporary);
        }
    }

    private static void WriteContent(FileStream file, IEnumerable<KeyValuePair<UInt128, CachedNote>> notes)
    {
        var hash = new XxHash3();
        void Put(ReadOnlySpan<byte> bytes)
        {
            hash.Append(bytes);
            file.Write(bytes);
        }

        Put(Head);
        Span<byte> head = stackalloc byte[EntryHead];
        foreach (var (key, note) in notes)
        {
            BinaryPrimitives.WriteUInt128LittleEndian(head, key);
            BinaryPrimitives.WriteUInt128LittleEndian(head[16..], note.Glossary);
            BinaryPrimitives.WriteInt32LittleEndian(head[32..], note.Outline.Length);
            BinaryPrimitives.WriteInt32LittleEndian(head[36..], note.Terms.Length);
            Put(head);
            Put(note.Outline.Span);
            Put(note.Terms.Span);
        }

        BinaryPrimitives.WriteUInt64LittleEndian(head, hash.GetCurrentHashAsUInt64());
        file.Write(head[..HashSize]);
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
            var (outline, terms) = (BinaryPrimitives.ReadInt32LittleEndian(head[32..]), BinaryPrimitives.ReadInt32LittleEndian(head[36..]));
            content = content[EntryHead..];
            if (outline < 0 || terms < 0 || (long)outline + terms > content.Length)
            {
                return null;
            }

            notes[BinaryPrimitives.ReadUInt128LittleEndian(head)] =
                new CachedNote(BinaryPrimitives.ReadUInt128LittleEndian(head[16..]), content[..outline], content.Slice(outline, terms));
            content = content[(outline + terms)..];
        }

        return notes;
    }

    private static void Forget(string folder)
    {
        foreach (var old in new DirectoryInfo(folder).GetFiles("*.notes").OrderByDescending(file => file.LastWriteTimeUtc).Skip(MostFiles))
        {
            Delete(old.FullName);
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays until another run can take it away.
        }
    }

    /// <summary>Two builds of one version may parse differently: length and time of the file that holds the engine tell them apart.</summary>
    private static string Build()
    {
        var engine = Path.Combine(AppContext.BaseDirectory, "MllmLsp.Core.dll");
        var info = new FileInfo(File.Exists(engine) ? engine : Environment.ProcessPath ?? engine);
        return info.Exists ? $"{info.Length} {info.LastWriteTimeUtc.Ticks}" : "unknown";
    }
}
