using MllmLsp.Core.Syntax;

namespace MllmLsp.Core.Workspaces;

/// <summary>Resolves destinations of inline links, images, definitions and HTML: paths, decoded, from the note's folder or the links' root.</summary>
internal static class PathTargets
{
    private static readonly string[] FolderNotes = ["README.md", "readme.md", "index.md"];

    public static Resolution Resolve(Workspace workspace, Document from, in Reference reference)
    {
        var kind = Destination.Classify(reference.Target);
        switch (kind)
        {
            case DestinationKind.External or DestinationKind.Unknown:
                return Resolution.Unchecked;
            case DestinationKind.WindowsPath:
                return new Resolution(ResolutionStatus.MissingFile);
            case DestinationKind.Self:
                return reference.Fragment is null ? Resolution.Unchecked : Resolver.WithFragment(workspace, from, reference, from.Path, ResolutionStatus.Found);
        }

        if (workspace.FolderOf(from.Path) is not { } folder)
        {
            return Resolution.Unchecked;
        }

        if (Destination.InvisiblePrefix(reference.Target) > 0)
        {
            return new Resolution(ResolutionStatus.MissingFile);
        }

        var written = Destination.WithoutQuery(reference.Target);
        var decoded = Destination.Decode(written);
        var found = Find(workspace, folder, from, reference, decoded, kind);
        if (found.Status == ResolutionStatus.MissingFile && decoded != written)
        {
            // A file may really be called `100%25.md`.
            var literal = Find(workspace, folder, from, reference, written, kind);
            found = literal.Status == ResolutionStatus.MissingFile ? found : literal;
        }

        if (found.Status != ResolutionStatus.MissingFile || folder.DialectFor(from.Path) != Dialect.Obsidian)
        {
            return found;
        }

        // By its name it may be found in any folder.
        return workspace.State < IndexState.Paths ? Resolution.Unchecked
            : VaultWide(workspace, folder, from, reference, decoded) ?? (folder.Root == folder.Path ? found : Resolution.Unchecked);
    }

    /// <summary>
    /// Where in the folder a destination may lead, whatever lies there: as it is written, and decoded. The extension of a note may be missing; the
    /// case may be another.
    /// </summary>
    public static IEnumerable<string> Candidates(Workspace workspace, Document from, Reference reference)
    {
        var kind = reference.HasDestination ? Destination.Classify(reference.Target) : DestinationKind.Unknown;
        if (kind is not (DestinationKind.Relative or DestinationKind.Rooted) || workspace.FolderOf(from.Path) is not { } folder)
        {
            return [];
        }

        var written = Destination.WithoutQuery(reference.Target);
        var basis = Basis(folder, from, kind);
        return new[] { written, Destination.Decode(written) }.Distinct(StringComparer.Ordinal)
            .Select(path => PathText.Combine(basis, path))
            .OfType<string>()
            .Where(path => PathText.IsWithin(path, folder.Path));
    }

    private static string Basis(WorkspaceFolder folder, Document from, DestinationKind kind) =>
        kind == DestinationKind.Rooted ? folder.LinksRootFor(from.Path) : PathText.Folder(from.Path);

    private static Resolution Find(Workspace workspace, WorkspaceFolder folder, Document from, in Reference reference, string path, DestinationKind kind)
    {
        var basis = Basis(folder, from, kind);
        if (PathText.Combine(basis, path) is not { } target || !PathText.IsWithin(target, folder.Root))
        {
            return Resolution.Unchecked;
        }

        if (FindFile(workspace, target, path) is { } file)
        {
            return Resolver.WithFragment(workspace, from, reference, file.Path, file.IsExact || folder.DialectFor(from.Path) == Dialect.Obsidian ? ResolutionStatus.Found : ResolutionStatus.WrongCase);
        }

        if (FindFolder(workspace, target) is { } directory)
        {
            return directory.IsExact ? OfFolder(workspace, directory.Path) : new Resolution(ResolutionStatus.WrongCase, directory.Path) { IsFolder = true };
        }

        if (kind == DestinationKind.Rooted && IsSiteRoute(workspace, folder, basis, path))
        {
            return Resolution.Unchecked;
        }

        var looked = workspace.State >= IndexState.LinkedFolders && PathText.IsWithin(target, folder.Path) && !workspace.Files.IsUnknown(target);
        return looked ? new Resolution(ResolutionStatus.MissingFile) { Wanted = target } : Resolution.Unchecked;
    }

    /// <summary>
    /// An address on the site that the notes are published to, such as <c>/docs/guide</c>: nothing at the root has the name of its first
    /// part, and its last part is no file's name. What the site holds is not known. Who sets <c>links.root</c> says that he writes paths.
    /// </summary>
    private static bool IsSiteRoute(Workspace workspace, WorkspaceFolder folder, string basis, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 && folder.Settings.LinksRoot.Length == 0 && folder.Dialect != Dialect.Obsidian && !KnownExtensions.End(parts[^1])
            && PathText.Combine(basis, parts[0]) is { } first
            && workspace.Files.FindFolderAnyCase(first) is null && workspace.Files.FindAnyCase(first) is null && !workspace.Files.IsUnknown(first);
    }

    private static (string Path, bool IsExact)? FindFile(Workspace workspace, string target, string written)
    {
        if (written.EndsWith('/'))
        {
            return null;
        }

        if (workspace.Files.Find(target) is { } exact)
        {
            return (exact, true);
        }

        // A note's extension may be left out, as editors and site generators allow.
        foreach (var extension in workspace.SettingsFor(target).Extensions)
        {
            if (workspace.Files.Find(target + extension) is { } note)
            {
                return (note, true);
            }
        }

        // An open note that is not on the disk yet exists for the person who writes it.
        if (workspace.Find(target) is { } open)
        {
            return (open.Path, true);
        }

        return workspace.Files.FindAnyCase(target) is { } other ? (other, false) : null;
    }

    private static (string Path, bool IsExact)? FindFolder(Workspace workspace, string target)
    {
        if (workspace.Files.FindFolder(target) is { } exact)
        {
            return (exact, true);
        }

        foreach (var folder in workspace.Folders)
        {
            if (folder.Path == target || folder.Root == target)
            {
                return (target, true);
            }
        }

        return workspace.Files.FindFolderAnyCase(target) is { } other ? (other, false) : null;
    }

    private static Resolution OfFolder(Workspace workspace, string path)
    {
        foreach (var name in FolderNotes)
        {
            if (workspace.Files.Find($"{path}/{name}") is { } note)
            {
                return new Resolution(ResolutionStatus.Found, note) { Document = workspace.Find(note), IsFolder = true };
            }
        }

        return new Resolution(ResolutionStatus.Found, path) { IsFolder = true };
    }

    /// <summary>Obsidian looks for a destination from the vault's root, then by its name anywhere.</summary>
    private static Resolution? VaultWide(Workspace workspace, WorkspaceFolder folder, Document from, in Reference reference, string path)
    {
        // What climbs says where it begins: from the root it would lead outside.
        if (path.Split('/').Contains(".."))
        {
            return null;
        }

        var rooted = Find(workspace, folder, from, reference, "/" + path, DestinationKind.Rooted);
        if (rooted.Status != ResolutionStatus.MissingFile)
        {
            return rooted;
        }

        return WikiTargets.ByName(workspace, folder, from, path) is { } named
            ? Resolver.WithFragment(workspace, from, reference, named.Path, ResolutionStatus.Found) with { Rivals = named.Rivals }
            : null;
    }
}
