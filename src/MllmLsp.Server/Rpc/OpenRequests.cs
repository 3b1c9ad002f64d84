using StreamJsonRpc;

namespace MllmLsp.Server.Rpc;

/// <summary>
/// The client's requests that were read and whose answers are not written yet. Each has a name of its own, under which the library knows it:
/// the client's id, unless another request still has that one.
/// </summary>
internal sealed class OpenRequests
{
    private readonly Lock gate = new();
    private readonly Dictionary<RequestId, RequestId> ids = [];
    private TaskCompletionSource none = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int unanswered;
    private long aliases;

    public OpenRequests() => none.SetResult();

    /// <returns>The request's name: another one than <paramref name="id"/> where that is taken.</returns>
    public RequestId Begin(RequestId id)
    {
        lock (gate)
        {
            if (unanswered++ == 0)
            {
                none = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            var name = id;
            while (!ids.TryAdd(name, id))
            {
                name = new RequestId($"\0{++aliases}");
            }

            return name;
        }
    }

    /// <summary>An answer is about to be written: from now on the client may use its id again.</summary>
    /// <returns>The client's id.</returns>
    public RequestId Answering(RequestId name)
    {
        lock (gate)
        {
            return ids.Remove(name, out var id) ? id : name;
        }
    }

    /// <summary>An answer is written.</summary>
    public void Answered()
    {
        lock (gate)
        {
            if (--unanswered == 0)
            {
                none.SetResult();
            }
        }
    }

    /// <summary>Completes when no request is open.</summary>
    public Task WhenNone()
    {
        lock (gate)
        {
            return none.Task;
        }
    }
}
