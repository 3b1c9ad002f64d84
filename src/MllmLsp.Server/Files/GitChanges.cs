using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MllmLsp.Core.Localization;

namespace MllmLsp.Server.Files;

/// <summary>A file that differs from what a revision has.</summary>
/// <param name="Path">As in <c>Document.Path</c>.</param>
/// <param name="Before">What the revision has; null: it has no such file.</param>
/// <param name="IsDeleted">Whether the file is no longer there.</param>
internal sealed record GitChange(string Path, byte[]? Before, bool IsDeleted);

/// <summary>What of a folder changed since a revision: committed, staged, unstaged and untracked, but not ignored.</summary>
internal static class GitChanges
{
    /// <param name="folder">Normalised; in a work tree.</param>
    /// <param name="revision">As typed; it is verified before it is used, so that none can pass for an option.</param>
    /// <returns>Null with the reason where git cannot tell.</returns>
    public static (ImmutableArray<GitChange>? Changes, string? Problem) Since(string folder, string revision, Language language)
    {
        var (commit, error) = Text(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        if (commit is null)
        {
            return (null, language == Language.Chinese
                ? $"{revision}：不是 {folder} 所在 git 仓库中的修订版本{(error.Length > 0 ? $"（{error}）" : "")}"
                : $"{revision}: no revision of a git repository that {folder} is in{(error.Length > 0 ? $" ({error})" : "")}");
        }

        var (prefix, _) = Text(folder, "rev-parse", "--show-prefix");
        var (raw, diffError) = Text(
            folder, "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules=all", commit.Trim(), "--", ".");
        var (untracked, listError) = Text(folder, "ls-files", "-z", "--others", "--exclude-standard", "--", ".");
        if (prefix is null || raw is null || untracked is null)
        {
            return (null, $"git: {(raw is null ? diffError : listError)}");
        }

        var tracked = Entries(raw, prefix.TrimEnd('\n')).ToArray();
        var blobs = Blobs(folder, tracked.Select(entry => entry.Blob).Where(IsBlob));
        var changes = tracked.Select(entry => new GitChange(DiskPath.Combine(folder, entry.Name), blobs.GetValueOrDefault(entry.Blob), entry.Status == 'D'))
            .Concat(untracked.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(name => new GitChange(DiskPath.Combine(folder, name), null, false)));
        return ([.. changes.DistinctBy(change => change.Path)], null);
    }

    /// <summary>Lines of <c>git diff --raw -z</c>: <c>:100644 100644 OLD NEW M</c>, NUL, the path from the top of the work tree, NUL.</summary>
    private static IEnumerable<(string Name, string Blob, char Status)> Entries(string raw, string prefix)
    {
        var parts = raw.Split('\0');
        for (var i = 0; i + 1 < parts.Length; i += 2)
        {
            var fields = parts[i].Split(' ');
            if (fields.Length == 5 && parts[i + 1].StartsWith(prefix, StringComparison.Ordinal))
            {
                yield return (parts[i + 1][prefix.Length..], fields[2], fields[4][0]);
            }
        }
    }

    /// <summary>A new file's old blob is all zeros.</summary>
    private static bool IsBlob(string id) => id.Any(digit => digit != '0');

    /// <summary>The bytes of blobs, as <c>git cat-file --batch</c> gives them: a line <c>ID blob SIZE</c>, the bytes, a line end.</summary>
    private static Dictionary<string, byte[]> Blobs(string folder, IEnumerable<string> ids)
    {
        var blobs = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var (output, _) = GitCommand.Run(folder, string.Concat(ids.Distinct().Select(id => id + "\n")), "cat-file", "--batch");
        for (var at = 0; output is not null && at < output.Length;)
        {
            var end = Array.IndexOf(output, (byte)'\n', at);
            var head = Encoding.ASCII.GetString(output, at, end - at).Split(' ');
            at = end + 1;
            if (head is [var id, "blob", var length])
            {
                var size = int.Parse(length, CultureInfo.InvariantCulture);
                blobs[id] = output[at..(at + size)];
                at += size + 1;
            }
        }

        return blobs;
    }

    private static (string? Text, string Error) Text(string folder, params string[] arguments)
    {
        var (output, error) = GitCommand.Run(folder, "", arguments);
        return (output is null ? null : Encoding.UTF8.GetString(output), error);
    }
}
