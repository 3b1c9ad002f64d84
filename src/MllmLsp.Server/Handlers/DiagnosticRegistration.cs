using System.Collections.Immutable;
using System.Text.Json;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>
/// Offers pull diagnostics to clients that let us do so later: only when the settings are known is it known whether the whole workspace
/// is to be asked for.
/// </summary>
internal sealed class DiagnosticRegistration(Session session, Func<Connection> connection)
{
    private const string Id = "diagnostics";
    private const string Method = "textDocument/diagnostic";

    private static readonly DocumentFilter[] Selector =
        [new("markdown", null), new("yaml", null), new(null, "**/*.bib"), new(null, "**/" + SettingsFile.Name)];

    private bool? registered;

    public static bool AsksForWorkspace(ImmutableArray<WorkspaceFolder> folders) =>
        folders.Any(folder => folder.Settings.DiagnosticScope == DiagnosticScope.Workspace);

    /// <summary>Registers, or registers anew where the setting changed. To be called by one caller at a time.</summary>
    public async Task UpdateAsync()
    {
        var state = session.Current;
        var wanted = AsksForWorkspace(state.Workspace.Folders);
        if (state.Client is not { PullDiagnostics: true, RegistersDiagnostics: true } || wanted == registered)
        {
            return;
        }

        if (registered is not null)
        {
            await connection().RequestAsync(
                "client/unregisterCapability",
                new UnregistrationParams([new Unregistration(Id, Method)]),
                LspJson.Default.UnregistrationParams,
                CancellationToken.None).ConfigureAwait(false);
        }

        registered = wanted;
        var options = new DiagnosticOptions(wanted) { DocumentSelector = Selector };
        await connection().RequestAsync(
            "client/registerCapability",
            new RegistrationParams([new Registration(Id, Method, JsonSerializer.SerializeToElement(options, LspJson.Default.DiagnosticOptions))]),
            LspJson.Default.RegistrationParams,
            CancellationToken.None).ConfigureAwait(false);
    }
}
