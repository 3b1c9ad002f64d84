using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Workspaces.Packing;

/// <summary>
/// Writes numbers as one to five bytes, spans as the distance from the last one, and each string once. What <see cref="PackReader"/> reads.
/// </summary>
internal sealed class PackWriter
{
    private readonly Dictionary<string, int> strings = new(StringComparer.Ordinal);
    private byte[] bytes = new byte[2048];
    private int length;
    private int lastStart;

    public void Clear()
    {
        strings.Clear();
        length = lastStart = 0;
    }

    public byte[] ToArray() => bytes.AsSpan(0, length).ToArray();

    public void Byte(byte value)
    {
        Reserve(1);
        bytes[length++] = value;
    }

    /// <summary>A number that is not negative; small ones take one byte.</summary>
    public void Number(int value)
    {
        Reserve(5);
        var rest = (uint)value;
        for (; rest > 0x7F; rest >>= 7)
        {
            bytes[length++] = (byte)(rest | 0x80);
        }

        bytes[length++] = (byte)rest;
    }

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    public void Span(TextSpan span)
    {
        var distance = span.Start - lastStart;
        Number((distance << 1) ^ (distance >> 31));
        Number(span.Length);
        lastStart = span.Start;
    }

    /// <summary>0 for null, else one more than the number of the string; one that is new follows. Any UTF-16 comes back as it was.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Number(0);
            return;
        }

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(strings, value, out var isKnown);
        if (isKnown)
        {
            Number(number);
            return;
        }

        number = strings.Count;
        Number(number);
        var isAscii = System.Text.Ascii.IsValid(value);
        Number((value.Length << 1) | (isAscii ? 1 : 0));
        Reserve(value.Length * 2);
        if (isAscii)
        {
            System.Text.Ascii.FromUtf16(value, bytes.AsSpan(length), out var written);
            length += written;
        }
        else
        {
            MemoryMarshal.AsBytes(value.AsSpan()).CopyTo(bytes.AsSpan(length));
            length += value.Length * 2;
        }
    }

    public void All<T>(ImmutableArray<T> items, Action<PackWriter, T> write)
    {
        Number(items.Length);
        foreach (var item in items)
        {
            write(this, item);
        }
    }

    private void Reserve(int count)
    {
        if (bytes.Length - length < count)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + count));
        }
    }
}
