using System.Collections.Immutable;

namespace MllmLsp.Core.Features;

/// <summary>Which code actions are asked for.</summary>
/// <param name="Only">Kinds, each with all below it; null for every kind.</param>
/// <param name="IsAutomatic">The editor asks by itself, as it does before it saves, and not its user.</param>
public sealed record CodeActionFilter(ImmutableArray<string>? Only = null, bool IsAutomatic = false)
{
    public static CodeActionFilter None { get; } = new();

    public bool Wants(string kind) => Only is not { } only || only.Any(wanted => CodeActionKinds.IsWithin(kind, wanted));

    /// <summary>The kind is asked for by name, or one above it is: more may be offered than what the cursor is on.</summary>
    public bool Names(string kind) => Only is not null && Wants(kind);
}
