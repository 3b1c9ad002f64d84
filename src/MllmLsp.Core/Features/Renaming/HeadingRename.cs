using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>
/// A heading: its text, every anchor and wiki link that leads to it, the anchors of other headings whose <c>-n</c> shifts, and links by the
/// note's title where it was that.
/// </summary>
/// <param name="Note">The note that has the heading, with what it says now.</param>
/// <param name="Index">Of the heading in the note.</param>
internal sealed record HeadingRename(TextSpan Span, string Name, Workspace Workspace, Document Note, int Index) : RenameSubject(Span, Name)
{
    public static RenameSubject? Find(Workspace workspace, Document document, int offset)
    {
        for (var i = 0; i < document.Outline.Headings.Length; i++)
        {
            var heading = document.Outline.Headings[i];
            if (document.Text is { } text && document.Outline.ReferenceAt(offset) is null
                && (heading.TextSpan.Touches(offset) || text.Lines.LineOf(offset) == text.Lines.LineOf(heading.TextSpan.Start)))
            {
                var span = Content(text, heading);
                return new HeadingRename(span, text.Slice(span).ToString(), workspace, document, i);
            }
        }

        if (document.Outline.ReferenceAt(offset) is { Fragment: not null } reference && reference.FragmentSpan.Touches(offset)
            && Resolver.Resolve(workspace, document, reference) is { HeadingIndex: { } index, Document: { } target })
        {
            return new HeadingRename(reference.FragmentSpan, target.Outline.Headings[index].Text, workspace, target, index);
        }

        return null;
    }

    public override RenameResult Rename(string name, FeatureContext context)
    {
        name = name.Trim();
        if (name.Length == 0 || name.AsSpan().IndexOfAny('\r', '\n') >= 0)
        {
            return RenameResult.Refused("A heading is one line of text: write some.", "标题是一行文字：请写出内容。");
        }

        if (context.TextOf(Workspace, Note.Path) is not { } text)
        {
            return RenameResult.Refused($"{PathText.Name(Note.Path)} cannot be read.", $"无法读取 {PathText.Name(Note.Path)}。");
        }

        var change = new TextChange(Content(text, Note.Outline.Headings[Index]), name);
        var after = Document.Parse(Note.Path, text.WithChange(change), Note.Version);
        if (after.Outline.Headings.Length != Note.Outline.Headings.Length)
        {
            return RenameResult.Refused($"'{name}' would not be a heading here.", $"“{name}”在此处不成其为标题。");
        }

        var shift = new AnchorShift(Workspace, Note, after, new HashSet<int> { Index });
        return RenameResult.Of(Workspace.MayReferTo(Note.Path).Append(Note)
            .SelectMany(user => shift.In(user, context))
            .Where(found => found.Path != Note.Path || !change.Span.Contains(found.Change.Span))
            .Prepend((Note.Path, change)));
    }

    /// <summary>The heading's text without an attribute <c>{#id}</c>, which links go on to use.</summary>
    internal static TextSpan Content(SourceText text, Heading heading)
    {
        var written = text.Slice(heading.TextSpan).ToString();
        return HeadingAttribute.Read(written) is { } attribute ? new TextSpan(heading.TextSpan.Start, attribute.Text.Length) : heading.TextSpan;
    }
}
