using System.Text.Json;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary><c>initialized</c>, <c>shutdown</c>, <c>exit</c>, <c>$/setTrace</c></summary>
/// <param name="stopping">Cancelled at <c>shutdown</c>.</param>
internal sealed class LifecycleHandler(
    Session session, Func<Connection> connection, ConfigurationHandler configuration, Rpc.Lifecycle lifecycle, CancellationTokenSource stopping)
{
    /// <summary>Folders follow when the settings are known.</summary>
    public Task<JsonPayload> Initialized(CancellationToken cancellationToken)
    {
        if (session.Current.Client.RegistersConfiguration)
        {
            _ = connection().RequestAsync(
                "client/registerCapability",
                new RegistrationParams([new Registration("configuration", "workspace/didChangeConfiguration", SectionOption())]),
                LspJson.Default.RegistrationParams,
                cancellationToken);
        }

        configuration.Ask();
        return Task.FromResult(JsonPayload.Null);
    }

    public Task<JsonPayload> Shutdown(CancellationToken cancellationToken)
    {
        lifecycle.ShutDown();
        stopping.Cancel();
        return Task.FromResult(JsonPayload.Null);
    }

    public Task<JsonPayload> Exit(CancellationToken cancellationToken)
    {
        lifecycle.Exit();
        return Task.FromResult(JsonPayload.Null);
    }

    public void SetTrace(SetTraceParams given) => session.Update(state => state with { IsTraced = given.Value is "messages" or "verbose" });

    private static JsonElement SectionOption() =>
        JsonSerializer.SerializeToElement(new ConfigurationRegistrationOptions(ConfigurationHandler.Section), LspJson.Default.ConfigurationRegistrationOptions);
}
