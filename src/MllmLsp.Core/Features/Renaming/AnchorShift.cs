using MllmLsp.Core.Features.Completions;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>What has to change in references to a note when some of its headings get another text.</summary>
internal sealed class AnchorShift
{
    private readonly Workspace workspace;
    private readonly Document before;
    private readonly Document after;
    private readonly IReadOnlySet<int> renamed;
    private readonly string? oldTitle;

    /// <param name="after">The note with the headings renamed; its headings are the same in number and order.</param>
    /// <param name="renamed">The headings with another text.</param>
    public AnchorShift(Workspace workspace, Document before, Document after, IReadOnlySet<int> renamed)
    {
        (this.workspace, this.before, this.after, this.renamed) = (workspace, before, after, renamed);
        oldTitle = before.Outline.Title is { Length: > 0 } title && title != after.Outline.Title ? title : null;
    }

    /// <summary>The changes in one note, of references that lead to the other and would do so no more.</summary>
    public IEnumerable<(string Path, TextChange Change)> In(Document user, FeatureContext context)
    {
        foreach (var reference in user.Outline.References)
        {
            if (!reference.IsWiki && !reference.HasDestination)
            {
                continue;
            }

            var found = Resolver.Resolve(workspace, user, reference);
            if (found.Path != before.Path)
            {
                continue;
            }

            if (reference.IsWiki && oldTitle is not null && NamesByTitle(reference))
            {
                yield return (user.Path, new TextChange(reference.TargetSpan, WikiLinkCompletion.HeadingText(after.Outline.Title ?? "")));
            }

            if (reference.Fragment is { } fragment && Fragment(user, reference, fragment, found.HeadingIndex, context) is { } changed && changed != fragment)
            {
                yield return (user.Path, new TextChange(reference.FragmentSpan, changed));
            }
        }
    }

    /// <summary>A link by the title stands where neither path nor name of the note would answer it.</summary>
    private bool NamesByTitle(Reference reference) =>
        reference.Target.Length > 0
        && NameKey.Folded(reference.Target) == NameKey.Folded(oldTitle!)
        && NameKey.Folded(reference.Target) != NameKey.Folded(PathText.Stem(before.Path))
        && NameKey.Folded(reference.Target) != NameKey.Folded(PathText.Name(before.Path));

    private string? Fragment(Document user, Reference reference, string fragment, int? heading, FeatureContext context)
    {
        if (reference.IsWiki)
        {
            return WikiFragment(user, fragment, heading);
        }

        if (heading is not { } index)
        {
            return null;
        }

        var dialect = workspace.FolderOf(user.Path)?.Dialect ?? Dialect.GitHub;
        var (old, now) = (FragmentTargets.AnchorsOf(before, dialect)[index], FragmentTargets.AnchorsOf(after, dialect)[index]);
        if (dialect == Dialect.Obsidian && renamed.Contains(index))
        {
            // Obsidian's destinations hold the text itself.
            return Uri.EscapeDataString(WikiLinkCompletion.HeadingText(after.Outline.Headings[index].Text));
        }

        if (old == now)
        {
            return null;
        }

        return fragment.Contains('%') || context.TextOf(workspace, user.Path) is not { } text
            ? Uri.EscapeDataString(now)
            : WrittenPath.Of(now, WrittenPath.StyleOf(text, reference.FragmentSpan, reference.Kind is ReferenceKind.HtmlLink));
    }

    /// <summary>
    /// Of <c>Outer#Inner</c> just the part that names the heading. Where the new text is another heading's, too, the anchor tells them apart, but
    /// for Obsidian, which knows none.
    /// </summary>
    private string WikiFragment(Document user, string fragment, int? target)
    {
        var dialect = workspace.FolderOf(user.Path)?.Dialect ?? Dialect.GitHub;
        var parts = fragment.Split('#');
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Trim().Length == 0 || FragmentTargets.FindWiki(before, string.Join('#', parts[..(i + 1)]), dialect)?.HeadingIndex is not { } index)
            {
                continue;
            }

            var (old, now) = (before.Outline.Headings[index], after.Outline.Headings[index]);
            var isAnchor = FragmentTargets.Comparable(parts[i]) != FragmentTargets.Comparable(old.Text);
            if (isAnchor ? old.Anchor != now.Anchor : renamed.Contains(index))
            {
                parts[i] = isAnchor ? now.Anchor : WikiLinkCompletion.HeadingText(now.Text);
            }
        }

        var changed = string.Join('#', parts);
        var isLost = target is not null && dialect != Dialect.Obsidian && FragmentTargets.FindWiki(after, changed, dialect)?.HeadingIndex != target;
        return isLost ? after.Outline.Headings[target!.Value].Anchor : changed;
    }
}
