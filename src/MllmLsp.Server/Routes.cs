using MllmLsp.Server.Handlers;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server;

/// <summary>Every method that the server knows, in one table.</summary>
internal sealed record Routes(
    InitializeHandler Initialize,
    LifecycleHandler Lifecycle,
    TextSync Text,
    WorkspaceFoldersHandler Folders,
    ConfigurationHandler Configuration,
    WatchedFilesHandler Files,
    HoverHandler Hover,
    DefinitionHandler Definition,
    ReferencesHandler References,
    CompletionHandler Completion,
    CodeActionHandler CodeActions,
    NewTermsHandler NewTerms,
    RenameHandler Rename,
    FileOperationsHandler FileOperations,
    ServerCommands Commands,
    SymbolHandler Symbols,
    StructureHandler Structure,
    DocumentLinkHandler Links,
    HierarchyHandler Hierarchies,
    SemanticTokensHandler Tokens,
    AnnotationHandler Annotations,
    PullDiagnostics Diagnostics,
    ViewsHandler Views,
    LintHandler Lint)
{
    public Route[] All() =>
    [
        Route.Request("initialize", LspJson.Default.InitializeParams, Initialize.HandleAsync),
        Route.Bare("initialized", Lifecycle.Initialized),
        Route.Bare("shutdown", Lifecycle.Shutdown),
        Route.Bare("exit", Lifecycle.Exit),
        Route.Notification("$/setTrace", LspJson.Default.SetTraceParams, Lifecycle.SetTrace),

        Route.Notification("textDocument/didOpen", LspJson.Default.DidOpenTextDocumentParams, Text.Open),
        new Route("textDocument/didChange", Changes: true, Text.Change),
        Route.Notification("textDocument/didSave", LspJson.Default.DidSaveTextDocumentParams, Text.Save),
        Route.Notification("textDocument/didClose", LspJson.Default.DidCloseTextDocumentParams, Text.Close),

        Route.Notification("workspace/didChangeWorkspaceFolders", LspJson.Default.DidChangeWorkspaceFoldersParams, Folders.Handle),
        Route.Notification("workspace/didChangeConfiguration", LspJson.Default.DidChangeConfigurationParams, Configuration.Handle),
        Route.Notification("workspace/didChangeWatchedFiles", LspJson.Default.DidChangeWatchedFilesParams, Files.Handle),

        Route.Request("textDocument/hover", LspJson.Default.TextDocumentPositionParams, Hover.HandleAsync),
        Route.Request("textDocument/definition", LspJson.Default.TextDocumentPositionParams, Definition.HandleAsync),
        Route.Request("textDocument/references", LspJson.Default.ReferenceParams, References.HandleAsync),
        Route.Request("textDocument/completion", LspJson.Default.TextDocumentPositionParams, Completion.HandleAsync),
        Route.Request("completionItem/resolve", LspJson.Default.LspCompletionItem, Completion.ResolveAsync),
        Route.Request("textDocument/codeAction", LspJson.Default.CodeActionParams, CodeActions.HandleAsync),
        Route.Request("codeAction/resolve", LspJson.Default.UnresolvedCodeAction, CodeActions.ResolveAsync),
        Route.Request("mllmLsp/newTerms", LspJson.Default.DocumentParams, NewTerms.FindAsync),

        Route.Request("textDocument/prepareRename", LspJson.Default.TextDocumentPositionParams, Rename.PrepareAsync),
        Route.Request("workspace/willRenameFiles", LspJson.Default.RenameFilesParams, FileOperations.WillRenameAsync),
        Route.Notification("workspace/didCreateFiles", LspJson.Default.FilesParams, FileOperations.Created),
        Route.Notification("workspace/didRenameFiles", LspJson.Default.RenameFilesParams, FileOperations.Renamed),
        Route.Notification("workspace/didDeleteFiles", LspJson.Default.FilesParams, FileOperations.Deleted),
        Route.Request("textDocument/rename", LspJson.Default.RenameParams, Rename.HandleAsync),
        Route.Request("workspace/executeCommand", LspJson.Default.ExecuteCommandParams, Commands.HandleAsync),
        Route.Request("textDocument/documentSymbol", LspJson.Default.DocumentParams, Symbols.DocumentAsync),
        Route.Request("workspace/symbol", LspJson.Default.WorkspaceSymbolParams, Symbols.WorkspaceAsync),
        Route.Request("textDocument/foldingRange", LspJson.Default.DocumentParams, Structure.FoldingAsync),
        Route.Request("textDocument/selectionRange", LspJson.Default.SelectionRangeParams, Structure.SelectionAsync),
        Route.Request("textDocument/documentHighlight", LspJson.Default.TextDocumentPositionParams, Structure.HighlightAsync),
        Route.Request("textDocument/linkedEditingRange", LspJson.Default.TextDocumentPositionParams, Structure.LinkedEditingAsync),
        Route.Request("textDocument/documentLink", LspJson.Default.DocumentParams, Links.HandleAsync),
        Route.Request("documentLink/resolve", LspJson.Default.LspDocumentLink, Links.ResolveAsync),
        Route.Request("textDocument/prepareCallHierarchy", LspJson.Default.TextDocumentPositionParams, Hierarchies.PrepareCallsAsync),
        Route.Request("callHierarchy/incomingCalls", LspJson.Default.HierarchyParams, Hierarchies.IncomingCallsAsync),
        Route.Request("callHierarchy/outgoingCalls", LspJson.Default.HierarchyParams, Hierarchies.OutgoingCallsAsync),
        Route.Request("textDocument/prepareTypeHierarchy", LspJson.Default.TextDocumentPositionParams, Hierarchies.PrepareTypesAsync),
        Route.Request("typeHierarchy/supertypes", LspJson.Default.HierarchyParams, Hierarchies.SupertypesAsync),
        Route.Request("typeHierarchy/subtypes", LspJson.Default.HierarchyParams, Hierarchies.SubtypesAsync),
        Route.Request("textDocument/semanticTokens/full", LspJson.Default.DocumentParams, Tokens.FullAsync),
        Route.Request("textDocument/semanticTokens/full/delta", LspJson.Default.SemanticTokensDeltaParams, Tokens.DeltaAsync),
        Route.Request("textDocument/semanticTokens/range", LspJson.Default.RangeParams, Tokens.RangeAsync),
        Route.Request("textDocument/codeLens", LspJson.Default.DocumentParams, Annotations.LensesAsync),
        Route.Request("codeLens/resolve", LspJson.Default.LspCodeLens, Annotations.ResolveLensAsync),
        Route.Request("textDocument/inlayHint", LspJson.Default.RangeParams, Annotations.HintsAsync),

        Route.Request("textDocument/diagnostic", LspJson.Default.DocumentDiagnosticParams, Diagnostics.DocumentAsync),
        Route.Request("workspace/diagnostic", LspJson.Default.WorkspaceDiagnosticParams, Diagnostics.WorkspaceAsync),

        Route.Request(OwnRequests.Glossary, LspJson.Default.GlossaryParams, Views.GlossaryAsync),
        Route.Request(OwnRequests.Backlinks, LspJson.Default.BacklinksParams, Views.BacklinksAsync),
        Route.Request(OwnRequests.ConceptUses, LspJson.Default.ConceptUsesParams, Views.ConceptUsesAsync),
        Route.Request(OwnRequests.Graph, LspJson.Default.GraphParams, Views.GraphAsync),
        Route.Request(OwnRequests.AddTerm, LspJson.Default.AddTermParams, Views.AddTermAsync),
        Route.Request(OwnRequests.Lint, LspJson.Default.LintParams, Lint.HandleAsync),
    ];
}
