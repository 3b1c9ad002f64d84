namespace MllmLsp.Server.Files;

/// <summary>Follows symbolic links without ever looking at anything outside a root.</summary>
internal static class LinkTarget
{
    private const int MostLinks = 40;

    /// <summary>
    /// The path with every link below <paramref name="root"/> followed, or null where one leads outside the root or in a circle. The
    /// result need not exist.
    /// </summary>
    /// <param name="path">Normalised; below <paramref name="root"/>.</param>
    /// <param name="root">Normalised. Links above it are not the notes' business and stay as they are.</param>
    public static string? Resolve(string path, string root)
    {
        var rest = new Stack<string>(PartsBelow(path, root));
        var at = root;
        for (var links = 0; rest.TryPop(out var part);)
        {
            var next = DiskPath.Combine(at, part);
            if (ReadLink(next) is not { } target)
            {
                at = next;
                continue;
            }

            var aim = Rebase(DiskPath.Normalize(target, at), root);
            if (++links > MostLinks || !DiskPath.IsWithin(aim, root))
            {
                return null;
            }

            foreach (var inner in PartsBelow(aim, root))
            {
                rest.Push(inner);
            }

            at = root;
        }

        return at;
    }

    /// <summary>
    /// Whether a path below a root leads out of it, so that it is neither read nor written on a project's word. Where somebody named a file
    /// elsewhere, it is theirs.
    /// </summary>
    public static bool LeavesRoot(string path, string root) => DiskPath.IsWithin(path, root) && Resolve(path, root) is null;

    /// <summary>The text of a link, or null for anything else, also for what does not exist.</summary>
    private static string? ReadLink(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>An absolute link may name the root by its real path while the root was opened through a link.</summary>
    private static string Rebase(string target, string root)
    {
        if (DiskPath.IsWithin(target, root))
        {
            return target;
        }

        var realRoot = RealPath(root);
        return DiskPath.IsWithin(target, realRoot) ? DiskPath.Combine(root, DiskPath.Below(target, realRoot)).TrimEnd('/') : target;
    }

    /// <summary>The real path of the root itself, which the user named and which therefore may be looked at.</summary>
    private static string RealPath(string root)
    {
        for (var links = 0; links < MostLinks; links++)
        {
            var link = root;
            while (link is not null && ReadLink(link) is null)
            {
                link = DiskPath.Parent(link);
            }

            if (link is null)
            {
                break;
            }

            var aim = DiskPath.Normalize(ReadLink(link)!, DiskPath.Parent(link) ?? "/");
            root = DiskPath.Combine(aim, DiskPath.Below(root, link)).TrimEnd('/');
        }

        return root;
    }

    private static IEnumerable<string> PartsBelow(string path, string root) =>
        DiskPath.Below(path, root).ToString().Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse();
}
