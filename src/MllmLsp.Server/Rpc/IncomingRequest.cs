using System.Text.Json;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace MllmLsp.Server.Rpc;

/// <summary>
/// A request or notification as it came. Its parameters stay JSON until the handler of its route decodes them, so that decoding is
/// part of handling: in order, and with an answer of our choice when it fails.
/// </summary>
internal sealed class IncomingRequest : JsonRpcRequest
{
    /// <summary>What came as <c>params</c>, or null where nothing did.</summary>
    public JsonElement? Params { get; init; }

    /// <summary>The method that the client named; <see cref="JsonRpcRequest.Method"/> may name a route that stands for it.</summary>
    public string ClientMethod { get; init; } = "";

    /// <summary>Set where the message was no proper request: the answer it gets.</summary>
    public RequestException? Fault { get; private init; }

    /// <summary>A request that is answered with an error and goes to no route.</summary>
    public static IncomingRequest Faulty(RequestId id, RequestException fault) => new() { RequestId = id, Method = RpcEntry.OtherMethods, Fault = fault };

    public override int ArgumentCount => 1;

    /// <summary>Serves the two methods there are: our <see cref="RpcEntry"/>, and the library's own <c>$/cancelRequest</c>.</summary>
    public override bool TryGetArgumentByNameOrIndex(string? name, int position, Type? typeHint, out object? value)
    {
        value = typeHint == typeof(RequestId) ? CancelledId() : this;
        return true;
    }

    /// <summary>An id that no request has, where <c>$/cancelRequest</c> names none.</summary>
    private RequestId CancelledId() =>
        Params?.Property("id") is { } id
        && MessageReader.TryReadId(id, out var read)
            ? read
            : RequestId.NotSpecified;
}
