using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server;

/// <summary>One file of the workspace as it was read: a note, a glossary, or a problem.</summary>
internal readonly record struct ReadFile(string Path, Document? Note, GlossaryFile? Glossary, FileProblem? Problem)
{
    /// <summary>Not null for a bibliography, readable or not.</summary>
    public BibFile? Bibliography { get; private init; }

    /// <summary>For a glossary that is there and cannot be read now: what it said last still holds.</summary>
    public bool HoldsLast { get; private init; }

    public static ReadFile From(string path, bool isGlossary)
    {
        if (FileKinds.IsBibliography(path))
        {
            var (file, read) = WorkspaceLoader.ReadBibliography(path);
            return new ReadFile(path, null, null, read.Problem) { Bibliography = file };
        }

        var content = FileReader.Read(path);
        return content.Problem is not null ? new ReadFile(path, null, null, content.Problem) { HoldsLast = isGlossary && System.IO.Path.Exists(path) }
            : isGlossary ? new ReadFile(path, null, GlossaryParser.Parse(path, content.Text), null)
            : new ReadFile(path, Document.Parse(path, content.Text), null, null);
    }
}
