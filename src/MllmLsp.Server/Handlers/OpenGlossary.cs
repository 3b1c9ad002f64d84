using MllmLsp.Core.Glossaries;

namespace MllmLsp.Server.Handlers;

/// <summary>An open glossary file, as a request asks about it.</summary>
internal sealed record OpenGlossary(ServerState State, OpenDocument Open, GlossaryFile File)
{
    /// <summary>Null for what is no open glossary, or one that cannot be read as it stands: the places known are those of an older text.</summary>
    public static OpenGlossary? For(Session session, string uri)
    {
        var state = session.Current;
        return state.FindOpen(uri) is { Kind: DocumentKind.Glossary, IsSynced: true } open
            && state.Workspace.GlossaryFiles.GetValueOrDefault(open.Path) is { IsGlossary: true, IsBroken: false } file
            ? new OpenGlossary(state, open, file)
            : null;
    }
}
