using MllmLsp.Core.Features.Completions;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>
/// Writes what a link has to name so that it leads to a place. Nothing is given out that the resolver does not find: what cannot be said in a
/// form, such as the second of two headings of one text in Obsidian, is null.
/// </summary>
/// <param name="from">The note in which the link stands, as it is in <paramref name="workspace"/>.</param>
internal sealed class LinkWriter(Workspace workspace, Document from)
{
    private const string NotInName = "[]|#^\\\r\n";

    private readonly WorkspaceFolder? folder = workspace.FolderOf(from.Path);

    private Dialect Dialect => folder?.DialectFor(from.Path) ?? Dialect.GitHub;

    /// <summary>The target and fragment of a wiki link, <c>Note#Heading</c>; null where there is none.</summary>
    /// <param name="asWritten">A name that is kept where it will do; null for none.</param>
    public string? Wiki(LinkTarget to, string? asWritten = null)
    {
        foreach (var name in WikiNames(to, asWritten))
        {
            foreach (var fragment in Fragments(to, note => WikiFragments(note, to)))
            {
                if (name.Length + (fragment?.Length ?? 0) > 0 && Leads(ReferenceKind.Wiki, name, fragment, to))
                {
                    return fragment is null ? name : $"{name}#{fragment}";
                }
            }
        }

        return null;
    }

    /// <summary>A destination with its fragment, <c>../note.md#heading</c>; null where there is none.</summary>
    public string? Destination(LinkTarget to, DestinationStyle style)
    {
        foreach (var path in Paths(to, style))
        {
            var written = WrittenPath.Of(path, style.Escapes);
            foreach (var fragment in Fragments(to, note => InlineFragments(note, to, style)))
            {
                if (written.Length + (fragment?.Length ?? 0) > 0 && Leads(ReferenceKind.Inline, written, fragment, to))
                {
                    return fragment is null ? written : $"{written}#{fragment}";
                }
            }
        }

        return null;
    }

    private bool Leads(ReferenceKind kind, string target, string? fragment, LinkTarget to) =>
        to.IsMetBy(Resolver.Resolve(workspace, from, new Reference(kind, default, default, target, default, fragment, default)));

    private IEnumerable<string?> Fragments(LinkTarget to, Func<Document, IEnumerable<string?>> ofNote) =>
        to.IsWhole ? [null] : Note(to) is { } note ? ofNote(note) : [];

    private Document? Note(LinkTarget to) => to.Path == from.Path ? from : workspace.Find(to.Path);

    private IEnumerable<string> WikiNames(LinkTarget to, string? asWritten)
    {
        if (to.Path == from.Path && !to.IsWhole)
        {
            yield return "";
        }

        if (asWritten is { Length: > 0 })
        {
            yield return asWritten;
        }

        if (folder is null)
        {
            yield break;
        }

        var below = PathText.Relative(folder.Path, to.Path);
        var isNote = workspace.IsNote(to.Path);
        var names = isNote
            ? [WikiLinkCompletion.NameOf(workspace, folder, to.Path), below[..^PathText.Extension(below).Length], below]
            : new[] { PathText.Name(to.Path), below };
        foreach (var name in names)
        {
            if (name.AsSpan().IndexOfAny(NotInName) < 0)
            {
                yield return name;
            }
        }

        if (Note(to)?.Outline.Title is { Length: > 0 } title && title.AsSpan().IndexOfAny(NotInName) < 0)
        {
            yield return title;
        }
    }

    private IEnumerable<string> WikiFragments(Document note, LinkTarget to)
    {
        if (to.Heading is { } index)
        {
            var name = WikiLinkCompletion.HeadingText(note.Outline.Headings[index].Text);
            yield return name;
            for (var (outer, chain) = (Outer(note, index), name); outer is { } at; outer = Outer(note, at))
            {
                chain = $"{WikiLinkCompletion.HeadingText(note.Outline.Headings[at].Text)}#{chain}";
                yield return chain;
            }

            if (Dialect != Dialect.Obsidian)
            {
                yield return note.Outline.Headings[index].Anchor;
            }
        }
        else if (AnchorName(note, to) is { } name)
        {
            yield return name;
        }
    }

    private IEnumerable<string> InlineFragments(Document note, LinkTarget to, DestinationStyle style)
    {
        if (to.Heading is not { } index)
        {
            return AnchorName(note, to) is { } name ? [name.StartsWith('^') ? name : WrittenPath.Of(name, style.Escapes)] : [];
        }

        return Dialect == Dialect.Obsidian
            ? WikiFragments(note, to).Select(name => string.Join('#', name.Split('#').Select(Uri.EscapeDataString)))
            : [WrittenPath.Of(FragmentTargets.AnchorsOf(note, Dialect)[index], style.Escapes)];
    }

    /// <summary>The heading around a heading; null for none.</summary>
    private static int? Outer(Document note, int index)
    {
        for (var i = index - 1; i >= 0; i--)
        {
            if (note.Outline.Headings[i].SectionEnd > note.Outline.Headings[index].Span.Start)
            {
                return i;
            }
        }

        return null;
    }

    private static string? AnchorName(Document note, LinkTarget to)
    {
        foreach (var block in note.Outline.BlockIds)
        {
            if (block.Span == to.Anchor)
            {
                return "^" + block.Name;
            }
        }

        foreach (var anchor in note.Outline.Anchors)
        {
            if (anchor.Span == to.Anchor)
            {
                return anchor.Name;
            }
        }

        return null;
    }

    /// <summary>Paths from the note or from the links' root, best first.</summary>
    private IEnumerable<string> Paths(LinkTarget to, DestinationStyle style)
    {
        if (to.Path == from.Path && !to.IsWhole)
        {
            yield return "";
        }

        var isNote = workspace.IsNote(to.Path);
        var shown = !style.HasExtension && isNote ? to.Path[..^PathText.Extension(to.Path).Length] : to.Path;
        if (style.IsRooted && folder is not null && PathText.IsWithin(to.Path, folder.LinksRootFor(from.Path)))
        {
            yield return "/" + PathText.Relative(folder.LinksRootFor(from.Path), shown);
        }

        foreach (var path in new[] { shown, to.Path }.Distinct(StringComparer.Ordinal))
        {
            var relative = PathText.Relative(PathText.Folder(from.Path), path);
            yield return style.HasDot && !relative.StartsWith("../", StringComparison.Ordinal) ? "./" + relative : relative;
        }
    }
}

/// <summary>How the author of a link writes destinations.</summary>
/// <param name="HasExtension">False: that of a note is left out.</param>
/// <param name="IsRooted">Begins with a slash.</param>
/// <param name="HasDot">Begins with <c>./</c>.</param>
internal sealed record DestinationStyle(WrittenPath.Style Escapes, bool HasExtension, bool IsRooted, bool HasDot)
{
    /// <summary>What everything reads: relative, with extension.</summary>
    public static DestinationStyle Plain { get; } = new(WrittenPath.Style.Plain, HasExtension: true, IsRooted: false, HasDot: false);
}
