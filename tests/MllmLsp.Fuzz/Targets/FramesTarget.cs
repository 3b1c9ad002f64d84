using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using MllmLsp.Fuzz.Engine;
using MllmLsp.Server;

namespace MllmLsp.Fuzz.Targets;

/// <summary>
/// A whole server, and the bytes that a client sends it. Where they can be cut into messages, every request has exactly one answer before the
/// client says goodbye; whatever they are, the server ends with its input, writes nothing but messages, and logs no fault of its own.
/// </summary>
internal static class FramesTarget
{
    private const int InternalError = -32603;

    /// <summary>Long, since a machine may have much else to do; what does not come at all does not come then either.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly byte[] Goodbye = [.. Frame("""{"jsonrpc":"2.0","id":"goodbye","method":"shutdown"}"""), .. Frame("""{"jsonrpc":"2.0","method":"exit"}""")];

    public static void Check(string input)
    {
        var bytes = RawBytes.From(WithLengths(input));
        var (messages, isWhole) = FrameReader.Read(bytes);
        var expected = new ExpectedAnswers();
        messages.ForEach(expected.Add);
        var awaited = isWhole && !expected.Ends ? expected : null;
        var (code, answers, log) = RunAsync(bytes, awaited).GetAwaiter().GetResult();

        Demand.That(code is 0 or 1, "the exit code is 0 or 1", $"{code}");
        Demand.That(!log.Contains(" failed", StringComparison.Ordinal) && !log.Contains("Exception", StringComparison.Ordinal), "no fault of the server's own is logged", log);
        var counted = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var answer in answers)
        {
            if (answer.TryGetProperty("error", out var error))
            {
                Demand.That(error.GetProperty("code").GetInt32() != InternalError, "no answer is an internal error", answer.ToString());
            }

            if (!answer.TryGetProperty("method", out _) && ExpectedAnswers.KeyOf(answer.GetProperty("id")) is { } id)
            {
                counted[id] = counted.GetValueOrDefault(id) + 1;
            }
        }

        if (awaited is not null)
        {
            foreach (var id in awaited.Certain.Keys.Concat(counted.Keys).Where(id => id != "'goodbye'").Distinct())
            {
                var (least, got) = (awaited.Certain.GetValueOrDefault(id), counted.GetValueOrDefault(id));
                var most = least + awaited.Possible.GetValueOrDefault(id);
                Demand.That(got >= least && got <= most, "every request has one answer", $"id {id}: {got} answers, not {least}");
            }
        }
    }

    /// <summary>
    /// What stands between two lines <c>==></c> is sent as a message, with the header that it takes, so that not every changed byte breaks the
    /// frames. What stands before the first is sent as it is.
    /// </summary>
    private static string WithLengths(string input)
    {
        var parts = input.Split("==>\n");
        return parts[0] + string.Concat(parts.Skip(1).Select(part => $"Content-Length: {RawBytes.From(part).Length}\r\n\r\n{part}"));
    }

    private static async Task<(int Code, List<JsonElement> Answers, string Log)> RunAsync(byte[] bytes, ExpectedAnswers? awaited)
    {
        var toServer = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        var log = new StringWriter();
        var output = new AnswerStream(awaited);
        using var server = new LanguageServer(toServer.Reader.AsStream(), output, log, new HurriedTime());
        var running = server.RunAsync();
        await toServer.Writer.WriteAsync(bytes).ConfigureAwait(false);
        if (awaited is not null)
        {
            await Within(output.HasAll, "every request has an answer in time").ConfigureAwait(false);
            await toServer.Writer.WriteAsync(Goodbye).ConfigureAwait(false);
        }

        await toServer.Writer.CompleteAsync().ConfigureAwait(false);
        await Within(running, "the server ends with its input").ConfigureAwait(false);
        return (await running.ConfigureAwait(false), output.Messages(), log.ToString());
    }

    private static async Task Within(Task task, string rule)
    {
        try
        {
            await task.WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new Violation(rule, "it did not come");
        }
    }

    private static byte[] Frame(string json) => Encoding.UTF8.GetBytes($"Content-Length: {json.Length}\r\n\r\n{json}");
}
