using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace MllmLsp.Fuzz.Engine;

/// <summary>
/// Which branches an input took, where the assemblies were instrumented by SharpFuzz (AFL's map: a byte counts one edge, eight classes of
/// counts are told apart). Where they were not, nothing is ever new, and the fuzzer goes by its seeds and grammar alone.
/// </summary>
internal sealed unsafe class Coverage
{
    private const int Size = 1 << 16;

    /// <summary>Never freed: instrumented code that still runs on another thread writes into it.</summary>
    private readonly byte* map = (byte*)NativeMemory.AllocZeroed(Size);

    private readonly byte[] seen = new byte[Size];

    public Coverage() => Trace.SharedMem = map;

    /// <summary>Edges that any input took so far.</summary>
    public int Edges { get; private set; }

    public void Begin()
    {
        new Span<byte>(map, Size).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Whether the input since <see cref="Begin"/> took a branch, or one so many times, as none before it.</summary>
    public bool IsNew()
    {
        var words = new ReadOnlySpan<ulong>(map, Size / sizeof(ulong));
        var isNew = false;
        for (var word = 0; word < words.Length; word++)
        {
            if (words[word] == 0)
            {
                continue;
            }

            for (var at = word * sizeof(ulong); at < (word + 1) * sizeof(ulong); at++)
            {
                var bit = ClassOf(map[at]);
                if ((seen[at] & bit) != bit)
                {
                    Edges += seen[at] == 0 ? 1 : 0;
                    seen[at] |= bit;
                    isNew = true;
                }
            }
        }

        return isNew;
    }

    private static byte ClassOf(byte count) => count switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 4,
        < 8 => 8,
        < 16 => 16,
        < 32 => 32,
        < 128 => 64,
        _ => 128,
    };
}
