using System.Text.Json;
using Microsoft.Extensions.Logging;
using MllmLsp.Server.Files;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>
/// Keeps our texts equal to the editor's. Synchronous and total: a change that cannot be read, or speaks of a document that is not open
/// or of an older version, is logged and ignored.
/// </summary>
internal sealed class TextSync(Session session, Indexer indexer, TimeProvider time, ILogger logger)
{
    /// <summary>Events can be lost on their way from the disk: somebody who writes sees what is there after this time, all the same.</summary>
    public static TimeSpan LookInterval { get; } = TimeSpan.FromMinutes(1);

    private long lastLook = time.GetTimestamp();

    public void Open(DidOpenTextDocumentParams given)
    {
        var item = given.TextDocument;
        var path = session.Current.PathOf(item.Uri);
        Set(new OpenDocument(item.Uri, path, KindOf(session.Current, path, item.LanguageId), item.Version, new(item.Text)));
    }

    /// <summary>Takes JSON, since an unreadable change has to be known to be one of its document.</summary>
    public Task<JsonPayload> Change(JsonElement? json, CancellationToken cancellationToken)
    {
        try
        {
            Change(Route.Decode(json, types => types.DidChangeTextDocumentParams));
        }
        catch (RequestException e)
        {
            Unsync(json, e.Message);
        }

        return Task.FromResult(JsonPayload.Null);
    }

    public void Close(DidCloseTextDocumentParams given)
    {
        if (Find(given.TextDocument.Uri) is not { } open)
        {
            return;
        }

        session.Update(state => state with
        {
            Open = state.Open.Remove(open.Path),
            Workspace = state.Workspace.Find(open.Path) is { } document && open.Kind == DocumentKind.Note
                ? state.Workspace.WithDocument(document with { Version = null })
                : state.Workspace,
        });
        indexer.Closed(open.Path);
    }

    /// <summary>Saving a glossary or the settings lets them count everywhere, whatever the file system's watcher says.</summary>
    public void Save(DidSaveTextDocumentParams given)
    {
        LookAgain();
        switch (Find(given.TextDocument.Uri)?.Kind)
        {
            case DocumentKind.Glossary:
                indexer.GlossarySaved();
                break;
            case DocumentKind.Note:
                indexer.NoteSaved();
                break;
            case DocumentKind.Settings:
                indexer.Reload();
                break;
        }
    }

    private void Change(DidChangeTextDocumentParams given)
    {
        if (Find(given.TextDocument.Uri) is not { } open)
        {
            return;
        }

        if (given.TextDocument.Version <= open.Version)
        {
            logger.LogWarning("Ignored version {Version} of {Uri}: {Known} is known", given.TextDocument.Version, open.Uri, open.Version);
            return;
        }

        var text = FromProtocol.Apply(open.IsSynced ? open.Text : null, given.ContentChanges, session.Current.Client.PositionEncoding);
        if (text is not null)
        {
            Set(open with { Version = given.TextDocument.Version, Text = text, IsSynced = true });
        }
    }

    private void LookAgain()
    {
        if (time.GetElapsedTime(lastLook) >= LookInterval)
        {
            lastLook = time.GetTimestamp();
            indexer.Look();
        }
    }

    private void Set(OpenDocument open)
    {
        LookAgain();
        var parsed = ServerState.Parse(open);
        session.Update(state => state.WithOpen(open, parsed));
    }

    private OpenDocument? Find(string uri)
    {
        if (session.Current.FindOpen(uri) is { } open)
        {
            return open;
        }

        logger.LogWarning("Ignored: {Uri} is not open", uri);
        return null;
    }

    private void Unsync(JsonElement? json, string reason)
    {
        logger.LogWarning("Cannot read a change: {Reason}", reason);
        if (json?.Property("textDocument")?.Property("uri") is { ValueKind: JsonValueKind.String } uri
            && Find(Route.Decode(uri, types => types.String)) is { } open)
        {
            session.Update(state => state with { Open = state.Open.SetItem(open.Path, open with { IsSynced = false }) });
        }
    }

    private static DocumentKind KindOf(ServerState state, string path, string languageId)
    {
        var isNote = languageId == "markdown" || state.Workspace.IsNote(path);
        if (!path.StartsWith('/') && !DocumentUri.IsDrivePath(path) && !DocumentUri.IsUntitled(path))
        {
            return isNote ? DocumentKind.HoverOnly : DocumentKind.Other;
        }

        if (isNote)
        {
            return DocumentKind.Note;
        }

        if (BuiltInGlossaryCache.Holds(path))
        {
            return BuiltInGlossaryCache.SourceOf(path) is null ? DocumentKind.Other : DocumentKind.BuiltInGlossary;
        }

        var below = state.Workspace.FolderOf(path) is { } folder ? DiskPath.Below(path, folder.Root) : path;
        return DiskPath.Name(path) is SettingsFile.Name ? DocumentKind.Settings
            : FileKinds.IsGlossary(below) ? DocumentKind.Glossary
            : FileKinds.IsBibliography(path) ? DocumentKind.Bibliography
            : DocumentKind.Other;
    }
}
