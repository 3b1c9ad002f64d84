using System.Text.Json;
using MllmLsp.Core.Text;
using MllmLsp.Server.Protocol;

namespace MllmLsp.Server;

/// <summary>The diagnostics of one document as they are sent.</summary>
/// <param name="Version">Of the text that was analysed; null for a closed document.</param>
/// <param name="ResultId">The same for the same items, and for others another.</param>
internal sealed record DiagnosticReport(string Uri, int? Version, IReadOnlyList<LspDiagnostic> Items, string ResultId)
{
    /// <summary>Null for a document that is out of step with the editor, or has no address.</summary>
    public static DiagnosticReport? Of(ServerState state, Places places, string path)
    {
        var open = state.Open.GetValueOrDefault(path);
        if (open is { IsSynced: false } || places.UriOf(path) is not { } uri)
        {
            return null;
        }

        // Most closed files have nothing to show: their texts need not be read.
        var text = (open is not null || Findings.MayBeIn(state, path) ? places.TextOf(path) : null) ?? SourceText.Empty;
        var protocol = new ToProtocol(state, places);
        LspDiagnostic[] items = [.. Findings.In(state, path, text).Select(finding => protocol.Diagnostic(text, finding))];
        return new DiagnosticReport(uri, open?.Version, items, Fingerprint(items));
    }

    /// <summary>FNV-1a, 64 bits, of the items as JSON: no state has to be kept to tell whether a client has them already.</summary>
    private static string Fingerprint(IReadOnlyList<LspDiagnostic> items)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in JsonSerializer.SerializeToUtf8Bytes(items, LspJson.Default.IReadOnlyListLspDiagnostic))
        {
            hash = (hash ^ unit) * 1099511628211UL;
        }

        return hash.ToString("x16");
    }
}
