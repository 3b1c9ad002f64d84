using System.IO.Pipelines;

namespace MllmLsp.Server.Rpc;

/// <summary>
/// Carries messages from memory to the client. A writer waits where the client reads too slowly, and can stop waiting; and one can wait
/// until everything has left the process, so that no message is cut off by its end.
/// </summary>
internal sealed class OutputPump
{
    private readonly Pipe pipe = new();

    /// <param name="output">Closed in the end.</param>
    public OutputPump(Stream output) => Finished = Task.Run(() => RunAsync(output));

    public PipeWriter Writer => pipe.Writer;

    /// <summary>Completes when all is written after <see cref="Writer"/> was completed, or when nobody reads any more.</summary>
    public Task Finished { get; }

    private async Task RunAsync(Stream output)
    {
        try
        {
            await using (output.ConfigureAwait(false))
            {
                // Copies until the writer is completed, and flushes after each piece.
                for (ReadResult read; !(read = await pipe.Reader.ReadAsync().ConfigureAwait(false)).IsCompleted || !read.Buffer.IsEmpty;)
                {
                    foreach (var segment in read.Buffer)
                    {
                        await output.WriteAsync(segment).ConfigureAwait(false);
                    }

                    await output.FlushAsync().ConfigureAwait(false);
                    pipe.Reader.AdvanceTo(read.Buffer.End);
                }
            }

            await pipe.Reader.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The next write learns of it: the client is gone.
            await pipe.Reader.CompleteAsync(e).ConfigureAwait(false);
        }
    }
}
