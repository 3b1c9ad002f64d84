using System.Text.Json;
using System.Text.Json.Serialization;

namespace MllmLsp.Server.Protocol;

/// <param name="Kind"><c>markdown</c> or <c>plaintext</c>.</param>
internal sealed record MarkupContent(string Kind, string Value);

internal sealed record LspHover(MarkupContent Contents, LspRange Range);

internal sealed record LspCompletionList(bool IsIncomplete, IReadOnlyList<LspCompletionItem> Items);

internal sealed record LspCompletionItem(string Label)
{
    public int? Kind { get; init; }

    public string? Detail { get; init; }

    public LspCompletionItemLabelDetails? LabelDetails { get; init; }

    public MarkupContent? Documentation { get; init; }

    public string? FilterText { get; init; }

    public string? SortText { get; init; }

    public TextEdit? TextEdit { get; init; }

    public IReadOnlyList<string>? CommitCharacters { get; init; }

    public CompletionItemData? Data { get; init; }

    /// <summary>What a client adds to an item that comes back for its documentation is sent back with it.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Other { get; set; }
}

/// <param name="Description">Shown at the end of the item's line.</param>
internal sealed record LspCompletionItemLabelDetails(string Description);

/// <summary>What <c>completionItem/resolve</c> needs to find the documentation.</summary>
/// <param name="Document">Path of the document in which completion was asked for.</param>
internal sealed record CompletionItemData(string Document)
{
    public string? Concept { get; init; }

    /// <summary>Path of the note that the item names.</summary>
    public string? Note { get; init; }
}

internal sealed record ChangeAnnotation(string Label)
{
    /// <summary>The client asks its user before it carries out what has the annotation.</summary>
    public bool? NeedsConfirmation { get; init; }

    public string? Description { get; init; }
}

internal sealed record FileRename(string OldUri, string NewUri);

internal sealed record RenameFilesParams(IReadOnlyList<FileRename> Files);

internal sealed record FileAddress(string Uri);

/// <summary>Files that were created or deleted.</summary>
internal sealed record FilesParams(IReadOnlyList<FileAddress> Files);

internal sealed record RenameParams(TextDocumentIdentifier TextDocument, Position Position, string NewName);

/// <param name="Placeholder">What the editor offers for editing.</param>
internal sealed record PrepareRenameResult(LspRange Range, string Placeholder);

internal sealed record CodeActionContext : IJsonOnDeserialized
{
    public IReadOnlyList<string>? Only { get; init; }

    /// <summary>1: somebody asked; 2: the editor asks by itself.</summary>
    public int? TriggerKind { get; init; }

    void IJsonOnDeserialized.OnDeserialized() => ListElements.Demand(Only, "only");
}

internal sealed record CodeActionParams(TextDocumentIdentifier TextDocument, LspRange Range)
{
    public CodeActionContext? Context { get; init; }
}

/// <summary>An action with its edit, with <see cref="Data"/> to ask for it, or disabled.</summary>
internal sealed record LspCodeAction(string Title, string Kind)
{
    public IReadOnlyList<LspDiagnostic>? Diagnostics { get; init; }

    public bool? IsPreferred { get; init; }

    public CodeActionDisabled? Disabled { get; init; }

    public WorkspaceEdit? Edit { get; init; }

    public CodeActionData? Data { get; init; }
}

internal sealed record CodeActionDisabled(string Reason);

/// <summary>What is needed to find an action again.</summary>
/// <param name="Version">Of the document when the action was offered.</param>
/// <param name="Start">UTF-16 offset in the text of that version, as <paramref name="Length"/> is.</param>
internal sealed record CodeActionData(string Uri, int Version, int Start, int Length, string Kind, string Id);

/// <summary>An action that comes back for its edit, and goes out with it.</summary>
internal sealed record UnresolvedCodeAction
{
    public CodeActionData? Data { get; init; }

    public WorkspaceEdit? Edit { get; init; }

    /// <summary>Everything else is sent back as it came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>An edit that the server asks the client to carry out.</summary>
/// <param name="Label">Shown in the client's undo list.</param>
internal sealed record ApplyWorkspaceEditParams(string Label, WorkspaceEdit Edit);

internal sealed record ApplyWorkspaceEditResult(bool Applied)
{
    public string? FailureReason { get; init; }
}

/// <summary>Either of the two, as the client's capabilities say.</summary>
internal sealed record WorkspaceEdit
{
    public IReadOnlyList<DocumentChange>? DocumentChanges { get; init; }

    /// <summary>What the changes are for, by the ids that they carry.</summary>
    public IReadOnlyDictionary<string, ChangeAnnotation>? ChangeAnnotations { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<TextEdit>>? Changes { get; init; }
}

/// <summary>A <c>TextDocumentEdit</c>, or the file operation that <see cref="Kind"/> names: <c>create</c>, <c>rename</c> or <c>delete</c>.</summary>
internal sealed record DocumentChange
{
    /// <summary>Of a <c>RenameFile</c> operation.</summary>
    public string? OldUri { get; init; }

    public string? NewUri { get; init; }

    public string? Kind { get; init; }

    public string? Uri { get; init; }

    /// <summary>Of a file operation; text edits have their own.</summary>
    public string? AnnotationId { get; init; }

    public OptionalVersionedTextDocumentIdentifier? TextDocument { get; init; }

    public IReadOnlyList<TextEdit>? Edits { get; init; }
}

/// <param name="Version">Null for a document that is not open; the protocol wants it said.</param>
internal sealed record OptionalVersionedTextDocumentIdentifier(
    string Uri, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Version);
