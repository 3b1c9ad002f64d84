using System.Text;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features;

/// <summary>What a link leads to: the target's title, its path and its first lines, as plain text.</summary>
public static class LinkPreview
{
    private const int Lines = 8;
    private const int LongestLine = 240;

    /// <returns>Null where the link leads nowhere that is known.</returns>
    internal static string? Markdown(Workspace workspace, Document from, in Reference reference, Resolution resolution, FeatureContext context)
    {
        if (resolution.Status is not (ResolutionStatus.Found or ResolutionStatus.WrongCase) || resolution.Path is not { } path)
        {
            return null;
        }

        if (path == from.Path && resolution.Place is null && !reference.IsWiki)
        {
            return null;
        }

        if (resolution.Document is not { } target)
        {
            var link = MarkdownText.Link(Shown(workspace, from, path), context.LinkTo(new Location(path, default, default)));
            return context.ImageAt(path) is { } image ? $"{link}\n\n{image.Describe(context)}" : link;
        }

        var start = resolution.Place?.Start ?? BodyStart(target);
        var end = resolution.Place?.End ?? int.MaxValue;
        return Note(workspace, from, target, start, end, resolution, context);
    }

    /// <summary>The preview of a whole note, for a completion item.</summary>
    public static string Note(Workspace workspace, Document from, Document target, FeatureContext context) =>
        Note(workspace, from, target, BodyStart(target), int.MaxValue, new Resolution(ResolutionStatus.Found, target.Path), context);

    private static string Note(Workspace workspace, Document from, Document target, int start, int end, Resolution resolution, FeatureContext context)
    {
        var title = resolution.HeadingIndex is { } index ? target.Outline.Headings[index].Text : target.Outline.Title ?? PathText.Stem(target.Path);
        var location = new Location(target.Path, resolution.Place ?? default, resolution.PlaceName ?? default);
        var result = new StringBuilder();
        result.Append("**").Append(MarkdownText.Link(title, context.LinkTo(location))).Append("**");
        if (target.Path != from.Path)
        {
            result.Append(" — ").Append(MarkdownText.Escape(Shown(workspace, from, target.Path)));
        }

        var text = target.Path == from.Path ? from.Text : context.TextOf(workspace, target.Path);
        if (text is not null)
        {
            AppendLines(result, text, target.Outline, start, Math.Min(end, text.Length), resolution);
        }

        return result.ToString();
    }

    private static void AppendLines(StringBuilder result, SourceText text, Outline outline, int start, int end, Resolution resolution)
    {
        var shown = 0;
        var skipTitle = resolution.HeadingIndex is not null || (resolution.Place is null && outline.FrontMatter?.Title is null);
        for (var line = text.Lines.LineOf(Math.Clamp(start, 0, text.Length)); line < text.Lines.LineCount && shown < Lines; line++)
        {
            var span = text.Lines.LineSpan(line);
            if (span.Start > end || (span.Start == end && end > start))
            {
                break;
            }

            var content = text.Slice(span).Trim();
            if (content.IsEmpty)
            {
                continue;
            }

            if (skipTitle && outline.Headings.Any(h => h.Span.Contains(span.Start) || h.Span.Start == span.Start))
            {
                skipTitle = false;
                continue;
            }

            skipTitle = false;
            result.Append("\n\n");
            result.Append(MarkdownText.Escape(content.Length > LongestLine ? string.Concat(content[..LongestLine], "…") : content.ToString()));
            shown++;
        }
    }

    private static int BodyStart(Document target) => target.Outline.FrontMatter?.Span.End ?? 0;

    private static string Shown(Workspace workspace, Document from, string path) =>
        workspace.FolderOf(from.Path) is { } folder ? PathText.Relative(folder.Path, path) : PathText.Name(path);
}
