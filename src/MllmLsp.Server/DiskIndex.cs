using System.Collections.Immutable;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server;

/// <summary>
/// What the last walks found, and which files are still to be read. Used by the indexer alone, on one thread at a time.
/// </summary>
internal sealed class DiskIndex
{
    private FoundFiles notes = FoundFiles.None;
    private FoundFiles glossaries = FoundFiles.None;
    private FoundFiles bibliographies = FoundFiles.None;
    private readonly HashSet<string> unread = new(StringComparer.Ordinal);

    /// <summary>The unread in the order in which they are to be read, and some that have been read since.</summary>
    private readonly Queue<string> queue = new();
    private bool areEntriesTaken;

    public int UnreadCount => unread.Count;

    public int NoteCount => notes.Count;

    public bool AreAllNotesUnread => unread.Count >= notes.Count && notes.Paths.All(unread.Contains);

    /// <summary>Whether a path is a note, glossary or bibliography that is indexed.</summary>
    public bool Holds(string path) => notes.Contains(path) || glossaries.Contains(path) || bibliographies.Contains(path);

    public bool IsNote(string path) => notes.Contains(path);

    public bool IsGlossary(string path) => glossaries.Contains(path);

    /// <summary>Takes in what walks found.</summary>
    /// <returns>Indexed files that are no longer there, or no longer to be indexed.</returns>
    public ImmutableArray<string> Take(IReadOnlyCollection<FolderScan> scans)
    {
        areEntriesTaken = false;
        var before = notes.Paths.Concat(glossaries.Paths).Concat(bibliographies.Paths).ToHashSet(StringComparer.Ordinal);
        notes = Compared(notes, [.. scans.Select(scan => scan.Found.Notes)]);
        glossaries = Compared(glossaries, [.. scans.Select(GlossariesOf)]);
        bibliographies = Compared(bibliographies, [.. scans.Select(scan => scan.Found.Bibliographies)]);
        before.ExceptWith(notes.Paths);
        before.ExceptWith(glossaries.Paths);
        before.ExceptWith(bibliographies.Paths);
        unread.ExceptWith(before);
        return [.. before];
    }

    /// <summary>The file is to be read again, whatever its time stamp says.</summary>
    public void Unread(string path)
    {
        if (unread.Add(path))
        {
            queue.Enqueue(path);
        }
    }

    public void UnreadNotes()
    {
        foreach (var path in notes.Paths)
        {
            Unread(path);
        }
    }

    /// <summary>
    /// Notes that are glossary entries and wait to be read, found by their front matter: read before the others, they make the glossary once,
    /// and not once for each batch. Empty while glossary files wait, and where all notes have been looked at since the last walk.
    /// </summary>
    public ImmutableArray<string> TakeConceptNotes(Workspace workspace)
    {
        if (areEntriesTaken || glossaries.Paths.Any(unread.Contains))
        {
            return [];
        }

        areEntriesTaken = true;
        var waiting = unread.Where(notes.Contains).ToArray();
        var isEntry = new bool[waiting.Length];
        Parallel.For(0, waiting.Length, i => isEntry[i] = NoteLoader.MayBeEntry(waiting[i], workspace) && IsEntry(waiting[i], workspace));
        ImmutableArray<string> entries = [.. waiting.Where((_, i) => isEntry[i])];
        unread.ExceptWith(entries);
        return entries;
    }

    /// <summary>
    /// The next files to read: glossaries by themselves, since notes are searched for their terms; then what open notes link to; then
    /// the rest. Costs what it answers, and what is wanted.
    /// </summary>
    public ImmutableArray<string> NextBatch(IReadOnlySet<string> wanted, int size)
    {
        ImmutableArray<string> first = [.. glossaries.Paths.Where(unread.Contains)];
        if (first.IsEmpty)
        {
            first = [.. wanted.Where(unread.Contains)];
        }

        var batch = first.IsEmpty ? Next(size) : first;
        unread.ExceptWith(batch);
        if (unread.Count == 0)
        {
            // The next time may be another file: what it took to read all of them is given back.
            queue.Clear();
            queue.TrimExcess();
            unread.TrimExcess();
        }

        return batch;
    }

    private ImmutableArray<string> Next(int size)
    {
        var batch = ImmutableArray.CreateBuilder<string>(size);
        while (batch.Count < size && queue.TryDequeue(out var path))
        {
            if (unread.Remove(path))
            {
                batch.Add(path);
            }
        }

        return batch.DrainToImmutable();
    }

    private static bool IsEntry(string path, Workspace workspace)
    {
        var content = FileReader.Read(path);
        return content.Problem is null && ConceptNotes.IsConceptNote(workspace.FolderOf(path), path, content.Text);
    }

    /// <summary>Those that the walk found, and those that settings name: missing ones too, so that reading says what is wrong.</summary>
    private static ImmutableArray<FoundFile> GlossariesOf(FolderScan scan)
    {
        var found = scan.Found.Glossaries.ToDictionary(file => file.Path, StringComparer.Ordinal);
        return [.. WorkspaceLoader.GlossaryPaths(scan).Order(StringComparer.Ordinal).Select(path => found.TryGetValue(path, out var file) ? file : Named(path))];
    }

    private static FoundFile Named(string path)
    {
        var info = new FileInfo(path);
        return info.Exists ? new FoundFile(path, info.Length, info.LastWriteTimeUtc) : new FoundFile(path, 0, default);
    }

    private FoundFiles Compared(FoundFiles old, ImmutableArray<FoundFile>[] lists)
    {
        var now = FoundFiles.Of(lists);
        foreach (var path in now.NewSince(old))
        {
            Unread(path);
        }

        return now;
    }
}
