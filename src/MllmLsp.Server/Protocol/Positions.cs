namespace MllmLsp.Server.Protocol;

/// <summary>A zero-based line and a character in units of the negotiated encoding. Wide enough for clients that send "the end" as 2³²-1.</summary>
internal sealed record Position(long Line, long Character);

/// <summary>Half-open; LSP's <c>Range</c>, which C# has taken.</summary>
internal sealed record LspRange(Position Start, Position End);

internal sealed record LspLocation(string Uri, LspRange Range);

internal sealed record LocationLink(string TargetUri, LspRange TargetRange, LspRange TargetSelectionRange)
{
    public LspRange? OriginSelectionRange { get; init; }
}

internal sealed record TextEdit(LspRange Range, string NewText)
{
    /// <summary>One of the edit's change annotations; null for none.</summary>
    public string? AnnotationId { get; init; }
}
