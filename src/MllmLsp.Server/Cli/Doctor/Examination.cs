using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;

namespace MllmLsp.Server.Cli.Doctor;

/// <summary>A value that a settings file sets.</summary>
/// <param name="Json">The value in force there.</param>
internal sealed record SetValue(string Name, string Json, string File, LinePosition Position);

/// <summary>A glossary as it was read.</summary>
/// <param name="Kind">What it counts as.</param>
/// <param name="Concepts">How many entries it has.</param>
internal sealed record ReadGlossary(string Path, GlossaryKind Kind, int Concepts, ImmutableArray<(LinePosition Start, Diagnostic Problem)> Problems);

internal enum GlossaryKind
{
    InForce,

    /// <summary>Its entries wait for a decision.</summary>
    Candidates,

    /// <summary>YAML below a folder <c>glossary</c> without <c>concepts</c>.</summary>
    NoGlossary,

    /// <summary>Unreadable, or no YAML.</summary>
    Broken,
}

/// <summary>What the server would see in a folder, and why: everything that <c>doctor</c> says, in no language yet but for messages.</summary>
internal sealed class Examination
{
    private readonly Language language;
    private readonly List<SkippedPath> skipped = [];

    /// <param name="folder">Normalised; opened as an editor would open it.</param>
    public Examination(string folder, Language language)
    {
        this.language = language;
        Folder = folder;
        (Root, RootMarker) = RootFinder.FindWithMarker(folder);
        var settings = SettingsFile.ReadProject(Root, Settings.Default, language);
        Scan = WorkspaceLoader.ScanProject(folder, Root, settings, Settings.Default, language, skipped.Add);
        Loaded = WorkspaceLoader.Load([Scan]);
        SettingsFiles = [.. new[] { Root }.Concat(Scan.Folder.Nested.Select(nested => nested.Path)).Select(at => DiskPath.Combine(at, SettingsFile.Name)).Where(Path.Exists)];
        Values = [.. Scan.Origins.Where(origin => origin is { Override: null, Path: not null }).Select(Value).OfType<SetValue>()];
        Skipped = [.. skipped.OrderBy(one => one.Reason).ThenBy(one => one.Path, StringComparer.Ordinal)];
        MissingGlossaries = [.. WorkspaceLoader.GlossaryPaths(Scan).Where(path => !Path.Exists(path))];
        Unread = [.. Loaded.Problems.Where(problem => !MissingGlossaries.Contains(problem.Path))];
        Glossaries =
        [
            .. Loaded.Workspace.GlossaryFiles.Keys.Concat(Loaded.Workspace.ConceptNotes.Keys)
                .Except(MissingGlossaries)
                .Order(StringComparer.Ordinal)
                .Select(Glossary),
        ];
    }

    public string Folder { get; }

    /// <summary>What a leading slash of a link stands for.</summary>
    public string Root { get; }

    /// <summary>The entry that makes <see cref="Root"/> the root; null where nothing does, so that the folder itself is.</summary>
    public string? RootMarker { get; }

    public FolderScan Scan { get; }

    public LoadedWorkspace Loaded { get; }

    /// <summary>Files that exist, the root's first.</summary>
    public ImmutableArray<string> SettingsFiles { get; }

    /// <summary>What the files set for all of their files; what overrides set for some, <c>config</c> shows.</summary>
    public ImmutableArray<SetValue> Values { get; }

    /// <summary>Sorted by reason, then by path.</summary>
    public ImmutableArray<SkippedPath> Skipped { get; }

    /// <summary>Those of the workspace, concept notes included; not the built-in one.</summary>
    public ImmutableArray<ReadGlossary> Glossaries { get; }

    /// <summary>Files that <c>glossary.files</c> names and that are not there.</summary>
    public ImmutableArray<string> MissingGlossaries { get; }

    /// <summary>Files and folders that are there and cannot be read.</summary>
    public ImmutableArray<FileProblem> Unread { get; }

    /// <summary>Null where there is no note.</summary>
    public FoundFile? LargestNote => Scan.Found.Notes.IsEmpty ? null : Scan.Found.Notes.MaxBy(note => note.Length);

    /// <summary>Whether links add more paths than are followed.</summary>
    public bool HasTooManyLinkedPaths => Skipped.Any(one => one.Reason == SkipReason.TooManyLinkedPaths);

    /// <summary>How many folders a server that watches by itself has to watch, on Linux one by one.</summary>
    public int WatchedFolders => Scan.Found.Directories.Length + 1;

    /// <summary>How many folders the system lets a user watch; null where it does not count them.</summary>
    public int? MostWatchedFolders { get; } = WatchLimit.Read();

    public bool IsWatchLimitReached => WatchedFolders > MostWatchedFolders;

    /// <summary>Whether there is something that its owner would want to mend.</summary>
    public bool HasProblems => !Unread.IsEmpty || !Loaded.SettingsProblems.IsEmpty || !MissingGlossaries.IsEmpty
        || Glossaries.Any(glossary => !glossary.Problems.IsEmpty) || HasTooManyLinkedPaths || IsWatchLimitReached;

    private SetValue? Value(SettingOrigin origin) => SettingsKeys.All.TryGetValue(origin.Name, out var key)
        ? new SetValue(origin.Name, key.Show(SettingsIn(DiskPath.Parent(origin.Path!)!)), origin.Path!, origin.Position)
        : null;

    private Settings SettingsIn(string folder) =>
        Scan.Folder.Nested.FirstOrDefault(nested => nested.Path == folder)?.Settings ?? Scan.Folder.Settings;

    private ReadGlossary Glossary(string path)
    {
        var workspace = Loaded.Workspace;
        var file = workspace.GlossaryFiles.GetValueOrDefault(path) ?? workspace.ConceptNotes[path];
        var kind = file.IsBroken ? GlossaryKind.Broken : file.IsCandidates ? GlossaryKind.Candidates : file.IsGlossary ? GlossaryKind.InForce : GlossaryKind.NoGlossary;
        var problems = kind == GlossaryKind.NoGlossary ? [] : workspace.GlossaryProblems(path, language);
        return new ReadGlossary(path, kind, file.Concepts.Length, [.. problems.Select(problem => (file.Text.Lines.PositionAt(problem.Span.Start), problem))]);
    }
}
