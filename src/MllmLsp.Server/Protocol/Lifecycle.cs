using System.Text.Json;
using System.Text.Json.Serialization;

namespace MllmLsp.Server.Protocol;

/// <summary>What the client says of itself. Its capabilities are read leniently (<see cref="ClientFeatures"/>).</summary>
internal sealed record InitializeParams : IJsonOnDeserialized
{
    public int? ProcessId { get; init; }

    public ClientInfo? ClientInfo { get; init; }

    public string? Locale { get; init; }

    public string? RootPath { get; init; }

    public string? RootUri { get; init; }

    public JsonElement? Capabilities { get; init; }

    public JsonElement? InitializationOptions { get; init; }

    public string? Trace { get; init; }

    public IReadOnlyList<LspWorkspaceFolder>? WorkspaceFolders { get; init; }

    void IJsonOnDeserialized.OnDeserialized() => ListElements.Demand(WorkspaceFolders, "workspaceFolders");
}

internal sealed record ClientInfo(string? Name, string? Version);

internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

internal sealed record ServerInfo(string Name, string Version);

internal sealed record ServerCapabilities
{
    public required string PositionEncoding { get; init; }

    public TextDocumentSyncOptions TextDocumentSync { get; } = new();

    public bool HoverProvider { get; } = true;

    public CompletionOptions CompletionProvider { get; } = new();

    public bool DefinitionProvider { get; } = true;

    public bool ReferencesProvider { get; } = true;

    public bool DocumentHighlightProvider { get; } = true;

    public bool DocumentSymbolProvider { get; } = true;

    /// <summary>Options, or <c>true</c> for a client that resolves no symbol.</summary>
    public required JsonElement WorkspaceSymbolProvider { get; init; }

    public bool FoldingRangeProvider { get; } = true;

    public bool SelectionRangeProvider { get; } = true;

    public bool LinkedEditingRangeProvider { get; } = true;

    public ResolvableOptions DocumentLinkProvider { get; } = new();

    public bool CallHierarchyProvider { get; } = true;

    public bool TypeHierarchyProvider { get; } = true;

    /// <summary>Answers nothing unless a setting asks for it, as code lenses and inlay hints do.</summary>
    public SemanticTokensOptions SemanticTokensProvider { get; } = new();

    public ResolvableOptions CodeLensProvider { get; } = new();

    public bool InlayHintProvider { get; } = true;

    public required CodeActionOptions CodeActionProvider { get; init; }

    /// <summary>Options, or <c>true</c> for a client that knows none.</summary>
    public required JsonElement RenameProvider { get; init; }

    public required ExecuteCommandOptions ExecuteCommandProvider { get; init; }

    /// <summary>Null where diagnostics are pushed, or registered later.</summary>
    public DiagnosticOptions? DiagnosticProvider { get; init; }

    public WorkspaceServerCapabilities Workspace { get; } = new();
}

internal sealed record TextDocumentSyncOptions
{
    public bool OpenClose { get; } = true;

    /// <summary>2: incremental.</summary>
    public int Change { get; } = 2;

    public SaveOptions Save { get; } = new();
}

internal sealed record SaveOptions
{
    public bool IncludeText { get; }
}

internal sealed record CompletionOptions
{
    /// <summary>A wiki link, its heading, a destination, a path in it, a footnote or block, a callout. Words trigger completion by themselves.</summary>
    public IReadOnlyList<string> TriggerCharacters { get; } = ["[", "#", "(", "/", "^", "!", "@"];

    public bool ResolveProvider { get; } = true;
}

internal sealed record RenameOptions
{
    public bool PrepareProvider { get; } = true;
}

internal sealed record ExecuteCommandOptions(IReadOnlyList<string> Commands)
{
    public bool WorkDoneProgress { get; } = true;
}

internal sealed record CodeActionOptions(IReadOnlyList<string> CodeActionKinds, bool? ResolveProvider);

internal sealed record DiagnosticOptions(bool WorkspaceDiagnostics)
{
    public string Identifier { get; } = "mllm-lsp";

    /// <summary>A heading that is edited in one note breaks links in others.</summary>
    public bool InterFileDependencies { get; } = true;

    /// <summary>Set when registered dynamically: the documents that are meant.</summary>
    public IReadOnlyList<DocumentFilter>? DocumentSelector { get; init; }
}

internal sealed record DocumentFilter(string? Language, string? Pattern);

internal sealed record WorkspaceServerCapabilities
{
    public WorkspaceFoldersServerCapabilities WorkspaceFolders { get; } = new();

    public FileOperationsServerCapabilities FileOperations { get; } = new();
}

internal sealed record FileOperationsServerCapabilities
{
    public FileOperationRegistrationOptions WillRename { get; } = FileOperationRegistrationOptions.Everything;

    public FileOperationRegistrationOptions DidCreate { get; } = FileOperationRegistrationOptions.Everything;

    public FileOperationRegistrationOptions DidRename { get; } = FileOperationRegistrationOptions.Everything;

    public FileOperationRegistrationOptions DidDelete { get; } = FileOperationRegistrationOptions.Everything;
}

internal sealed record FileOperationRegistrationOptions(IReadOnlyList<FileOperationFilter> Filters)
{
    /// <summary>Files and folders alike: any file may be linked to.</summary>
    public static FileOperationRegistrationOptions Everything { get; } = new([new FileOperationFilter("file", new FileOperationPattern("**/*"))]);
}

internal sealed record FileOperationFilter(string Scheme, FileOperationPattern Pattern);

internal sealed record FileOperationPattern(string Glob);

internal sealed record WorkspaceFoldersServerCapabilities
{
    public bool Supported { get; } = true;

    public bool ChangeNotifications { get; } = true;
}

internal sealed record Registration(string Id, string Method, JsonElement? RegisterOptions);

internal sealed record RegistrationParams(IReadOnlyList<Registration> Registrations);

internal sealed record Unregistration(string Id, string Method);

/// <param name="Unregisterations">Misspelt in the protocol itself.</param>
internal sealed record UnregistrationParams([property: JsonPropertyName("unregisterations")] IReadOnlyList<Unregistration> Unregisterations);

internal sealed record DidChangeWatchedFilesRegistrationOptions(IReadOnlyList<FileSystemWatcherOptions> Watchers);

/// <param name="GlobPattern">A pattern, or an object with <c>baseUri</c> and <c>pattern</c>.</param>
internal sealed record FileSystemWatcherOptions(JsonElement GlobPattern);

internal sealed record RelativePattern(string BaseUri, string Pattern);

internal sealed record SetTraceParams(string Value);

internal sealed record LogTraceParams(string Message);

/// <param name="Type">1: error, 2: warning, 3: information, 4: log.</param>
internal sealed record LogMessageParams(int Type, string Message);

internal sealed record WorkDoneProgressCreateParams(string Token);

internal sealed record WorkDoneProgressCancelParams(JsonElement Token);

/// <param name="Token">A text or a number.</param>
internal sealed record ProgressParams(JsonElement Token, WorkDoneProgressValue Value);

/// <param name="Kind"><c>begin</c>, <c>report</c> or <c>end</c>.</param>
internal sealed record WorkDoneProgressValue(string Kind)
{
    public string? Title { get; init; }

    public string? Message { get; init; }

    /// <summary>Of <c>begin</c>: whether the work may be stopped.</summary>
    public bool? Cancellable { get; init; }

    /// <summary>0 to 100.</summary>
    public int? Percentage { get; init; }
}

internal sealed record ConfigurationRegistrationOptions(string Section);
