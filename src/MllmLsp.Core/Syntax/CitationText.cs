using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax;

/// <summary>A key where it is cited.</summary>
/// <param name="Span">With <c>@</c>, and with <c>-</c> where the author is suppressed.</param>
/// <param name="Key">The key alone.</param>
internal readonly record struct CitedKey(TextSpan Span, TextSpan Key);

/// <summary>
/// Pandoc's citations: <c>@key</c>, <c>-@key</c>, <c>@{key}</c>. A key begins with a letter, a digit or <c>_</c> and goes on with those and
/// single marks between them. One that begins in Latin ends before Han: <c>如@liu2023所述</c>.
/// </summary>
internal static class CitationText
{
    private const string Marks = ":.#$%&-+?<>~/";

    /// <summary>The citation whose <c>@</c> or <c>-</c> stands at <paramref name="at"/>; null where there is none.</summary>
    public static CitedKey? At(ReadOnlySpan<char> text, int at)
    {
        var mark = at < text.Length && text[at] == '-' ? at + 1 : at;
        if (mark + 1 >= text.Length || text[mark] != '@' || !IsFree(text, at))
        {
            return null;
        }

        if (text[mark + 1] == '{')
        {
            var close = text[(mark + 2)..].IndexOfAny("}\n\r{");
            return close > 0 && text[mark + 2 + close] == '}'
                ? new CitedKey(TextSpan.FromBounds(at, mark + close + 3), new TextSpan(mark + 2, close))
                : null;
        }

        var end = KeyEnd(text, mark + 1);
        return end == mark + 1 ? null : new CitedKey(TextSpan.FromBounds(at, end), TextSpan.FromBounds(mark + 1, end));
    }

    /// <summary>The citations of what stands in brackets; empty where not every part between semicolons has one, as a group must.</summary>
    public static List<CitedKey> Group(ReadOnlySpan<char> content)
    {
        var found = new List<CitedKey>();
        var start = 0;
        while (start <= content.Length)
        {
            var length = content[start..].IndexOf(';');
            var end = length < 0 ? content.Length : start + length;
            var before = found.Count;
            for (var at = start; at < end; at++)
            {
                if (content[at] is '@' or '-' && At(content[..end], at) is { } cited)
                {
                    found.Add(cited);
                    at = cited.Span.End - 1;
                }
            }

            if (found.Count == before)
            {
                return [];
            }

            start = end + 1;
        }

        return found;
    }

    /// <summary>Nothing before it that would make it part of an address or a word.</summary>
    private static bool IsFree(ReadOnlySpan<char> text, int at)
    {
        if (at == 0)
        {
            return true;
        }

        var before = Scripts.CodePointBefore(text, at);
        return !((Scripts.IsLetterOrDigit(before) && !Scripts.IsUnspaced(before)) || before is '_' or '@' or '/' or '\\' or '.' or '-' or '+' or ':');
    }

    private static int KeyEnd(ReadOnlySpan<char> text, int start)
    {
        var first = Scripts.CodePointAt(text, start);
        if (!Scripts.IsLetterOrDigit(first) && first != '_')
        {
            return start;
        }

        var latin = !Scripts.IsUnspaced(first);
        var end = start;
        for (var at = start; at < text.Length;)
        {
            var point = Scripts.CodePointAt(text, at);
            if ((Scripts.IsLetterOrDigit(point) || point == '_') && !(latin && Scripts.IsUnspaced(point)))
            {
                at += point > char.MaxValue ? 2 : 1;
                end = at;
            }
            else if (point < 0x80 && Marks.Contains((char)point) && end == at)
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return end;
    }
}
