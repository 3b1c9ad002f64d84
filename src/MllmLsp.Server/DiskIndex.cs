using System.Collections.Immutable;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server;

/// <summary>
/// What the last walks found, and which files are still to be read. Used by the indexer alone, on one thread at a time.
/// </summary>
internal sealed class DiskIndex
{
    private Dictionary<string, FoundFile> notes = new(StringComparer.Ordinal);
    private Dictionary<string, FoundFile> glossaries = new(StringComparer.Ordinal);
    private Dictionary<string, FoundFile> bibliographies = new(StringComparer.Ordinal);
    private readonly HashSet<string> unread = new(StringComparer.Ordinal);
    private bool areEntriesTaken;

    public int UnreadCount => unread.Count;

    public bool AreAllNotesUnread => notes.Keys.All(unread.Contains);

    /// <summary>Whether a path is a note, glossary or bibliography that is indexed.</summary>
    public bool Holds(string path) => notes.ContainsKey(path) || glossaries.ContainsKey(path) || bibliographies.ContainsKey(path);

    public bool IsGlossary(string path) => glossaries.ContainsKey(path);

    /// <summary>Takes in what walks found.</summary>
    /// <returns>Indexed files that are no longer there, or no longer to be indexed.</returns>
    public ImmutableArray<string> Take(IReadOnlyCollection<FolderScan> scans)
    {
        areEntriesTaken = false;
        var before = notes.Keys.Concat(glossaries.Keys).Concat(bibliographies.Keys).ToHashSet(StringComparer.Ordinal);
        notes = Compare(notes, scans.SelectMany(scan => scan.Found.Notes));
        glossaries = Compare(glossaries, scans.SelectMany(GlossariesOf));
        before.ExceptWith(notes.Keys);
        bibliographies = Compare(bibliographies, scans.SelectMany(scan => scan.Found.Bibliographies));
        before.ExceptWith(glossaries.Keys);
        before.ExceptWith(bibliographies.Keys);
        unread.ExceptWith(before);
        return [.. before];
    }

    /// <summary>The file is to be read again, whatever its time stamp says.</summary>
    public void Unread(string path) => unread.Add(path);

    public void UnreadNotes() => unread.UnionWith(notes.Keys);

    /// <summary>
    /// Notes that are glossary entries and wait to be read, found by their front matter: read before the others, they make the glossary once,
    /// and not once for each batch. Empty while glossary files wait, and where all notes have been looked at since the last walk.
    /// </summary>
    public ImmutableArray<string> TakeConceptNotes(Workspace workspace)
    {
        if (areEntriesTaken || unread.Any(glossaries.ContainsKey))
        {
            return [];
        }

        areEntriesTaken = true;
        var waiting = unread.Where(notes.ContainsKey).ToArray();
        var isEntry = new bool[waiting.Length];
        Parallel.For(0, waiting.Length, i =>
        {
            var content = FileReader.Read(waiting[i]);
            isEntry[i] = content.Problem is null && ConceptNotes.IsConceptNote(workspace.FolderOf(waiting[i]), waiting[i], content.Text);
        });
        ImmutableArray<string> entries = [.. waiting.Where((_, i) => isEntry[i])];
        unread.ExceptWith(entries);
        return entries;
    }

    /// <summary>
    /// The next files to read: glossaries by themselves, since notes are searched for their terms; then what open notes link to; then
    /// the rest.
    /// </summary>
    public ImmutableArray<string> NextBatch(IReadOnlySet<string> wanted, int size)
    {
        var first = unread.Where(glossaries.ContainsKey).ToImmutableArray();
        if (first.IsEmpty)
        {
            first = [.. unread.Where(wanted.Contains)];
        }

        var batch = first.IsEmpty ? [.. unread.Take(size)] : first;
        unread.ExceptWith(batch);
        return batch;
    }

    /// <summary>Those that the walk found, and those that settings name: missing ones too, so that reading says what is wrong.</summary>
    private static IEnumerable<FoundFile> GlossariesOf(FolderScan scan)
    {
        var found = scan.Found.Glossaries.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var path in WorkspaceLoader.GlossaryPaths(scan))
        {
            var info = new FileInfo(path);
            yield return found.TryGetValue(path, out var file) ? file
                : info.Exists ? new FoundFile(path, info.Length, info.LastWriteTimeUtc)
                : new FoundFile(path, 0, default);
        }
    }

    private Dictionary<string, FoundFile> Compare(Dictionary<string, FoundFile> old, IEnumerable<FoundFile> found)
    {
        var now = new Dictionary<string, FoundFile>(StringComparer.Ordinal);
        foreach (var file in found)
        {
            now[file.Path] = file;
            if (!old.TryGetValue(file.Path, out var known) || known != file)
            {
                unread.Add(file.Path);
            }
        }

        return now;
    }
}
