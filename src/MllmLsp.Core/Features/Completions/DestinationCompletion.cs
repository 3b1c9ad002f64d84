using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Completions;

/// <summary>
/// Completion of destinations: behind <c>](</c>, <c>](&lt;</c>, <c>[label]: </c>, in <c>href="</c> and <c>src="</c>: files and folders one level at a time, and
/// anchors behind <c>#</c>, those of all notes behind <c>##</c>.
/// </summary>
internal static class DestinationCompletion
{
    private static readonly string[] Images = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico", ".mp4", ".webm", ".pdf"];

    /// <returns>Null where the cursor is in no destination.</returns>
    public static CompletionList? At(CompletionPlace place)
    {
        if (Find(place) is not var (start, style, isImage) || place.IsInert(Math.Max(start - 1, 0)) && style != WrittenPath.Style.Attribute)
        {
            return null;
        }

        var typed = place.Before[start..];
        if (Destination.Classify(typed.ToString()) is DestinationKind.External or DestinationKind.Unknown or DestinationKind.WindowsPath)
        {
            return CompletionList.Empty;
        }

        var hash = typed.IndexOf('#');
        if (hash >= 0 && isImage)
        {
            return CompletionList.Empty;
        }

        if (typed.StartsWith("##", StringComparison.Ordinal))
        {
            return AllAnchors(place, typed[2..].ToString(), place.Typed(start), style);
        }

        return hash >= 0
            ? Anchors(place, typed[..hash].ToString(), typed[(hash + 1)..].ToString(), place.Typed(start + hash + 1))
            : Paths(place, typed.ToString(), start, style, isImage);
    }

    private static (int Start, WrittenPath.Style Style, bool IsImage)? Find(CompletionPlace place)
    {
        var before = place.Before;
        var open = before.LastIndexOf("](", StringComparison.Ordinal);
        if (open >= 0)
        {
            var inner = before[(open + 2)..];
            var isImage = IsImage(before[..open]);
            if (inner.StartsWith("<", StringComparison.Ordinal))
            {
                return inner.IndexOfAny('>', '\n') < 0 ? (open + 3, WrittenPath.Style.Angled, isImage) : null;
            }

            if (inner.IndexOfAny(" \t)") < 0)
            {
                return (open + 2, WrittenPath.Style.Plain, isImage);
            }
        }

        return FindDefinition(before) ?? FindAttribute(before);
    }

    private static bool IsImage(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] == ']')
            {
                depth++;
            }
            else if (text[i] == '[' && depth-- == 0)
            {
                return i > 0 && text[i - 1] == '!';
            }
        }

        return false;
    }

    private static (int Start, WrittenPath.Style Style, bool IsImage)? FindDefinition(ReadOnlySpan<char> before)
    {
        var indent = before.Length - before.TrimStart(' ').Length;
        if (indent > 3 || indent == before.Length || before[indent] != '[' || (before.Length > indent + 1 && before[indent + 1] == '^'))
        {
            return null;
        }

        var close = before.IndexOf("]:", StringComparison.Ordinal);
        if (close < 0)
        {
            return null;
        }

        var destination = before[(close + 2)..];
        var start = before.Length - destination.TrimStart(' ').Length;
        var angled = start < before.Length && before[start] == '<';
        return before[start..].IndexOfAny(" \t>") < 0 ? (angled ? start + 1 : start, angled ? WrittenPath.Style.Angled : WrittenPath.Style.Plain, false) : null;
    }

    private static (int Start, WrittenPath.Style Style, bool IsImage)? FindAttribute(ReadOnlySpan<char> before)
    {
        var tag = before.LastIndexOf('<');
        if (tag < 0)
        {
            return null;
        }

        var quote = before[tag..].LastIndexOf("=\"", StringComparison.Ordinal);
        if (quote < 0 || before[(tag + quote + 2)..].IndexOfAny('"', '>') >= 0)
        {
            return null;
        }

        var name = before[tag..(tag + quote)];
        var isImage = name.StartsWith("<img ", StringComparison.OrdinalIgnoreCase) && name.EndsWith("src", StringComparison.OrdinalIgnoreCase);
        return isImage || (name.StartsWith("<a ", StringComparison.OrdinalIgnoreCase) && name.EndsWith("href", StringComparison.OrdinalIgnoreCase))
            ? (tag + quote + 2, WrittenPath.Style.Attribute, isImage)
            : null;
    }

    private static CompletionList Paths(CompletionPlace place, string typed, int start, WrittenPath.Style style, bool isImage)
    {
        if (place.Workspace.FolderOf(place.Document.Path) is not { } folder)
        {
            return CompletionList.Empty;
        }

        var slash = typed.LastIndexOf('/') + 1;
        var above = Destination.Decode(typed[..slash]);
        var basis = above.StartsWith('/') ? folder.LinksRootFor(place.Document.Path) : PathText.Folder(place.Document.Path);
        if (PathText.Combine(basis, above) is not { } parent || !PathText.IsWithin(parent, folder.Root))
        {
            return CompletionList.Empty;
        }

        var offers = new OfferList(Destination.Decode(typed[slash..]), place.Typed(start + slash));
        var (files, folders) = place.Workspace.Files.ChildrenOf(parent);
        foreach (var file in files)
        {
            var isHidden = PathText.Name(file).StartsWith('.') && (slash == typed.Length || typed[slash] != '.');
            if (file != place.Document.Path && !isHidden && (!isImage || Images.Contains(PathText.Extension(file).ToLowerInvariant())))
            {
                AddFile(place, file, style, offers);
            }
        }

        foreach (var child in folders)
        {
            var name = PathText.Name(child);
            if (!name.StartsWith('.') && !place.Workspace.Files.IsUnknown(child + "/"))
            {
                offers.Add(name, 2, 0, () => new Offer(name + "/", CompletionKind.Folder, WrittenPath.Of(name, style) + "/"));
            }
        }

        if (slash == 0 && !isImage)
        {
            AddOwnAnchors(place.Document, offers);
        }

        return offers.ToList();
    }

    private static void AddOwnAnchors(Document note, OfferList offers)
    {
        foreach (var heading in note.Outline.Headings)
        {
            if (heading.Anchor.Length > 0)
            {
                var label = "#" + heading.Anchor;
                offers.Add(label, 3, heading.Span.Start, () => new Offer(label, CompletionKind.Heading, label) { Detail = heading.Text, Also = heading.Text }, heading.Text);
            }
        }
    }

    private static void AddFile(CompletionPlace place, string file, WrittenPath.Style style, OfferList offers)
    {
        var name = PathText.Name(file);
        var note = place.Workspace.Find(file);
        offers.Add(
            name,
            note is null ? 1 : 0,
            0,
            () => new Offer(name, CompletionKind.File, WrittenPath.Of(name, style)) { Detail = note?.Outline.Title, Also = note?.Outline.Title, DocumentPath = note?.Path, CommitCharacters = note is null ? null : "#" },
            note?.Outline.Title);
    }

    private static CompletionList Anchors(CompletionPlace place, string target, string typed, TextSpan replace)
    {
        var reference = new Reference(ReferenceKind.Inline, default, default, target, default, null, default);
        var note = target.Length == 0 ? place.Document : Resolver.Resolve(place.Workspace, place.Document, reference).Document;
        if (note is null)
        {
            return CompletionList.Empty;
        }

        var offers = new OfferList(Destination.Decode(typed), replace);
        foreach (var heading in note.Outline.Headings)
        {
            if (heading.Anchor.Length > 0)
            {
                offers.Add(
                    heading.Anchor,
                    0,
                    heading.Span.Start,
                    () => new Offer(heading.Anchor, CompletionKind.Heading, heading.Anchor) { Detail = heading.Text, Also = heading.Text },
                    heading.Text);
            }
        }

        foreach (var anchor in note.Outline.Anchors)
        {
            offers.Add(anchor.Name, 1, anchor.Span.Start, () => new Offer(anchor.Name, CompletionKind.Text, anchor.Name));
        }

        return offers.ToList();
    }

    /// <summary>The offers replace both hashes: <c>](##rot</c> becomes <c>](notes/rope.md#rotary</c>.</summary>
    private static CompletionList AllAnchors(CompletionPlace place, string typed, TextSpan replace, WrittenPath.Style style)
    {
        if (place.Workspace.FolderOf(place.Document.Path) is not { } folder)
        {
            return CompletionList.Empty;
        }

        var offers = new OfferList(Destination.Decode(typed), replace);
        foreach (var note in place.Workspace.Documents)
        {
            if (PathText.IsWithin(note.Path, folder.Path))
            {
                foreach (var heading in note.Outline.Headings)
                {
                    if (heading.Anchor.Length > 0 && offers.Wants(heading.Text, note.Path == place.Document.Path ? 0 : 1, heading.Level, heading.Anchor))
                    {
                        AddAnchor(place, note, heading, style, offers);
                    }
                }
            }
        }

        // What is typed begins with two hashes, which the client compares with, too.
        var list = offers.ToList();
        return list with { Items = [.. list.Items.Select(item => item with { FilterText = "##" + item.FilterText })] };
    }

    private static void AddAnchor(CompletionPlace place, Document note, Heading heading, WrittenPath.Style style, OfferList offers)
    {
        var isOwn = note.Path == place.Document.Path;
        offers.Add(
            heading.Text,
            isOwn ? 0 : 1,
            heading.Level,
            () =>
            {
                var path = isOwn ? "" : WrittenPath.Of(PathText.Relative(PathText.Folder(place.Document.Path), note.Path), style);
                return new Offer(heading.Text, CompletionKind.Heading, $"{path}#{heading.Anchor}")
                {
                    Detail = PathText.Relative(place.Workspace.FolderOf(note.Path)?.Path ?? PathText.Folder(note.Path), note.Path),
                    Also = heading.Anchor,
                    DocumentPath = note.Path,
                };
            },
            heading.Anchor);
    }
}
