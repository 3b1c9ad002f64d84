using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace MllmLsp.Core.Workspaces;

/// <summary>
/// Every path that exists below the folders, with its real spelling, as the disk was last seen: the core's only knowledge of existence.
/// Immutable; paths are absolute with <c>/</c>.
/// </summary>
public sealed class FileSet
{
    private readonly PathLookup files;
    private readonly PathLookup names;
    private readonly PathLookup filesByFolder;
    private readonly PathLookup folders;
    private readonly PathLookup foldersByFolder;
    private readonly ConcurrentDictionary<(string Folder, string Pattern), bool> matches = new();

    private FileSet(PathLookup files, PathLookup names, PathLookup filesByFolder, PathLookup folders, PathLookup foldersByFolder, ImmutableArray<string> opaque)
    {
        this.files = files;
        this.names = names;
        this.filesByFolder = filesByFolder;
        this.folders = folders;
        this.foldersByFolder = foldersByFolder;
        OpaqueFolders = opaque;
    }

    public static FileSet Empty { get; } = Create([], []);

    /// <summary>Folders whose contents were not listed: what lies below them is unknown, neither there nor missing.</summary>
    public ImmutableArray<string> OpaqueFolders { get; }

    /// <param name="files">Every file, also the ignored ones.</param>
    /// <param name="opaqueFolders">Folders that were seen but not listed.</param>
    /// <param name="folders">Folders that may hold no file; those of the files need not be named.</param>
    public static FileSet Create(IEnumerable<string> files, IEnumerable<string> opaqueFolders, IEnumerable<string>? folders = null)
    {
        var all = Sorted(files);
        ImmutableArray<string> opaque = [.. opaqueFolders];
        var listed = new HashSet<string>(folders ?? [], StringComparer.Ordinal);
        listed.UnionWith(opaque);
        var last = "";
        foreach (var file in all)
        {
            // Of files in one folder, as nearly all neighbours are, only the first has to name it.
            if (PathText.IsIn(file, last))
            {
                continue;
            }

            last = PathText.Folder(file);
            for (var folder = last; folder.Length > 0 && listed.Add(folder);)
            {
                folder = PathText.Folder(folder);
            }
        }

        var allFolders = Sorted(listed);
        return new FileSet(
            PathLookup.Create(PathPart.Whole, all),
            PathLookup.Create(PathPart.Name, all),
            PathLookup.Create(PathPart.Folder, all),
            PathLookup.Create(PathPart.Whole, allFolders),
            PathLookup.Create(PathPart.Folder, allFolders),
            opaque);
    }

    /// <summary>The set with one file more, its folders included.</summary>
    public FileSet With(string path)
    {
        var set = WithFolder(PathText.Folder(path));
        return new FileSet(files.With(path), names.With(path), filesByFolder.With(path), set.folders, set.foldersByFolder, OpaqueFolders);
    }

    /// <summary>The set with one folder more, those above it included.</summary>
    public FileSet WithFolder(string path)
    {
        var (all, byFolder) = (folders, foldersByFolder);
        for (var folder = path; folder.Length > 0; folder = PathText.Folder(folder))
        {
            var next = all.With(folder);
            if (ReferenceEquals(next, all))
            {
                break;
            }

            (all, byFolder) = (next, byFolder.With(folder));
        }

        return ReferenceEquals(all, folders) ? this : new FileSet(files, names, filesByFolder, all, byFolder, OpaqueFolders);
    }

    /// <summary>The set without one file; its folder stays.</summary>
    public FileSet Without(string path) =>
        new(files.Without(path), names.Without(path), filesByFolder.Without(path), folders, foldersByFolder, OpaqueFolders);

    /// <summary>Every file, in no order.</summary>
    public IEnumerable<string> Files => files.Paths;

    /// <summary>The real spelling of exactly this path (normalization aside), or null.</summary>
    public string? Find(string path) => Exact(files[NameKey.Folded(path)], path);

    /// <summary>The real spelling of this path whatever its case; null when there is none. The exact one comes first.</summary>
    public string? FindAnyCase(string path)
    {
        var found = files[NameKey.Folded(path)];
        return found.IsEmpty ? null : Exact(found, path) ?? found[0];
    }

    /// <summary>Files of this name in any folder, whatever the case.</summary>
    public ImmutableArray<string> FindByName(string name) => names[NameKey.Folded(name)];

    /// <summary>The real spelling of exactly this folder, or null.</summary>
    public string? FindFolder(string path) => Exact(folders[NameKey.Folded(path)], path);

    /// <summary>What lies directly in a folder, in ordinal order. Costs what it answers.</summary>
    public (ImmutableArray<string> Files, ImmutableArray<string> Folders) ChildrenOf(string folder) => (filesByFolder[folder], foldersByFolder[folder]);

    /// <summary>The real spelling of this folder whatever its case, or null.</summary>
    public string? FindFolderAnyCase(string path)
    {
        var found = folders[NameKey.Folded(path)];
        return found.IsEmpty ? null : Exact(found, path) ?? found[0];
    }

    /// <summary>
    /// Whether a pattern of a setting matches a file, or a folder that was not listed. Linear in the files, and remembered for this set.
    /// </summary>
    /// <param name="folder">To which the pattern is relative.</param>
    public bool HasMatch(string folder, string pattern) => matches.GetOrAdd((folder, pattern), key =>
    {
        var globs = new PathGlobs(key.Folder, [key.Pattern.TrimStart('!')]);
        return Files.Any(file => globs.Include(file, key.Folder)) || OpaqueFolders.Any(opaque => globs.Decide(opaque, key.Folder, isFolder: true) == true || globs.Include(opaque, key.Folder));
    });

    /// <summary>True where nobody looked: at or below an opaque folder.</summary>
    public bool IsUnknown(string path)
    {
        foreach (var folder in OpaqueFolders)
        {
            if (path.Length > folder.Length && PathText.IsWithin(path, folder))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>In ordinal order, each once. What a walk found is so already.</summary>
    private static string[] Sorted(IEnumerable<string> paths)
    {
        string[] all = [.. paths];
        for (var i = 1; i < all.Length; i++)
        {
            if (string.CompareOrdinal(all[i - 1], all[i]) >= 0)
            {
                Array.Sort(all, StringComparer.Ordinal);
                return [.. all.Distinct(StringComparer.Ordinal)];
            }
        }

        return all;
    }

    private static string? Exact(ImmutableArray<string> found, string path)
    {
        if (found.IsEmpty)
        {
            return null;
        }

        var wanted = NameKey.Exact(path);
        foreach (var candidate in found)
        {
            if (candidate == path || NameKey.Exact(candidate) == wanted)
            {
                return candidate;
            }
        }

        return null;
    }
}
