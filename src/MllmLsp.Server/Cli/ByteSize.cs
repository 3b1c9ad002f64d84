using System.Globalization;

namespace MllmLsp.Server.Cli;

/// <summary>A number of bytes as people read it.</summary>
internal static class ByteSize
{
    /// <summary>In bytes below ten thousand, else in megabytes (10⁶).</summary>
    public static string Of(long bytes) => bytes < 10_000
        ? $"{bytes} B"
        : $"{(bytes / 1e6).ToString(bytes < 10_000_000 ? "0.00" : "0", CultureInfo.InvariantCulture)} MB";
}
