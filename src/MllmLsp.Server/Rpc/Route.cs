using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MllmLsp.Server.Protocol;

namespace MllmLsp.Server.Rpc;

/// <summary>
/// One method of the protocol. <see cref="Handle"/> runs its synchronous prefix alone and in the order of arrival; a reader takes its
/// snapshot there and then leaves for the thread pool.
/// </summary>
/// <param name="Changes">True: a fault in it means that our state no longer matches the editor's, and the process ends.</param>
internal sealed record Route(string Method, bool Changes, Func<JsonElement?, CancellationToken, Task<JsonPayload>> Handle)
{
    /// <summary>Whether the answer may hold terms of the built-in glossary.</summary>
    public bool WantsTerms { get; init; }

    /// <summary>A request that reads. Parameters that cannot be decoded answer -32602.</summary>
    public static Route Request<TParams>(
        string method, Func<LspJson, JsonTypeInfo<TParams>> typeInfo, Func<TParams, CancellationToken, Task<JsonPayload>> handle) =>
        new(method, Changes: false, (json, cancellation) => handle(Decode(json, typeInfo), cancellation)) { WantsTerms = true };

    /// <summary>A notification that changes the state, synchronously.</summary>
    public static Route Notification<TParams>(string method, Func<LspJson, JsonTypeInfo<TParams>> typeInfo, Action<TParams> handle) =>
        new(method, Changes: true, (json, _) =>
        {
            handle(Decode(json, typeInfo));
            return Task.FromResult(JsonPayload.Null);
        });

    /// <summary>A request or notification without parameters that matter.</summary>
    public static Route Bare(string method, Func<CancellationToken, Task<JsonPayload>> handle) =>
        new(method, Changes: true, (_, cancellation) => handle(cancellation));

    /// <exception cref="RequestException">-32602: the parameters are missing or do not have the shape of the protocol.</exception>
    public static TParams Decode<TParams>(JsonElement? json, Func<LspJson, JsonTypeInfo<TParams>> typeInfo)
    {
        try
        {
            return json is { } given && JsonSerializer.Deserialize(given, typeInfo(LspJson.Default)) is { } value
                ? value
                : throw new RequestException(ErrorCode.InvalidParams, "The parameters are missing.");
        }
        catch (JsonException e)
        {
            throw new RequestException(ErrorCode.InvalidParams, e.Message);
        }
    }
}
