using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>A tag in every note, in text and front matter, and the beginning of those nested below it.</summary>
internal sealed record TagRename(TextSpan Span, string Name, Workspace Workspace) : RenameSubject(Span, Name)
{
    public static RenameSubject? Find(Workspace workspace, Document document, int offset) =>
        document.Text is { } text && ReferenceTarget.TagAt(document, offset) is { } tag && NameSpan(text, tag) is { } span
            ? new TagRename(span, tag.Name, workspace)
            : null;

    public override RenameResult Rename(string name, FeatureContext context)
    {
        name = name.Trim().TrimStart('#');
        var parsed = MarkdownParser.Parse(new SourceText($"x #{name}")).Tags;
        if (parsed is not [var tag] || tag.Name != name || name.EndsWith('/'))
        {
            return RenameResult.Refused(
                $"'{name}' is no tag: write letters, digits, - and _, with / between levels, and not digits alone.",
                $"“{name}”不能作标签：请用文字、数字、- 和 _，层级之间用 /，且不能只有数字。");
        }

        return RenameResult.Of(Workspace.Tagged(Name).SelectMany(note => Changes(note, name, context).Select(change => (note.Path, change))));
    }

    private IEnumerable<TextChange> Changes(Document note, string name, FeatureContext context)
    {
        if (context.TextOf(Workspace, note.Path) is not { } text)
        {
            yield break;
        }

        var folded = NameKey.Folded(Name);
        foreach (var tag in ReferenceTarget.Tags(note))
        {
            var other = NameKey.Folded(tag.Name);
            if ((other == folded || other.StartsWith(folded + "/", StringComparison.Ordinal)) && NameSpan(text, tag) is { } span)
            {
                yield return new TextChange(new TextSpan(span.Start, Math.Min(Name.Length, span.Length)), name);
            }
        }
    }

    /// <summary>The name without <c>#</c> and quotation marks; null where it is written with escapes.</summary>
    private static TextSpan? NameSpan(SourceText text, Tag tag)
    {
        var at = text.Slice(tag.Span).IndexOf(tag.Name, StringComparison.Ordinal);
        return at < 0 ? null : new TextSpan(tag.Span.Start + at, tag.Name.Length);
    }
}
