using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Files;

/// <summary>A file's text, and what was wrong with it.</summary>
/// <param name="Text">For an undecodable file with U+FFFD for the bad bytes, for showing only; empty for an unreadable one.</param>
/// <param name="Problem">Not null: the text is not to be analysed.</param>
internal sealed record FileContent(SourceText Text, FileProblem? Problem)
{
    /// <summary>How the text stands in the file; what is written there again is to have the same.</summary>
    public TextForm Form { get; init; }
}

/// <summary>From bytes on disk to a text. Never throws for what a disk may hold.</summary>
internal static class FileReader
{
    /// <summary>In bytes: far above any note, far below what would stall an editor.</summary>
    public const int LargestFile = 16 * 1024 * 1024;

    /// <summary>
    /// Reads a file. What the system calls empty is never opened: named pipes, sockets and devices all are, and opening a pipe would
    /// wait for a writer for ever.
    /// </summary>
    public static FileContent Read(string path) => ReadBytes(path, out var problem) is { } bytes ? Decode(path, bytes) : new FileContent(SourceText.Empty, problem);

    /// <summary>As <see cref="Read"/>, undecoded.</summary>
    /// <param name="problem">Why there are none; null where there are.</param>
    public static byte[]? ReadBytes(string path, out FileProblem? problem)
    {
        byte[] bytes = [];
        var count = ReadBytes(path, ref bytes, out problem);
        return count < 0 ? null : count == bytes.Length ? bytes : bytes[..count];
    }

    /// <summary>As the other, for who reads one file after another: into a buffer that is exchanged for a larger one where it is too small.</summary>
    /// <returns>How many bytes the file has; negative where there is a problem.</returns>
    public static int ReadBytes(string path, ref byte[] buffer, out FileProblem? problem)
    {
        problem = null;
        try
        {
            var info = new FileInfo(path);
            info = info.LinkTarget is null ? info : (FileInfo)info.ResolveLinkTarget(returnFinalTarget: true)!;
            switch (info.Length)
            {
                case 0:
                    return 0;
                case > LargestFile:
                    problem = new FileProblem(path, FileProblemKind.TooLarge, default, info.Length.ToString());
                    return -1;
                default:
                    return RegularFile.Read(info.FullName, LargestFile, ref buffer);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = new FileProblem(path, FileProblemKind.Unreadable, default, e.Message);
            return -1;
        }
    }

    /// <summary>UTF-8, or UTF-16 of either byte order by its mark; a mark is stripped.</summary>
    public static FileContent Decode(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            return DecodeUtf16(path, bytes[2..], littleEndian: bytes[0] == 0xFF);
        }

        var markLength = bytes.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        bytes = bytes[markLength..];
        var buffer = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            var status = Utf8.ToUtf16(bytes, buffer, out var read, out var written, replaceInvalidSequences: false);
            return status == OperationStatus.Done
                ? new FileContent(new SourceText(new string(buffer, 0, written)), null) { Form = markLength > 0 ? TextForm.Utf8WithMark : TextForm.Utf8 }
                : Undecodable(path, Encoding.UTF8.GetString(bytes), written, markLength + read);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>Any sequence of code units is a text here, lone surrogates included; only half a unit at the end is none.</summary>
    private static FileContent DecodeUtf16(string path, ReadOnlySpan<byte> bytes, bool littleEndian)
    {
        var units = new char[bytes.Length / 2];
        for (var i = 0; i < units.Length; i++)
        {
            var unit = bytes.Slice(i * 2, 2);
            units[i] = (char)(littleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(unit) : BinaryPrimitives.ReadUInt16BigEndian(unit));
        }

        return bytes.Length % 2 == 0
            ? new FileContent(new SourceText(new string(units)), null) { Form = littleEndian ? TextForm.Utf16LittleEndian : TextForm.Utf16BigEndian }
            : Undecodable(path, new string(units) + '\uFFFD', units.Length, bytes.Length + 1);
    }

    private static FileContent Undecodable(string path, string text, int offset, int byteOffset) =>
        new(new SourceText(text), new FileProblem(path, FileProblemKind.Undecodable, new TextSpan(offset, 1), byteOffset.ToString()));
}
