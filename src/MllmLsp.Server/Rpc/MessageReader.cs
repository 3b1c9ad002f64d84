using System.Text.Json;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace MllmLsp.Server.Rpc;

/// <summary>
/// Reads one message. Total: what is no message becomes a request that answers with the fault, since the frame around it was sound
/// and the next message can be read.
/// </summary>
/// <param name="isKnown">Whether a route of that name exists; other methods go to <see cref="RpcEntry.OtherMethods"/>.</param>
/// <param name="isAwaited">Whether a request of ours waits for an answer with this id.</param>
internal sealed class MessageReader(Func<string, bool> isKnown, Func<RequestId, bool> isAwaited)
{
    public JsonRpcMessage Read(ReadOnlyMemory<byte> content)
    {
        JsonElement message;
        try
        {
            message = JsonDocument.Parse(content).RootElement;
        }
        catch (JsonException e)
        {
            return Faulty(RequestId.Null, ErrorCode.ParseError, e.Message);
        }

        if (message.ValueKind != JsonValueKind.Object)
        {
            return Faulty(RequestId.Null, ErrorCode.InvalidRequest, "A message is a JSON object; batches are not part of LSP.");
        }

        var id = RequestId.NotSpecified;
        if (message.Property("id") is { } rawId && !TryReadId(rawId, out id))
        {
            return Faulty(RequestId.Null, ErrorCode.InvalidRequest, "An id is an integer or a string.");
        }

        return message.Property("method") is { } method ? ReadRequest(message, method, id) : ReadResponse(message, id);
    }

    /// <summary>Reads an id; <c>null</c> is allowed, as JSON-RPC does.</summary>
    public static bool TryReadId(JsonElement element, out RequestId id)
    {
        id = RequestId.Null;
        switch (element.ValueKind)
        {
            case JsonValueKind.Null:
                return true;
            case JsonValueKind.Number when element.TryGetInt64(out var number):
                id = new RequestId(number);
                return true;
            case JsonValueKind.String when TryGetString(element) is { } text:
                id = new RequestId(text);
                return true;
            default:
                return false;
        }
    }

    private IncomingRequest ReadRequest(JsonElement message, JsonElement method, RequestId id)
    {
        if (TryGetString(method) is not { } name)
        {
            return Faulty(id.IsEmpty ? RequestId.Null : id, ErrorCode.InvalidRequest, "A method is a string.");
        }

        return new IncomingRequest
        {
            RequestId = id,
            ClientMethod = name,
            Method = isKnown(name) ? name : RpcEntry.OtherMethods,
            Params = message.Property("params"),
        };
    }

    /// <summary>An answer that nobody waits for is dropped: the library would close the connection over it.</summary>
    private JsonRpcMessage ReadResponse(JsonElement message, RequestId id)
    {
        if (!isAwaited(id))
        {
            return new IncomingRequest { Method = RpcEntry.OtherMethods, ClientMethod = "$/strayResponse" };
        }

        if (message.Property("error") is { ValueKind: JsonValueKind.Object } error)
        {
            var code = error.Property("code") is { ValueKind: JsonValueKind.Number } c && c.TryGetInt32(out var read)
                ? read
                : (int)ErrorCode.InternalError;
            var text = error.Property("message") is { } m ? TryGetString(m) : null;
            return new JsonRpcError
            {
                RequestId = id,
                Error = new JsonRpcError.ErrorDetail { Code = (JsonRpcErrorCode)code, Message = text ?? "" },
            };
        }

        return new IncomingResponse { RequestId = id, Result = message.Property("result") ?? default };
    }

    private static IncomingRequest Faulty(RequestId id, ErrorCode code, string message) =>
        IncomingRequest.Faulty(id, new RequestException(code, message));

    /// <summary>Null for what is no string, or none that can be decoded.</summary>
    private static string? TryGetString(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
