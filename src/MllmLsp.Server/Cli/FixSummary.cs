using System.Collections.Immutable;

namespace MllmLsp.Server.Cli;

/// <summary>What fixes did.</summary>
/// <param name="FileCount">Files that were rewritten or made.</param>
/// <param name="ByCode">How many findings of each code were mended; sorted by code.</param>
/// <param name="IsSettled">False: fixes went on making each other necessary, and some would still apply.</param>
internal sealed record FixSummary(int FileCount, ImmutableSortedDictionary<string, int> ByCode, bool IsSettled)
{
    public int Count => ByCode.Values.Sum();
}
