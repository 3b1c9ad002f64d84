using System.Collections.Concurrent;
using System.Globalization;
using MllmLsp.Core.Features;
using MllmLsp.Core.Text;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>
/// <c>textDocument/semanticTokens/full</c>, <c>full/delta</c> and <c>range</c>, where the setting <c>editor.semanticTokens</c> is on. The last
/// answer for each document is kept, so that only what changed since has to be sent.
/// </summary>
internal sealed class SemanticTokensHandler(Session session)
{
    private readonly ConcurrentDictionary<string, (string ResultId, int[] Data)> answered = new(StringComparer.Ordinal);
    private long lastResult;

    public Task<JsonPayload> FullAsync(DocumentParams given, CancellationToken cancellationToken) =>
        Request(given.TextDocument.Uri) is { } request
            ? Task.Run(() => Full(request), cancellationToken)
            : Task.FromResult(JsonPayload.Null);

    public Task<JsonPayload> DeltaAsync(SemanticTokensDeltaParams given, CancellationToken cancellationToken) =>
        Request(given.TextDocument.Uri) is { } request
            ? Task.Run(() => Delta(request, given.PreviousResultId), cancellationToken)
            : Task.FromResult(JsonPayload.Null);

    public Task<JsonPayload> RangeAsync(RangeParams given, CancellationToken cancellationToken) =>
        Request(given.TextDocument.Uri) is { } request
            ? Task.Run(
                () => JsonPayload.Of(
                    new LspSemanticTokens(Encode(request, FromProtocol.Span(request.Text, given.Range, request.State.Client.PositionEncoding))),
                    LspJson.Default.LspSemanticTokens),
                cancellationToken)
            : Task.FromResult(JsonPayload.Null);

    private DocumentRequest? Request(string uri)
    {
        var request = DocumentRequest.For(session, uri);
        if (request is null)
        {
            answered.TryRemove(uri, out _);
        }

        return request is not null && request.Workspace.SettingsFor(request.Open.Path).SemanticTokens ? request : null;
    }

    private JsonPayload Full(DocumentRequest request)
    {
        var data = Encode(request, new TextSpan(0, request.Text.Length));
        return JsonPayload.Of(new LspSemanticTokens(data) { ResultId = Remember(request, data) }, LspJson.Default.LspSemanticTokens);
    }

    private JsonPayload Delta(DocumentRequest request, string previous)
    {
        if (!answered.TryGetValue(request.Open.Uri, out var last) || last.ResultId != previous)
        {
            return Full(request);
        }

        var data = Encode(request, new TextSpan(0, request.Text.Length));
        return JsonPayload.Of(new SemanticTokensDelta(Remember(request, data), Difference(last.Data, data)), LspJson.Default.SemanticTokensDelta);
    }

    private string Remember(DocumentRequest request, int[] data)
    {
        var id = Interlocked.Increment(ref lastResult).ToString(CultureInfo.InvariantCulture);
        answered[request.Open.Uri] = (id, data);
        return id;
    }

    /// <summary>One edit that replaces what lies between the common beginning and the common end; none where nothing changed.</summary>
    internal static IReadOnlyList<SemanticTokensEdit> Difference(int[] before, int[] now)
    {
        var start = before.AsSpan().CommonPrefixLength(now);
        if (start == before.Length && start == now.Length)
        {
            return [];
        }

        var end = 0;
        while (end < Math.Min(before.Length, now.Length) - start && before[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        return [new SemanticTokensEdit(start, before.Length - start - end, now[start..^end])];
    }

    /// <summary>Five numbers for each token: line and character relative to the one before, length, type, modifiers (LSP 3.17).</summary>
    private static int[] Encode(DocumentRequest request, TextSpan range)
    {
        var protocol = new ToProtocol(request.State, new Places(request.State));
        var data = new List<int>();
        var (line, character) = (0L, 0L);
        foreach (var token in SemanticTokens.In(request.Workspace, request.Document, range))
        {
            var at = protocol.Range(request.Text, token.Span);
            data.Add((int)(at.Start.Line - line));
            data.Add((int)(at.Start.Line == line ? at.Start.Character - character : at.Start.Character));
            data.Add((int)(at.End.Character - at.Start.Character));
            data.Add((int)token.Type);
            data.Add(token.IsDeprecated ? 1 : 0);
            (line, character) = (at.Start.Line, at.Start.Character);
        }

        return [.. data];
    }
}
