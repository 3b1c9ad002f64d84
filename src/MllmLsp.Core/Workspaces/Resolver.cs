using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Workspaces;

/// <summary>Finds what a reference leads to. A chain of small finders; none looks at anything but the snapshot.</summary>
public static class Resolver
{
    /// <summary>What <paramref name="reference"/>, written in <paramref name="from"/>, leads to. Constant but for the candidates of a name.</summary>
    public static Resolution Resolve(Workspace workspace, Document from, in Reference reference) => reference.Kind switch
    {
        ReferenceKind.Wiki or ReferenceKind.Embed => WikiTargets.Resolve(workspace, from, reference),
        ReferenceKind.Footnote => Footnote(from, reference.Target),
        ReferenceKind.Full or ReferenceKind.Collapsed or ReferenceKind.Shortcut => Label(from, reference.Target),
        ReferenceKind.Undefined => new Resolution(ResolutionStatus.MissingLabel),
        ReferenceKind.Citation or ReferenceKind.BareCitation => Citation(workspace, from, reference),
        ReferenceKind.Malformed or ReferenceKind.Autolink => Resolution.Unchecked,
        _ => PathTargets.Resolve(workspace, from, reference),
    };

    /// <summary>
    /// Paths in the note's folder at which, or right in which, something may lie that decides what the reference leads to; none where names of other
    /// folders may decide.
    /// </summary>
    public static IEnumerable<string> Candidates(Workspace workspace, Document from, in Reference reference) => PathTargets.Candidates(workspace, from, reference);

    /// <summary>The place of a fragment in a file that is there.</summary>
    internal static Resolution WithFragment(Workspace workspace, Document from, in Reference reference, string path, ResolutionStatus status)
    {
        var document = path == from.Path ? from : workspace.Find(path);
        var found = new Resolution(status, path) { Document = document };
        if (reference.Fragment is not { } fragment || !workspace.IsNote(path))
        {
            return found;
        }

        if (document is null || document.Outline.IsPartial)
        {
            return found with { Status = status == ResolutionStatus.WrongCase ? status : ResolutionStatus.Unchecked };
        }

        var dialect = workspace.FolderOf(from.Path)?.DialectFor(from.Path) ?? Dialect.GitHub;
        var place = reference.IsWiki
            ? FragmentTargets.FindWiki(document, fragment, dialect)
            : FragmentTargets.FindAnchor(document, Destination.Decode(fragment), dialect);
        if (place is null)
        {
            return found with { Status = ResolutionStatus.MissingFragment };
        }

        return place.Value.IsWhole
            ? found
            : found with { Place = place.Value.Whole, PlaceName = place.Value.Name, HeadingIndex = place.Value.HeadingIndex };
    }

    private static Resolution Footnote(Document from, string label)
    {
        if (from.Outline.FindFootnote(label) is { } footnote)
        {
            return Own(from, footnote.Span, footnote.LabelSpan);
        }

        // Where a block could not be read, the footnote may stand in it.
        return from.Outline.IsPartial ? Resolution.Unchecked : new Resolution(ResolutionStatus.MissingLabel);
    }

    /// <summary>An <c>@name</c> in running text may be anything; and where there is no bibliography, so may a group.</summary>
    private static Resolution Citation(Workspace workspace, Document from, in Reference reference)
    {
        var bibliography = workspace.BibliographyFor(from.Path);
        if (bibliography.Find(reference.Target) is { } found)
        {
            return new Resolution(ResolutionStatus.Found, found.File.Path) { Citation = found, Place = found.Entry.Span, PlaceName = found.Entry.KeySpan };
        }

        var isMissing = reference.Kind == ReferenceKind.Citation && workspace.State == IndexState.Complete && !bibliography.Files.IsEmpty && bibliography.IsComplete;
        return isMissing ? new Resolution(ResolutionStatus.MissingLabel) : Resolution.Unchecked;
    }

    // Markdig may have found one that our comparison of labels does not: it is the parser who decides.
    private static Resolution Label(Document from, string label) =>
        from.Outline.FindDefinition(label) is { } definition ? Own(from, definition.Span, definition.LabelSpan) : Resolution.Unchecked;

    private static Resolution Own(Document from, TextSpan whole, TextSpan name) =>
        new(ResolutionStatus.Found, from.Path) { Document = from, Place = whole, PlaceName = name };
}
