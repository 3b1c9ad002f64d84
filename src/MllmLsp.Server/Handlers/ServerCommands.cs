using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary><c>workspace/executeCommand</c>: every command that the server carries out, in one table.</summary>
internal sealed class ServerCommands
{
    private readonly Dictionary<string, Func<JsonElement?, CancellationToken, Task<JsonPayload>>> commands;

    public ServerCommands(Session session, Func<Connection> connection)
    {
        var edits = new EditSender(session, connection);
        commands = new(StringComparer.Ordinal)
        {
            [SheetHandler.Command] = Taking(LspJson.Default.SheetParams, new SheetHandler(session).HandleAsync),
            [CodeActionHandler.ApplyCommand] = Taking(LspJson.Default.CodeActionData, edits.ApplyActionAsync),
        };
    }

    /// <summary>What the client is told of: the keys of the table.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. new ServerCommands(new Session(), () => throw new InvalidOperationException("Names send nothing.")).commands.Keys];

    /// <exception cref="RequestException">-32602: there is no such command, or its argument does not have its shape.</exception>
    public Task<JsonPayload> HandleAsync(ExecuteCommandParams given, CancellationToken cancellationToken) =>
        commands.TryGetValue(given.Command, out var command)
            ? command(given.Arguments is [var first, ..] ? first : null, cancellationToken)
            : throw new RequestException(ErrorCode.InvalidParams, $"There is no command '{given.Command}'.");

    /// <summary>A command with one argument, an object.</summary>
    private static Func<JsonElement?, CancellationToken, Task<JsonPayload>> Taking<T>(
        JsonTypeInfo<T> type, Func<T, CancellationToken, Task<JsonPayload>> handle) =>
        (json, cancellation) => handle(Route.Decode(json, type), cancellation);
}
