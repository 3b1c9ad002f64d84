using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server;

/// <summary>
/// Asks the client to ask again for what it shows in open documents, after something changed elsewhere: a note that links here, a glossary,
/// a setting. Only what a setting switched on is spoken of, or was just switched off.
/// </summary>
internal sealed class FeatureRefresh(Connection connection)
{
    private long toldOutsideChanges;
    private (bool Tokens, bool Lenses, bool Hints) toldSettings;

    public void Tell(ServerState state)
    {
        if (!state.IsIndexed || state.OutsideChanges == toldOutsideChanges)
        {
            return;
        }

        toldOutsideChanges = state.OutsideChanges;
        var on = (Any(state, s => s.SemanticTokens), Any(state, s => s.CodeLenses), Any(state, s => s.InlayHints));
        Ask("workspace/semanticTokens/refresh", state.Client.RefreshesSemanticTokens && (on.Item1 || toldSettings.Tokens));
        Ask("workspace/codeLens/refresh", state.Client.RefreshesCodeLenses && (on.Item2 || toldSettings.Lenses));
        Ask("workspace/inlayHint/refresh", state.Client.RefreshesInlayHints && (on.Item3 || toldSettings.Hints));
        toldSettings = on;
    }

    private static bool Any(ServerState state, Func<Settings, bool> isOn) => state.Workspace.Folders.Any(folder => isOn(folder.Settings));

    private void Ask(string method, bool isWanted)
    {
        if (isWanted)
        {
            _ = connection.RequestAsync(method, CancellationToken.None);
        }
    }
}
