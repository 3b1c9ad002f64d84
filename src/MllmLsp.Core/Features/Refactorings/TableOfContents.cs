using System.Text;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Refactorings;

/// <summary>
/// A list of the headings that follow, between <c>&lt;!-- toc --&gt;</c> and <c>&lt;!-- /toc --&gt;</c> (also <c>tocstop</c>, as markdown-toc writes it; in
/// any case). What stands between the marks is written anew, and the marks stay as they are. To do so twice changes nothing.
/// </summary>
internal static class TableOfContents
{
    private const int FewestHeadings = 2;

    public static IEnumerable<Refactoring> Find(RefactoringContext at)
    {
        if (Marks(at.Outline, at.Text) is { } marks)
        {
            var content = Between(WithoutList(at, marks), marks.End.Start) + (marks.End.IsEmpty ? "<!-- /toc -->" : "");
            if (!at.Text.Slice(TextSpan.FromBounds(marks.Start.End, marks.End.Start)).SequenceEqual(content))
            {
                yield return at.Edit(
                    "toc",
                    CodeActionKinds.UpdateTableOfContents,
                    at.Say("Update the table of contents", "更新目录"),
                    () => [new TextChange(TextSpan.FromBounds(marks.Start.End, marks.End.Start), content)]);
            }
        }
        else if (!at.Filter.IsAutomatic && Place(at) is var place && Headings(at, place).Count() >= FewestHeadings)
        {
            yield return at.Edit(
                "toc", CodeActionKinds.CreateTableOfContents, at.Say("Create a table of contents", "生成目录"), () => [new TextChange(new TextSpan(place, 0), Created(at, place))]);
        }
    }

    /// <summary>The comments that mark the list; the second is empty where it is missing. Null where there is no first one.</summary>
    private static (TextSpan Start, TextSpan End)? Marks(Outline outline, SourceText text)
    {
        TextSpan? start = null;
        foreach (var comment in Comments(outline, text))
        {
            var word = text.Slice(comment)[4..^3].Trim();
            if (start is null && word.Equals("toc", StringComparison.OrdinalIgnoreCase))
            {
                start = comment;
            }
            else if (start is { } open && (word.Equals("/toc", StringComparison.OrdinalIgnoreCase) || word.Equals("tocstop", StringComparison.OrdinalIgnoreCase)))
            {
                return (open, comment);
            }
        }

        return start is { } alone ? (alone, new TextSpan(alone.End, 0)) : null;
    }

    /// <summary>Comments that stand alone at the beginning of a line.</summary>
    private static IEnumerable<TextSpan> Comments(Outline outline, SourceText text)
    {
        for (var at = 0; text.AsSpan()[at..].IndexOf("<!--", StringComparison.Ordinal) is >= 0 and var found;)
        {
            var start = at + found;
            var length = text.AsSpan()[(start + 4)..].IndexOf("-->", StringComparison.Ordinal) + 4;
            if (length < 4)
            {
                at = start + 4;
                continue;
            }

            var comment = new TextSpan(start, length + 3);
            at = comment.End;
            var line = text.Lines.LineSpan(text.Lines.LineOf(start));
            if (line.Start == start && line.Contains(comment) && text.Slice(TextSpan.FromBounds(comment.End, line.End)).IsWhiteSpace()
                && outline.RegionAt(start)?.Kind == RegionKind.Html)
            {
                yield return comment;
            }
        }
    }

    /// <summary>The note with blanks where the list was: a heading there must not count among those of one text.</summary>
    private static RefactoringContext WithoutList(RefactoringContext at, (TextSpan Start, TextSpan End) marks)
    {
        var list = TextSpan.FromBounds(marks.Start.End, marks.End.Start);
        if (!at.Outline.Headings.Any(heading => list.Contains(heading.Span.Start)))
        {
            return at;
        }

        var blank = at.Text.ToString().ToCharArray();
        for (var i = list.Start; i < list.End; i++)
        {
            blank[i] = blank[i] is '\r' or '\n' ? blank[i] : ' ';
        }

        var text = new SourceText(new string(blank));
        return at with { Text = text, Document = Document.Parse(at.Path, text, at.Document.Version) };
    }

    /// <summary>Behind the title, else at the beginning of the text.</summary>
    private static int Place(RefactoringContext at)
    {
        if (at.Outline.Headings is [{ Level: 1 } title, ..])
        {
            return at.Text.Lines.LineSpanWithEnd(at.Text.Lines.LineOf(Math.Max(title.Span.Start, title.Span.End - 1))).End;
        }

        return at.Outline.FrontMatter?.Span.End ?? (at.Text.Length > 0 && at.Text[0] == '\uFEFF' ? 1 : 0);
    }

    private static string Created(RefactoringContext at, int place)
    {
        var end = at.LineEnd;
        var before = place == 0 || at.Text[place - 1] == '\uFEFF' || place == at.Outline.FrontMatter?.Span.End ? "" : at.Text[place - 1] is '\n' or '\r' ? end : end + end;
        var isBlankBehind = place == at.Text.Length || at.Text[place] is '\n' or '\r';
        return $"{before}<!-- toc -->{Between(at, place)}<!-- /toc -->{end}{(isBlankBehind ? "" : end)}";
    }

    /// <summary>What stands between the marks for the headings behind an offset.</summary>
    private static string Between(RefactoringContext at, int offset)
    {
        var end = at.LineEnd;
        var result = new StringBuilder().Append(end).Append(end);
        var outer = new Stack<int>();
        var writer = new LinkWriter(at.Workspace, at.Document);
        var isAny = false;
        foreach (var index in Headings(at, offset))
        {
            var heading = at.Outline.Headings[index];
            while (outer.TryPeek(out var level) && level >= heading.Level)
            {
                _ = outer.Pop();
            }

            var text = LinkText(heading.Text);
            var destination = writer.Destination(new LinkTarget(at.Path, index), DestinationStyle.Plain);
            _ = result.Append(' ', 2 * outer.Count).Append("- ").Append(destination is null ? text : $"[{text}]({destination})").Append(end);
            outer.Push(heading.Level);
            isAny = true;
        }

        return isAny ? result.Append(end).ToString() : end + end;
    }

    private static IEnumerable<int> Headings(RefactoringContext at, int offset)
    {
        for (var i = 0; i < at.Outline.Headings.Length; i++)
        {
            if (at.Outline.Headings[i] is { Text.Length: > 0 } heading && heading.Span.Start >= offset)
            {
                yield return i;
            }
        }
    }

    /// <summary>A heading's text as the text of a link, which shows it as it is.</summary>
    private static string LinkText(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c is '\\' or '[' or ']' or '*' or '`' or '<' or '&' or '$' or '~' ? result.Append('\\').Append(c) : result.Append(c is '\r' or '\n' ? ' ' : c);
        }

        return result.ToString();
    }
}
