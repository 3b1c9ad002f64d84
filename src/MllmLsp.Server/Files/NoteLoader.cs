using System.Collections.Concurrent;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Terms;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
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

    private readonly ParallelOptions parallel = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
    private readonly ConcurrentBag<FileProblem> problems = [];

    /// <summary>What could not be read.</summary>
    public IReadOnlyCollection<FileProblem> Problems => problems;

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
        Parallel.For(0, read.Length, parallel, i =>
        {
            if (read[i] is { IsEntry: false, Outline: { } outline } one)
            {
                var note = new Document(one.Path, outline, null, null) { Terms = TermsOf(one, outline, workspace) };
                notes[i] = isCompact ? note.Packed() : note;
            }
        });
        return workspace.WithDocuments([.. notes.OfType<Document>()]);
    }

    private Read ReadOne(string path, Workspace workspace)
    {
        if (FileReader.ReadBytes(path, out var problem) is not { } bytes)
        {
            problems.Add(problem!);
            return new Read(path, default, [], null, null, false);
        }

        var key = NoteCache.KeyOf(bytes);
        texts.Add(path, key);
        if (cache.FindOutline(key) is { } known && !ConceptNotes.IsConceptNote(workspace.FolderOf(path), path, known.FrontMatter))
        {
            return new Read(path, key, bytes, known, null, false);
        }

        var content = FileReader.Decode(path, bytes);
        if (content.Problem is { } undecodable)
        {
            problems.Add(undecodable);
            texts.Add(path, content.Text);
            return new Read(path, key, [], null, null, false);
        }

        var outline = MarkdownParser.Parse(content.Text);
        return new Read(path, key, [], outline, content.Text, ConceptNotes.IsConceptNote(workspace.FolderOf(path), path, outline.FrontMatter));
    }

    private NoteTerms TermsOf(Read one, Outline outline, Workspace workspace)
    {
        var (glossary, lists) = (workspace.GlossaryFor(one.Path), workspace.TermListsOf(outline));
        if (one.Text is null && cache.FindTerms(one.Key, glossary, lists) is { } known)
        {
            return known;
        }

        var terms = workspace.ReadTerms(one.Path, outline, one.Text ?? FileReader.Decode(one.Path, one.Bytes).Text);
        cache.Add(one.Key, outline, terms, glossary, lists);
        return terms;
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

    /// <param name="Bytes">Kept only while the text may still be wanted.</param>
    /// <param name="Outline">Null where the note could not be read.</param>
    /// <param name="Text">Null where the cache knew the outline.</param>
    /// <param name="IsEntry">Whether it is an entry of the glossary.</param>
    private readonly record struct Read(string Path, UInt128 Key, byte[] Bytes, Outline? Outline, SourceText? Text, bool IsEntry);
}
