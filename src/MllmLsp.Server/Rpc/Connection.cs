using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace MllmLsp.Server.Rpc;

/// <summary>The wire to the client. StreamJsonRpc frames, dispatches in order, matches answers with requests and cancels.</summary>
internal sealed class Connection : IDisposable
{
    /// <summary>How long the end may take at most: a client that neither reads nor goes away must not keep the process.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ErrorTellingRpc rpc;
    private readonly OpenRequests open = new();
    private readonly OutputPump pump;
    private readonly TimeProvider time;
    private Task? deadline;

    /// <param name="input">What the client writes.</param>
    /// <param name="output">What the client reads; nothing else may write there.</param>
    /// <param name="inputEnded">Called when nothing more will be read: requests that are held open are to be answered now.</param>
    public Connection(Stream input, Stream output, RpcEntry entry, Lifecycle lifecycle, Action inputEnded, TimeProvider time, ILogger logger)
    {
        this.time = time;
        pump = new OutputPump(output);
        var framing = new MessageFraming(pump.Writer, PipeReader.Create(input), new MessageFormatter(entry.Knows), open, async () =>
        {
            inputEnded();
            await AnsweredAsync().ConfigureAwait(false);
        });
        rpc = new ErrorTellingRpc(framing)
        {
            // A request that is held open ends with its connection.
            CancelLocallyInvokedMethodsWhenConnectionIsClosed = true,
        };
        var method = typeof(RpcEntry).GetMethod(nameof(RpcEntry.InvokeAsync))!;
        foreach (var name in entry.Methods.Append(RpcEntry.OtherMethods))
        {
            rpc.AddLocalRpcMethod(method, entry, new JsonRpcMethodAttribute(name));
        }

        rpc.Disconnected += (_, end) =>
        {
            if (end.Exception is FramingException e)
            {
                logger.LogError("The client's input cannot be read: {Reason}", e.Message);
                lifecycle.Fail();
            }

            lifecycle.Exit();
        };
    }

    public void Listen() => rpc.StartListening();

    /// <summary>Sends a notification. A client that is gone is no error: the end of the connection is handled in one place.</summary>
    public async Task NotifyAsync<T>(string method, T value, JsonTypeInfo<T> typeInfo)
    {
        try
        {
            await rpc.NotifyAsync(method, [JsonPayload.Of(value, typeInfo)]).ConfigureAwait(false);
        }
        catch (Exception e) when (IsDisconnection(e))
        {
        }
    }

    /// <summary>Asks the client.</summary>
    /// <returns>The result as JSON, or null where the client answered with an error or is gone.</returns>
    public Task<JsonElement?> RequestAsync<T>(string method, T value, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken) =>
        SendAsync(method, [JsonPayload.Of(value, typeInfo)], cancellationToken);

    /// <summary>Asks the client for something that takes no parameters.</summary>
    public Task<JsonElement?> RequestAsync(string method, CancellationToken cancellationToken) => SendAsync(method, null, cancellationToken);

    /// <summary>Ends the conversation: what was asked is answered, and what was said has left the process, if the client reads it.</summary>
    public async Task EndAsync()
    {
        await AnsweredAsync().ConfigureAwait(false);
        rpc.Dispose();
        await Task.WhenAny(pump.Finished, Deadline()).ConfigureAwait(false);
    }

    public void Dispose() => rpc.Dispose();

    private async Task AnsweredAsync() => await Task.WhenAny(open.WhenNone(), Deadline()).ConfigureAwait(false);

    /// <summary>One for the whole end, however many wait for it.</summary>
    private Task Deadline() => LazyInitializer.EnsureInitialized(ref deadline, () => Task.Delay(Patience, time));

    private async Task<JsonElement?> SendAsync(string method, object?[]? arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await rpc.InvokeWithCancellationAsync<JsonElement>(method, arguments, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsDisconnection(e) || e is RemoteRpcException)
        {
            return null;
        }
    }

    private static bool IsDisconnection(Exception e) =>
        e is ConnectionLostException or ObjectDisposedException or IOException or OperationCanceledException;

    /// <summary>Answers with the code that a handler chose, and never with a stack trace.</summary>
    private sealed class ErrorTellingRpc(IJsonRpcMessageHandler handler) : JsonRpc(handler)
    {
        protected override JsonRpcError.ErrorDetail CreateErrorDetails(JsonRpcRequest request, Exception exception) => new()
        {
            Code = (JsonRpcErrorCode)(exception is RequestException known ? known.Code : ErrorCode.InternalError),
            Message = exception.Message,
        };
    }
}
