using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary><c>workspace/executeCommand</c>: every command that the server carries out, in one table. docs/protocol.md describes them.</summary>
internal sealed class ServerCommands
{
    private readonly Dictionary<string, Func<ExecuteCommandParams, CancellationToken, Task<JsonPayload>>> commands;
    private readonly Session session;
    private readonly CommandProgress progress;

    public ServerCommands(Session session, Indexer indexer, Func<Connection> connection)
        : this(session, () => indexer, connection)
    {
    }

    private ServerCommands(Session session, Func<Indexer> indexer, Func<Connection> connection)
    {
        this.session = session;
        progress = new CommandProgress(session, connection);
        var edits = new EditSender(session, connection);
        var workspace = new WorkspaceCommands(session, indexer, edits);
        var notes = new NoteCommands(session, edits);
        commands = new(StringComparer.Ordinal)
        {
            [SheetHandler.Command] = Taking(json => json.SheetParams, new SheetHandler(session).HandleAsync),
            [CodeActionHandler.ApplyCommand] = Taking(json => json.CodeActionData, edits.ApplyActionAsync),
            ["mllm-lsp.fixAll"] = Watched(json => json.PlaceParams, new("Fixing findings", "正在修复"), workspace.FixAllAsync, new PlaceParams()),
            ["mllm-lsp.lint"] = Watched(json => json.PlaceParams, new("Checking notes", "正在检查笔记"), workspace.LintAsync, new PlaceParams()),
            ["mllm-lsp.reindex"] = Watched(json => json.PlaceParams, new("Reading all notes anew", "正在重新读取笔记"), workspace.ReindexAsync, new PlaceParams()),
            ["mllm-lsp.writeBaseline"] = Watched(json => json.PlaceParams, new("Writing the baseline", "正在写出基线"), workspace.WriteBaselineAsync, new PlaceParams()),
            ["mllm-lsp.createNote"] = Taking(json => json.CreateNoteParams, notes.CreateAsync),
            ["mllm-lsp.tableOfContents"] = Taking(json => json.NoteParams, notes.TableOfContentsAsync),
            ["mllm-lsp.organizeLinkDefinitions"] = Taking(json => json.NoteParams, notes.OrganizeLinkDefinitionsAsync),
            ["mllm-lsp.linkMentions"] = Taking(json => json.LinkMentionsParams, notes.LinkMentionsAsync),
        };
    }

    /// <summary>What the client is told of: the keys of the table.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. new ServerCommands(new Session(), Nothing<Indexer>, Nothing<Connection>).commands.Keys];

    /// <exception cref="RequestException">-32602: there is no such command, or its argument does not have its shape.</exception>
    public Task<JsonPayload> HandleAsync(ExecuteCommandParams given, CancellationToken cancellationToken) =>
        commands.TryGetValue(given.Command, out var command)
            ? command(given, cancellationToken)
            : throw new RequestException(ErrorCode.InvalidParams, $"There is no command '{given.Command}': {string.Join(", ", Names)}.");

    public void Cancel(WorkDoneProgressCancelParams given) => progress.Cancel(given);

    private static T Nothing<T>() => throw new InvalidOperationException("Names do nothing.");

    /// <summary>A command with one argument, an object.</summary>
    private static Func<ExecuteCommandParams, CancellationToken, Task<JsonPayload>> Taking<T>(
        Func<LspJson, JsonTypeInfo<T>> type, Func<T, CancellationToken, Task<JsonPayload>> handle) =>
        (given, cancellation) => handle(Argument(given, type), cancellation);

    /// <summary>The same for what may take long. Without an argument it takes <paramref name="otherwise"/>.</summary>
    private Func<ExecuteCommandParams, CancellationToken, Task<JsonPayload>> Watched<T>(
        Func<LspJson, JsonTypeInfo<T>> type, Wording title, Func<T, RequestProgress, CancellationToken, Task<JsonPayload>> handle, T otherwise) =>
        (given, cancellation) =>
        {
            var argument = given.Arguments is [] or null ? otherwise : Argument(given, type);
            return progress.RunAsync(
                given.WorkDoneToken, title.In(session.Current.Client.Language), (shown, stopped) => handle(argument, shown, stopped), cancellation);
        };

    private static T Argument<T>(ExecuteCommandParams given, Func<LspJson, JsonTypeInfo<T>> type)
    {
        try
        {
            return Route.Decode(given.Arguments is [var first, ..] ? first : (JsonElement?)null, type);
        }
        catch (RequestException e)
        {
            throw new RequestException(e.Code, $"{given.Command} takes one object: {e.Message}");
        }
    }
}
