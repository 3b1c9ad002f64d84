using MllmLsp.Core.Features.Renaming;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary><c>textDocument/prepareRename</c> and <c>textDocument/rename</c></summary>
internal sealed class RenameHandler(Session session)
{
    private static readonly Wording NotIndexed = new(
        "The notes are still being read, and a use might be missed: try again in a moment.",
        "笔记仍在读取中，可能会漏改：请稍后再试。");

    public Task<JsonPayload> PrepareAsync(TextDocumentPositionParams given, CancellationToken cancellationToken) =>
        Answer(given.TextDocument, given.Position, Prepared, cancellationToken);

    public Task<JsonPayload> HandleAsync(RenameParams given, CancellationToken cancellationToken) =>
        Answer(given.TextDocument, given.Position, (asked, subject) => Renamed(asked, subject, given.NewName), cancellationToken);

    /// <summary>What is asked about, an open document.</summary>
    /// <param name="Find">The same in this state, or in one that knows more of closed files.</param>
    private sealed record Asked(ServerState State, SourceText Text, Func<Workspace, RenameSubject?> Find);

    /// <summary>Null where nothing that can be renamed is under the cursor: the client says so in its own words.</summary>
    private Task<JsonPayload> Answer(
        TextDocumentIdentifier document, Position position, Func<Asked, RenameSubject, JsonPayload> answer, CancellationToken cancellationToken) =>
        Read(document.Uri, position) is { } asked
            ? Task.Run(() => asked.Find(asked.State.Workspace) is { } subject ? answer(asked, subject) : JsonPayload.Null, cancellationToken)
            : Task.FromResult(JsonPayload.Null);

    private Asked? Read(string uri, Position position)
    {
        if (DocumentRequest.For(session, uri) is { } note)
        {
            var offset = note.Offset(position);
            return new Asked(note.State, note.Text, workspace => workspace.Find(note.Open.Path) is { } document ? Rename.At(workspace, document, offset) : null);
        }

        if (BibliographyRequest.For(session, uri) is { } bibliography)
        {
            var offset = bibliography.Offset(position);
            return new Asked(bibliography.State, bibliography.File.Text, workspace => Rename.At(workspace, bibliography.File, offset));
        }

        return GlossaryRequest.For(session, uri) is { } glossary
            ? new Asked(glossary.State, glossary.Document.Text, workspace => Rename.At(workspace, glossary.Document, glossary.Offset(position)))
            : null;
    }

    private static JsonPayload Prepared(Asked asked, RenameSubject subject)
    {
        Refuse(asked.State, subject.Refusal);
        var range = new ToProtocol(asked.State, new Places(asked.State)).Range(asked.Text, subject.Span);
        return JsonPayload.Of(new PrepareRenameResult(range, subject.Name), LspJson.Default.PrepareRenameResult);
    }

    private static JsonPayload Renamed(Asked asked, RenameSubject subject, string name)
    {
        var client = asked.State.Client;
        Refuse(asked.State, asked.State.IsIndexed ? null : NotIndexed);
        var (state, places, result) = FreshFiles.Compute(
            asked.State,
            (state, places) => (asked.Find(state.Workspace) ?? subject).Rename(name, places.Context(withLinks: false)));
        Refuse(state, result.Refusal);
        var purpose = client.Language == Language.Chinese ? $"将“{subject.Name}”重命名为“{name}”" : $"Rename '{subject.Name}' to '{name}'";
        var doubt = client.Language == Language.Chinese ? "此处可能另有所指：请确认" : "May mean something else here: please confirm";
        return new ToProtocol(state, places).Edit(result, purpose, doubt) is { } edit
            ? JsonPayload.Of(edit, LspJson.Default.WorkspaceEdit)
            : throw new RequestException(ErrorCode.RequestFailed, client.Language == Language.Chinese
                ? "此编辑器无法执行这些修改。"
                : "This editor cannot carry out the changes.");
    }

    private static void Refuse(ServerState state, Wording? refusal)
    {
        if (refusal is not null)
        {
            throw new RequestException(ErrorCode.RequestFailed, refusal.In(state.Client.Language));
        }
    }
}
