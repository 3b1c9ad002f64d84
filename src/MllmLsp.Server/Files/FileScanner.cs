using System.IO.Enumeration;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Server.Files;

/// <summary>
/// Walks a folder once. Real folders first, then symbolic links: a real file is indexed under its real path, and each link is followed
/// once, so that circles end.
/// </summary>
internal sealed class FileScanner
{
    /// <summary>Paths that links may add: many links to one large folder would otherwise multiply it.</summary>
    public const int MostLinkedPaths = 200_000;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly string folder;
    private readonly string root;
    private readonly Func<string, SettingsResult>? readNested;
    private readonly Action<SkippedPath>? skipped;
    private readonly Func<string, bool>? lists;
    private readonly CancellationToken cancellation;

    private readonly List<string> files = [];
    private readonly List<string> directories = [];
    private readonly List<string> opaque = [];
    private readonly List<FoundFile> notes = [];
    private readonly List<FoundFile> glossaries = [];
    private readonly List<FoundFile> bibliographies = [];
    private readonly List<FileProblem> problems = [];
    private readonly List<Link> links = [];
    private readonly List<(string Folder, SettingsResult Settings)> nested = [];

    private FileScanner(
        string folder, string root, Func<string, SettingsResult>? readNested, Action<SkippedPath>? skipped, Func<string, bool>? lists, CancellationToken cancellation)
    {
        this.folder = folder;
        this.root = root;
        this.readNested = readNested;
        this.skipped = skipped;
        this.lists = lists;
        this.cancellation = cancellation;
    }

    /// <summary>Walks <paramref name="folder"/>. A folder that cannot be read, or does not exist, gives an empty result with a problem.</summary>
    /// <param name="folder">Normalised (<see cref="DiskPath"/>). It is walked even if a rule above it ignores it.</param>
    /// <param name="root">Its root (<see cref="RootFinder"/>): ignore files count from there, and nothing beyond it is looked at.</param>
    /// <param name="readNested">Reads the settings file of a folder below; null: such files count for nothing.</param>
    /// <param name="lists">Whether a folder below is to be listed, and is not opaque like one that could not be; then links are opaque, too. Null: all are.</param>
    /// <param name="skipped">Told of each file and folder that is left out, and why; null: nobody asks.</param>
    /// <exception cref="OperationCanceledException" />
    public static FileScan Scan(
        string folder,
        string root,
        Settings settings,
        Func<string, SettingsResult>? readNested = null,
        Action<SkippedPath>? skipped = null,
        Func<string, bool>? lists = null,
        CancellationToken cancellation = default)
    {
        var scanner = new FileScanner(folder, root, readNested, skipped, lists, cancellation);
        scanner.Walk(folder, new Place(IgnoreRules.Of(folder, root), settings));
        scanner.FollowLinks();
        return scanner.Result();
    }

    private FileScan Result() => new()
    {
        Files = [.. files.Order(StringComparer.Ordinal)],
        Directories = [.. directories.Order(StringComparer.Ordinal)],
        OpaqueDirectories = [.. opaque.Order(StringComparer.Ordinal)],
        Notes = [.. notes.OrderBy(note => note.Path, StringComparer.Ordinal)],
        Glossaries = [.. glossaries.OrderBy(glossary => glossary.Path, StringComparer.Ordinal)],
        Bibliographies = [.. bibliographies.OrderBy(bibliography => bibliography.Path, StringComparer.Ordinal)],
        Nested = [.. nested.OrderBy(one => one.Folder, StringComparer.Ordinal)],
        Problems = [.. problems.OrderBy(problem => problem.Path, StringComparer.Ordinal)],
    };

    private void Walk(string start, Place place)
    {
        var open = new Stack<(string Path, Place Place)>([(start, place)]);
        while (open.TryPop(out var at))
        {
            var entries = List(at.Path);
            var here = Settled(at.Path, at.Place, entries);
            foreach (var entry in entries)
            {
                if (entry.IsLink)
                {
                    links.Add(new Link(entry, here));
                }
                else if (!entry.IsDirectory)
                {
                    AddFile(entry, here);
                }
                else if (AddDirectory(entry.Path))
                {
                    open.Push((entry.Path, here with { Rules = Indexed(entry, here)?.Enter(entry.Path) }));
                }
            }
        }
    }

    /// <summary>The place with the settings of the folder's own file, where it has one and is not the walked folder, whose are known.</summary>
    private Place Settled(string path, Place place, List<Entry> entries)
    {
        if (path == folder || readNested is null || !entries.Exists(entry => !entry.IsDirectory && DiskPath.Name(entry.Path) is SettingsFile.Name))
        {
            return place;
        }

        var read = readNested(path);
        nested.Add((path, read));
        return place with { Settings = read.Settings };
    }

    /// <returns>Whether its content is to be listed.</returns>
    private bool AddDirectory(string path)
    {
        directories.Add(path);
        if (lists?.Invoke(path) == false)
        {
            opaque.Add(path);
            return false;
        }

        if (!FileKinds.IsOpaqueName(DiskPath.Name(path)))
        {
            return true;
        }

        skipped?.Invoke(new SkippedPath(path, true, SkipReason.Opaque));
        opaque.Add(path);
        return false;
    }

    private void AddFile(Entry entry, Place place)
    {
        files.Add(entry.Path);
        if (ListFor(entry.Path, place.Settings) is { } list && Indexed(entry, place) is not null)
        {
            list.Add(new FoundFile(entry.Path, entry.Length, entry.WrittenAt));
        }
    }

    /// <summary>Where a file belongs by its name; null for one that is not read.</summary>
    private List<FoundFile>? ListFor(string path, Settings settings) =>
        FileKinds.IsNote(path, settings.Extensions) ? notes
        : FileKinds.IsGlossary(DiskPath.Below(path, root)) ? glossaries
        : FileKinds.IsBibliography(path) ? bibliographies
        : null;

    /// <summary>The place's rules if the entry is to be indexed, else null.</summary>
    private IgnoreRules? Indexed(Entry entry, Place place)
    {
        if (place.Rules is not { } rules)
        {
            return null;
        }

        if (Skipped(entry, rules, place.Settings) is not { } why)
        {
            return rules;
        }

        skipped?.Invoke(why);
        return null;
    }

    private SkippedPath? Skipped(Entry entry, IgnoreRules rules, Settings settings)
    {
        if (entry.IsDirectory && FileKinds.IsHiddenName(DiskPath.Name(entry.Path)))
        {
            return new SkippedPath(entry.Path, true, SkipReason.Hidden);
        }

        if (rules.Deciding(entry.Path, isFolder: entry is { IsDirectory: true, IsLink: false }) is { Pattern.IsNegative: false } ignored)
        {
            return new SkippedPath(entry.Path, entry.IsDirectory, SkipReason.GitIgnore, ignored.Pattern.Text, ignored.File);
        }

        return settings.Exclude.Deciding(entry.Path, folder, entry.IsDirectory) is { IsNegative: false } excluded
            ? new SkippedPath(entry.Path, entry.IsDirectory, SkipReason.Excluded, excluded.Text, SettingsIn(settings.Exclude.Base))
            : null;
    }

    private void FollowLinks()
    {
        if (lists is not null)
        {
            // Whether what a link leads to is known by its real path, only a walk of all folders tells.
            opaque.AddRange(links.Select(link => link.Entry.Path));
            return;
        }

        var known = new HashSet<string>(files.Concat(directories), StringComparer.FromComparison(DiskPath.Comparison)) { folder };
        var budget = MostLinkedPaths;
        var found = links.OrderBy(link => link.Entry.Path, StringComparer.Ordinal).ToArray();
        links.Clear();
        foreach (var link in found)
        {
            budget -= Follow(link, known, budget);

            // What hangs behind a link's own links is not walked a second time.
            opaque.AddRange(links.Select(inner => inner.Entry.Path));
            links.Clear();
        }
    }

    /// <returns>How many paths the link added.</returns>
    private int Follow(Link link, HashSet<string> known, int budget)
    {
        var path = link.Entry.Path;
        var before = files.Count;
        var target = LinkTarget.Resolve(path, root);
        var targetInfo = target is null ? null : new FileInfo(target);
        var isKnown = target is not null && known.Contains(target);
        if (targetInfo is null || FileKinds.IsBelowOpaqueName(path) || FileKinds.IsBelowOpaqueName(target!))
        {
            opaque.Add(path);
            Skip(link, SkipReason.LinkNotFollowed);
        }
        else if (targetInfo.Exists)
        {
            // Indexed through the link only where its real path is not walked itself: the root is above the opened folder.
            var rules = isKnown ? null : link.Place.Rules;
            if (isKnown && ListFor(path, link.Place.Settings) is not null)
            {
                Skip(link, SkipReason.KnownOtherwise);
            }

            AddFile(new Entry(path, false, IsLink: true, targetInfo.Length, targetInfo.LastWriteTimeUtc), link.Place with { Rules = rules });
        }
        else if (Directory.Exists(target))
        {
            directories.Add(path);
            if (DiskPath.IsWithin(path, target!) || budget <= 0)
            {
                opaque.Add(path);
                Skip(link, DiskPath.IsWithin(path, target!) ? SkipReason.LinkNotFollowed : SkipReason.TooManyLinkedPaths);
            }
            else
            {
                if (isKnown)
                {
                    Skip(link, SkipReason.KnownOtherwise);
                }

                var rules = isKnown ? null : Indexed(link.Entry with { IsDirectory = true }, link.Place);
                Walk(path, link.Place with { Rules = rules?.Enter(path) });
            }
        }

        return files.Count - before;
    }

    /// <summary>Nothing is said of links in a folder that is left out as a whole.</summary>
    private void Skip(Link link, SkipReason reason)
    {
        if (link.Place.Rules is not null)
        {
            skipped?.Invoke(new SkippedPath(link.Entry.Path, link.Entry.IsDirectory, reason));
        }
    }

    private static string? SettingsIn(string? folder) => folder is null ? null : DiskPath.Combine(folder, SettingsFile.Name);

    private List<Entry> List(string directory)
    {
        cancellation.ThrowIfCancellationRequested();
        var entries = new List<Entry>();
        try
        {
            foreach (var entry in new FileSystemEnumerable<Entry>(directory, (ref FileSystemEntry found) => ToEntry(directory, ref found), Everything))
            {
                entries.Add(entry);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new FileProblem(directory, FileProblemKind.Unreadable, default(TextSpan), e.Message));
            opaque.Add(directory);
        }

        return entries;
    }

    private static Entry ToEntry(string directory, ref FileSystemEntry found)
    {
        var path = DiskPath.Combine(directory, found.FileName);
        var isLink = (found.Attributes & FileAttributes.ReparsePoint) != 0 && new FileInfo(path).LinkTarget is not null;
        return new Entry(path, found.IsDirectory, isLink, found.IsDirectory ? 0 : found.Length, found.LastWriteTimeUtc.UtcDateTime);
    }

    private readonly record struct Entry(string Path, bool IsDirectory, bool IsLink, long Length, DateTime WrittenAt);

    /// <param name="Place">Of the folder that holds the link.</param>
    private readonly record struct Link(Entry Entry, Place Place);

    /// <summary>What holds in a folder.</summary>
    /// <param name="Rules">Null: nothing there is indexed.</param>
    private readonly record struct Place(IgnoreRules? Rules, Settings Settings);
}
