using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace MllmLsp.Server.Files.Caching;

/// <summary>
/// A file that only the build that wrote it reads: a head that names format and build, the content, and a hash over all of it. Written beside the old
/// one and moved into its place, so that a reader sees one or the other; what a crash leaves half written fails its hash.
/// </summary>
internal static class BuildFile
{
    private const int HashSize = sizeof(ulong);

    private static readonly string Build = BuildOf();

    /// <summary>The content; null for a file that is missing, damaged, too large or of another build.</summary>
    public static ReadOnlyMemory<byte>? Read(string path, string format, int largest)
    {
        try
        {
            var head = Head(format);
            var info = new FileInfo(path);
            if (!info.Exists || info.Length < head.Length + HashSize || info.Length > largest)
            {
                return null;
            }

            var bytes = File.ReadAllBytes(path);
            var content = bytes.AsMemory(0, bytes.Length - HashSize);
            return content.Span.StartsWith(head) && XxHash3.HashToUInt64(content.Span) == BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(content.Length))
                ? content[head.Length..]
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>How many bytes are written besides the content.</summary>
    public static int Overhead(string format) => Head(format).Length + HashSize;

    /// <summary>Writes what <paramref name="content"/> hands over, part by part.</summary>
    /// <returns>False where it could not be written; nothing is left then.</returns>
    public static bool Write(string path, string format, Action<Part> content)
    {
        var temporary = TemporaryFile.Beside(path);
        try
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var file = OwnFile.Create(temporary, bufferSize: 1 << 18))
            {
                var hash = new XxHash3();
                void Put(ReadOnlySpan<byte> bytes)
                {
                    hash.Append(bytes);
                    file.Write(bytes);
                }

                Put(Head(format));
                content(Put);
                Span<byte> end = stackalloc byte[HashSize];
                BinaryPrimitives.WriteUInt64LittleEndian(end, hash.GetCurrentHashAsUInt64());
                file.Write(end);
            }

            File.Move(temporary, path, overwrite: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // The last is what the library makes of a file that is longer than the file system or a limit of the process allows.
            Delete(temporary);
            return false;
        }
    }

    public static void Delete(string path)
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

    /// <summary>A part of the content.</summary>
    public delegate void Part(ReadOnlySpan<byte> bytes);

    private static byte[] Head(string format) => Encoding.UTF8.GetBytes($"mllm-lsp {format} {ProductVersion.Text} {Build}\n");

    /// <summary>Two builds of one version may parse differently: length and time of the file that holds the engine tell them apart.</summary>
    private static string BuildOf()
    {
        var engine = Path.Combine(AppContext.BaseDirectory, "MllmLsp.Core.dll");
        var info = new FileInfo(File.Exists(engine) ? engine : Environment.ProcessPath ?? engine);
        return info.Exists ? $"{info.Length} {info.LastWriteTimeUtc.Ticks}" : "unknown";
    }
}
