using StreamJsonRpc;

namespace MllmLsp.Server.Rpc;

/// <summary>
/// Ids that are written as <c>null</c>. The library takes two messages with one id that are on their way together for a mistake; of those that
/// carry no id that can be read, any number may be.
/// </summary>
internal static class NullId
{
    /// <summary>Half of a surrogate pair: no id that a client sends can begin with it.</summary>
    private const char Mark = '\uD800';

    private static long last;

    public static RequestId Next() => new($"{Mark}{Interlocked.Increment(ref last)}");

    public static bool Is(string id) => id.StartsWith(Mark);
}
