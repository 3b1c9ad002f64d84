using System.Collections.Immutable;
using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files.Caching;

namespace MllmLsp.Server.Files;

/// <summary>From folders on disk to a workspace: in one go for commands, in steps for the server.</summary>
internal static class WorkspaceLoader
{
    /// <summary>Finds the root, reads the project's settings, walks the folder. Reads no note.</summary>
    /// <param name="folder">Normalised (<see cref="DiskPath"/>).</param>
    /// <param name="user">The user's own settings; the project's are laid over them, so that all who share the notes see the same findings.</param>
    /// <param name="language">Of the settings' problems.</param>
    /// <exception cref="OperationCanceledException" />
    public static FolderScan Scan(string folder, Settings user, Language language, CancellationToken cancellation = default)
    {
        var root = RootFinder.Find(folder);
        return ScanProject(folder, root, SettingsFile.ReadProject(root, user, language), user, language, cancellation: cancellation);
    }

    /// <summary>As <see cref="Scan(string, Settings, Language, CancellationToken)"/>, for a folder whose root and settings are known.</summary>
    /// <inheritdoc cref="FileScanner.Scan"/>
    /// <exception cref="OperationCanceledException" />
    public static FolderScan ScanProject(
        string folder,
        string root,
        SettingsResult settings,
        Settings user,
        Language language,
        Action<SkippedPath>? skipped = null,
        Func<string, bool>? lists = null,
        CancellationToken cancellation = default)
    {
        var found = FileScanner.Scan(
            folder, root, settings.Settings, nested => SettingsFile.ReadNested(nested, root, user, language), skipped, lists, cancellation);
        var own = new WorkspaceFolder(folder, root, settings.Settings, RootFinder.IsObsidianVault(root))
        {
            Nested = [.. found.Nested.Select(nested => new SettingsScope(nested.Folder, nested.Settings.Settings))],
            Below = user,
        };
        var scan = new FolderScan(own, found, [.. settings.Problems.Concat(found.Nested.SelectMany(nested => nested.Settings.Problems))])
        {
            Origins = [.. settings.Origins.Concat(found.Nested.SelectMany(nested => nested.Settings.Origins))],
            SettingsKeys = [settings.ContentKey, .. found.Nested.Select(nested => nested.Settings.ContentKey)],
        };
        return WithBaseline(scan, language);
    }

    /// <summary>Walks a folder in which one set of settings holds, whatever files of settings lie there.</summary>
    /// <exception cref="OperationCanceledException" />
    public static FolderScan Scan(string folder, string root, SettingsResult settings, CancellationToken cancellation = default) => new(
        new WorkspaceFolder(folder, root, settings.Settings, RootFinder.IsObsidianVault(root)),
        FileScanner.Scan(folder, root, settings.Settings, cancellation: cancellation),
        settings.Problems)
    {
        Origins = settings.Origins,
        SettingsKeys = [settings.ContentKey],
    };

    /// <summary>The folder with the known findings that its settings name, and those of folders below with settings of their own.</summary>
    public static FolderScan WithBaseline(FolderScan scan, Language language)
    {
        var folder = scan.Folder;
        var named = folder.Nested.Select(nested => nested.Settings.BaselineFile).Prepend(folder.Settings.BaselineFile)
            .OfType<string>()
            .Select(path => DiskPath.Normalize(path, folder.Path))
            .Distinct(StringComparer.Ordinal);
        var read = named.Select(path => ReadBaseline(path, folder.Root, language)).ToArray();

        // Where two speak of one file, the one of the folder below has it.
        var files = read.Aggregate(Baseline.Empty.Files, (all, one) => all.SetItems(one.Baseline.Files));
        ImmutableArray<SettingsProblem> problems = [.. read.Select(one => one.Problem).OfType<SettingsProblem>()];
        return scan with
        {
            Folder = folder with { Baseline = read.Length == 0 ? Baseline.Empty : new Baseline(files) },
            SettingsProblems = scan.SettingsProblems.AddRange(problems),
            BaselineProblems = problems,
        };
    }

    private static (Baseline Baseline, SettingsProblem? Problem) ReadBaseline(string path, string root, Language language)
    {
        if (DiskPath.IsWithin(path, root) && LinkTarget.Resolve(path, root) is null)
        {
            // A link out of the root could show a file's content in messages.
            return (Baseline.Empty, new SettingsProblem(path, default, language == Language.Chinese ? "指向根目录之外，未读取。" : "Leads outside the root: not read."));
        }

        return BaselineFile.Read(path, language);
    }

    /// <summary>Everything that is known to exist.</summary>
    public static FileSet FileSetOf(IEnumerable<FolderScan> scans)
    {
        var found = scans.Select(scan => scan.Found).ToArray();
        return FileSet.Create(
            found.SelectMany(scan => scan.Files),
            Distinct(found.SelectMany(scan => scan.OpaqueDirectories)),
            Distinct(found.SelectMany(scan => scan.Directories)));
    }

    /// <summary>Reads and parses notes on all cores. The result is in the order of <paramref name="paths"/>.</summary>
    public static ImmutableArray<ReadNote> ReadNotes(IReadOnlyList<string> paths)
    {
        var notes = new ReadNote[paths.Count];
        Parallel.For(0, notes.Length, i =>
        {
            var content = FileReader.Read(paths[i]);
            notes[i] = new ReadNote(paths[i], content, content.Problem is null ? Document.Parse(paths[i], content.Text) : null);
        });
        return ImmutableArray.Create(notes);
    }

    /// <summary>
    /// Paths of a folder's glossary files: those found in it, and those that its settings name. A named one inside the root that is a link
    /// out of it is left out.
    /// </summary>
    public static ImmutableArray<string> GlossaryPaths(FolderScan scan)
    {
        var folder = scan.Folder;
        var named = folder.Nested.SelectMany(nested => nested.Settings.GlossaryFiles)
            .Concat(folder.Settings.GlossaryFiles)
            .Select(path => DiskPath.Normalize(path, folder.Path))
            .Where(path => !DiskPath.IsWithin(path, folder.Root) || LinkTarget.Resolve(path, folder.Root) is not null);
        return [.. Distinct(scan.Found.Glossaries.Select(found => found.Path).Concat(named))];
    }

    /// <summary>The notes of a folder that are glossary entries, by path; of the others only the front matter is looked at.</summary>
    /// <exception cref="OperationCanceledException" />
    public static ImmutableArray<Document> ReadConceptNotes(FolderScan scan, CancellationToken cancellation = default)
    {
        var paths = scan.Found.Notes.Select(note => note.Path).Order(StringComparer.Ordinal).ToArray();
        var entries = new Document?[paths.Length];
        Parallel.For(0, paths.Length, Bounded(cancellation), i =>
        {
            var content = FileReader.Read(paths[i]);
            entries[i] = content.Problem is null && ConceptNotes.IsConceptNote(scan.Folder, paths[i], content.Text) ? Document.Parse(paths[i], content.Text) : null;
        });
        return [.. entries.OfType<Document>()];
    }

    /// <summary>Reads and parses one glossary file; an unreadable one counts as no glossary.</summary>
    public static (GlossaryFile File, FileContent Content) ReadGlossary(string path)
    {
        var content = FileReader.Read(path);
        return (GlossaryParser.Parse(path, content.Problem is null ? content.Text : SourceText.Empty), content);
    }

    /// <summary>Reads and parses one bibliography; an unreadable one may hold any key.</summary>
    public static (BibFile File, FileContent Content) ReadBibliography(string path)
    {
        var content = FileReader.Read(path);
        return (content.Problem is null ? BibParser.Parse(path, content.Text) : BibFile.Unreadable(path), content);
    }

    /// <summary>Reads everything below <paramref name="folders"/>.</summary>
    /// <param name="folders">Walked as they are enumerated.</param>
    /// <param name="remembered">
    /// What earlier runs made of the same bytes, read while the folders are walked (<see cref="NoteCache.Ahead"/>); who loads for later ones saves
    /// <see cref="LoadedWorkspace.Cache"/>. Null: nothing is remembered.
    /// </param>
    /// <param name="progress">Told what is being done; null for nobody.</param>
    /// <exception cref="OperationCanceledException" />
    public static LoadedWorkspace Load(
        IEnumerable<FolderScan> folders, Task<NoteCache>? remembered = null, RunProgress? progress = null, CancellationToken cancellation = default)
    {
        progress?.Begin(RunPhase.Walk);
        var scans = folders.ToImmutableArray();
        progress?.Begin(RunPhase.Glossary);
        var glossaries = Distinct(scans.SelectMany(scan => GlossaryPaths(scan))).Select(ReadGlossary).ToArray();
        var bibliographies = Distinct(scans.SelectMany(scan => scan.Found.Bibliographies.Select(found => found.Path))).Select(ReadBibliography).ToArray();
        var empty = Workspace.Empty
            .WithFolders([.. scans.Select(scan => scan.Folder)])
            .WithFiles(FileSetOf(scans))
            .WithBuiltInGlossary(scans.Any(scan => scan.Folder.Settings.BuiltInGlossary || scan.Folder.Nested.Any(nested => nested.Settings.BuiltInGlossary)) ? BuiltInGlossary.Source : null)
            .WithGlossaryFiles(glossaries.Select(glossary => glossary.File))
            .WithBibFiles([.. bibliographies.Select(bibliography => bibliography.File)]);
        var texts = new ReadTexts();
        foreach (var (path, content) in glossaries.Select(one => (one.File.Path, one.Content)).Concat(bibliographies.Select(one => (one.File.Path, one.Content))))
        {
            texts.Add(path, content.Text);
        }

        var paths = Distinct(scans.SelectMany(scan => scan.Found.Notes.Select(note => note.Path))).ToArray();
        var cache = remembered is not null && paths.Length >= NoteCache.FewestNotes ? remembered.GetAwaiter().GetResult() : NoteCache.None;
        var loader = new NoteLoader(cache, texts, progress, cancellation);
        var workspace = loader.Load(empty, paths).WithState(IndexState.Complete);

        var unread = glossaries.Select(one => one.Content.Problem).Concat(bibliographies.Select(one => one.Content.Problem)).OfType<FileProblem>();
        return new LoadedWorkspace(
            workspace,
            scans,
            texts,
            [.. scans.SelectMany(scan => scan.Found.Problems).Concat(loader.Problems).Concat(unread).DistinctBy(problem => problem.Path).OrderBy(problem => problem.Path, StringComparer.Ordinal)],
            [.. scans.SelectMany(scan => scan.SettingsProblems).Distinct()])
        {
            Cache = cache,
            Keys = loader.Keys,
        };
    }

    private static ParallelOptions Bounded(CancellationToken cancellation) =>
        new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };

    private static IEnumerable<string> Distinct(IEnumerable<string> paths) => paths.Distinct(StringComparer.Ordinal);
}
