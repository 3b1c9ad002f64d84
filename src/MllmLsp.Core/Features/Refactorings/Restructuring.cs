using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features.Renaming;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>
/// Parts of notes change places, and every link goes on to lead where it led. Instead of working out which links that concerns, each one that may is
/// resolved in the workspace before and after, and is written anew where the answers differ.
/// </summary>
internal sealed class Restructuring(RefactoringContext at)
{
    private readonly Dictionary<string, Composition> texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> created = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LinkTarget> instead = new(StringComparer.Ordinal);
    private string? deleted;
    private string? lost;

    /// <summary>The new text of a note.</summary>
    public void Change(string path, Composition text) => texts[path] = text;

    public void Create(string path, Composition text)
    {
        texts[path] = text;
        _ = created.Add(path);
    }

    public void Delete(string path) => deleted = path;

    /// <summary>Links to a deleted note as a whole lead to this offset of another note's new text; -1 for that note as a whole.</summary>
    public void Redirect(string path, string to, int offset) => instead[path] = new LinkTarget(to, Anchor: new TextSpan(offset, 0));

    /// <summary>Links to a heading, by its offset in its note, lead to a note as a whole.</summary>
    public (string Path, int Offset, string To)? Title { get; set; }

    public RefactoringResult Result()
    {
        if (at.Workspace.State < IndexState.Complete)
        {
            return RefactoringResult.Refused(at.Say(
                "The notes are still being read, and a link might be missed: try again in a moment.", "笔记仍在读取中，可能会漏改链接：请稍后再试。"));
        }

        var after = After();
        if (!IsWhole(after))
        {
            return RefactoringResult.Refused(at.Say(
                "The text would read otherwise at its new place: close what is open in it, such as a code block or comment.",
                "这段文字在新位置的含义会改变：请先闭合其中未结束的代码块或注释。"));
        }

        var edits = new List<DocumentEdit>();
        foreach (var (path, text) in texts)
        {
            var changes = Relinked(after, after.Find(path)!, text).OrderBy(change => change.Span).ToArray();
            edits.Add(created.Contains(path)
                ? DocumentEdit.NewFile(path, text.With(changes))
                : new DocumentEdit(path, [.. text.ChangesOf(path, at.Features.TextOf(at.Workspace, path)!, changes)]));
        }

        edits.AddRange(RenameResult.Of(Users(after).SelectMany(user => Relinked(after, user).Select(change => (user.Path, change)))).Edits);
        if (lost is not null)
        {
            return RefactoringResult.Refused(at.Say(
                $"The link to '{lost}' could not be written so that it leads there afterwards: change it first.", $"指向“{lost}”的链接在修改后无法正确写出：请先修改该链接。"));
        }

        return new RefactoringResult([.. edits.Where(edit => !edit.Changes.IsEmpty)]) { Deletes = deleted };
    }

    private Workspace After()
    {
        var files = created.Aggregate(at.Workspace.Files, (files, path) => files.With(path));
        var notes = texts.Select(text => Document.Parse(text.Key, text.Value.ToText(), at.Workspace.Find(text.Key)?.Version ?? 0)).ToArray();
        return (deleted is null ? at.Workspace : at.Workspace.WithoutDocument(deleted))
            .WithFiles(deleted is null ? files : files.Without(deleted))
            .WithDocuments(notes);
    }

    /// <summary>Whether all headings are still headings, and no others came.</summary>
    private bool IsWhole(Workspace after) => texts.All(text =>
    {
        var now = after.Find(text.Key)!.Outline;
        var kept = text.Value.Parts.Sum(part => at.Workspace.Find(part.Path)!.Outline.Headings.Count(heading => part.Source.Contains(heading.TextSpan.Start)
            && now.Headings.Any(other => other.TextSpan.Start == heading.TextSpan.Start - part.Source.Start + part.Start)));
        var had = text.Value.Parts.Sum(part => at.Workspace.Find(part.Path)!.Outline.Headings.Count(heading => part.Source.Contains(heading.TextSpan.Start)));
        return kept == had && !now.IsPartial;
    });

    /// <summary>Notes with links that may lead elsewhere now, those with new texts aside.</summary>
    private IEnumerable<Document> Users(Workspace after) => texts.Keys.Concat(deleted is null ? [] : [deleted])
        .SelectMany(path => at.Workspace.MayReferTo(path))
        .Concat(created.SelectMany(path => after.MayReferTo(path)))
        .DistinctBy(note => note.Path)
        .Where(note => !texts.ContainsKey(note.Path) && note.Path != deleted);

    private IEnumerable<TextChange> Relinked(Workspace after, Document user)
    {
        foreach (var reference in user.Outline.References)
        {
            if (Relinked(after, user, user, reference, 0) is { } change)
            {
                yield return change;
            }
        }
    }

    /// <summary>In offsets of the new text.</summary>
    private IEnumerable<TextChange> Relinked(Workspace after, Document note, Composition text)
    {
        foreach (var part in text.Parts)
        {
            var source = at.Workspace.Find(part.Path)!;
            foreach (var reference in source.Outline.References.Where(reference => part.Source.Contains(reference.WholeTargetSpan)))
            {
                if (Relinked(after, source, note, reference, part.Start - part.Source.Start) is { } change)
                {
                    yield return change;
                }
            }
        }
    }

    /// <summary>The change of one link, by which it leads where it led; null where it does so as it is.</summary>
    /// <param name="by">How far it has moved.</param>
    private TextChange? Relinked(Workspace after, Document was, Document now, Reference reference, int by)
    {
        if (!reference.IsWiki && !reference.HasDestination)
        {
            return null;
        }

        var span = reference.WholeTargetSpan.Shift(by);
        if (LinkTarget.Of(Resolver.Resolve(at.Workspace, was, reference)) is not { } target)
        {
            return Rebased(was, now, reference) is { } path ? new TextChange(span, path) : null;
        }

        var found = Resolver.Resolve(after, now, reference);
        if (Moved(after, target) is not { } wanted || wanted.IsMetBy(found) || (target.IsWhole && IsByTitle(was, reference, target) && found.Path is { } other && created.Contains(other)))
        {
            return null;
        }

        var writer = new LinkWriter(after, now);
        var whole = wanted with { Heading = null, Anchor = null };
        if (reference.IsWiki)
        {
            return (writer.Wiki(wanted, reference.Target) ?? writer.Wiki(whole, reference.Target)) is { } name
                ? new TextChange(span, name + Alias(now, was, reference, span))
                : Otherwise(writer, was, reference, wanted, by);
        }

        var style = StyleOf(was, reference, wanted);
        var destination = writer.Destination(wanted, style) ?? writer.Destination(whole, style);
        return destination is null ? Unwritable(reference) : new TextChange(span, WithQuery(destination, reference));
    }

    /// <summary>Where no wiki link can name the note, as with brackets in its name, an inline link does.</summary>
    private TextChange? Otherwise(LinkWriter writer, Document was, in Reference reference, LinkTarget wanted, int by)
    {
        if (reference.Kind != ReferenceKind.Wiki || at.Features.TextOf(at.Workspace, was.Path) is not { } text
            || was.Outline.FrontMatter?.Span.Contains(reference.Span) == true
            || writer.Destination(wanted, DestinationStyle.Plain) is not { } destination)
        {
            return Unwritable(reference);
        }

        return new TextChange(reference.Span.Shift(by), $"[{text.Slice(reference.DisplaySpan)}]({destination})");
    }

    private TextChange? Unwritable(in Reference reference)
    {
        lost ??= reference.Target;
        return null;
    }

    /// <summary>Where a target is now; null where it is gone.</summary>
    private LinkTarget? Moved(Workspace after, LinkTarget target)
    {
        if (target.IsWhole)
        {
            return !instead.TryGetValue(target.Path, out var place) ? target : HeadingAt(after, place.Path, place.Anchor!.Value.Start) ?? new LinkTarget(place.Path);
        }

        if (at.Workspace.Find(target.Path) is not { } source || (!texts.ContainsKey(target.Path) && target.Path != deleted))
        {
            return target;
        }

        var offset = target.Heading is { } index ? source.Outline.Headings[index].TextSpan.Start : target.Anchor!.Value.Start;
        if (Title is { } title && title.Path == target.Path && title.Offset == offset)
        {
            return new LinkTarget(title.To);
        }

        foreach (var (path, text) in texts)
        {
            foreach (var part in text.Parts.Where(part => !part.IsCopy && part.Path == target.Path && part.Source.Touches(offset)))
            {
                var now = offset - part.Source.Start + part.Start;
                if ((target.Heading is null ? AnchorAt(after, path, now) : HeadingAt(after, path, now)) is { } moved)
                {
                    return moved;
                }
            }
        }

        return null;
    }

    private static LinkTarget? HeadingAt(Workspace after, string path, int offset)
    {
        var headings = after.Find(path)!.Outline.Headings;
        for (var i = 0; i < headings.Length; i++)
        {
            if (headings[i].TextSpan.Start == offset)
            {
                return new LinkTarget(path, i);
            }
        }

        return null;
    }

    private static LinkTarget? AnchorAt(Workspace after, string path, int offset)
    {
        var outline = after.Find(path)!.Outline;
        foreach (var anchor in outline.BlockIds.Concat(outline.Anchors))
        {
            if (anchor.Span.Start == offset)
            {
                return new LinkTarget(path, Anchor: anchor.Span);
            }
        }

        return null;
    }

    /// <summary>What a relative destination that leads nowhere has to be from another folder; null where it stays.</summary>
    private string? Rebased(Document was, Document now, in Reference reference)
    {
        var (from, to) = (PathText.Folder(was.Path), PathText.Folder(now.Path));
        if (from == to || !reference.HasDestination || Destination.Classify(reference.Target) != DestinationKind.Relative
            || PathText.Combine(from, Destination.Decode(Destination.WithoutQuery(reference.Target))) is not { } path)
        {
            return null;
        }

        var rebased = WrittenPath.Of(PathText.Relative(to, path), EscapesOf(was, reference)) + (reference.Target.EndsWith('/') ? "/" : "");
        return WithQuery(rebased + (reference.Fragment is { } fragment ? $"#{fragment}" : ""), reference);
    }

    private static string WithQuery(string destination, in Reference reference)
    {
        var query = reference.Target[Destination.WithoutQuery(reference.Target).Length..];
        var hash = destination.IndexOf('#');
        return query.Length == 0 ? destination : hash < 0 ? destination + query : destination[..hash] + query + destination[hash..];
    }

    /// <summary>A name that a reader saw stays to be seen.</summary>
    private string Alias(Document now, Document was, in Reference reference, TextSpan span)
    {
        var start = reference.Span.Start;
        var isShown = reference.Kind == ReferenceKind.Wiki && reference.DisplaySpan.Start <= reference.TargetSpan.Start && reference.Target.Length > 0
            && (reference.Fragment is null || was.Outline.Headings.Any(heading => heading.Span.Contains(start)));
        if (!isShown)
        {
            return "";
        }

        var isInTable = (now.Text ?? at.Features.TextOf(at.Workspace, now.Path)) is { } text && LinkText.IsInTable(text, span.Start);
        return (isInTable ? "\\|" : "|") + reference.Target;
    }

    private bool IsByTitle(Document was, in Reference reference, LinkTarget target) =>
        reference.IsWiki && at.Workspace.Find(target.Path)?.Outline.Title is { } title && was.Path.Length > 0
        && NameKey.Folded(reference.Target) == NameKey.Folded(title) && NameKey.Folded(reference.Target) != NameKey.Folded(PathText.Stem(target.Path));

    private DestinationStyle StyleOf(Document was, in Reference reference, LinkTarget wanted)
    {
        var written = Destination.WithoutQuery(reference.Target);
        var hasExtension = written.Length == 0 || PathText.Extension(written).Equals(PathText.Extension(wanted.Path), StringComparison.OrdinalIgnoreCase)
            || PathText.Extension(written).Length > 0;
        return new DestinationStyle(EscapesOf(was, reference), hasExtension, written.StartsWith('/'), written.StartsWith("./", StringComparison.Ordinal));
    }

    private WrittenPath.Style EscapesOf(Document was, in Reference reference) => at.Features.TextOf(at.Workspace, was.Path) is { } text
        ? WrittenPath.StyleOf(text, reference.TargetSpan, reference.Kind is ReferenceKind.HtmlLink or ReferenceKind.HtmlImage)
        : WrittenPath.Style.Plain;
}
