namespace MllmLsp.Server.Crashes;

/// <summary>A message that was handled. Of what it said nothing is kept.</summary>
/// <param name="At">Since the server began.</param>
/// <param name="Outcome"><c>ok</c>, or why there was no result.</param>
internal readonly record struct Operation(string Method, TimeSpan At, TimeSpan Took, string Outcome);

/// <summary>The last operations of a server, for a report should one of them fail. Threads may share it.</summary>
internal sealed class OperationLog
{
    private const int Kept = 64;

    private readonly Lock gate = new();
    private readonly Queue<Operation> last = new(Kept);

    public void Add(Operation operation)
    {
        lock (gate)
        {
            if (last.Count == Kept)
            {
                last.Dequeue();
            }

            last.Enqueue(operation);
        }
    }

    /// <summary>The oldest first.</summary>
    public Operation[] ToArray()
    {
        lock (gate)
        {
            return [.. last];
        }
    }
}
