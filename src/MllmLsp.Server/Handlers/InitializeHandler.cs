using System.Collections.Immutable;
using System.Text.Json;
using MllmLsp.Core.Features;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary><c>initialize</c>: who the client is, and what it is offered. Reads no note: the answer comes at once.</summary>
/// <param name="watchClient">Called with the client's process id, where it gives one.</param>
internal sealed class InitializeHandler(Session session, Rpc.Lifecycle lifecycle, FolderLoader folders, Action<int> watchClient)
{
    public Task<JsonPayload> HandleAsync(InitializeParams given, CancellationToken cancellationToken)
    {
        var client = ClientFeatures.Of(given);
        session.Update(state => state with
        {
            Client = client,
            ClientName = given.ClientInfo is { Name: { } name } info ? $"{name} {info.Version}".TrimEnd() : null,
            FolderPaths = FoldersOf(given),
            InitializationOptions = given.InitializationOptions,
            IsTraced = given.Trace is "messages" or "verbose",
        });
        if (given.ProcessId is { } processId)
        {
            watchClient(processId);
        }

        lifecycle.Initialized();
        return Task.FromResult(JsonPayload.Of(
            new InitializeResult(Capabilities(session.Current), new ServerInfo("mllm-lsp", ProductVersion.Text)), LspJson.Default.InitializeResult));
    }

    private ServerCapabilities Capabilities(ServerState state) => new()
    {
        PositionEncoding = state.Client.PositionEncodingKind,
        CodeActionProvider = new CodeActionOptions(CodeActionKinds.All, state.Client.ResolvesCodeActions ? true : null),
        RenameProvider = state.Client.PreparesRename
            ? JsonSerializer.SerializeToElement(new RenameOptions(), LspJson.Default.RenameOptions)
            : JsonSerializer.SerializeToElement(true, LspJson.Default.Boolean),
        ExecuteCommandProvider = new ExecuteCommandOptions(ServerCommands.Names),
        DiagnosticProvider = state.Client is { PullDiagnostics: true, RegistersDiagnostics: false }
            ? new DiagnosticOptions(DiagnosticRegistration.AsksForWorkspace(folders.Load(state).Folders))
            : null,
    };

    /// <summary>Folders by the newest of the three ways in which clients name them.</summary>
    private static ImmutableArray<string> FoldersOf(InitializeParams given)
    {
        IEnumerable<string> uris = given.WorkspaceFolders is { Count: > 0 } folders ? folders.Select(folder => folder.Uri)
            : given.RootUri is { } root ? [root]
            : given.RootPath is { Length: > 0 } path ? [DocumentUri.FromPath(path.Replace('\\', '/'))]
            : [];
        return WorkspaceFoldersHandler.Paths(uris);
    }
}
