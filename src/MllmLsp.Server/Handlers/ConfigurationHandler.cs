using System.Collections.Immutable;
using System.Text.Json;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>
/// The client's settings, section <c>mllmLsp</c>: asked for where the client answers (<c>workspace/configuration</c>), else taken from
/// what it sends (<c>workspace/didChangeConfiguration</c>).
/// </summary>
/// <param name="configured">Called when the settings are known.</param>
internal sealed class ConfigurationHandler(Session session, Func<Connection> connection, TimeProvider time, Action configured)
{
    public const string Section = "mllmLsp";

    /// <summary>A client that promised to answer and does not must not keep the notes from being indexed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The question that is under way, or the last one.</summary>
    public Task Asked { get; private set; } = Task.CompletedTask;

    public void Handle(DidChangeConfigurationParams given)
    {
        if (session.Current.Client.Configuration)
        {
            Ask();
            return;
        }

        if (given.Settings is { ValueKind: JsonValueKind.Object } settings)
        {
            var own = settings.Property(Section) ?? settings;
            session.Update(state => state with { Configuration = ImmutableDictionary<string, JsonElement>.Empty.Add("", own) });
        }

        configured();
    }

    /// <summary>Asks the client for the settings of each folder, where it can be asked, and then goes on.</summary>
    public void Ask() => Asked = AskAsync();

    private async Task AskAsync()
    {
        var state = session.Current;
        if (state.Client.Configuration)
        {
            // An address for each folder, and none for what holds everywhere.
            string?[] scopes = [null, .. state.FolderPaths.Select(DocumentUri.FromPath)];
            using var patience = new CancellationTokenSource(Patience, time);
            var answer = await connection().RequestAsync(
                "workspace/configuration",
                new ConfigurationParams([.. scopes.Select(scope => new ConfigurationItem(scope, Section))]),
                LspJson.Default.ConfigurationParams,
                patience.Token).ConfigureAwait(false);
            if (answer is { ValueKind: JsonValueKind.Array } layers)
            {
                var keys = state.FolderPaths.Insert(0, "");
                var read = keys.Zip(layers.EnumerateArray(), KeyValuePair.Create).ToImmutableDictionary();
                session.Update(current => current with { Configuration = read });
            }
        }

        configured();
    }
}
