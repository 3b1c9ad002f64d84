using MllmLsp.Core.Bibliographies;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>What a request about an open bibliography is answered from: one state, taken in the order of arrival.</summary>
internal sealed record BibliographyRequest(ServerState State, BibFile File)
{
    /// <summary>Null for a document that is not open, or is no bibliography.</summary>
    /// <exception cref="RequestException">-32801: we do not have the text that the client asks about.</exception>
    public static BibliographyRequest? For(Session session, string uri)
    {
        var state = session.Current;
        if (state.FindOpen(uri) is not { Kind: DocumentKind.Bibliography } open)
        {
            return null;
        }

        if (!open.IsSynced)
        {
            throw new RequestException(ErrorCode.ContentModified, "A change of this document could not be read; send its full text.");
        }

        return state.Workspace.BibFiles.TryGetValue(open.Path, out var file) ? new BibliographyRequest(state, file) : null;
    }

    public int Offset(Position position) => FromProtocol.Offset(File.Text, position, State.Client.PositionEncoding);
}
