using System.Collections.Immutable;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>A note, one of its sections, or another file, as an item of the hierarchy of links.</summary>
/// <param name="Path">As in <c>Document.Path</c>.</param>
/// <param name="Anchor">The heading's anchor for a section; null for the whole file.</param>
public sealed record LinkItem(string Name, string? Detail, SymbolKind Kind, string Path, string? Anchor, TextSpan Span, TextSpan Selection);

/// <summary>A link between two items.</summary>
/// <param name="Item">The other end.</param>
/// <param name="From">Path of the note from which the links lead.</param>
/// <param name="Places">Where the links stand in it.</param>
public sealed record LinkCall(LinkItem Item, string From, ImmutableArray<TextSpan> Places);

/// <summary><c>textDocument/prepareCallHierarchy</c> over links: incoming calls are who links here, outgoing ones where this links.</summary>
public static class LinkHierarchy
{
    /// <summary>What the cursor means: the target of a link, a heading, else the note itself.</summary>
    public static LinkItem Prepare(Workspace workspace, Document document, int offset)
    {
        if (document.Outline.ReferenceAt(offset) is { } reference && Target(workspace, document, reference) is { } target)
        {
            return target;
        }

        foreach (var heading in document.Outline.Headings)
        {
            if (heading.Span.Touches(offset))
            {
                return Section(workspace, document, heading);
            }
        }

        return Note(workspace, document);
    }

    /// <summary>The notes that link to an item, by path, each with the places of its links. Looks only at notes that use a name of it.</summary>
    /// <param name="anchor">
    /// Null for the whole file: then links to its sections count, too. Where it is that of the first top heading, links to the whole note do.
    /// </param>
    public static ImmutableArray<LinkCall> Incoming(Workspace workspace, string path, string? anchor)
    {
        var calls = ImmutableArray.CreateBuilder<LinkCall>();
        foreach (var note in workspace.MayReferTo(path).Concat(workspace.Find(path) is { } self ? [self] : []))
        {
            ImmutableArray<TextSpan> places = [.. note.Outline.References.Where(reference => Leads(workspace, note, reference, path, anchor)).Select(reference => reference.Span)];
            if (!places.IsEmpty)
            {
                calls.Add(new LinkCall(Note(workspace, note), note.Path, places));
            }
        }

        calls.Sort(static (a, b) => string.CompareOrdinal(a.Item.Path, b.Item.Path));
        return calls.ToImmutable();
    }

    /// <summary>What a note or section links to, in the order of its text. Empty for a file that is no note.</summary>
    public static ImmutableArray<LinkCall> Outgoing(Workspace workspace, string path, string? anchor)
    {
        if (workspace.Find(path) is not { } note || Extent(note, anchor) is not { } extent)
        {
            return [];
        }

        var order = new List<LinkItem>();
        var places = new Dictionary<(string, string?), List<TextSpan>>();
        foreach (var reference in note.Outline.References)
        {
            if (!extent.Contains(reference.Span) || Target(workspace, note, reference) is not { } target)
            {
                continue;
            }

            if (!places.TryGetValue((target.Path, target.Anchor), out var at))
            {
                places.Add((target.Path, target.Anchor), at = []);
                order.Add(target);
            }

            at.Add(reference.Span);
        }

        return [.. order.Select(item => new LinkCall(item, path, [.. places[(item.Path, item.Anchor)]]))];
    }

    private static TextSpan? Extent(Document note, string? anchor)
    {
        if (anchor is null)
        {
            return new TextSpan(0, int.MaxValue);
        }

        foreach (var heading in note.Outline.Headings)
        {
            if (heading.Anchor == anchor)
            {
                return TextSpan.FromBounds(heading.Span.Start, Math.Max(heading.Span.End, heading.SectionEnd));
            }
        }

        return null;
    }

    private static bool Leads(Workspace workspace, Document note, in Reference reference, string path, string? anchor)
    {
        if (!reference.IsWiki && !reference.HasDestination)
        {
            return false;
        }

        var found = Resolver.Resolve(workspace, note, reference);
        if (found.Path != path)
        {
            return false;
        }

        if (anchor is null || (reference.Fragment is null && found.Document?.Outline.FirstTopHeading?.Anchor == anchor))
        {
            return note.Path != path;
        }

        return found is { HeadingIndex: { } index, Document: { } target } && target.Outline.Headings[index].Anchor == anchor;
    }

    private static LinkItem? Target(Workspace workspace, Document document, in Reference reference)
    {
        if (!reference.IsWiki && !reference.HasDestination)
        {
            return null;
        }

        var found = Resolver.Resolve(workspace, document, reference);
        if (found.Concept is { } concept)
        {
            var entry = Definition.Entry(concept);
            return new LinkItem(concept.NameIn(Language.English), concept.ShownLabel(Language.Chinese)?.Text, SymbolKind.Concept, entry.Path, null, entry.Span, entry.Selection);
        }

        return found switch
        {
            { Path: null } or { IsFolder: true, Document: null } => null,
            { Document: { } note, HeadingIndex: { } index } => Section(workspace, note, note.Outline.Headings[index]),
            { Document: { } note } => Note(workspace, note),
            { Path: { } path } => new LinkItem(PathText.Name(path), Folder(workspace, path), SymbolKind.Note, path, null, default, default),
        };
    }

    private static LinkItem Note(Workspace workspace, Document note) =>
        new(note.Outline.Title is { Length: > 0 } title ? title : PathText.Stem(note.Path), Shown(workspace, note.Path), SymbolKind.Note, note.Path, null, default, default);

    private static LinkItem Section(Workspace workspace, Document note, in Heading heading)
    {
        var span = TextSpan.FromBounds(heading.Span.Start, Math.Max(heading.Span.End, heading.SectionEnd));
        var name = heading.Text.Length > 0 ? heading.Text : new string('#', heading.Level);
        return new LinkItem(name, Shown(workspace, note.Path), SymbolKind.Heading, note.Path, heading.Anchor, span, heading.Span);
    }

    private static string Shown(Workspace workspace, string path) =>
        workspace.FolderOf(path) is { } folder ? PathText.Relative(folder.Path, path) : PathText.Name(path);

    private static string? Folder(Workspace workspace, string path) => PathText.Folder(Shown(workspace, path)) is { Length: > 0 } folder ? folder : null;
}
