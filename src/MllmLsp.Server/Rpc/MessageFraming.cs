using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace MllmLsp.Server.Rpc;

/// <summary>
/// LSP's base protocol: header fields, an empty line, the content. Reads it in the library's place, which knows field names in one
/// spelling only (RFC 9110, section 5.1: they ignore case) and waits for ever for an end of the headers that never comes.
/// </summary>
/// <param name="open">Told of each request that comes and of each answer that goes.</param>
/// <param name="ended">Called when nothing more can be read; what was read before is answered first, then the connection ends.</param>
internal sealed class MessageFraming(PipeWriter output, PipeReader input, IJsonRpcMessageFormatter formatter, OpenRequests open, Func<Task> ended)
    : HeaderDelimitedMessageHandler(output, input, formatter)
{
    /// <summary>In bytes. A note has at most 16 MB; what says it is larger than this is no message, or more than memory is good for.</summary>
    private const int LongestContent = 1 << 30;

    /// <summary>In bytes. Two fields are known and both are short; what is longer is no message.</summary>
    private const int LongestHeaders = 4096;

    private bool isAnswer;

    /// <exception cref="FramingException">What came cannot be cut into messages: nothing behind it can be read.</exception>
    protected override async ValueTask<JsonRpcMessage?> ReadCoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await ReadMessageAsync(cancellationToken).ConfigureAwait(false) is { } message)
            {
                return message is IncomingRequest { IsResponseExpected: true } request ? Begun(request) : message;
            }
        }
        catch (FramingException)
        {
            await ended().ConfigureAwait(false);
            throw;
        }

        await ended().ConfigureAwait(false);
        return null;
    }

    protected override void Write(JsonRpcMessage content, CancellationToken cancellationToken)
    {
        isAnswer = content is JsonRpcResult or JsonRpcError;
        if (isAnswer)
        {
            var answer = (IJsonRpcMessageWithId)content;
            answer.RequestId = open.Answering(answer.RequestId);
        }

        base.Write(content, cancellationToken);
    }

    /// <summary>Follows each <see cref="Write"/> before the next one.</summary>
    protected override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await base.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (isAnswer)
        {
            open.Answered();
        }
    }

    private IncomingRequest Begun(IncomingRequest request)
    {
        var name = open.Begin(request.RequestId);
        return name == request.RequestId ? request : IncomingRequest.Faulty(
            name, request.Fault ?? new RequestException(ErrorCode.InvalidRequest, "Another request with this id is still being answered."));
    }

    private async ValueTask<JsonRpcMessage?> ReadMessageAsync(CancellationToken cancellationToken)
    {
        if (await ReadHeadersAsync(Reader!, cancellationToken).ConfigureAwait(false) is not { } length)
        {
            return null;
        }

        if (length == 0)
        {
            // To wait for nothing would be to wait for the next message.
            return Formatter.Deserialize(default);
        }

        var read = await Reader!.ReadAtLeastAsync(length, cancellationToken).ConfigureAwait(false);
        if (read.Buffer.Length < length)
        {
            throw new FramingException($"The input ended after {read.Buffer.Length} of {length} bytes of a message.");
        }

        var content = read.Buffer.Slice(0, length);
        var message = Formatter.Deserialize(content);
        Reader!.AdvanceTo(content.End);
        return message;
    }

    /// <summary>The content's length in bytes, or null where the input ended between two messages.</summary>
    private static async ValueTask<int?> ReadHeadersAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (End(read.Buffer) is { } end)
            {
                var length = Length(read.Buffer.Slice(0, end));
                reader.AdvanceTo(end);
                return length;
            }

            if (read.IsCompleted)
            {
                return read.Buffer.IsEmpty ? null : throw new FramingException("The input ended within a message's headers.");
            }

            if (read.Buffer.Length > LongestHeaders)
            {
                throw new FramingException($"No empty line ends the headers within {LongestHeaders} bytes.");
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>The place behind the empty line; null where it has not come.</summary>
    private static SequencePosition? End(in ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        return reader.TryReadTo(out ReadOnlySequence<byte> _, "\r\n\r\n"u8) && reader.Consumed <= LongestHeaders ? reader.Position : null;
    }

    private static int Length(in ReadOnlySequence<byte> headers)
    {
        int? length = null;
        foreach (var field in Encoding.Latin1.GetString(headers).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = field.IndexOf(':');
            if (colon <= 0)
            {
                throw new FramingException($"'{Shown(field)}' is no header field.");
            }

            var value = field[(colon + 1)..].Trim();
            if (field.AsSpan(0, colon).Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                length = int.TryParse(value, System.Globalization.NumberStyles.None, null, out var bytes)
                    ? bytes
                    : throw new FramingException($"'{Shown(value)}' is no length.");
            }
            else if (field.AsSpan(0, colon).Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                DemandUtf8(value);
            }
        }

        return length switch
        {
            null => throw new FramingException("A message has no header field Content-Length."),
            > LongestContent => throw new FramingException($"A message of {length} bytes is longer than {LongestContent}."),
            { } bytes => bytes,
        };
    }

    /// <summary>LSP names no other encoding; <c>utf8</c> is what older clients write.</summary>
    private static void DemandUtf8(string type)
    {
        var at = type.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return;
        }

        var charset = type.AsSpan(at + "charset=".Length);
        var end = charset.IndexOf(';');
        charset = (end < 0 ? charset : charset[..end]).Trim(" \"");
        if (!charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !charset.Equals("utf8", StringComparison.OrdinalIgnoreCase))
        {
            throw new FramingException($"Content is UTF-8, not '{Shown(charset.ToString())}'.");
        }
    }

    /// <summary>What came may be anything: a log line keeps its printable start.</summary>
    private static string Shown(string text)
    {
        const int Longest = 60;
        var shown = text.Length > Longest ? text[..Longest] + "…" : text;
        return string.Concat(shown.Select(c => c is < ' ' or (>= '\x7f' and <= '\xa0') ? '\uFFFD' : c));
    }
}
