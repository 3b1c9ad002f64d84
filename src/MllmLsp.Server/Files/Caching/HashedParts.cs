using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace MllmLsp.Server.Files.Caching;

/// <summary>Hashes of several parts: what one part ends with cannot pass for the beginning of the next.</summary>
internal static class HashedParts
{
    extension(XxHash128 hash)
    {
        /// <summary>The text, and behind it what no text holds.</summary>
        public void AppendText(ReadOnlySpan<char> text)
        {
            hash.Append(MemoryMarshal.AsBytes(text));
            hash.Append([0xFF, 0xFF]);
        }

        public void AppendKey(UInt128 key)
        {
            Span<byte> bytes = stackalloc byte[16];
            BinaryPrimitives.WriteUInt128LittleEndian(bytes, key);
            hash.Append(bytes);
        }

        /// <summary>Each text, and behind them what no list of texts holds.</summary>
        public void AppendTexts(IEnumerable<string> texts)
        {
            foreach (var text in texts)
            {
                hash.AppendText(text);
            }

            hash.Append([0xFF, 0xFF, 0xFF, 0xFF]);
        }

        /// <summary>As many as the parts before say.</summary>
        public void AppendKeys(IEnumerable<UInt128> keys)
        {
            foreach (var key in keys)
            {
                hash.AppendKey(key);
            }
        }
    }
}
