using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace MllmLsp.Core.Workspaces;

/// <summary>
/// Every path that exists below the folders, with its real spelling, as the disk was last seen: the core's only knowledge of existence.
/// Immutable; paths are absolute with <c>/</c>.
/// </summary>
public sealed class FileSet
{
    private readonly LayeredLookup files;
    private readonly LayeredLookup names;
    private readonly LayeredLookup folders;
    private readonly ConcurrentDictionary<(string Folder, string Pattern), bool> matches = new();
    private ILookup<string, string>? filesByFolder;
    private ILookup<string, string>? foldersByFolder;

    private FileSet(LayeredLookup files, LayeredLookup names, LayeredLookup folders, ImmutableArray<string> opaque)
    {
        this.files = files;
        this.names = names;
        this.folders = folders;
        OpaqueFolders = opaque;
    }

    public static FileSet Empty { get; } = new(LayeredLookup.Empty, LayeredLookup.Empty, LayeredLookup.Empty, []);

    /// <summary>Folders whose contents were not listed: what lies below them is unknown, neither there nor missing.</summary>
    public ImmutableArray<string> OpaqueFolders { get; }

    /// <param name="files">Every file, also the ignored ones.</param>
    /// <param name="opaqueFolders">Folders that were seen but not listed.</param>
    /// <param name="folders">Folders that may hold no file; those of the files need not be named.</param>
    public static FileSet Create(IEnumerable<string> files, IEnumerable<string> opaqueFolders, IEnumerable<string>? folders = null)
    {
        var all = files as IReadOnlyCollection<string> ?? [.. files];
        ImmutableArray<string> opaque = [.. opaqueFolders];
        var listed = new HashSet<string>(folders ?? [], StringComparer.Ordinal);
        listed.UnionWith(opaque);
        foreach (var file in all)
        {
            for (var folder = PathText.Folder(file); folder.Length > 0 && listed.Add(folder);)
            {
                folder = PathText.Folder(folder);
            }
        }

        return new FileSet(
            LayeredLookup.Create(all.Select(f => (NameKey.Folded(f), f))),
            LayeredLookup.Create(all.Select(f => (NameKey.Folded(PathText.Name(f)), f))),
            LayeredLookup.Create(listed.Select(f => (NameKey.Folded(f), f))),
            opaque);
    }

    /// <summary>The set with one file more, its folders included.</summary>
    public FileSet With(string path)
    {
        var withFolders = WithFolder(PathText.Folder(path));
        return new FileSet(
            files.Add(NameKey.Folded(path), path), names.Add(NameKey.Folded(PathText.Name(path)), path), withFolders.folders, OpaqueFolders);
    }

    /// <summary>The set with one folder more, those above it included.</summary>
    public FileSet WithFolder(string path)
    {
        var all = folders;
        for (var folder = path; folder.Length > 0; folder = PathText.Folder(folder))
        {
            var next = all.Add(NameKey.Folded(folder), folder);
            if (ReferenceEquals(next, all))
            {
                break;
            }

            all = next;
        }

        return ReferenceEquals(all, folders) ? this : new FileSet(files, names, all, OpaqueFolders);
    }

    /// <summary>The set without one file; its folder stays.</summary>
    public FileSet Without(string path) => new(
        files.Remove(NameKey.Folded(path), path), names.Remove(NameKey.Folded(PathText.Name(path)), path), folders, OpaqueFolders);

    /// <summary>The set without a folder and everything below it. Linear in the number of files.</summary>
    public FileSet WithoutFolder(string path)
    {
        var result = this;
        foreach (var file in Files.Where(f => PathText.IsWithin(f, path)).ToArray())
        {
            result = result.Without(file);
        }

        var left = result.folders;
        foreach (var (key, values) in folders.All().ToArray())
        {
            foreach (var folder in values)
            {
                left = PathText.IsWithin(folder, path) ? left.Remove(key, folder) : left;
            }
        }

        return new FileSet(result.files, result.names, left, [.. OpaqueFolders.Where(o => !PathText.IsWithin(o, path))]);
    }

    /// <summary>Every file, in no order.</summary>
    public IEnumerable<string> Files => files.All().SelectMany(e => e.Values);

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

    /// <summary>
    /// What lies directly in a folder, in no order. The first question is linear in all paths; as long as none comes or goes, the others cost
    /// what they answer.
    /// </summary>
    public (IEnumerable<string> Files, IEnumerable<string> Folders) ChildrenOf(string folder)
    {
        filesByFolder ??= Files.ToLookup(PathText.Folder, StringComparer.Ordinal);
        foldersByFolder ??= folders.All().SelectMany(entry => entry.Values).ToLookup(PathText.Folder, StringComparer.Ordinal);
        return (filesByFolder[folder], foldersByFolder[folder]);
    }

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
