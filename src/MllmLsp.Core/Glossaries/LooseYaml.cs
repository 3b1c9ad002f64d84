using System.Collections.Immutable;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>A key or a value as it is written, or a place where one may be written.</summary>
/// <param name="Span">Without quotation marks; for a gap the white space.</param>
/// <param name="Path">The keys around a key; of a value also its own. Lists leave no trace in it.</param>
/// <param name="Map">Which map a key belongs to, or would, were the value one; keys of one map have one number.</param>
internal readonly record struct LooseToken(bool IsKey, TextSpan Span, ImmutableArray<string> Path, int Map, bool IsGap = false)
{
    /// <summary>True for an item of a list.</summary>
    public bool IsItem { get; init; }
}

/// <summary>
/// Reads YAML by lines and indentation, for as much as an editor wants to know of a text that is being typed and may be no YAML at the moment:
/// which keys and values stand where. Takes maps, lists, their flow forms, quotes, block scalars and comments; anything else is passed over.
/// Total, and linear in the text.
/// </summary>
internal sealed class LooseYaml
{
    private readonly SourceText text;
    private readonly int blankLine;
    private readonly int blankColumn;
    private readonly List<Frame> frames = [];
    private readonly List<LooseToken> tokens = [];
    private int lastMap;

    private LooseYaml(SourceText text, int offset)
    {
        this.text = text;
        var line = text.Lines.LineOf(offset);
        var span = text.Lines.LineSpan(line);
        blankLine = text.Slice(span).IsWhiteSpace() ? line : -1;
        blankColumn = offset - span.Start;
        frames.Add(new Frame(0, IsList: false, 0));
    }

    /// <summary>
    /// The keys and values of a text in order. A line without anything but a cursor is a place, too: which one, its column says.
    /// </summary>
    public static IReadOnlyList<LooseToken> Read(SourceText text, int offset)
    {
        var reader = new LooseYaml(text, Math.Clamp(offset, 0, text.Length));
        for (var line = 0; line < text.Lines.LineCount;)
        {
            line = reader.ReadLine(line);
        }

        return reader.tokens;
    }

    /// <summary>A block collection that is open.</summary>
    /// <param name="Indent">The column of its keys or hyphens.</param>
    private sealed record Frame(int Indent, bool IsList, int Map)
    {
        /// <summary>The key that was read last; null before the first.</summary>
        public string? Key { get; set; }

        /// <summary>Whether a value may still follow on the next lines.</summary>
        public bool IsOpen { get; set; }
    }

    /// <returns>The next line to read.</returns>
    private int ReadLine(int line)
    {
        var span = text.Lines.LineSpan(line);
        var start = SkipSpaces(span.Start, span.End);
        if (line == blankLine)
        {
            AddBlank(span);
            return line + 1;
        }

        if (start == span.End || text[start] == '#' || IsMarker(span))
        {
            return line + 1;
        }

        return ReadNode(start, span, line);
    }

    /// <summary>A document's beginning or end, or a directive.</summary>
    private bool IsMarker(TextSpan line) =>
        text.Slice(line).StartsWith("---", StringComparison.Ordinal) || text.Slice(line).StartsWith("...", StringComparison.Ordinal) || text[line.Start] == '%';

    private int ReadNode(int start, TextSpan span, int line)
    {
        var column = start - span.Start;
        if (text[start] == '-' && (start + 1 == span.End || text[start + 1] is ' ' or '\t'))
        {
            return ReadItem(start, column, span, line);
        }

        // A list may stand at the column of the key that it belongs to, and ends where a key of that column follows.
        Pop(column, popListsHere: true);
        if (KeyAt(start, span.End) is not { } key)
        {
            return ReadScalarLine(start, column, span, line);
        }

        var map = MapAt(column);
        tokens.Add(new LooseToken(true, key.Name, Path(), map.Map));
        map.Key = text.Slice(key.Name).ToString();
        map.IsOpen = false;
        return ReadValue(key.End, span, line, column, map);
    }

    private int ReadItem(int dash, int column, TextSpan span, int line)
    {
        Pop(column, popListsHere: false);
        if (frames[^1] is not { IsList: true } list || list.Indent != column)
        {
            frames[^1].IsOpen = false;
            frames.Add(new Frame(column, IsList: true, 0));
        }

        var content = SkipSpaces(dash + 1, span.End);
        if (content == span.End || text[content] == '#')
        {
            tokens.Add(new LooseToken(false, TextSpan.FromBounds(dash + 1, content), Path(), ++lastMap, IsGap: true) { IsItem = true });
            return line + 1;
        }

        var inner = content - span.Start;
        if (text[content] == '-' || KeyAt(content, span.End) is not null)
        {
            return ReadNode(content, span, line);
        }

        // It may become the first key of a map: what follows at its column then belongs to it.
        var map = new Frame(inner, IsList: false, ++lastMap);
        var next = ReadScalar(content, span, line, column, map.Map, isItem: true);
        frames.Add(map);
        return next;
    }

    /// <summary>A line that is neither an item nor a key: a key that is being typed, a value on a line of its own, or more of the text above.</summary>
    private int ReadScalarLine(int start, int column, TextSpan span, int line)
    {
        var top = frames[^1];
        if (!top.IsList && top.Indent == column)
        {
            var end = PlainEnd(start, span.End);
            tokens.Add(new LooseToken(true, TextSpan.FromBounds(start, end), Path(above: true), top.Map));
            return line + 1;
        }

        if (!top.IsList && !top.IsOpen)
        {
            return line + 1;
        }

        top.IsOpen = false;
        return ReadScalar(start, span, line, top.Indent, ++lastMap);
    }

    private int ReadValue(int from, TextSpan span, int line, int indent, Frame map)
    {
        var start = SkipSpaces(from, span.End);
        if (start == span.End || text[start] == '#')
        {
            AddGap(TextSpan.FromBounds(from, start));
            map.IsOpen = true;
            return line + 1;
        }

        return ReadScalar(start, span, line, indent, ++lastMap);
    }

    /// <summary>A value of any form but a block collection.</summary>
    /// <param name="indent">Lines that are not further right than this end it.</param>
    private int ReadScalar(int start, TextSpan span, int line, int indent, int map, bool isItem = false)
    {
        switch (text[start])
        {
            case '|' or '>':
                return LineBehind(indent, line);
            case '[' or '{':
                var limit = text.Lines.LineSpan(LineBehind(indent, line, closing: true) - 1).End;
                var flow = new LooseFlow(text, limit, tokens, lastMap);
                var end = flow.Read(start, Path());
                lastMap = flow.LastMap;
                return text.Lines.LineOf(end) + 1;
            case '"' or '\'':
                var last = text.Lines.LineSpan(LineBehind(indent, line) - 1).End;
                var close = LooseFlow.QuoteEnd(text, start, last);
                var stop = close ?? span.End;
                tokens.Add(new LooseToken(false, TextSpan.FromBounds(start + 1, stop), Path(), map) { IsItem = isItem });
                return text.Lines.LineOf(stop) + 1;
            default:
                tokens.Add(new LooseToken(false, TextSpan.FromBounds(start, PlainEnd(start, span.End)), Path(), map) { IsItem = isItem });
                return line + 1;
        }
    }

    private void AddBlank(TextSpan span)
    {
        var kept = frames.ToArray();
        Pop(blankColumn, popListsHere: true);
        var top = frames[^1];
        var at = new TextSpan(span.Start + blankColumn, 0);
        if (!top.IsList && top.Indent == blankColumn)
        {
            tokens.Add(new LooseToken(true, at, Path(above: true), top.Map, IsGap: true));
        }
        else if (!top.IsList && top.IsOpen)
        {
            AddGap(at);
        }

        frames.Clear();
        frames.AddRange(kept);
    }

    private void AddGap(TextSpan span) => tokens.Add(new LooseToken(false, span, Path(), ++lastMap, IsGap: true));

    private void Pop(int column, bool popListsHere)
    {
        while (frames.Count > 1 && (frames[^1].Indent > column || (frames[^1].Indent == column && popListsHere && frames[^1].IsList)))
        {
            frames.RemoveAt(frames.Count - 1);
        }
    }

    private Frame MapAt(int column)
    {
        if (frames[^1] is { IsList: false } top && top.Indent == column)
        {
            top.Key = null;
            return top;
        }

        frames[^1].IsOpen = false;
        var map = new Frame(column, IsList: false, ++lastMap);
        frames.Add(map);
        return map;
    }

    /// <param name="above">Whether the innermost map's own key is left out.</param>
    private ImmutableArray<string> Path(bool above = false)
    {
        var path = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < (above ? frames.Count - 1 : frames.Count); i++)
        {
            if (frames[i].Key is { } key)
            {
                path.Add(key);
            }
        }

        return path.ToImmutable();
    }

    /// <summary>The first line behind <paramref name="line"/> that is not further right than <paramref name="indent"/>.</summary>
    /// <param name="closing">Whether a line that begins with a closing bracket still belongs to what is above.</param>
    private int LineBehind(int indent, int line, bool closing = false)
    {
        for (line++; line < text.Lines.LineCount; line++)
        {
            var span = text.Lines.LineSpan(line);
            var start = SkipSpaces(span.Start, span.End);
            if (start < span.End && start - span.Start <= indent && !(closing && text[start] is ']' or '}'))
            {
                break;
            }
        }

        return line;
    }

    /// <summary>The key that begins at a place: its name without quotation marks, and the offset behind its colon.</summary>
    private (TextSpan Name, int End)? KeyAt(int start, int end)
    {
        if (text[start] is '"' or '\'')
        {
            return LooseFlow.QuoteEnd(text, start, end) is { } close && close + 1 < end && IsColon(close + 1, end)
                ? (TextSpan.FromBounds(start + 1, close), close + 2)
                : null;
        }

        if (text[start] is '[' or '{' or '#' or '|' or '>' or '&' or '*' or '!' or '%' or '@' or '`')
        {
            return null;
        }

        for (var i = start; i < end; i++)
        {
            if (IsColon(i, end))
            {
                return i == start ? null : (TextSpan.FromBounds(start, TrimEnd(start, i)), i + 1);
            }

            if (text[i] == '#' && text[i - 1] is ' ' or '\t')
            {
                return null;
            }
        }

        return null;
    }

    private bool IsColon(int at, int end) => text[at] == ':' && (at + 1 == end || text[at + 1] is ' ' or '\t');

    /// <summary>Where a plain scalar ends on its line: before a comment, without the spaces behind it.</summary>
    private int PlainEnd(int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if (text[i] == '#' && text[i - 1] is ' ' or '\t')
            {
                end = i;
            }
        }

        return TrimEnd(start, end);
    }

    private int TrimEnd(int start, int end)
    {
        while (end > start && text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        return end;
    }

    private int SkipSpaces(int from, int end)
    {
        while (from < end && text[from] is ' ' or '\t')
        {
            from++;
        }

        return from;
    }
}
