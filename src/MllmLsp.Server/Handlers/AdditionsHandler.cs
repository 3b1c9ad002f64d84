using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Harvest;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>
/// What a reader adds: terms to the glossary of a note, words to those that its settings ignore. Each answer is an edit for the client to
/// make, or null where there is nothing to add.
/// </summary>
internal sealed class AdditionsHandler(Session session)
{
    private const int LongestWord = 200;

    public Task<JsonPayload> AddTermAsync(AddTermParams given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        return Answer(state, AddTerm.To(state.Workspace, PathOf(state, given.TextDocument), given.Term));
    }

    public Task<JsonPayload> AddTermsAsync(AddTermsParams given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        var terms = given.Terms.Select(names => names
            .Select(name => new CandidateName(name.Text, name.Language == "zh" ? Language.Chinese : Language.English, name.Abbreviation))
            .ToArray());
        return Answer(state, AddTerm.To(state.Workspace, PathOf(state, given.TextDocument), [.. terms]));
    }

    public Task<JsonPayload> IgnoreWordAsync(IgnoreWordParams given, CancellationToken cancellationToken)
    {
        var state = session.Current;
        var word = given.Word.Trim();
        var isWord = word.Length is > 0 and <= LongestWord && !word.AsSpan().ContainsAny('\r', '\n');
        return Answer(state, isWord ? new Places(state).Context(withLinks: false).IgnoreWord(PathOf(state, given.TextDocument), word) : null);
    }

    private static string PathOf(ServerState state, TextDocumentIdentifier document) => state.FindOpen(document.Uri)?.Path ?? state.PathOf(document.Uri);

    private static Task<JsonPayload> Answer(ServerState state, DocumentEdit? edit) => Task.FromResult(
        edit is not null && new ToProtocol(state, new Places(state)).Edit([edit]) is { } made
            ? JsonPayload.Of(made, LspJson.Default.WorkspaceEdit)
            : JsonPayload.Null);
}
