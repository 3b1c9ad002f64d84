using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Workspaces.Packing;

/// <summary>
/// Writes numbers as one to five bytes, spans as the distance from the last one, and each string once, without what it has in common with the
/// beginning of one shortly before it. What <see cref="PackReader"/> reads.
/// </summary>
internal sealed class PackWriter
{
    /// <summary>Of the last strings, so many are compared with.</summary>
    internal const int Near = 8;

    /// <summary>Fewer characters in common save nothing.</summary>
    private const int FewestShared = 3;

    private readonly Dictionary<string, int> strings = new(StringComparer.Ordinal);
    private readonly string[] last = new string[Near];
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
        var (shared, back) = Shared(value, strings.Count - 1);
        last[(strings.Count - 1) % Near] = value;
        var rest = value.AsSpan(shared);
        var isAscii = System.Text.Ascii.IsValid(rest);
        Number((rest.Length << 2) | (shared > 0 ? 2 : 0) | (isAscii ? 1 : 0));
        if (shared > 0)
        {
            Number((shared * Near) + back);
        }

        Reserve(rest.Length * 2);
        if (isAscii)
        {
            System.Text.Ascii.FromUtf16(rest, bytes.AsSpan(length), out var written);
            length += written;
        }
        else
        {
            MemoryMarshal.AsBytes(rest).CopyTo(bytes.AsSpan(length));
            length += rest.Length * 2;
        }
    }

    /// <summary>How many characters it has in common with the beginning of which of the strings before it, counted back from the last one.</summary>
    private (int Count, int Back) Shared(string value, int known)
    {
        var best = (Count: 0, Back: 0);
        for (var back = 0; back < Math.Min(known, Near); back++)
        {
            var count = value.AsSpan().CommonPrefixLength(last[(known - 1 - back) % Near].AsSpan());
            best = count > best.Count && count >= FewestShared ? (count, back) : best;
        }

        return best;
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
