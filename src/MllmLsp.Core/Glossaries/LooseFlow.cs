using System.Collections.Immutable;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>Reads YAML's flow collections, <c>[a, b]</c> and <c>{ k: v }</c>, also unfinished ones, for <see cref="LooseYaml"/>.</summary>
/// <param name="limit">The end of the text that can belong to the collection.</param>
internal sealed class LooseFlow(SourceText text, int limit, List<LooseToken> tokens, int lastMap)
{
    private const int MaxDepth = 24;

    public int LastMap { get; private set; } = lastMap;

    /// <summary>Reads the collection that begins at an offset.</summary>
    /// <returns>The offset behind it.</returns>
    public int Read(int start, ImmutableArray<string> path) => ReadCollection(start, path, 0);

    /// <summary>Where a quotation that begins at <paramref name="start"/> closes: the offset of its closing mark; null where it does not.</summary>
    public static int? QuoteEnd(SourceText text, int start, int limit)
    {
        var quote = text[start];
        for (var i = start + 1; i < limit; i++)
        {
            if (text[i] == '\\' && quote == '"')
            {
                i++;
            }
            else if (text[i] == quote)
            {
                if (quote == '"' || i + 1 >= limit || text[i + 1] != '\'')
                {
                    return i;
                }

                i++;
            }
        }

        return null;
    }

    private int ReadCollection(int start, ImmutableArray<string> path, int depth)
    {
        var isMap = text[start] == '{';
        var map = isMap ? ++LastMap : 0;
        var isBehindItem = false;
        for (var at = start + 1; ;)
        {
            var from = at;
            at = SkipSpace(at);
            if (!isBehindItem)
            {
                tokens.Add(new LooseToken(isMap, TextSpan.FromBounds(from, at), path, isMap ? map : ++LastMap, IsGap: true) { IsItem = !isMap });
            }

            if (at >= limit)
            {
                return limit;
            }

            switch (text[at])
            {
                case ']' or '}':
                    return at + 1;
                case ',':
                    at++;
                    isBehindItem = false;
                    break;
                default:
                    at = isMap ? ReadEntry(at, path, map, depth) : ReadValue(at, path, depth, isItem: true);
                    isBehindItem = true;
                    break;
            }
        }
    }

    private int ReadEntry(int start, ImmutableArray<string> path, int map, int depth)
    {
        var (name, end) = ReadScalar(start, isKey: true);
        tokens.Add(new LooseToken(true, name, path, map));
        var colon = SkipSpace(end);
        if (colon >= limit || text[colon] != ':')
        {
            return Math.Max(end, start + 1);
        }

        var inner = path.Add(text.Slice(name).ToString());
        var value = SkipSpace(colon + 1);
        if (value >= limit || text[value] is ',' or '}' or ']')
        {
            tokens.Add(new LooseToken(false, TextSpan.FromBounds(colon + 1, value), inner, ++LastMap, IsGap: true));
            return value;
        }

        return ReadValue(value, inner, depth);
    }

    private int ReadValue(int start, ImmutableArray<string> path, int depth, bool isItem = false)
    {
        if (text[start] is '[' or '{')
        {
            return depth < MaxDepth ? ReadCollection(start, path, depth + 1) : limit;
        }

        var (span, end) = ReadScalar(start, isKey: false);
        tokens.Add(new LooseToken(false, span, path, ++LastMap) { IsItem = isItem });
        return Math.Max(end, start + 1);
    }

    /// <summary>A scalar without its quotation marks, and the offset behind it.</summary>
    private (TextSpan Span, int End) ReadScalar(int start, bool isKey)
    {
        if (text[start] is '"' or '\'')
        {
            var close = QuoteEnd(text, start, limit) ?? text.Lines.LineSpan(text.Lines.LineOf(start)).End;
            return (TextSpan.FromBounds(start + 1, Math.Max(start + 1, close)), Math.Min(close + 1, limit));
        }

        var end = start;
        while (end < limit && text[end] is not (',' or ']' or '}' or '[' or '{' or '\r' or '\n')
            && !(text[end] == ':' && (isKey || end + 1 >= limit || text[end + 1] is ' ' or ',' or '}' or ']' or '\r' or '\n'))
            && !(text[end] == '#' && end > start && text[end - 1] is ' ' or '\t'))
        {
            end++;
        }

        var trimmed = end;
        while (trimmed > start && text[trimmed - 1] is ' ' or '\t')
        {
            trimmed--;
        }

        return (TextSpan.FromBounds(start, trimmed), end);
    }

    private int SkipSpace(int at)
    {
        while (at < limit && text[at] is ' ' or '\t' or '\r' or '\n' or '#')
        {
            at = text[at] == '#' ? Math.Min(text.Lines.LineSpan(text.Lines.LineOf(at)).End, limit) : at + 1;
        }

        return at;
    }
}
