using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;
using MllmLsp.Server.Files.Caching;

namespace MllmLsp.Server;

/// <summary>One file of the workspace as it was read: a note, a glossary, or a problem.</summary>
internal readonly record struct ReadFile(string Path, Document? Note, GlossaryFile? Glossary, FileProblem? Problem)
{
    /// <summary>Not null for a bibliography, readable or not.</summary>
    public BibFile? Bibliography { get; private init; }

    /// <summary>For a glossary that is there and cannot be read now: what it said last still holds.</summary>
    public bool HoldsLast { get; private init; }

    /// <param name="workspace">Its glossaries decide what a note's terms are.</param>
    /// <param name="holds">As in <see cref="NoteReader.Read"/>.</param>
    /// <param name="cache">What earlier runs made of the same bytes; what is made now is added.</param>
    public static ReadFile From(string path, bool isGlossary, Workspace workspace, NoteCache cache, bool holds = false)
    {
        if (FileKinds.IsBibliography(path))
        {
            var (file, read) = WorkspaceLoader.ReadBibliography(path);
            return new ReadFile(path, null, null, read.Problem) { Bibliography = file };
        }

        if (isGlossary)
        {
            var content = FileReader.Read(path);
            return content.Problem is not null
                ? new ReadFile(path, null, null, content.Problem) { HoldsLast = System.IO.Path.Exists(path) }
                : new ReadFile(path, null, GlossaryParser.Parse(path, content.Text), null);
        }

        var (note, problem) = NoteReader.Read(path, workspace, cache, holds);
        return new ReadFile(path, note, null, problem);
    }
}
