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

        Route.Request("textDocument/diagnostic", LspJson.Default.DocumentDiagnosticParams, Diagnostics.DocumentAsync),
        Route.Request("workspace/diagnostic", LspJson.Default.WorkspaceDiagnosticParams, Diagnostics.WorkspaceAsync),

        Route.Request(OwnRequests.Glossary, LspJson.Default.GlossaryParams, Views.GlossaryAsync),
        Route.Request(OwnRequests.Backlinks, LspJson.Default.BacklinksParams, Views.BacklinksAsync),
        Route.Request(OwnRequests.ConceptUses, LspJson.Default.ConceptUsesParams, Views.ConceptUsesAsync),
        Route.Request(OwnRequests.Graph, LspJson.Default.GraphParams, Views.GraphAsync),
        Route.Request(OwnRequests.Lint, LspJson.Default.LintParams, Lint.HandleAsync),
    ];
}
