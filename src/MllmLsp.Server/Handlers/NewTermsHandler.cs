using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Harvest;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary><c>mllmLsp/newTerms</c> and <c>mllmLsp/addTerm</c>: what an open note names that no glossary has.</summary>
internal sealed class NewTermsHandler(Session session)
{
    /// <summary>Null for a document that is not open or is no note.</summary>
    public Task<JsonPayload> FindAsync(DocumentParams given, CancellationToken cancellationToken) =>
        DocumentRequest.For(session, given.TextDocument.Uri) is { } request
            ? Task.Run(() => Find(request), cancellationToken)
            : Task.FromResult(JsonPayload.Null);

    /// <summary>
    /// The workspace edit that adds an entry; null where no glossary can take it and the client makes no files.
    /// </summary>
    public Task<JsonPayload> AddAsync(AddTermParams given, CancellationToken cancellationToken) =>
        DocumentRequest.For(session, given.TextDocument.Uri) is { } request
            ? Task.Run(() => Add(request, given), cancellationToken)
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

    private static JsonPayload Add(DocumentRequest request, AddTermParams given)
    {
        if (EntryOf(given) is not { } entry)
        {
            throw new RequestException(ErrorCode.InvalidParams, "A name is missing: 'term', or 'names' with one that is not empty.");
        }

        var protocol = new ToProtocol(request.State, new Places(request.State));
        return NewTerms.Add(request.Workspace, request.Document, entry) is { } edit && protocol.Edit(new Fix("", FixSafety.Unsafe, [edit])) is { } made
            ? JsonPayload.Of(made, LspJson.Default.WorkspaceEdit)
            : JsonPayload.Null;
    }

    private static ConceptEntry? EntryOf(AddTermParams given)
    {
        if (!string.IsNullOrWhiteSpace(given.Term))
        {
            return ConceptEntry.Of(given.Term.Trim()) with { Definition = given.Definition };
        }

        var names = (given.Names ?? []).Where(name => !string.IsNullOrWhiteSpace(name.Text)).ToArray();
        return names.Length == 0
            ? null
            : ConceptEntry.Of(names.Select(name => (name.Text.Trim(), name.Language == "zh" ? Language.Chinese : Language.English, name.Abbreviation))) with
            {
                Definition = given.Definition,
            };
    }

    private static TermName NameOf(CandidateName name) =>
        new(name.Text, name.Language == Language.Chinese ? "zh" : "en") { Abbreviation = name.Abbreviates };
}
