using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace MllmLsp.Server.Rpc;

/// <summary>
/// JSON-RPC messages as bytes. In place of the library's own formatter, which needs reflection, throws (and so closes the connection)
/// on text that is no JSON, and decodes parameters before a handler could answer for them.
/// </summary>
internal sealed class MessageFormatter : IJsonRpcMessageTextFormatter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // Chinese stays readable, and a third of the size of its escapes.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly MessageReader reader;
    private readonly ConcurrentDictionary<RequestId, bool> awaited = new();

    public MessageFormatter(Func<string, bool> isKnown) => reader = new MessageReader(isKnown, id => awaited.TryRemove(id, out _));

    public Encoding Encoding
    {
        get => Utf8;
        set => throw new NotSupportedException("LSP knows UTF-8 only.");
    }

    // The bytes are copied: the pipe takes its buffer back while the handler still reads.
    public JsonRpcMessage Deserialize(ReadOnlySequence<byte> contentBuffer) => reader.Read(contentBuffer.ToArray());

    public JsonRpcMessage Deserialize(ReadOnlySequence<byte> contentBuffer, Encoding encoding) => Deserialize(contentBuffer);

    public object GetJsonText(JsonRpcMessage message) => throw new NotSupportedException();

    public void Serialize(IBufferWriter<byte> bufferWriter, JsonRpcMessage message)
    {
        using var writer = new Utf8JsonWriter(bufferWriter, WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("jsonrpc"u8, "2.0"u8);
        switch (message)
        {
            case JsonRpcRequest request:
                WriteRequest(writer, request);
                break;
            case JsonRpcResult result:
                WriteId(writer, result.RequestId);
                writer.WritePropertyName("result"u8);
                ((JsonPayload?)result.Result ?? JsonPayload.Null).WriteTo(writer);
                break;
            case JsonRpcError error:
                WriteId(writer, error.RequestId);
                writer.WriteStartObject("error"u8);
                writer.WriteNumber("code"u8, (int)(error.Error?.Code ?? JsonRpcErrorCode.InternalError));
                writer.WriteString("message"u8, error.Error?.Message ?? "");
                writer.WriteEndObject();
                break;
        }

        writer.WriteEndObject();
    }

    private void WriteRequest(Utf8JsonWriter writer, JsonRpcRequest request)
    {
        if (request.IsResponseExpected)
        {
            WriteId(writer, request.RequestId);
            awaited[request.RequestId] = true;
        }

        writer.WriteString("method"u8, request.Method);
        if (request.ArgumentsList is [JsonPayload payload])
        {
            writer.WritePropertyName("params"u8);
            payload.WriteTo(writer);
        }
        else if (request.NamedArguments is { } named && named.TryGetValue("id", out var id) && id is RequestId cancelled)
        {
            // The library's own `$/cancelRequest`.
            writer.WriteStartObject("params"u8);
            WriteId(writer, cancelled);
            writer.WriteEndObject();
        }
    }

    private static void WriteId(Utf8JsonWriter writer, RequestId id)
    {
        if (id.Number is { } number)
        {
            writer.WriteNumber("id"u8, number);
        }
        else if (id.String is { } text)
        {
            writer.WriteString("id"u8, text);
        }
        else
        {
            writer.WriteNull("id"u8);
        }
    }
}
