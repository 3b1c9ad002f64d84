using MllmLsp.Core.Features.Renaming;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
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
        Answer(given.TextDocument, given.Position, (state, _, subject) => Renamed(state, subject, given.NewName), cancellationToken);

    /// <summary>Null where nothing that can be renamed is under the cursor: the client says so in its own words.</summary>
    private Task<JsonPayload> Answer(
        TextDocumentIdentifier document, Position position, Func<ServerState, SourceText, RenameSubject, JsonPayload> answer, CancellationToken cancellationToken)
    {
        if (DocumentRequest.For(session, document.Uri) is { } note)
        {
            return Task.Run(
                () => Rename.At(note.Workspace, note.Document, note.Offset(position)) is { } subject ? answer(note.State, note.Text, subject) : JsonPayload.Null,
                cancellationToken);
        }

        if (BibliographyRequest.For(session, document.Uri) is { } bibliography)
        {
            return Task.Run(
                () => Rename.At(bibliography.State.Workspace, bibliography.File, bibliography.Offset(position)) is { } subject
                    ? answer(bibliography.State, bibliography.File.Text, subject)
                    : JsonPayload.Null,
                cancellationToken);
        }

        return GlossaryRequest.For(session, document.Uri) is { } glossary
            ? Task.Run(
                () => Rename.At(glossary.Workspace, glossary.Document, glossary.Offset(position)) is { } subject
                    ? answer(glossary.State, glossary.Document.Text, subject)
                    : JsonPayload.Null,
                cancellationToken)
            : Task.FromResult(JsonPayload.Null);
    }

    private static JsonPayload Prepared(ServerState state, SourceText text, RenameSubject subject)
    {
        Refuse(state, subject.Refusal);
        var range = new ToProtocol(state, new Places(state)).Range(text, subject.Span);
        return JsonPayload.Of(new PrepareRenameResult(range, subject.Name), LspJson.Default.PrepareRenameResult);
    }

    private static JsonPayload Renamed(ServerState state, RenameSubject subject, string name)
    {
        Refuse(state, state.IsIndexed ? null : NotIndexed);
        var places = new Places(state);
        var result = subject.Rename(name, places.Context(withLinks: false));
        Refuse(state, result.Refusal);
        var purpose = state.Client.Language == Language.Chinese ? $"将“{subject.Name}”重命名为“{name}”" : $"Rename '{subject.Name}' to '{name}'";
        var doubt = state.Client.Language == Language.Chinese ? "此处可能另有所指：请确认" : "May mean something else here: please confirm";
        return new ToProtocol(state, places).Edit(result, purpose, doubt) is { } edit
            ? JsonPayload.Of(edit, LspJson.Default.WorkspaceEdit)
            : throw new RequestException(ErrorCode.RequestFailed, state.Client.Language == Language.Chinese
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
