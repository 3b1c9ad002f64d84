using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>How links are rewritten while files and folders move.</summary>
internal sealed class MovingLinks(Workspace workspace, IReadOnlyList<FileMove> moves, FeatureContext context)
{
    private readonly Lazy<Workspace> afterwards = new(() => Moved(workspace, moves));

    public bool Moves(string path) => moves.Any(move => PathText.IsWithin(path, move.From));

    /// <summary>The changes of one note's links, in its present text.</summary>
    public IEnumerable<TextChange> In(Document note)
    {
        if (workspace.FolderOf(note.Path) is not { } folder)
        {
            yield break;
        }

        foreach (var reference in note.Outline.References)
        {
            var written = reference.IsWiki ? Wiki(folder, note, reference) : reference.HasDestination && !context.EditorMovesLinks ? Destined(folder, note, reference) : null;
            if (written is not null)
            {
                yield return new TextChange(reference.TargetSpan, written);
            }
        }
    }

    /// <summary>Where a path is when all has moved.</summary>
    public string After(string path) => After(path, moves);

    /// <summary>Of a folder and a file in it the file's own move counts.</summary>
    private static string After(string path, IReadOnlyList<FileMove> moves)
    {
        FileMove? nearest = null;
        foreach (var move in moves)
        {
            if (PathText.IsWithin(path, move.From) && (nearest is null || move.From.Length > nearest.From.Length))
            {
                nearest = move;
            }
        }

        return nearest is null ? path : nearest.To + path[nearest.From.Length..];
    }

    /// <summary>The workspace when all has moved and nothing is rewritten.</summary>
    private static Workspace Moved(Workspace workspace, IReadOnlyList<FileMove> moves)
    {
        var notes = workspace.Documents.Where(note => After(note.Path, moves) != note.Path).ToArray();
        return workspace.WithoutDocuments([.. notes.Select(note => note.Path)])
            .WithFiles(FileSet.Create(workspace.Files.Files.Select(path => After(path, moves)), workspace.Files.OpaqueFolders.Select(path => After(path, moves))))
            .WithDocuments([.. notes.Select(note => note with { Path = After(note.Path, moves) })]);
    }

    /// <summary>The destination as it has to be written; null where it stays as it is.</summary>
    private string? Destined(WorkspaceFolder folder, Document note, Reference reference)
    {
        var kind = Destination.Classify(reference.Target);
        if (kind is not (DestinationKind.Relative or DestinationKind.Rooted) || context.TextOf(workspace, note.Path) is not { } text)
        {
            return null;
        }

        var pathPart = Destination.WithoutQuery(reference.Target);
        var rootBasis = folder.LinksRootFor(note.Path);
        var basis = kind == DestinationKind.Rooted ? rootBasis : PathText.Folder(note.Path);
        var found = Resolver.Resolve(workspace, note, reference);

        // A file may really be called `100%25.md`: the path as it is written, where that is the one that leads there.
        var written = found.Path is { } there && PathText.Combine(basis, pathPart) == there ? pathPart : Destination.Decode(pathPart);
        if (PathText.Combine(basis, written) is not { } literal)
        {
            return null;
        }

        var target = found is { IsFolder: false, Path: { } real } ? real : literal;
        if (After(target) == target && After(note.Path) == note.Path)
        {
            return null;
        }

        var (folded, foldedLiteral) = (NameKey.Folded(target), NameKey.Folded(literal));
        var isNamedByPath = folded == foldedLiteral || folded == foldedLiteral + NameKey.Folded(PathText.Extension(target));
        if (!isNamedByPath)
        {
            // Found by its name anywhere in the vault: only a new name needs another link.
            return PathText.Name(After(target)) == PathText.Name(target) ? null
                : WrittenPath.Of(PathText.Combine("", written.Replace(PathText.Name(written), PathText.Name(After(target)), StringComparison.Ordinal)) ?? "", StyleOf(text, reference));
        }

        var after = folded == foldedLiteral ? After(target) : WithoutExtension(After(target), PathText.Extension(target));
        var from = PathText.Folder(After(note.Path));
        var isSame = kind == DestinationKind.Rooted ? after == literal : after == PathText.Combine(from, written);
        if (isSame)
        {
            return null;
        }

        var path = kind == DestinationKind.Rooted && PathText.IsWithin(after, rootBasis) ? "/" + PathText.Relative(rootBasis, after) : PathText.Relative(from, after);
        if (written.StartsWith("./", StringComparison.Ordinal) && path.Length > 0 && !path.StartsWith('.') && !path.StartsWith('/'))
        {
            path = "./" + path;
        }

        path = path.Length == 0 ? "." : path;
        path += written.EndsWith('/') && !path.EndsWith('/') ? "/" : "";
        return WrittenPath.Of(path, StyleOf(text, reference)) + reference.Target[pathPart.Length..];
    }

    private static WrittenPath.Style StyleOf(SourceText text, Reference reference) =>
        WrittenPath.StyleOf(text, reference.TargetSpan, reference.Kind is ReferenceKind.HtmlLink or ReferenceKind.HtmlImage);

    /// <summary>
    /// The wiki target as it has to be written; null where it stays as it is. A name that would lead elsewhere becomes a path; one that cannot stand
    /// between brackets becomes the note's title, and is left alone where that does not lead there.
    /// </summary>
    private string? Wiki(WorkspaceFolder folder, Document note, Reference reference)
    {
        var written = Renamed(folder, note, reference);
        if (reference.Target.Length == 0 || Resolver.Resolve(workspace, note, reference) is not { Path: { } target, IsFolder: false })
        {
            return written;
        }

        var (afterNote, after) = (note with { Path = After(note.Path) }, After(target));
        if (LeadsTo(after, afterNote, reference, written ?? reference.Target))
        {
            return written is null || CanStand(written) ? written : TitleOf(target);
        }

        var path = PathText.Relative(folder.Path, after);
        var extension = PathText.Extension(after);
        path = workspace.IsNote(after) && !reference.Target.EndsWith(extension, StringComparison.OrdinalIgnoreCase) ? path[..^extension.Length] : path;
        return CanStand(path) ? path : TitleOf(target);

        string? TitleOf(string named) =>
            workspace.Find(named)?.Outline.Title is { Length: > 0 } title && CanStand(title) && LeadsTo(after, afterNote, reference, title) ? title : null;
    }

    private bool LeadsTo(string path, Document from, Reference reference, string target) =>
        Resolver.Resolve(afterwards.Value, from, reference with { Target = target }).Path == path;

    /// <summary>What would end a wiki link's target, or divide it, cannot be written in one.</summary>
    private static bool CanStand(string target) => target.AsSpan().IndexOfAny("[]|#^") < 0;

    private string? Renamed(WorkspaceFolder folder, Document note, Reference reference)
    {
        if (reference.Target.Length == 0 || Resolver.Resolve(workspace, note, reference) is not { Path: { } target, IsFolder: false })
        {
            return null;
        }

        var written = reference.Target.Replace('\\', '/').Trim('/');
        var extension = PathText.Extension(target);
        var hasExtension = NameKey.Folded(PathText.Name(written)) == NameKey.Folded(PathText.Name(target));
        if (!hasExtension && NameKey.Folded(PathText.Name(written)) != NameKey.Folded(PathText.Stem(target)))
        {
            // By title or alias: neither changes.
            return null;
        }

        var after = After(target);
        if (written.StartsWith("./", StringComparison.Ordinal) || written.StartsWith("../", StringComparison.Ordinal))
        {
            var from = PathText.Folder(After(note.Path));
            var relative = PathText.Relative(from, Shortened(after, hasExtension, extension));
            return relative.StartsWith("../", StringComparison.Ordinal) ? Unless(relative, written) : Unless("./" + relative, written);
        }

        if (written.Contains('/'))
        {
            // A part of a path may be enough for a name; what still ends the new path stays.
            var whole = Shortened(after, hasExtension, extension);
            return ("/" + whole).EndsWith("/" + written, StringComparison.Ordinal) ? null : Unless(PathText.Relative(folder.Path, whole), written);
        }

        if (PathText.Name(after) == PathText.Name(target) || (!hasExtension && PathText.Stem(after) == written))
        {
            return null;
        }

        return Shortened(PathText.Name(after), hasExtension, extension);
    }

    private static string? Unless(string now, string before) => now == before ? null : now;

    private static string Shortened(string path, bool hasExtension, string extension) => hasExtension ? path : WithoutExtension(path, extension);

    private static string WithoutExtension(string path, string extension) =>
        PathText.Extension(path).Equals(extension, StringComparison.OrdinalIgnoreCase) ? path[..^extension.Length] : path;
}
