using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Refactorings;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>Commands that work on one note, open or not.</summary>
internal sealed class NoteCommands(Session session, EditSender edits)
{
    public Task<JsonPayload> TableOfContentsAsync(NoteParams given, CancellationToken cancellationToken) =>
        ActAsync(given, "source.tableOfContents", cancellationToken);

    public Task<JsonPayload> OrganizeLinkDefinitionsAsync(NoteParams given, CancellationToken cancellationToken) =>
        ActAsync(given, CodeActionKinds.OrganizeLinkDefinitions, cancellationToken);

    public async Task<JsonPayload> LinkMentionsAsync(LinkMentionsParams given, CancellationToken cancellationToken)
    {
        var state = await session.WhenAsync(current => current.IsIndexed, cancellationToken).ConfigureAwait(false);
        var (note, places) = Find(state, given.Uri);
        var result = await Task.Run(
            () => MentionLinks.In(state.Workspace, note, given.OnlyFirst, places.Context(withLinks: false)), cancellationToken).ConfigureAwait(false);
        return await SendAsync(state, state.Client.Language == Language.Chinese ? "为提到的笔记和术语加链接" : "Link mentions", result, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The address is that of the new note, which the client has made by then.</summary>
    public async Task<JsonPayload> CreateAsync(CreateNoteParams given, CancellationToken cancellationToken)
    {
        var state = await session.WhenAsync(current => current.Workspace.State >= IndexState.Paths, cancellationToken).ConfigureAwait(false);
        var isChinese = state.Client.Language == Language.Chinese;
        if (Folder(state, given.Uri) is not { } folder)
        {
            throw new RequestException(ErrorCode.InvalidParams, isChinese ? $"{given.Uri} 不在已打开的文件夹中。" : $"{given.Uri} lies in no opened folder.");
        }

        if (NewNotePath.In(state.Workspace, folder, given.Title) is not { } path)
        {
            throw new RequestException(ErrorCode.InvalidParams, isChinese ? $"“{given.Title}”不能作文件名。" : $"'{given.Title}' leaves nothing for the name of a file.");
        }

        var text = $"# {given.Title.ReplaceLineEndings(" ").Trim()}\n" + (given.Text is { Length: > 0 } below ? $"\n{below.TrimEnd()}\n" : "");
        DocumentEdit[] made = [DocumentEdit.NewFile(path, text)];
        await edits.SendAsync(state, isChinese ? "新建笔记" : "Create a note", made, cancellationToken).ConfigureAwait(false);
        return JsonPayload.Of(new CreateNoteResult(DocumentUri.FromPath(path)), LspJson.Default.CreateNoteResult);
    }

    private async Task<JsonPayload> ActAsync(NoteParams given, string kind, CancellationToken cancellationToken)
    {
        var state = session.Current;
        var (note, places) = Find(state, given.Uri);
        var action = await Task.Run(
            () => RefactoringFinder.At(state.Workspace, note, default, new CodeActionFilter([kind]), places.Context(withLinks: false)).FirstOrDefault(), cancellationToken).ConfigureAwait(false);
        return await SendAsync(state, action?.Title ?? "", action?.Apply() ?? new RefactoringResult([]), cancellationToken).ConfigureAwait(false);
    }

    private async Task<JsonPayload> SendAsync(ServerState state, string title, RefactoringResult result, CancellationToken cancellationToken)
    {
        var changes = result.Edits.Sum(edit => edit.Changes.Length);
        if (changes > 0)
        {
            await edits.SendAsync(state, title, result.Edits, cancellationToken).ConfigureAwait(false);
        }

        return JsonPayload.Of(new EditedNote(changes), LspJson.Default.EditedNote);
    }

    /// <exception cref="RequestException">-32602: there is no such note.</exception>
    private static (Document Note, Places Places) Find(ServerState state, string uri)
    {
        var places = new Places(state);
        _ = DocumentRequest.SyncedIn(state, uri);
        var path = state.FindOpen(uri)?.Path ?? state.PathOf(uri);
        return state.Workspace.Find(path) is { } note && places.TextOf(path) is { } text
            ? (note with { Text = text }, places)
            : throw new RequestException(ErrorCode.InvalidParams, state.Client.Language == Language.Chinese
                ? $"{uri} 不是已打开或已编入索引的笔记。"
                : $"{uri} is no note that is open or indexed.");
    }

    /// <summary>A folder itself, the folder of a note, or the first one; null outside of all.</summary>
    private static string? Folder(ServerState state, string? uri)
    {
        if (uri is null)
        {
            return state.Workspace.Folders.FirstOrDefault()?.Path;
        }

        var path = state.PathOf(uri).TrimEnd('/');
        return state.Workspace.FolderOf(path) is null ? null : state.Workspace.IsNote(path) ? PathText.Folder(path) : path;
    }
}
