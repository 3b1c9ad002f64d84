using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>What a request about an open note is answered from: one state, taken in the order of arrival.</summary>
internal sealed record DocumentRequest(ServerState State, OpenDocument Open, Document Document)
{
    public Workspace Workspace => State.Workspace;

    public SourceText Text => Open.Text;

    /// <summary>Null for a document that is not open, or is no note: there is nothing to say about it.</summary>
    /// <param name="alsoHoverOnly">Whether notes of other schemes count.</param>
    /// <exception cref="RequestException">-32801: we do not have the text that the client asks about.</exception>
    public static DocumentRequest? For(Session session, string uri, bool alsoHoverOnly = false)
    {
        var state = session.Current;
        if (SyncedIn(state, uri) is not { } open)
        {
            return null;
        }

        return open.Kind switch
        {
            DocumentKind.Note when state.Workspace.Find(open.Path) is { } document => new DocumentRequest(state, open, document),
            DocumentKind.HoverOnly when alsoHoverOnly => new DocumentRequest(state, open, Document.Parse(open.Path, open.Text, open.Version)),
            _ => null,
        };
    }

    /// <summary>An open document of any kind; null where it is not open.</summary>
    /// <exception cref="RequestException">-32801: we do not have the text that the client asks about.</exception>
    public static OpenDocument? SyncedIn(ServerState state, string uri) => state.FindOpen(uri) switch
    {
        { IsSynced: false } => throw new RequestException(ErrorCode.ContentModified, "A change of this document could not be read; send its full text."),
        var open => open,
    };

    public int Offset(Position position) => FromProtocol.Offset(Text, position, State.Client.PositionEncoding);
}
