using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>Writes an id into an entry that has none, as its first key.</summary>
internal static class NewId
{
    /// <summary>An entry of one line, <c>- GQA / 分组查询注意力</c>, becomes a map with <c>id</c> and <c>term</c>.</summary>
    public static TextChange InGlossary(SourceText text, Concept concept, string id)
    {
        var start = concept.Span.Start;
        if (text[start] == '{')
        {
            return new TextChange(new TextSpan(start + 1, 0), $" id: {id},");
        }

        var line = text.Lines.LineSpan(text.Lines.LineOf(start));
        var indent = new string(' ', start - line.Start);
        var isMap = LooseYaml.Read(text, 0).Any(token => token.IsKey && !token.IsGap && (token.Span.Start == start || token.Span.Start == start + 1));
        return new TextChange(new TextSpan(start, 0), $"id: {id}{LineEnd(text)}{indent}{(isMap ? "" : "term: ")}");
    }

    /// <summary>The first property of the front matter; a note without one gets one.</summary>
    public static TextChange InNote(SourceText text, string id)
    {
        var end = LineEnd(text);
        var first = text.Lines.LineSpan(0);
        return text.Slice(first).TrimStart('\uFEFF').TrimEnd().SequenceEqual("---") && text.Lines.LineCount > 1
            ? new TextChange(new TextSpan(text.Lines.LineSpan(1).Start, 0), $"id: {id}{end}")
            : new TextChange(new TextSpan(0, 0), $"---{end}id: {id}{end}---{end}{end}");
    }

    /// <summary>The line end of the text's first line.</summary>
    private static string LineEnd(SourceText text)
    {
        var (content, whole) = (text.Lines.LineSpan(0), text.Lines.LineSpanWithEnd(0));
        return whole.Length > content.Length ? text.Slice(TextSpan.FromBounds(content.End, whole.End)).ToString() : "\n";
    }
}
