using System.Collections.Frozen;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace MllmLsp.Server.Rpc;

/// <summary>The one method that the library calls: finds the route of a message and answers for what goes wrong there.</summary>
internal sealed class RpcEntry(IEnumerable<Route> routes, Lifecycle lifecycle, ILogger logger)
{
    /// <summary>The name under which messages of every method that has no route arrive.</summary>
    public const string OtherMethods = "$/other";

    private readonly FrozenDictionary<string, Route> routes = routes.ToFrozenDictionary(route => route.Method, StringComparer.Ordinal);

    public IEnumerable<string> Methods => routes.Keys;

    /// <summary>Called with the method (<see cref="OtherMethods"/> for one that has no route), the time it took, and how it ended, before each message is answered.</summary>
    public Action<string, TimeSpan, string>? Handled { get; set; }

    /// <summary>Called before a request that answers from terms takes its snapshot.</summary>
    public Action? TermsWanted { get; set; }

    public bool Knows(string method) => routes.ContainsKey(method) || method == "$/cancelRequest";

    /// <summary>
    /// Handles one message. Runs in the order of arrival up to the handler's first wait. What a notification throws is logged: there
    /// is nobody to answer to.
    /// </summary>
    public async Task<object?> InvokeAsync(IncomingRequest request, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = "ok";
        try
        {
            return await DispatchAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestException e)
        {
            outcome = e.Code.ToString();
            if (!request.IsNotification)
            {
                throw;
            }

            logger.LogWarning("Ignored {Method}: {Reason}", request.ClientMethod, e.Message);
            return JsonPayload.Null;
        }
        catch (OperationCanceledException)
        {
            outcome = "cancelled";
            throw;
        }
        finally
        {
            Handled?.Invoke(Knows(request.ClientMethod) ? request.ClientMethod : OtherMethods, Stopwatch.GetElapsedTime(started), outcome);
        }
    }

    private Task<JsonPayload> DispatchAsync(IncomingRequest request, CancellationToken cancellationToken)
    {
        if ((request.Fault ?? lifecycle.Refuse(request.ClientMethod)) is { } refusal)
        {
            throw refusal;
        }

        if (!routes.TryGetValue(request.ClientMethod, out var route))
        {
            return request.IsNotification && request.ClientMethod.StartsWith("$/", StringComparison.Ordinal)
                ? Task.FromResult(JsonPayload.Null)
                : throw new RequestException(ErrorCode.MethodNotFound, $"There is no method '{request.ClientMethod}'.");
        }

        if (route.WantsTerms)
        {
            TermsWanted?.Invoke();
        }

        return HandleAsync(route, request, cancellationToken);
    }

    private async Task<JsonPayload> HandleAsync(Route route, IncomingRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await route.Handle(request.Params, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (RequestException or OperationCanceledException))
        {
            logger.LogError(e, "{Method} failed", route.Method);
            if (route.Changes)
            {
                // Half a change may have been made: going on would show findings for a text that nobody has.
                lifecycle.Fail();
            }

            throw new RequestException(ErrorCode.InternalError, $"{route.Method} failed: {e.Message}");
        }
    }
}
