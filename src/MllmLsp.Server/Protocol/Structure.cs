using System.Text.Json;

namespace MllmLsp.Server.Protocol;

/// <summary>Parameters of the requests that ask about a whole document.</summary>
internal sealed record DocumentParams(TextDocumentIdentifier TextDocument);

/// <summary>Parameters of the requests that ask about a part of a document.</summary>
internal sealed record RangeParams(TextDocumentIdentifier TextDocument, LspRange Range);

/// <param name="Kind">LSP's <c>SymbolKind</c>.</param>
internal sealed record LspDocumentSymbol(string Name, int Kind, LspRange Range, LspRange SelectionRange)
{
    public string? Detail { get; init; }

    public IReadOnlyList<LspDocumentSymbol>? Children { get; init; }
}

/// <summary>What clients without hierarchical symbols get, and what a search of the workspace answers.</summary>
internal sealed record LspSymbolInformation(string Name, int Kind, LspLocation Location)
{
    public string? ContainerName { get; init; }
}

internal sealed record WorkspaceSymbolParams(string Query);

internal sealed record LspFoldingRange(int StartLine, int EndLine)
{
    /// <summary><c>comment</c>, <c>region</c>, or null.</summary>
    public string? Kind { get; init; }
}

internal sealed record SelectionRangeParams(TextDocumentIdentifier TextDocument, IReadOnlyList<Position> Positions);

internal sealed record LspSelectionRange(LspRange Range)
{
    public LspSelectionRange? Parent { get; init; }
}

internal sealed record LspDocumentLink(LspRange Range)
{
    public string? Target { get; init; }

    public string? Tooltip { get; init; }

    public DocumentLinkData? Data { get; init; }
}

/// <summary>What <c>documentLink/resolve</c> needs to find the link again.</summary>
/// <param name="Offset">Where the link's target begins, in the text of <paramref name="Version"/>.</param>
internal sealed record DocumentLinkData(string Uri, int Version, int Offset);

internal sealed record LspDocumentHighlight(LspRange Range, int Kind);

internal sealed record LinkedEditingRanges(IReadOnlyList<LspRange> Ranges, string WordPattern);

/// <summary>An item of a call or type hierarchy.</summary>
internal sealed record HierarchyItem(string Name, int Kind, string Uri, LspRange Range, LspRange SelectionRange)
{
    public string? Detail { get; init; }

    public HierarchyItemData? Data { get; init; }
}

/// <summary>What is needed to ask further.</summary>
/// <param name="Path">Of the note, or of the note or glossary from which a concept was asked for.</param>
internal sealed record HierarchyItemData(string Path)
{
    /// <summary>The anchor of a section.</summary>
    public string? Anchor { get; init; }

    public string? Concept { get; init; }
}

internal sealed record HierarchyParams(HierarchyItem Item);

/// <summary>A <c>CallHierarchyIncomingCall</c> with <see cref="From"/>, or a <c>CallHierarchyOutgoingCall</c> with <see cref="To"/>.</summary>
internal sealed record HierarchyCall(IReadOnlyList<LspRange> FromRanges)
{
    public HierarchyItem? From { get; init; }

    public HierarchyItem? To { get; init; }
}

internal sealed record LspSemanticTokens(IReadOnlyList<int> Data)
{
    public string? ResultId { get; init; }
}

internal sealed record SemanticTokensDeltaParams(TextDocumentIdentifier TextDocument, string PreviousResultId);

internal sealed record SemanticTokensEdit(int Start, int DeleteCount, IReadOnlyList<int> Data);

internal sealed record SemanticTokensDelta(string ResultId, IReadOnlyList<SemanticTokensEdit> Edits);

internal sealed record LspCodeLens(LspRange Range)
{
    public LspCommand? Command { get; init; }

    public CodeLensData? Data { get; init; }
}

/// <summary>What <c>codeLens/resolve</c> needs to count.</summary>
internal sealed record CodeLensData(string Uri, int Version, int Offset, int Length);

/// <param name="Command">Empty where there is nothing to run.</param>
internal sealed record LspCommand(string Title, string Command)
{
    public IReadOnlyList<JsonElement>? Arguments { get; init; }
}

internal sealed record LspInlayHint(Position Position, string Label)
{
    public bool PaddingLeft { get; } = true;

    public MarkupContent? Tooltip { get; init; }

    public IReadOnlyList<TextEdit>? TextEdits { get; init; }
}

internal sealed record ResolvableOptions
{
    public bool ResolveProvider { get; } = true;
}

internal sealed record SemanticTokensOptions
{
    public SemanticTokensLegend Legend { get; } = new();

    public bool Range { get; } = true;

    public SemanticTokensFullOptions Full { get; } = new();
}

internal sealed record SemanticTokensFullOptions
{
    public bool Delta { get; } = true;
}

/// <summary>In the order of the core's <c>TokenType</c>.</summary>
internal sealed record SemanticTokensLegend
{
    public IReadOnlyList<string> TokenTypes { get; } = ["type", "decorator", "variable"];

    public IReadOnlyList<string> TokenModifiers { get; } = ["deprecated"];
}
