using MllmLsp.Core.Syntax;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files.Caching;

namespace MllmLsp.Server.Files;

/// <summary>Reads one note of a workspace whose glossaries are known.</summary>
internal static class NoteReader
{
    /// <summary>
    /// The note as it is kept while it is closed: packed, its terms read, without its text. An entry of the glossary comes with its text, since the
    /// workspace reads the entry from it.
    /// </summary>
    /// <returns>Without a note where there is a problem.</returns>
    public static (Document? Note, FileProblem? Problem) Read(string path, Workspace workspace, NoteCache cache)
    {
        if (FileReader.ReadBytes(path, out var unreadable) is not { } bytes)
        {
            return (null, unreadable);
        }

        var key = NoteCache.KeyOf(bytes);
        var outline = cache.FindOutline(key);
        var content = outline is null ? FileReader.Decode(path, bytes) : null;
        if (content?.Problem is { } undecodable)
        {
            return (null, undecodable);
        }

        outline ??= MarkdownParser.Parse(content!.Text);
        if (ConceptNotes.IsConceptNote(workspace.FolderOf(path), path, outline.FrontMatter))
        {
            return (new Document(path, outline, content?.Text ?? FileReader.Decode(path, bytes).Text, null) { ContentKey = key }, null);
        }

        var (sources, lists) = (workspace.GlossarySourcesFor(path), workspace.TermListsOf(outline));
        if (content is not null || cache.FindTerms(key, sources, lists) is not { } terms)
        {
            terms = workspace.ReadTerms(path, outline, content?.Text ?? FileReader.Decode(path, bytes).Text);
            cache.Add(key, outline, terms, sources, lists);
        }

        return (new Document(path, outline, null, null) { Terms = terms, ContentKey = key }.Packed(), null);
    }

    /// <summary>No more than what the note says, quickly: for links that lead to it. Null where it cannot be read.</summary>
    public static Document? ReadOutline(string path) =>
        FileReader.Read(path) is { Problem: null, Text: var text } ? new Document(path, MarkdownParser.Parse(text), null, null) : null;
}
