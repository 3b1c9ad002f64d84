using MllmLsp.Core.Features.GlossaryFiles;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server.Handlers;

/// <summary>What a request about an open glossary file is answered from: one state, taken in the order of arrival.</summary>
internal sealed record GlossaryRequest(ServerState State, GlossaryDocument Document)
{
    public Workspace Workspace => State.Workspace;

    /// <summary>Null for a document that is not open, or is no glossary.</summary>
    /// <exception cref="RequestException">-32801: we do not have the text that the client asks about.</exception>
    public static GlossaryRequest? For(Session session, string uri)
    {
        var state = session.Current;
        if (state.FindOpen(uri) is not { Kind: DocumentKind.Glossary or DocumentKind.BuiltInGlossary } open)
        {
            return null;
        }

        if (!open.IsSynced)
        {
            throw new RequestException(ErrorCode.ContentModified, "A change of this document could not be read; send its full text.");
        }

        var path = open.Kind == DocumentKind.BuiltInGlossary ? BuiltInGlossaryCache.SourceOf(open.Path) : open.Path;
        return path is null ? null : new GlossaryRequest(state, new GlossaryDocument(path, open.Text));
    }

    public int Offset(Position position) => FromProtocol.Offset(Document.Text, position, State.Client.PositionEncoding);
}
