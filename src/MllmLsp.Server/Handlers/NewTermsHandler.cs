using MllmLsp.Core.Features;
using MllmLsp.Core.Harvest;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary><c>mllmLsp/newTerms</c>: what an open note names that no glossary has.</summary>
internal sealed class NewTermsHandler(Session session)
{
    /// <summary>Null for a document that is not open or is no note.</summary>
    public Task<JsonPayload> FindAsync(DocumentParams given, CancellationToken cancellationToken) =>
        DocumentRequest.For(session, given.TextDocument.Uri) is { } request
            ? Task.Run(() => Find(request), cancellationToken)
            : Task.FromResult(JsonPayload.Null);

    private static JsonPayload Find(DocumentRequest request)
    {
        var protocol = new ToProtocol(request.State, new Places(request.State));
        var terms = NewTerms.In(request.Workspace, request.Document, request.Text).Select(candidate => new NewTerm(
            [.. candidate.Names.Select(NameOf)],
            Math.Round(candidate.Confidence, 3),
            candidate.Known,
            [.. candidate.Evidence.Select(one => new TermEvidence(EvidenceName.Of(one.Kind), protocol.Range(request.Text, one.Span), one.Sentence))])
        {
            Definition = candidate.Definition,
        });
        return JsonPayload.Of(new NewTermsResult([.. terms]), LspJson.Default.NewTermsResult);
    }

    private static TermName NameOf(CandidateName name) =>
        new(name.Text, name.Language == Language.Chinese ? "zh" : "en") { Abbreviation = name.Abbreviates };
}
