using MllmLsp.Core.Syntax;
using MllmLsp.Core.Workspaces;
using MllmLsp.Core.Workspaces.Packing;
using MllmLsp.Server.Files.Caching;

namespace MllmLsp.Server.Files;

/// <summary>Reads one note of a workspace whose glossaries are known.</summary>
internal static class NoteReader
{
    /// <summary>
    /// The note as it is kept while it is closed: packed, its terms read, without its text. An entry of the glossary comes with its text, since the
    /// workspace reads the entry from it.
    /// </summary>
    /// <param name="holds">Whether the outline is remembered unpacked, too (<see cref="Document.HoldsOutline"/>).</param>
    /// <returns>Without a note where there is a problem.</returns>
    public static (Document? Note, FileProblem? Problem) Read(string path, Workspace workspace, NoteCache cache, bool holds = false)
    {
        if (FileReader.ReadBytes(path, out var unreadable) is not { } bytes)
        {
            return (null, unreadable);
        }

        var key = NoteCache.KeyOf(bytes);
        var kept = cache.Find(key);
        if (kept is not null && Remembered(path, kept, workspace, cache) is { } known)
        {
            return (known with { ContentKey = key, HoldsOutline = holds }, null);
        }

        var content = FileReader.Decode(path, bytes);
        if (content.Problem is { } undecodable)
        {
            return (null, undecodable);
        }

        var outline = kept is null ? MarkdownParser.Parse(content.Text) : OutlinePack.Unpack(kept.Outline);
        if (ConceptNotes.IsConceptNote(workspace.FolderOf(path), path, outline.FrontMatter))
        {
            return (new Document(path, outline, content.Text, null) { ContentKey = key }, null);
        }

        var terms = workspace.ReadTerms(path, outline, content.Text);
        cache.Add(key, outline, terms, workspace.GlossarySourcesFor(path), workspace.TermListsOf(outline));
        return (new Document(path, outline, null, null) { Terms = terms, ContentKey = key, HoldsOutline = holds }.Packed(), null);
    }

    /// <summary>No more than what the note says, quickly: for links that lead to it. Null where it cannot be read.</summary>
    public static Document? ReadOutline(string path) =>
        FileReader.Read(path) is { Problem: null, Text: var text } ? new Document(path, MarkdownParser.Parse(text), null, null) : null;

    /// <summary>A note as an earlier run left it; null where it has to be read again: an entry, one whose terms are others by now.</summary>
    private static Document? Remembered(string path, KeptNote kept, Workspace workspace, NoteCache cache)
    {
        var sources = workspace.GlossarySourcesFor(path);
        if (ConceptNotes.IsConceptNote(workspace.FolderOf(path), path, kept.Summary.Term)
            || !cache.HasTerms(kept, sources, workspace.TermListsOf(kept.Summary.Suppresses)))
        {
            return null;
        }

        // Unpacked now, since the bytes are a part of the whole cache.
        return Document.Kept(path, kept.Outline, kept.Summary, TermsPack.Unpack(kept.Terms, sources.Glossary));
    }
}
