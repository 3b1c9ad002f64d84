using MllmLsp.Core.Features.Renaming;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>
/// A note takes the place of a link to it: its headings one level below the section that it comes into, its links from the new place, labels that
/// both notes have under other names. What led to the note leads to that place, and the file goes; in an editor that deletes none it stays, and so do
/// the links to it.
/// </summary>
internal static class NoteInlining
{
    private const string Id = "inline-note";

    public static IEnumerable<Refactoring> Find(RefactoringContext at)
    {
        if (at.Folder is null || at.Outline.ReferenceAt(at.Span.Start) is not { Fragment: null, Kind: ReferenceKind.Wiki or ReferenceKind.Embed or ReferenceKind.Inline } link
            || Resolver.Resolve(at.Workspace, at.Document, link) is not { Document: { } note, IsFolder: false } || note.Path == at.Path)
        {
            yield break;
        }

        var name = PathText.Name(note.Path);
        var title = at.Features.DeletesFiles
            ? at.Say($"Put the text of '{name}' here, and delete the note", $"将“{name}”的内容并入此处，并删除该笔记")
            : at.Say($"Put a copy of the text of '{name}' here", $"将“{name}”的内容复制到此处");
        yield return WhyNot(at, link, note) is { } reason
            ? Refactoring.NotHere(Id, CodeActionKinds.InlineNote, title, reason)
            : new Refactoring(Id, CodeActionKinds.InlineNote, title, () => Inline(at, link, note));
    }

    private static string? WhyNot(RefactoringContext at, Reference link, Document note) =>
        !StandsAlone(at, link) ? at.Say("The link has to stand in a paragraph of its own.", "该链接须独占一段。")
        : at.Outline.IsPartial || note.Outline.IsPartial ? at.Say("A note is nested too deeply to be read whole.", "有笔记嵌套过深，无法完整读取。")
        : at.Workspace.ConceptNotes.ContainsKey(note.Path) ? at.Say("The note is an entry of the glossary.", "该笔记是术语表的条目。")
        : HasProperties(note, at) ? at.Say("The note has properties in its front matter that would be lost: move them first.", "该笔记的元数据中有会丢失的属性：请先移走。")
        : null;

    /// <summary>Nothing else on its line, and no text on the lines around.</summary>
    private static bool StandsAlone(RefactoringContext at, Reference link)
    {
        var lines = at.Text.Lines;
        var line = lines.LineOf(link.Span.Start);
        return lines.LineSpan(line).Start == link.Span.Start && lines.LineOf(link.Span.End) == line
            && at.Text.Slice(TextSpan.FromBounds(link.Span.End, lines.LineSpan(line).End)).IsWhiteSpace()
            && IsBorder(line - 1) && IsBorder(line + 1);

        bool IsBorder(int other) => other < 0 || other >= lines.LineCount || at.Text.Slice(lines.LineSpan(other)).IsWhiteSpace()
            || at.Outline.FrontMatter?.Span.End > lines.LineSpan(other).Start
            || at.Outline.Headings.Any(heading => heading.Span.Start == lines.LineSpan(other).Start && at.Text[heading.Span.Start] == '#');
    }

    /// <summary>Whether the front matter says more than the title.</summary>
    private static bool HasProperties(Document note, RefactoringContext at)
    {
        if (note.Outline.FrontMatter is not { } front || at.Features.TextOf(at.Workspace, note.Path) is not { } text)
        {
            return false;
        }

        // Without content it is empty, or too long to be read.
        var entries = FrontMatterEntries.Read(text.ToString(), front.Content);
        return front.Content.IsEmpty ? text.Lines.LineOf(front.Span.End) > 2
            : entries.Count == 0 ? !text.Slice(front.Content).IsWhiteSpace()
            : entries.Any(entry => !entry.Key.Equals("title", StringComparison.OrdinalIgnoreCase));
    }

    private static RefactoringResult Inline(RefactoringContext at, Reference link, Document note)
    {
        if (at.Features.TextOf(at.Workspace, note.Path) is not { } text)
        {
            return RefactoringResult.Refused(at.Say($"{PathText.Name(note.Path)} cannot be read.", $"无法读取 {PathText.Name(note.Path)}。"));
        }

        var content = Content(note, text);
        var outer = Outer(at, link.Span.Start);
        var hasTitle = note.Outline.FrontMatter?.Title is { Length: > 0 } && note.Outline.FirstTopHeading is null;
        var shallowest = hasTitle ? 1 : note.Outline.Headings.Select(heading => heading.Level).DefaultIfEmpty(1).Min();
        var shift = outer is null && !hasTitle ? 0 : (outer?.Level ?? 0) + 1 - shallowest;

        var whole = new Composition();
        whole.Add(at.Path, at.Text, TextSpan.FromBounds(0, link.Span.Start));
        whole.Add(IsBlankBefore(at, link) ? "" : at.LineEnd);
        var start = whole.Length;
        if (hasTitle)
        {
            var marks = new string('#', Math.Min((outer?.Level ?? 0) + 1, 6)) + " ";
            start += marks.Length;
            whole.Add($"{marks}{note.Outline.FrontMatter!.Title}{at.LineEnd}{at.LineEnd}");
        }

        whole.Add(note.Path, text, content, Changes(at, note, text, content, shift), isCopy: !at.Features.DeletesFiles);
        var behind = TextSpan.FromBounds(at.LineAt(link.Span.Start).End, at.Text.Length);
        whole.Add(behind.Length > 0 && !at.Text.Slice(at.Text.Lines.LineSpan(at.Text.Lines.LineOf(link.Span.Start) + 1)).IsWhiteSpace() ? at.LineEnd : "");
        whole.Add(at.Path, at.Text, behind);

        var restructuring = new Restructuring(at);
        restructuring.Change(at.Path, whole);
        if (at.Features.DeletesFiles)
        {
            restructuring.Delete(note.Path);
            restructuring.Redirect(note.Path, at.Path, Beginning(note, content, whole, hasTitle ? start : null));
        }

        return restructuring.Result();
    }

    /// <summary>Where the heading's text stands that links to the note as a whole lead to; -1 where there is none.</summary>
    private static int Beginning(Document note, TextSpan content, Composition whole, int? title)
    {
        if (title is { } written)
        {
            return written;
        }

        if (note.Outline.Headings is not [var first, ..] || first.Span.Start != content.Start)
        {
            return -1;
        }

        foreach (var part in whole.Parts)
        {
            if (part.Path == note.Path && part.Source.Contains(first.TextSpan.Start))
            {
                return first.TextSpan.Start - part.Source.Start + part.Start;
            }
        }

        return -1;
    }

    /// <summary>The innermost heading whose section holds an offset; null for none.</summary>
    private static Heading? Outer(RefactoringContext at, int offset)
    {
        Heading? outer = null;
        foreach (var heading in at.Outline.Headings)
        {
            outer = heading.Span.Start < offset && offset < Math.Max(heading.SectionEnd, heading.Span.End + 1) ? heading : outer;
        }

        return outer;
    }

    private static bool IsBlankBefore(RefactoringContext at, Reference link)
    {
        var line = at.Text.Lines.LineOf(link.Span.Start);
        return line == 0 || at.Text.Slice(at.Text.Lines.LineSpan(line - 1)).IsWhiteSpace();
    }

    /// <summary>The note's text without front matter and without white space at its ends.</summary>
    private static TextSpan Content(Document note, SourceText text)
    {
        var (start, end) = (note.Outline.FrontMatter?.Span.End ?? (text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0), text.Length);
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        start = Math.Max(text.Lines.LineSpan(text.Lines.LineOf(start)).Start, note.Outline.FrontMatter?.Span.End ?? 0);
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    private static TextChange[] Changes(RefactoringContext at, Document note, SourceText text, TextSpan content, int shift)
    {
        var changes = HeadingLevels.Shifted(note.Outline, text, content, shift).Concat(Relabelled(at, note, text)).ToList();
        for (var line = 0; line < text.Lines.LineCount; line++)
        {
            var end = TextSpan.FromBounds(text.Lines.LineSpan(line).End, text.Lines.LineSpanWithEnd(line).End);
            if (!end.IsEmpty && !text.Slice(end).SequenceEqual(at.LineEnd) && !changes.Any(change => change.Span.Overlaps(end)))
            {
                changes.Add(new TextChange(end, at.LineEnd));
            }
        }

        return [.. changes.OrderBy(change => change.Span)];
    }

    /// <summary>Labels that the other note defines or uses, too, get another name.</summary>
    private static IEnumerable<TextChange> Relabelled(RefactoringContext at, Document note, SourceText text)
    {
        var open = note with { Text = text };
        var changes = new List<TextChange>();
        foreach (var (label, written, isFootnote) in note.Outline.Definitions.Select(definition => (definition.Label, definition.Written, false))
            .Concat(note.Outline.Footnotes.Select(footnote => (footnote.Label, footnote.Written, true))).DistinctBy(each => (each.Label, each.Item3)))
        {
            if (!IsTaken(at.Outline, label, isFootnote))
            {
                continue;
            }

            var number = 2;
            while (IsTaken(at.Outline, LinkLabel.Normalize($"{written}-{number}"), isFootnote) || IsTaken(note.Outline, LinkLabel.Normalize($"{written}-{number}"), isFootnote))
            {
                number++;
            }

            var renamed = new LabelRename(default, written, open, text, label, isFootnote).Rename($"{written}-{number}", at.Features);
            changes.AddRange(renamed.Edits.SelectMany(edit => edit.Changes));
        }

        return changes;
    }

    private static bool IsTaken(Outline outline, string label, bool isFootnote) => isFootnote
        ? outline.FindFootnote(label) is not null || outline.References.Any(reference => reference.Kind == ReferenceKind.Footnote && reference.Target == label)
        : outline.FindDefinition(label) is not null || outline.References.Any(reference => reference.Kind == ReferenceKind.Undefined && reference.Target == label);
}
