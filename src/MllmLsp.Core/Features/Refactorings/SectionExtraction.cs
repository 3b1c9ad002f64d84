using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>
/// A section becomes a note beside its note, and a link stands in its place. Links to the section, to its headings and blocks, from all notes lead to
/// the new note; definitions and footnotes that it uses go with it.
/// </summary>
internal static class SectionExtraction
{
    private const string Id = "extract-section";

    public static IEnumerable<Refactoring> Find(RefactoringContext at)
    {
        if (at.Folder is not { } folder || HeadingAt(at) is not { } index)
        {
            yield break;
        }

        var heading = at.Outline.Headings[index];
        var title = at.Say($"Extract the section '{heading.Text}' to a note of its own", $"将“{heading.Text}”一节提取为单独的笔记");
        if (WhyNot(at, heading) is { } reason)
        {
            yield return Refactoring.NotHere(Id, CodeActionKinds.ExtractSection, title, reason);
        }
        else if (NewNotePath.For(at, heading.Text) is { } path && PathText.IsWithin(path, folder.Path))
        {
            yield return new Refactoring(Id, CodeActionKinds.ExtractSection, title, () => Extract(at, heading, path));
        }
    }

    /// <summary>The heading on the cursor's line; the innermost section around the cursor where somebody asks for this by name.</summary>
    private static int? HeadingAt(RefactoringContext at)
    {
        var line = at.LineAt(at.Span.Start);
        int? around = null;
        for (var i = 0; i < at.Outline.Headings.Length; i++)
        {
            var heading = at.Outline.Headings[i];
            if (heading.Span.Start <= line.End && heading.Span.End >= line.Start)
            {
                return i;
            }

            around = heading.Span.Start <= at.Span.Start && at.Span.Start < heading.SectionEnd ? i : around;
        }

        return at.Filter.Names(CodeActionKinds.ExtractSection) ? around : null;
    }

    private static string? WhyNot(RefactoringContext at, Heading heading)
    {
        var line = at.LineAt(heading.Span.Start);
        return !at.Features.CreatesFiles ? at.Say("This editor makes no files for the server.", "此编辑器不为服务器新建文件。")
            : at.Outline.IsPartial ? at.Say("This note is nested too deeply to be read whole.", "本笔记嵌套过深，无法完整读取。")
            : line.Start != heading.Span.Start ? at.Say("The heading stands in a list or quotation.", "该标题位于列表或引用中。")
            : heading.Text.Trim().Length == 0 ? at.Say("The heading has no text to name the note by.", "该标题没有文字，无法为笔记命名。")
            : at.Text.Slice(new TextSpan(0, heading.Span.Start))[(at.Outline.FrontMatter?.Span.End ?? 0)..].IsWhiteSpace() && heading.SectionEnd >= at.Text.Length
                ? at.Say("The section is the whole note.", "该节即是整篇笔记。")
                : null;
    }

    private static RefactoringResult Extract(RefactoringContext at, Heading heading, string path)
    {
        var section = TextSpan.FromBounds(heading.Span.Start, Math.Min(Math.Max(heading.SectionEnd, heading.Span.End), at.Text.Length));
        var labels = new SharedLabels(at, section);
        var restructuring = new Restructuring(at) { Title = (at.Path, heading.TextSpan.Start, path) };
        restructuring.Change(at.Path, Left(at, section, Link(at, heading, path), labels));
        restructuring.Create(path, Extracted(at, heading, section, labels));
        return restructuring.Result();
    }

    private static Composition Extracted(RefactoringContext at, Heading heading, TextSpan section, SharedLabels labels)
    {
        var note = new Composition();
        note.Add(at.Path, at.Text, TrimmedEnd(at.Text, section), HeadingLevels.Shifted(at.Outline, at.Text, section, 1 - heading.Level));
        note.Add(at.LineEnd);
        var isFirst = true;
        foreach (var (span, isMoved) in labels.ForSection)
        {
            note.Add(isFirst ? at.LineEnd : "");
            note.Add(at.Path, at.Text, TrimmedEnd(at.Text, span), isCopy: !isMoved);
            note.Add(at.LineEnd);
            isFirst = false;
        }

        return note;
    }

    private static Composition Left(RefactoringContext at, TextSpan section, string link, SharedLabels labels)
    {
        var end = at.LineEnd;
        var left = new Composition();
        var removed = labels.ForSection.Where(label => label.IsMoved).Select(label => new TextChange(WholeLines(at.Text, label.Span), "")).OrderBy(change => change.Span).ToArray();
        left.Add(at.Path, at.Text, TextSpan.FromBounds(0, section.Start), removed);
        var line = at.Text.Lines.LineOf(section.Start);
        left.Add(line > 0 && !at.Text.Slice(at.Text.Lines.LineSpan(line - 1)).IsWhiteSpace() ? end : "");
        left.Add(link + end);
        left.Add(section.End < at.Text.Length ? end : "");
        left.Add(at.Path, at.Text, TextSpan.FromBounds(section.End, at.Text.Length), removed);
        if (labels.ForRest.Count > 0)
        {
            left.Add(at.Text.Length > section.End && at.Text[at.Text.Length - 1] is not ('\n' or '\r') ? end + end : end);
        }

        foreach (var span in labels.ForRest)
        {
            left.Add(at.Path, at.Text, TrimmedEnd(at.Text, span), isCopy: true);
            left.Add(end);
        }

        return left;
    }

    private static string Link(RefactoringContext at, Heading heading, string path)
    {
        var after = at with { Workspace = at.Workspace.WithFiles(at.Workspace.Files.With(path)).WithDocument(Document.Parse(path, SourceText.Empty)) };
        var isPlain = heading.Text.AsSpan().IndexOfAny("[]|\r\n\\`*_<") < 0;
        return LinkText.To(after, new LinkTarget(path), isPlain ? heading.Text.Trim() : PathText.Stem(path), heading.Span.Start) ?? PathText.Stem(path);
    }

    private static TextSpan TrimmedEnd(SourceText text, TextSpan span)
    {
        var end = span.End;
        while (end > span.Start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return TextSpan.FromBounds(span.Start, end);
    }

    private static TextSpan WholeLines(SourceText text, TextSpan span) => TextSpan.FromBounds(
        text.Lines.LineSpan(text.Lines.LineOf(span.Start)).Start,
        text.Lines.LineSpanWithEnd(text.Lines.LineOf(Math.Max(span.Start, TrimmedEnd(text, span).End - 1))).End);
}
