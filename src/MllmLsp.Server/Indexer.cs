using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Terms;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;
using MllmLsp.Server.Files.Caching;

namespace MllmLsp.Server;

/// <summary>
/// Brings the disk into the workspace, in the background and in batches: paths first, then glossaries, what the open notes link to, and
/// the rest. One loop does all reading, so that of two reads of a file the later one counts. Open documents are left alone: their text
/// is the editor's.
/// </summary>
internal sealed class Indexer(Session session, BuiltInTerms terms, FolderLoader folders, IndexProgress progress, ILogger logger)
{
    /// <summary>Notes per batch: small enough that typing waits for none, large enough for all cores.</summary>
    private const int BatchSize = 256;

    /// <summary>So many files read leave enough behind to be worth a thorough collection.</summary>
    private const int ManyFiles = 500;

    /// <summary>Outlines of so many notes are held unpacked while a folder is read and judged, some thirty megabytes; of more notes, none.</summary>
    private const int MostHeld = 4096;

    /// <summary>Plain files that come and go one by one; what is more than this is a walk's business.</summary>
    private const int MostPlainFiles = 64;

    private static readonly ParallelOptions OnAllCores = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    private readonly Channel<IndexRequest> requests = Channel.CreateUnbounded<IndexRequest>(new() { SingleReader = true });
    private readonly DiskIndex disk = new();
    private int outstanding;
    private TaskCompletionSource idle = Done();
    private bool mustReload;
    private bool mustScan;
    private bool mustLook;
    private int plainFiles;
    private ImmutableArray<FileScan> lastFound = [];
    private readonly IndexTimes times = new();
    private NoteCache cache = NoteCache.None;
    private int filesRead;
    private bool holds;
    private IndexState settledIn;
    private ImmutableArray<string> readAhead = [];
    private ImmutableArray<(string, bool, string, TermLists)> termSources = [];
    private ImmutableSortedDictionary<string, GlossaryFile> countedEntries = Workspace.Empty.ConceptNotes;

    /// <summary>Called when folders and settings have been read, before they are walked: what happens from now on must be noticed.</summary>
    public Action<ImmutableArray<WorkspaceFolder>>? FoldersLoaded { get; set; }

    /// <summary>Called once all of a folder that is not large has been read, and before its notes are forgotten: for who asks about all of them.</summary>
    public Action<ServerState>? AllRead { get; set; }

    /// <summary>Told how long the parts took, whenever nothing is left to read.</summary>
    public Action<string>? Traced { get; set; }

    /// <summary>Completes when everything asked for so far is in the state.</summary>
    public Task Idle => Volatile.Read(ref idle).Task;

    public void Reload() => Ask(new IndexRequest.Reload());

    public void Rescan() => Ask(new IndexRequest.Rescan());

    /// <summary>Compares the disk with what is known of it, for the case that events were lost; where they differ, all is read again that does.</summary>
    public void Look() => Ask(new IndexRequest.Look());

    public void Closed(string path) => Ask(new IndexRequest.Closed(path));

    public void GlossarySaved() => Ask(new IndexRequest.Recount());

    public void NoteSaved() => Ask(new IndexRequest.NoteSaved());

    public void Notice(string path, DiskChange change) => Ask(new IndexRequest.Event(path, change));

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await requests.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var taken = 0;
            do
            {
                taken += TakeRequests();
                Step(cancellationToken);
            }
            while (disk.UnreadCount > 0 || requests.Reader.TryPeek(out _));
            Finish(taken);
        }
    }

    private void Step(CancellationToken cancellationToken)
    {
        try
        {
            times.Measure("walk", () => LookAtDisk(cancellationToken));
            progress.Report(disk.UnreadCount);
            times.Measure("links of open notes", () => ReadTargets(disk.IsNote));
            times.Measure("built-in terms", terms.Take);
            times.Measure("read", ReadBatch);
            RecountIfEntriesChanged();
            progress.Report(disk.UnreadCount);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What could not be taken in is not looked at again; the rest is.
            logger.LogError(e, "Indexing failed");
        }
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        done.SetResult();
        return done;
    }

    private void Ask(IndexRequest request)
    {
        if (Interlocked.Increment(ref outstanding) == 1)
        {
            Volatile.Write(ref idle, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        requests.Writer.TryWrite(request);
    }

    private void Finish(int taken)
    {
        session.Update(state => state.IsIndexed ? state : state with
        {
            Workspace = state.Workspace.WithState(IndexState.Complete),
            OutsideChanges = state.OutsideChanges + 1,
        });
        if (holds)
        {
            times.Measure("judge", () => AllRead?.Invoke(session.Current));
        }

        times.Measure("backlinks", session.Current.Workspace.Prepare);
        progress.End();
        times.Measure("tidy up", TidyUp);
        Traced?.Invoke(times.Take());
        var waiting = Volatile.Read(ref idle);
        if (Interlocked.Add(ref outstanding, -taken) == 0)
        {
            waiting.TrySetResult();
        }
    }

    /// <summary>After many files: what is remembered goes to the disk, and memory that only reading took goes back to the system.</summary>
    private void TidyUp()
    {
        if (holds)
        {
            session.Current.Workspace.Forget();
        }

        if (filesRead >= ManyFiles)
        {
            cache.Save();
            cache = NoteCache.None;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        filesRead = 0;
        holds = false;
    }

    private int TakeRequests()
    {
        var count = 0;
        for (; requests.Reader.TryRead(out var request); count++)
        {
            try
            {
                Take(request);
            }
            catch (Exception e)
            {
                // One request that cannot be served must not be the last one that is.
                logger.LogError(e, "Cannot take in {Request}", request);
            }
        }

        return count;
    }

    private void Take(IndexRequest request)
    {
        switch (request)
        {
            case IndexRequest.Reload:
                mustReload = true;
                break;
            case IndexRequest.Rescan:
                mustScan = true;
                break;
            case IndexRequest.Look:
                mustLook = true;
                break;
            case IndexRequest.Recount:
                disk.UnreadNotes();
                break;
            case IndexRequest.NoteSaved:
                // Whether any terms changed is seen when the loop has nothing left to read.
                break;
            case IndexRequest.Closed(var path):
                TakeClosed(path);
                break;
            case IndexRequest.Event(var path, var change):
                TakeEvent(path, change);
                break;
        }
    }

    /// <summary>A closed document that is indexed is read again; any other is forgotten.</summary>
    private void TakeClosed(string path)
    {
        if (disk.Holds(path))
        {
            disk.Unread(path);
        }
        else
        {
            session.Update(state => state.Without([path]));
        }
    }

    private void TakeEvent(string path, DiskChange change)
    {
        var workspace = session.Current.Workspace;
        switch (mustScan ? JudgeBeforeWalk(path, change, workspace) : DiskEvents.Judge(path, change, workspace, disk.Holds(path)))
        {
            case DiskEventEffect.Reload:
                mustReload = true;
                break;
            case DiskEventEffect.Rescan:
            case DiskEventEffect.FileAdded or DiskEventEffect.FileRemoved when ++plainFiles > MostPlainFiles:
                mustScan = true;
                break;
            case DiskEventEffect.FileAdded:
                session.Update(state => state.WithFiles(state.Workspace.Files.With(path)));
                break;
            case DiskEventEffect.FileRemoved:
                session.Update(state => state.WithFiles(state.Workspace.Files.Without(path)));
                break;
        }

        if (change != DiskChange.Deleted && disk.Holds(path))
        {
            disk.Unread(path);
        }
    }

    /// <summary>A walk is due in any case, and tells more than events do: of thousands of them, most need no look of their own.</summary>
    private static DiskEventEffect JudgeBeforeWalk(string path, DiskChange change, Workspace workspace) =>
        DiskEvents.AsksForReload(path, change, workspace) ? DiskEventEffect.Reload : DiskEventEffect.None;

    private void LookAtDisk(CancellationToken cancellationToken)
    {
        mustReload |= mustLook && DiffersFromDisk(cancellationToken);
        var (reload, scan) = (mustReload, mustReload || mustScan);
        mustReload = mustScan = mustLook = false;
        plainFiles = 0;
        if (reload)
        {
            var (loaded, problems) = folders.Load(session.Current);
            progress.Begin();
            session.Update(state => state with
            {
                Workspace = state.Workspace.WithFolders(loaded).WithState(IndexState.Nothing),
                SettingsProblems = problems,
                OutsideChanges = state.OutsideChanges + 1,
            });
            FoldersLoaded?.Invoke(loaded);
        }

        if (scan)
        {
            Scan(cancellationToken);
        }
    }

    /// <summary>What decides which terms are counted in notes, glossary files aside.</summary>
    private static IEnumerable<(string, bool, string, TermLists)> TermSources(ImmutableArray<WorkspaceFolder> folders) =>
        folders.SelectMany(folder => folder.Nested.Prepend(new SettingsScope(folder.Path, folder.Settings)))
            .Select(scope => (scope.Path, scope.Settings.BuiltInGlossary, string.Join('\n', scope.Settings.ConceptNotes), WantedTermLists.Of(scope.Settings)));

    /// <param name="lists">As in <see cref="FileScanner.Scan"/>.</param>
    private ImmutableArray<FolderScan> Walk(CancellationToken cancellationToken, Func<string, bool>? lists = null)
    {
        var language = session.Current.Client.Language;
        return
        [
            .. session.Current.Workspace.Folders.Select(folder => WorkspaceLoader.ScanProject(
                folder.Path, folder.Root, SettingsFile.ReadProject(folder.Root, folder.Below, language), folder.Below, language, lists: lists, cancellation: cancellationToken)),
        ];
    }

    private bool DiffersFromDisk(CancellationToken cancellationToken)
    {
        var scans = Walk(cancellationToken);
        return scans.Length != lastFound.Length || scans.Zip(lastFound).Any(pair => !pair.First.Found.IsAs(pair.Second));
    }

    /// <summary>A large folder takes long to walk. What a first note links to lies in a few folders, which are looked at meanwhile.</summary>
    private ImmutableArray<FolderScan> WalkLookingAhead(CancellationToken cancellationToken)
    {
        var known = session.Current.Workspace;
        if (known.State != IndexState.Nothing || known.Files.Files.Any())
        {
            return Walk(cancellationToken);
        }

        using var isWalked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var walk = Task.Run(() => Walk(cancellationToken), cancellationToken);
        var opened = session.WhenAsync(state => state.Open.Values.Any(open => open.Kind == DocumentKind.Note), isWalked.Token);
        if (Task.WaitAny([walk, opened], cancellationToken) == 1)
        {
            LookAhead(cancellationToken);
        }

        isWalked.Cancel();
        return walk.GetAwaiter().GetResult();
    }

    private void LookAhead(CancellationToken cancellationToken)
    {
        var wanted = LinkTargets.FoldersOfOpenNotes(session.Current);
        var scans = Walk(cancellationToken, folder => wanted.Contains(NameKey.Folded(folder)));
        var files = WorkspaceLoader.FileSetOf(scans);
        session.Update(state => (state with
        {
            Workspace = state.Workspace.WithFolders([.. scans.Select(scan => scan.Folder)]).WithFiles(files).WithState(IndexState.LinkedFolders),
            OutsideChanges = state.OutsideChanges + 1,
        }).WithRealSpellings());
        var notes = FoundFiles.Of([.. scans.Select(scan => scan.Found.Notes)]);
        ReadTargets(notes.Contains);
        readAhead = [.. session.Current.Workspace.Documents.Select(document => document.Path)];
    }

    private void Scan(CancellationToken cancellationToken)
    {
        var scans = WalkLookingAhead(cancellationToken);
        lastFound = [.. scans.Select(scan => scan.Found)];
        ImmutableArray<WorkspaceFolder> scanned = [.. scans.Select(scan => scan.Folder)];
        ImmutableArray<(string, bool, string, TermLists)> sources = [.. TermSources(scanned)];
        var haveSourcesChanged = !sources.SequenceEqual(termSources);
        if (haveSourcesChanged)
        {
            termSources = sources;
            disk.UnreadNotes();
        }

        var gone = disk.Take(scans).AddRange(readAhead.Where(path => !disk.IsNote(path)));
        readAhead = [];
        if (scans.Length == 1 && disk.AreAllNotesUnread && disk.UnreadCount >= NoteCache.FewestNotes)
        {
            cache = NoteCache.Of(scans[0].Folder.Root);
        }

        var files = WorkspaceLoader.FileSetOf(scans);
        var problems = scans.SelectMany(scan => scan.Found.Problems).DistinctBy(problem => problem.Path)
            .ToImmutableSortedDictionary(problem => problem.Path, problem => problem, StringComparer.Ordinal);
        foreach (var problem in problems.Values.Except(session.Current.FolderProblems.Values))
        {
            logger.LogWarning("{Path}: {Problem}", problem.Path, problem.Detail);
        }

        if (gone.Any(path => session.Current.Workspace.GlossaryFiles.ContainsKey(path)))
        {
            disk.UnreadNotes();
        }

        session.Update(state =>
        {
            var before = haveSourcesChanged ? null : state.Workspace;
            return (state with
            {
                Workspace = state.Workspace.WithFolders(scanned),
                FolderProblems = problems,
                SettingsProblems = [.. scans.SelectMany(scan => scan.SettingsProblems).Distinct()],
                SettingsFiles = [.. scans.SelectMany(scan => scan.Origins).Select(origin => origin.Path).OfType<string>().Distinct()],
            }).WithFiles(files).Without(gone).WithRealSpellings().WithOpenNotesCounted(before);
        });
    }

    /// <summary>
    /// Before anything else what the open notes link to, and of that no more than what links need: then the open notes' own links can be
    /// judged, in milliseconds. All of it is read again in its turn. After a look at few folders it is done once more when all are known.
    /// </summary>
    private void ReadTargets(Func<string, bool> isNote)
    {
        var state = session.Current;
        var open = state.Open.Values.Where(one => one.Kind == DocumentKind.Note).Select(one => one.Path).ToImmutableHashSet();
        if (state.IsIndexed || (state.Workspace.State == settledIn && state.Settled.SetEquals(open)))
        {
            return;
        }

        settledIn = state.Workspace.State;
        string[] wanted = [.. LinkTargets.OfOpenNotes(state).Where(isNote)];
        var targets = new Document?[wanted.Length];
        Parallel.For(0, wanted.Length, OnAllCores, i => targets[i] = NoteReader.ReadOutline(wanted[i]));
        session.Update(current => current with
        {
            Workspace = current.Workspace.WithDocuments([.. targets.OfType<Document>().Where(target => !current.Open.ContainsKey(target.Path))]),
            Settled = open,
        });
    }

    private void ReadBatch()
    {
        var state = session.Current;
        var isFirstReading = disk.AreAllNotesUnread;
        var entries = disk.UnreadCount > BatchSize ? disk.TakeConceptNotes(state.Workspace) : [];
        var batch = entries.IsEmpty ? disk.NextBatch(LinkTargets.OfOpenNotes(state), BatchSize) : entries;
        if (batch.IsEmpty)
        {
            return;
        }

        holds = !state.IsIndexed && disk.NoteCount is >= ManyFiles and <= MostHeld;
        var read = new ReadFile[batch.Length];
        Parallel.For(0, batch.Length, OnAllCores, i => read[i] = ReadFile.From(batch[i], disk.IsGlossary(batch[i]), state.Workspace, cache, holds));
        filesRead += batch.Length;
        times.Add(batch.Length);
        if (read.Any(file => file.Glossary is { } glossary ? !SameText(glossary, session.Current) : IsGoneGlossary(file, session.Current)))
        {
            disk.UnreadNotes();
        }

        session.Update(state => state.WithRead(read));
        if (isFirstReading && !entries.IsEmpty)
        {
            // All other notes will be searched for these.
            countedEntries = session.Current.Workspace.ConceptNotes;
        }

        logger.LogDebug("Read {Count} files, {Left} to go", batch.Length, disk.UnreadCount);
    }

    /// <summary>
    /// A note becomes a glossary entry, or is none any more, when it is read. Where the terms are then others than those that the notes were
    /// searched for, all are searched again: once, since entries do not depend on each other.
    /// </summary>
    private void RecountIfEntriesChanged()
    {
        var entries = session.Current.Workspace.ConceptNotes;
        if (disk.UnreadCount > 0 || ReferenceEquals(entries, countedEntries))
        {
            return;
        }

        if (!ConceptNotes.HaveSameTerms(entries.Values, countedEntries.Values))
        {
            disk.UnreadNotes();
        }

        countedEntries = entries;
    }

    /// <summary>The walk that finds it gone comes later, when its terms are forgotten already.</summary>
    private static bool IsGoneGlossary(ReadFile file, ServerState state) =>
        file is { Problem: not null, HoldsLast: false } && state.Workspace.GlossaryFiles.ContainsKey(file.Path);

    private static bool SameText(GlossaryFile glossary, ServerState state) =>
        state.Workspace.GlossaryFiles.TryGetValue(glossary.Path, out var old)
        && old.Text.AsSpan().SequenceEqual(glossary.Text.AsSpan());
}
