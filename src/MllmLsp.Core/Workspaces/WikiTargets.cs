using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;

namespace MllmLsp.Core.Workspaces;

/// <summary>
/// Resolves <c>[[…]]</c> in tiers, the first with a hit deciding: workspace path, file name, title, alias (a setting), glossary concept (a
/// setting). Names compare without case, as every tool that reads wiki links does.
/// </summary>
internal static class WikiTargets
{
    public static Resolution Resolve(Workspace workspace, Document from, in Reference reference)
    {
        var target = reference.Target;
        if (target.Length == 0)
        {
            return reference.Fragment is null ? Resolution.Unchecked : ResolveOwn(workspace, from, reference);
        }

        // Of several notes with a name another may be meant than the one that was seen first.
        if (IsNoLink(target) || workspace.State == IndexState.LinkedFolders)
        {
            return Resolution.Unchecked;
        }

        if (workspace.FolderOf(from.Path) is not { } folder)
        {
            return Resolution.Unchecked;
        }

        if (ByPath(workspace, folder, from, target) is { } path)
        {
            return Resolver.WithFragment(workspace, from, reference, path, ResolutionStatus.Found);
        }

        if (ByName(workspace, folder, from, target) is { } named)
        {
            return Resolver.WithFragment(workspace, from, reference, named.Path, ResolutionStatus.Found) with { Rivals = named.Rivals };
        }

        if (folder.DialectFor(from.Path) != Dialect.Obsidian && Choose(workspace.FindByTitle(target), folder, from) is { } titled)
        {
            return Resolver.WithFragment(workspace, from, reference, titled.Path, ResolutionStatus.Found) with { Rivals = titled.Rivals };
        }

        if (folder.SettingsFor(from.Path).WikiLinksToAliases && Choose(workspace.FindByAlias(target), folder, from) is { } aliased)
        {
            return Resolver.WithFragment(workspace, from, reference, aliased.Path, ResolutionStatus.Found) with { Rivals = aliased.Rivals };
        }

        if (folder.SettingsFor(from.Path).WikiLinksToConcepts && ConceptOf(workspace.GlossaryFor(from.Path), target) is { } concept)
        {
            return new Resolution(ResolutionStatus.Found) { Concept = concept };
        }

        return IsMissing(workspace, folder, from, target) ? new Resolution(ResolutionStatus.MissingFile) { Wanted = target } : Resolution.Unchecked;
    }

    /// <summary>The note or file whose name, or end of path, is the target's: <c>target.md</c> before <c>target</c> itself.</summary>
    public static (string Path, ImmutableArray<string> Rivals)? ByName(Workspace workspace, WorkspaceFolder folder, Document from, string target)
    {
        var wanted = target.Trim('/').Replace('\\', '/');
        if (wanted.Length == 0 || wanted.StartsWith("../", StringComparison.Ordinal))
        {
            return null;
        }

        wanted = wanted.StartsWith("./", StringComparison.Ordinal) ? wanted[2..] : wanted;
        foreach (var extension in folder.SettingsFor(from.Path).Extensions.Add(""))
        {
            var tail = "/" + NameKey.Folded(wanted + extension);
            var candidates = workspace.FindByName(PathText.Name(wanted) + extension)
                .Where(p => NameKey.Folded(p).EndsWith(tail, StringComparison.Ordinal));
            if (Choose([.. candidates], folder, from) is { } chosen)
            {
                return chosen;
            }
        }

        return null;
    }

    /// <summary>The concept with a label, else the one with an id.</summary>
    private static Concept? ConceptOf(Glossary glossary, string target) => glossary.Lookup(target) is [var labelled, ..] ? labelled : glossary.Find(target);

    private static Resolution ResolveOwn(Workspace workspace, Document from, in Reference reference) =>
        Resolver.WithFragment(workspace, from, reference, from.Path, ResolutionStatus.Found);

    private static string? ByPath(Workspace workspace, WorkspaceFolder folder, Document from, string target)
    {
        var relative = target.StartsWith("./", StringComparison.Ordinal) || target.StartsWith("../", StringComparison.Ordinal);
        string[] bases = relative ? [PathText.Folder(from.Path)] : folder.Root == folder.Path ? [folder.Path] : [folder.Path, folder.Root];
        foreach (var basis in bases)
        {
            if (PathText.Combine(basis, target) is not { } path || !PathText.IsWithin(path, folder.Root))
            {
                continue;
            }

            foreach (var extension in folder.SettingsFor(from.Path).Extensions.Add(""))
            {
                if (workspace.Files.FindAnyCase(path + extension) is { } found)
                {
                    return found;
                }

                if (workspace.Find(path + extension) is { } open)
                {
                    return open.Path;
                }
            }
        }

        return null;
    }

    /// <summary>The own folder, else the shortest path string, else the first in ordinal order; rivals only where the length or the order decided.</summary>
    private static (string Path, ImmutableArray<string> Rivals)? Choose(ImmutableArray<string> candidates, WorkspaceFolder folder, Document from)
    {
        var own = PathText.Folder(from.Path);
        string? best = null;
        var within = ImmutableArray.CreateBuilder<string>();
        foreach (var candidate in candidates)
        {
            if (!PathText.IsWithin(candidate, folder.Path))
            {
                continue;
            }

            if (PathText.Folder(candidate) == own)
            {
                return (candidate, []);
            }

            within.Add(candidate);
            if (best is null || candidate.Length < best.Length)
            {
                best = candidate;
            }
        }

        if (best is null)
        {
            return null;
        }

        within.Remove(best);
        return (best, within.ToImmutable());
    }

    /// <summary>
    /// Missing only where all that could be meant has been looked at: where an opened folder lies below its root, a name may be that of a
    /// note elsewhere below the root.
    /// </summary>
    private static bool IsMissing(Workspace workspace, WorkspaceFolder folder, Document from, string target)
    {
        if (workspace.State < IndexState.Complete)
        {
            return false;
        }

        var isRelative = target.StartsWith("./", StringComparison.Ordinal) || target.StartsWith("../", StringComparison.Ordinal);
        if (!isRelative && folder.Root != folder.Path)
        {
            return false;
        }

        var basis = isRelative ? PathText.Folder(from.Path) : folder.Path;
        return PathText.Combine(basis, target.TrimEnd('/')) is { } path && PathText.IsWithin(path, folder.Path) && !workspace.Files.IsUnknown(path);
    }

    /// <summary>Placeholders, addresses, a table of contents, and the tests and character classes of shells.</summary>
    private static bool IsNoLink(string target) =>
        Destination.Classify(target) is DestinationKind.Unknown or DestinationKind.External
        || target.Contains("://", StringComparison.Ordinal)
        || target.Equals("TOC", StringComparison.OrdinalIgnoreCase)
        || target.Equals("_TOC_", StringComparison.OrdinalIgnoreCase)
        || target[0] is '-' or '!' or '$' or ':'
        || target.Contains("==", StringComparison.Ordinal)
        || IsNumber(target);

    /// <summary>A bare number of one or two digits is a citation or a matrix far more often than a note.</summary>
    private static bool IsNumber(string target) => target.Length <= 3 && target.All(c => char.IsAsciiDigit(c) || c is '.');
}
