using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Terms;

/// <summary>
/// The parts of a note that list literature: below a heading, or a line that stands for one, that says so; and lines that begin with a
/// bracketed number.
/// </summary>
internal static class LiteratureLists
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "references", "reference", "bibliography", "literature", "citation", "citations", "works cited", "further reading",
        "参考文献", "参考资料", "参考论文", "引用文献", "引用", "文献", "延伸阅读", "參考文獻",
    };

    private const int LongestName = 30;

    public static List<TextSpan> Find(Outline outline, SourceText text)
    {
        var found = new List<TextSpan>();
        foreach (var heading in outline.Headings)
        {
            if (IsName(heading.Text))
            {
                found.Add(TextSpan.FromBounds(heading.Span.Start, Math.Max(heading.Span.End, heading.SectionEnd)));
            }
        }

        for (var line = 0; line < text.Lines.LineCount; line++)
        {
            var span = text.Lines.LineSpan(line);
            var content = text.Slice(span);
            if (IsNumbered(content))
            {
                found.Add(span);
            }
            else if (content.Length <= LongestName && IsName(content) && outline.RegionAt(span.Start) is null)
            {
                found.Add(TextSpan.FromBounds(span.Start, NextHeading(outline, span.End, text.Length)));
            }
        }

        return found;
    }

    private static bool IsName(ReadOnlySpan<char> line)
    {
        var name = line.Trim("*_#= \t:：").TrimStart("0123456789.、 ");
        return name.Length is > 0 and <= LongestName && Names.Contains(name.ToString());
    }

    /// <summary><c>[12] Author. Title.</c></summary>
    private static bool IsNumbered(ReadOnlySpan<char> line)
    {
        var content = line.TrimStart();
        if (content.IsEmpty || content[0] != '[')
        {
            return false;
        }

        var close = content.IndexOf(']');
        return close is > 1 and < 5 && content[1..close].IndexOfAnyExceptInRange('0', '9') < 0
            && close + 1 < content.Length && content[close + 1] is ' ' or '\t';
    }

    private static int NextHeading(Outline outline, int from, int end)
    {
        foreach (var heading in outline.Headings)
        {
            if (heading.Span.Start >= from)
            {
                return heading.Span.Start;
            }
        }

        return end;
    }
}
