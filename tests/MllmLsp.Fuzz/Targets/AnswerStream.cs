using System.Text.Json;
using MllmLsp.Fuzz.Engine;

namespace MllmLsp.Fuzz.Targets;

/// <summary>Takes what the server writes, and knows when all answers have come that are awaited.</summary>
/// <param name="awaited">Null: none in particular.</param>
internal sealed class AnswerStream(ExpectedAnswers? awaited) : Stream
{
    private readonly Lock gate = new();
    private readonly MemoryStream written = new();
    private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int read;
    private readonly Dictionary<string, int> missing = new(awaited?.Certain ?? [], StringComparer.Ordinal);

    public Task HasAll
    {
        get
        {
            Look();
            return all.Task;
        }
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Everything that was written.</summary>
    /// <exception cref="Violation">It is no sequence of messages.</exception>
    public List<JsonElement> Messages()
    {
        lock (gate)
        {
            var (messages, isWhole) = FrameReader.Read(written.ToArray());
            Demand.That(isWhole, "the server writes nothing but messages");
            try
            {
                return [.. messages.Select(message => JsonDocument.Parse(message).RootElement)];
            }
            catch (JsonException e)
            {
                throw new Violation("what the server writes is JSON", e.Message);
            }
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (gate)
        {
            written.Write(buffer);
        }

        Look();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Look()
    {
        lock (gate)
        {
            var (messages, _) = FrameReader.Read(written.GetBuffer().AsMemory(read, (int)written.Length - read));
            foreach (var message in messages)
            {
                read += HeaderOf(message.Length) + message.Length;
                Take(message);
            }

            if (missing.Count == 0)
            {
                all.TrySetResult();
            }
        }
    }

    private static int HeaderOf(int length) => $"Content-Length: {length}\r\n\r\n".Length;

    private void Take(ReadOnlyMemory<byte> message)
    {
        using var json = JsonDocument.Parse(message);
        if (json.RootElement.TryGetProperty("method", out _) || ExpectedAnswers.KeyOf(json.RootElement.GetProperty("id")) is not { } id || !missing.TryGetValue(id, out var count))
        {
            return;
        }

        if (count == 1)
        {
            missing.Remove(id);
        }
        else
        {
            missing[id] = count - 1;
        }
    }
}
