using System.Collections.Concurrent;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Core.Workspaces.Packing;
using MllmLsp.Server.Files.Caching;

namespace MllmLsp.Server.Files;

/// <summary>
/// Reads notes into a workspace, on all cores and portion by portion: no more texts than a portion's are in memory at one time.
/// </summary>
internal sealed class NoteLoader(NoteCache cache, ReadTexts texts, RunProgress? progress, CancellationToken cancellation)
{
    /// <summary>Of notes: enough for all cores, some tens of megabytes.</summary>
    private const int Portion = 8192;

    /// <summary>Beyond so many notes their outlines are kept packed: unpacking costs time, and less than memory that is not there.</summary>
    private const int MostUnpacked = 50_000;

    /// <summary>Of a buffer that waits for the next note, in bytes.</summary>
    private const int LargestKept = 1 << 20;

    [ThreadStatic]
    private static byte[]? spare;

    private readonly ParallelOptions parallel = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
    private readonly ConcurrentBag<FileProblem> problems = [];
    private readonly ConcurrentDictionary<string, NoteKeys> keys = new(StringComparer.Ordinal);
    private int areTermsWanted;

    /// <summary>What could not be read.</summary>
    public IReadOnlyCollection<FileProblem> Problems => problems;

    /// <summary>Of each note that was read, by path.</summary>
    public IReadOnlyDictionary<string, NoteKeys> Keys => keys;

    /// <param name="workspace">With folders, paths and glossaries: they decide what a note's terms are.</param>
    /// <exception cref="OperationCanceledException" />
    public Workspace Load(Workspace workspace, string[] paths)
    {
        progress?.Begin(RunPhase.Read, paths.Length);
        if (paths.Length > Portion)
        {
            // Entries of the glossary first, wherever they stand: all notes are searched for them.
            workspace = WithEntries(workspace, paths);
        }

        for (var start = 0; start < paths.Length; start += Portion)
        {
            workspace = WithPortion(workspace, paths[start..Math.Min(paths.Length, start + Portion)], isCompact: paths.Length > MostUnpacked);
        }

        return workspace;
    }

    private Workspace WithPortion(Workspace before, string[] paths, bool isCompact)
    {
        progress?.Continue(RunPhase.Read);
        var read = new Read[paths.Length];
        Parallel.For(0, paths.Length, parallel, i =>
        {
            read[i] = ReadOne(paths[i], before);
            progress?.Advance();
        });

        progress?.Continue(RunPhase.Terms);
        var workspace = before.WithDocuments([.. read.Where(one => one.IsEntry).Select(one => new Document(one.Path, one.Outline!, one.Text, null))]);
        var notes = new Document?[read.Length];
        Parallel.For(0, read.Length, parallel, i => notes[i] = read[i] switch
        {
            { Kept: { } kept } one => NoteOf(one, kept, workspace),
            { IsEntry: false, Outline: { } outline } one => NoteOf(one, outline, one.Text!, workspace, isCompact),
            _ => null,
        });
        return workspace.WithDocuments([.. notes.OfType<Document>()]);
    }

    private Read ReadOne(string path, Workspace workspace)
    {
        var buffer = spare ?? [];
        try
        {
            return ReadOne(path, workspace, ref buffer);
        }
        finally
        {
            spare = buffer.Length <= LargestKept ? buffer : null;
        }
    }

    private Read ReadOne(string path, Workspace workspace, ref byte[] buffer)
    {
        var count = FileReader.ReadBytes(path, ref buffer, out var problem);
        if (problem is not null)
        {
            problems.Add(problem);
            return new Read(path);
        }

        var bytes = buffer.AsSpan(0, count);
        var key = NoteCache.KeyOf(bytes);
        texts.Add(path, key);
        if (cache.Find(key) is { } kept && !ConceptNotes.IsConceptNote(workspace.FolderOf(path), path, kept.Summary.Term))
        {
            keys[path] = new NoteKeys(key, kept.Face);
            return new Read(path) { Kept = kept };
        }

        var content = FileReader.Decode(path, bytes);
        if (content.Problem is { } undecodable)
        {
            problems.Add(undecodable);
            texts.Add(path, content.Text);
            return new Read(path);
        }

        MakeTerms(workspace, path);
        var outline = MarkdownParser.Parse(content.Text);
        keys[path] = new NoteKeys(key, NoteKeys.FaceOf(outline));
        return new Read(path) { Outline = outline, Text = content.Text, IsEntry = ConceptNotes.IsConceptNote(workspace.FolderOf(path), path, outline.FrontMatter) };
    }

    /// <summary>What a note is searched for for its terms is made beside the reading, as soon as a first note has to be.</summary>
    private void MakeTerms(Workspace workspace, string path)
    {
        if (Interlocked.Exchange(ref areTermsWanted, 1) == 0)
        {
            _ = Task.Run(() => workspace.GlossaryFor(path).Matcher, cancellation);
        }
    }

    /// <summary>A note of which the cache knows the outline at least: where it knows the terms too, nothing is unpacked before somebody asks.</summary>
    private Document? NoteOf(Read one, KeptNote kept, Workspace workspace)
    {
        var (sources, lists) = (workspace.GlossarySourcesFor(one.Path), workspace.TermListsOf(kept.Summary.Suppresses));
        if (cache.HasTerms(kept, sources, lists))
        {
            return Document.Kept(one.Path, kept.Outline, kept.Summary, () => TermsPack.Unpack(kept.Terms, sources.Glossary), TermsPack.HasMisspellings(kept.Terms));
        }

        return texts.Find(one.Path) is { } text ? NoteOf(one, OutlinePack.Unpack(kept.Outline), text, workspace, isCompact: true) : null;
    }

    private Document NoteOf(Read one, Outline outline, SourceText text, Workspace workspace, bool isCompact)
    {
        var terms = workspace.ReadTerms(one.Path, outline, text);
        cache.Add(keys[one.Path].Content, outline, terms, workspace.GlossarySourcesFor(one.Path), workspace.TermListsOf(outline));
        var note = new Document(one.Path, outline, null, null) { Terms = terms };
        return isCompact ? note.Packed() : note;
    }

    private Workspace WithEntries(Workspace workspace, string[] paths)
    {
        var entries = new Document?[paths.Length];
        Parallel.For(0, paths.Length, parallel, i => entries[i] = MayBeEntry(paths[i], workspace) ? EntryAt(paths[i], workspace) : null);
        return workspace.WithDocuments([.. entries.OfType<Document>()]);
    }

    private static Document? EntryAt(string path, Workspace workspace)
    {
        var content = FileReader.Read(path);
        return content.Problem is null && ConceptNotes.IsConceptNote(workspace.FolderOf(path), path, content.Text) ? Document.Parse(path, content.Text) : null;
    }

    /// <summary>False where the first bytes alone say that a note is no entry, as they do of nearly all.</summary>
    public static bool MayBeEntry(string path, Workspace workspace) =>
        workspace.FolderOf(path) is { Settings.ConceptNotes.IsEmpty: false } || FrontMatterProbe.MayHold(path, "term"u8);

    /// <param name="Path">With nothing else where the note could not be read.</param>
    private readonly record struct Read(string Path)
    {
        /// <summary>Null where the cache did not know the note, or it is an entry of the glossary.</summary>
        public KeptNote? Kept { get; init; }

        public Outline? Outline { get; init; }

        /// <summary>With <see cref="Outline"/>.</summary>
        public SourceText? Text { get; init; }

        /// <summary>Whether the note is an entry of the glossary.</summary>
        public bool IsEntry { get; init; }
    }
}
