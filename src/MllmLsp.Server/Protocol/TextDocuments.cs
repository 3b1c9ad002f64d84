using System.Text.Json;
using System.Text.Json.Serialization;

namespace MllmLsp.Server.Protocol;

internal sealed record TextDocumentIdentifier(string Uri);

internal sealed record VersionedTextDocumentIdentifier(string Uri, int Version);

internal sealed record TextDocumentItem(string Uri, string LanguageId, int Version, string Text);

internal sealed record DidOpenTextDocumentParams(TextDocumentItem TextDocument);

internal sealed record DidCloseTextDocumentParams(TextDocumentIdentifier TextDocument);

internal sealed record DidSaveTextDocumentParams(TextDocumentIdentifier TextDocument);

internal sealed record DidChangeTextDocumentParams(
    VersionedTextDocumentIdentifier TextDocument, IReadOnlyList<TextDocumentContentChangeEvent> ContentChanges) : IJsonOnDeserialized
{
    void IJsonOnDeserialized.OnDeserialized() => ListElements.Demand(ContentChanges, "contentChanges");
}

/// <param name="Text">The new text of <see cref="Range"/>, or of the whole document where there is no range.</param>
internal sealed record TextDocumentContentChangeEvent(string Text)
{
    public LspRange? Range { get; init; }
}

internal sealed record TextDocumentPositionParams(TextDocumentIdentifier TextDocument, Position Position);

internal sealed record ReferenceContext(bool IncludeDeclaration);

internal sealed record ReferenceParams(TextDocumentIdentifier TextDocument, Position Position, ReferenceContext Context);

internal sealed record LspWorkspaceFolder(string Uri)
{
    public string Name { get; init; } = "";
}

internal sealed record WorkspaceFoldersChangeEvent(
    IReadOnlyList<LspWorkspaceFolder> Added, IReadOnlyList<LspWorkspaceFolder> Removed) : IJsonOnDeserialized
{
    void IJsonOnDeserialized.OnDeserialized()
    {
        ListElements.Demand(Added, "added");
        ListElements.Demand(Removed, "removed");
    }
}

internal sealed record DidChangeWorkspaceFoldersParams(WorkspaceFoldersChangeEvent Event);

/// <param name="Type">1: created, 2: changed, 3: deleted.</param>
internal sealed record FileEvent(string Uri, int Type);

internal sealed record DidChangeWatchedFilesParams(IReadOnlyList<FileEvent> Changes) : IJsonOnDeserialized
{
    void IJsonOnDeserialized.OnDeserialized() => ListElements.Demand(Changes, "changes");
}

internal sealed record DidChangeConfigurationParams
{
    public JsonElement? Settings { get; init; }
}

internal sealed record ConfigurationItem(string? ScopeUri, string Section);

internal sealed record ConfigurationParams(IReadOnlyList<ConfigurationItem> Items);
