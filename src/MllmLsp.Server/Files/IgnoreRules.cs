using System.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Server.Files;

/// <summary>
/// The <c>.gitignore</c> files that hold in one folder: its own, those of the folders above it up to the root, then the root's
/// <c>.git/info/exclude</c>. Immutable; each folder of a walk has its own.
/// </summary>
internal sealed class IgnoreRules
{
    public const string FileName = ".gitignore";

    /// <summary>In bytes; what is larger was not written by a person and is not read.</summary>
    private const int LargestFile = 4 * 1024 * 1024;

    private readonly IgnoreRules? above;
    private readonly string folder;
    private readonly string file;
    private readonly PathPatterns patterns;

    private IgnoreRules(IgnoreRules? above, string folder, string file, PathPatterns patterns)
    {
        this.above = above;
        this.folder = folder;
        this.file = file;
        this.patterns = patterns;
    }

    /// <summary>git folds case where the file system does.</summary>
    private static bool IgnoreCase => DiskPath.Comparison == StringComparison.OrdinalIgnoreCase;

    /// <summary>Rules of a folder that is the top of its repository.</summary>
    public static IgnoreRules AtTop(string folder)
    {
        // A `.git` file or link points to a repository elsewhere, which is outside the root.
        var exclude = DiskPath.Combine(folder, ".git/info/exclude");
        var patterns = LinkTarget.Resolve(exclude, folder) == exclude ? Read(exclude) : PathPatterns.Empty;
        return new IgnoreRules(null, folder, exclude, patterns).EnterSame(folder);
    }

    /// <summary>Rules of <paramref name="folder"/>, with those of every folder from <paramref name="root"/> down to it.</summary>
    public static IgnoreRules Of(string folder, string root)
    {
        var rules = AtTop(root);
        var below = DiskPath.Below(folder, root);
        for (var at = 0; at < below.Length; at++)
        {
            var length = below[at..].IndexOf('/');
            at = length < 0 ? below.Length : at + length;
            rules = rules.Enter(DiskPath.Combine(root, below[..at]));
        }

        return rules;
    }

    /// <summary>The rules one folder further down.</summary>
    /// <param name="child">Normalised path of a folder inside this one.</param>
    public IgnoreRules Enter(string child) => Path.Exists(DiskPath.Combine(child, ".git")) ? AtTop(child) : EnterSame(child);

    /// <summary>Whether git would ignore an entry of this folder, given that it does not ignore the folder.</summary>
    /// <param name="path">Normalised path of the entry.</param>
    /// <param name="isFolder">False for a symbolic link to a folder, as in git.</param>
    public bool IsIgnored(string path, bool isFolder) => Deciding(path, isFolder) is { Pattern.IsNegative: false };

    /// <summary>The pattern that decides over an entry, and the file in which it stands; null where none matches.</summary>
    /// <param name="path">Normalised path of the entry.</param>
    /// <param name="isFolder">False for a symbolic link to a folder, as in git.</param>
    public (PathPattern Pattern, string File)? Deciding(string path, bool isFolder)
    {
        for (var rules = this; rules is not null; rules = rules.above)
        {
            if (rules.patterns.Deciding(DiskPath.Below(path, rules.folder), isFolder) is { } pattern)
            {
                return (pattern, rules.file);
            }
        }

        return null;
    }

    private IgnoreRules EnterSame(string child)
    {
        var path = DiskPath.Combine(child, FileName);
        var own = Read(path);
        return own.IsEmpty ? this : new IgnoreRules(this, child, path, own);
    }

    /// <summary>The patterns of a file; none where there is no such regular file, or where it cannot be read.</summary>
    private static PathPatterns Read(string path)
    {
        try
        {
            // git follows no link here, and a link could lead outside the root.
            var info = new FileInfo(path);
            return info.Exists && info.LinkTarget is null && info.Length is > 0 and <= LargestFile
                ? PathPatterns.ParseGitIgnore(Decode(RegularFile.Read(path, LargestFile)), IgnoreCase)
                : PathPatterns.Empty;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return PathPatterns.Empty;
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
}
