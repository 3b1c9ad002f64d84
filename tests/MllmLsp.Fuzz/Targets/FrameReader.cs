using System.Globalization;
using System.Text;

namespace MllmLsp.Fuzz.Targets;

/// <summary>Cuts bytes into LSP's messages. Written anew: the server's own code must not judge itself.</summary>
internal static class FrameReader
{
    /// <summary>The messages' contents; <c>IsWhole</c>: they are all there is, each under the one header that every client writes.</summary>
    public static (List<ReadOnlyMemory<byte>> Messages, bool IsWhole) Read(ReadOnlyMemory<byte> bytes)
    {
        var messages = new List<ReadOnlyMemory<byte>>();
        while (!bytes.IsEmpty)
        {
            var end = bytes.Span.IndexOf("\r\n\r\n"u8);
            if (end is < 0 or > 4000
                || !bytes.Span.StartsWith("Content-Length: "u8)
                || !int.TryParse(Encoding.ASCII.GetString(bytes.Span["Content-Length: ".Length..end]), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                || length > bytes.Length - end - 4)
            {
                return (messages, false);
            }

            messages.Add(bytes.Slice(end + 4, length));
            bytes = bytes[(end + 4 + length)..];
        }

        return (messages, true);
    }
}
