using System.Collections.Immutable;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Bibliographies;

/// <summary>
/// Reads BibTeX and BibLaTeX as people have it: what stands outside of entries is a comment, values nest braces, join with <c>#</c> and name
/// abbreviations (<c>@string</c>). An entry that is never closed ends where the next one begins at a line's start.
/// </summary>
public sealed class BibParser
{
    private static readonly ImmutableDictionary<string, string> Months = new[] { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" }
        .Select((name, index) => KeyValuePair.Create(name, (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)))
        .ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    private const int RoomPerCharacter = 4;

    private readonly string text;
    private readonly ImmutableArray<BibEntry>.Builder entries = ImmutableArray.CreateBuilder<BibEntry>();
    private readonly ImmutableArray<BibProblem>.Builder problems = ImmutableArray.CreateBuilder<BibProblem>();
    private readonly Dictionary<string, string> strings = new(Months, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private bool isPartial;
    private int at;

    /// <summary>
    /// What abbreviations may still add, in characters: no bibliography comes near it. Abbreviations of abbreviations could otherwise make
    /// a few lines as long as memory is.
    /// </summary>
    private long room;

    private BibParser(string text) => (this.text, room) = (text, RoomPerCharacter * (text.Length + 1L));

    /// <summary>Total, and linear.</summary>
    public static BibFile Parse(string path, SourceText text)
    {
        var parser = new BibParser(text.ToString());
        parser.ReadAll();
        return new BibFile(path, text, parser.entries.ToImmutable(), parser.problems.ToImmutable(), parser.isPartial);
    }

    private void ReadAll()
    {
        while (at < text.Length && text.IndexOf('@', at) is >= 0 and var mark)
        {
            at = mark + 1;
            SkipSpace();
            var type = Name().ToLowerInvariant();
            SkipSpace();
            if (type.Length == 0 || at >= text.Length || text[at] is not ('{' or '('))
            {
                // An address in a comment between entries.
                continue;
            }

            var close = text[at] == '{' ? '}' : ')';
            at++;
            ReadBlock(mark, type, close);
        }
    }

    private void ReadBlock(int mark, string type, char close)
    {
        switch (type)
        {
            case "comment":
                SkipBalanced(mark, close);
                break;
            case "preamble":
                SkipBalanced(mark, close);
                break;
            case "string":
                ReadString(mark, close);
                break;
            default:
                ReadEntry(mark, type, close);
                break;
        }
    }

    private void ReadString(int mark, char close)
    {
        SkipSpace();
        var name = Name();
        SkipSpace();
        if (Take('=') && ReadValue(close) is { } value && name.Length > 0)
        {
            strings[name] = value;
        }

        SkipSpace();
        if (!Take(close))
        {
            ReportUnclosed(mark);
        }
    }

    private void ReadEntry(int mark, string type, char close)
    {
        SkipSpace();
        var start = at;
        while (at < text.Length && text[at] != ',' && text[at] != close && text[at] is not ('=' or '\n' or '\r' or '{' or '}'))
        {
            at++;
        }

        var key = text[start..at].TrimEnd();
        var span = new TextSpan(start, key.Length);
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var closed = ReadFields(fields, close);
        if (!closed)
        {
            ReportUnclosed(mark);
        }

        if (key.Length == 0)
        {
            Report(new TextSpan(mark, 1), "This entry has no key: write it behind the brace.", "此条目没有键：请写在花括号之后。");
            return;
        }

        var other = fields.TryGetValue("ids", out var ids) ? ids.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];
        if (!keys.Add(key))
        {
            Report(span, $"The key '{key}' is used above already, and that entry holds: rename or remove this one.", $"键“{key}”在上文已用过，以上文为准：请改名或删去。");
        }

        entries.Add(new BibEntry(key, span, type, TextSpan.FromBounds(mark, at), fields.ToImmutable()) { OtherKeys = [.. other] });
    }

    /// <returns>False where the text ends, or the next entry begins, before the entry is closed.</returns>
    private bool ReadFields(ImmutableSortedDictionary<string, string>.Builder fields, char close)
    {
        while (true)
        {
            SkipSpace();
            if (Take(close))
            {
                return true;
            }

            if (at >= text.Length || IsNextEntry())
            {
                return false;
            }

            if (Take(','))
            {
                continue;
            }

            var start = at;
            var name = Name();
            SkipSpace();
            if (name.Length > 0 && Take('='))
            {
                if (ReadValue(close) is not { } value)
                {
                    return false;
                }

                fields.TryAdd(name.ToLowerInvariant(), TexText.Plain(value));
                continue;
            }

            // Something that is no field: on to the next comma, or the end.
            Report(TextSpan.FromBounds(start, Math.Max(start + 1, at)), "A field looks like: title = {…},", "字段的写法是：title = {…},");
            at = Math.Max(at, start + 1);
            while (at < text.Length && text[at] != ',' && text[at] != close && !IsNextEntry())
            {
                if (text[at++] == '{' && ReadDelimited('}') is null)
                {
                    return false;
                }
            }
        }
    }

    /// <summary>Parts that are joined by <c>#</c>, as they are written; null where one is never closed.</summary>
    private string? ReadValue(char close)
    {
        var parts = new List<string>();
        do
        {
            SkipSpace();
            if (at >= text.Length)
            {
                return null;
            }

            if (text[at] is '{' or '"')
            {
                var opener = text[at++];
                if (ReadDelimited(opener == '{' ? '}' : '"') is not { } span)
                {
                    return null;
                }

                parts.Add(text.Substring(span.Start, span.Length));
            }
            else
            {
                var start = at;
                while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (',' or '#' or '}' or '{' or '"') && text[at] != close)
                {
                    at++;
                }

                parts.Add(Expanded(text[start..at]));
                if (at == start)
                {
                    break;
                }
            }

            SkipSpace();
        }
        while (Take('#'));
        return string.Concat(parts);
    }

    /// <summary>What an abbreviation stands for; any other word, and one that would add too much, stands for itself.</summary>
    private string Expanded(string word)
    {
        if (!strings.TryGetValue(word, out var whole) || whole.Length > room)
        {
            return word;
        }

        room -= whole.Length;
        return whole;
    }

    /// <summary>Up to the mark that closes a value, braces nested; null where it is never closed.</summary>
    private TextSpan? ReadDelimited(char close)
    {
        var start = at;
        var depth = 0;
        for (; at < text.Length; at++)
        {
            var character = text[at];
            if (depth == 0 && character == close)
            {
                return TextSpan.FromBounds(start, at++);
            }

            if (character is '\n' or '\r' && IsNextEntryAt(at + 1))
            {
                at++;
                return null;
            }

            depth += character switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth < 0)
            {
                return null;
            }
        }

        return null;
    }

    private void SkipBalanced(int mark, char close)
    {
        var (open, depth) = (close == '}' ? '{' : '(', 0);
        for (; at < text.Length; at++)
        {
            if (text[at] == close && depth-- == 0)
            {
                at++;
                return;
            }

            depth += text[at] == open ? 1 : 0;
        }

        ReportUnclosed(mark);
    }

    private bool IsNextEntry() => (at == 0 || text[at - 1] is '\n' or '\r') && IsNextEntryAt(at);

    /// <summary><c>@type{key,</c> at a line's start: a person began a new entry.</summary>
    private bool IsNextEntryAt(int offset)
    {
        if (offset >= text.Length || text[offset] != '@')
        {
            return false;
        }

        var end = offset + 1;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return end > offset + 1 && end < text.Length && text[end] is '{' or '(';
    }

    private string Name()
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or ':' or '.' or '+' or '/' or '*'))
        {
            at++;
        }

        return text[start..at];
    }

    private void SkipSpace()
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '\uFEFF'))
        {
            at++;
        }
    }

    private bool Take(char character)
    {
        if (at >= text.Length || text[at] != character)
        {
            return false;
        }

        at++;
        return true;
    }

    private void ReportUnclosed(int mark)
    {
        isPartial = true;
        var end = text.IndexOfAny(['\n', '\r'], mark);
        Report(TextSpan.FromBounds(mark, end < 0 ? text.Length : end), "This entry is never closed: add its closing brace.", "此条目没有结束：请补上右花括号。");
    }

    private void Report(TextSpan span, string english, string chinese) => problems.Add(new BibProblem(span, english, chinese));
}
