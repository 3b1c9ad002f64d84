using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Workspaces.Packing;

/// <summary>Reads what <see cref="PackWriter"/> wrote.</summary>
/// <remarks>Bytes that it did not write give a <see cref="FormatException"/>, or values that nobody wrote: whoever keeps packs outside the process has to know that they are whole.</remarks>
internal sealed class PackReader(ReadOnlyMemory<byte> packed)
{
    private readonly List<string> strings = [];
    private int at;
    private int lastStart;

    public bool IsAtEnd => at == packed.Length;

    public byte Byte() => at < packed.Length ? packed.Span[at++] : throw Malformed();

    public int Number()
    {
        var bytes = packed.Span;
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = at < bytes.Length ? bytes[at++] : throw Malformed();
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (int)value;
            }
        }

        throw Malformed();
    }

    public bool Flag() => Byte() != 0;

    public TextSpan Span()
    {
        var coded = (uint)Number();
        lastStart += (int)(coded >> 1) ^ -(int)(coded & 1);
        return new TextSpan(lastStart, Number());
    }

    public string? Text()
    {
        var number = Number();
        if (number <= strings.Count)
        {
            return number == 0 ? null : number > 0 ? strings[number - 1] : throw Malformed();
        }

        var header = Number();
        var (length, isAscii) = (header >>> 2, (header & 1) != 0);
        var shared = (header & 2) == 0 ? "" : Shared(Number());
        var size = isAscii ? length : length * 2;
        if (size < 0 || size > packed.Length - at)
        {
            throw Malformed();
        }

        var content = packed.Span.Slice(at, size);
        at += size;
        var text = shared.Length > 0 ? Joined(shared, content, isAscii)
            : isAscii ? Encoding.ASCII.GetString(content)
            : new string(MemoryMarshal.Cast<byte, char>(content));
        strings.Add(text);
        return text;
    }

    private ReadOnlySpan<char> Shared(int code)
    {
        var (count, at) = (code / PackWriter.Near, strings.Count - 1 - (code & (PackWriter.Near - 1)));
        return count >= 0 && at >= 0 && count <= strings[at].Length ? strings[at].AsSpan(0, count) : throw Malformed();
    }

    private static string Joined(ReadOnlySpan<char> shared, ReadOnlySpan<byte> content, bool isAscii)
    {
        if (!isAscii)
        {
            return string.Concat(shared, MemoryMarshal.Cast<byte, char>(content));
        }

        Span<char> rest = content.Length <= 256 ? stackalloc char[content.Length] : new char[content.Length];
        Encoding.ASCII.GetChars(content, rest);
        return string.Concat(shared, rest);
    }

    public string Required() => Text() ?? throw Malformed();

    public ImmutableArray<T> All<T>(Func<PackReader, T> read)
    {
        // Each item takes a byte at least: a number of items beyond that was not written by us.
        var items = new T[Number() is var count && count >= 0 && count <= packed.Length - at ? count : throw Malformed()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = read(this);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    public static FormatException Malformed() => new("Not a packed note.");
}
