using System.Collections.Immutable;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Bibliographies;

/// <summary>Where a bibliography names an entry by its key: before its fields, among its further keys, and in the fields of others.</summary>
internal static class BibKeyPlaces
{
    /// <summary>Fields that hold keys of other entries (BibLaTeX manual, 2.2.3).</summary>
    private static readonly ImmutableHashSet<string> NamingFields =
        ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "crossref", "xref", "xdata", "entryset", "related");

    /// <summary>The places that declare a key: the entry's own, or that in <c>ids</c>.</summary>
    public static IEnumerable<TextSpan> Declaring(BibFile file, BibEntry entry, string key) =>
        entry.Key == key ? [entry.KeySpan] : Fields(file.Text, entry).Where(field => field.Name.Equals("ids", StringComparison.OrdinalIgnoreCase))
            .SelectMany(field => Keys(file.Text, field.Value))
            .Where(span => file.Text.Slice(span).SequenceEqual(key));

    /// <summary>The places in other entries that name a key.</summary>
    public static IEnumerable<TextSpan> Naming(BibFile file, string key) => file.Entries
        .Where(entry => entry.Fields.Keys.Any(NamingFields.Contains))
        .SelectMany(entry => Fields(file.Text, entry))
        .Where(field => NamingFields.Contains(field.Name))
        .SelectMany(field => Keys(file.Text, field.Value))
        .Where(span => file.Text.Slice(span).SequenceEqual(key));

    /// <summary>The fields of an entry with the places of their values, without the marks around; of a value of several parts the first.</summary>
    private static IEnumerable<(string Name, TextSpan Value)> Fields(SourceText text, BibEntry entry)
    {
        var (at, depth) = (entry.KeySpan.End, 0);
        while (at < entry.Span.End)
        {
            if (depth > 0 || !IsName(text[at]))
            {
                depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
                at++;
                continue;
            }

            var start = at;
            at = Skip(text, at, entry.Span.End, IsName);
            var name = text.Slice(TextSpan.FromBounds(start, at)).ToString();
            at = Skip(text, at, entry.Span.End, char.IsWhiteSpace);
            if (at >= entry.Span.End || text[at] != '=')
            {
                continue;
            }

            at = Skip(text, at + 1, entry.Span.End, char.IsWhiteSpace);
            var end = EndOfValue(text, at, entry.Span.End);
            var isMarked = at < end && text[at] is '{' or '"';
            yield return (name, isMarked ? TextSpan.FromBounds(at + 1, Math.Max(at + 1, end - 1)) : TextSpan.FromBounds(at, end));
            at = end;
        }
    }

    /// <summary>The keys of a list with commas between.</summary>
    private static IEnumerable<TextSpan> Keys(SourceText text, TextSpan list)
    {
        for (var at = list.Start; at < list.End;)
        {
            var comma = text.AsSpan()[at..list.End].IndexOf(',');
            var end = comma < 0 ? list.End : at + comma;
            var start = Skip(text, at, end, char.IsWhiteSpace);
            var stop = end;
            while (stop > start && char.IsWhiteSpace(text[stop - 1]))
            {
                stop--;
            }

            yield return TextSpan.FromBounds(start, stop);
            at = end + 1;
        }
    }

    private static int EndOfValue(SourceText text, int start, int limit)
    {
        if (start >= limit || text[start] is not ('{' or '"'))
        {
            return Skip(text, start, limit, c => !char.IsWhiteSpace(c) && c is not (',' or '}' or ')' or '#'));
        }

        var (isQuoted, depth) = (text[start] == '"', 0);
        for (var at = start + 1; at < limit; at++)
        {
            if (depth == 0 && text[at] == (isQuoted ? '"' : '}'))
            {
                return at + 1;
            }

            depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
        }

        return limit;
    }

    private static int Skip(SourceText text, int at, int limit, Func<char, bool> isSkipped)
    {
        while (at < limit && isSkipped(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsName(char character) => char.IsLetterOrDigit(character) || character is '_' or '-';
}
