using System.Collections.Immutable;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MllmLsp.Core.Glossaries;

/// <summary>
/// Reads the first document of a YAML text into nodes with places. Bounded against hostile files: in size, in depth, and by taking
/// no aliases, which could make a small file enormous.
/// </summary>
internal sealed class YamlReader
{
    private const int MaxLength = 4 * 1024 * 1024;
    private const int MaxDepth = 24;

    private readonly string text;
    private readonly int shift;
    private readonly ProblemList problems;
    private readonly Scanner scanner;
    private readonly Parser parser;

    private YamlReader(string text, ProblemList problems)
    {
        this.text = text;
        this.problems = problems;

        // The library would take a byte order mark for the first character of the first key.
        shift = text.StartsWith('\uFEFF') ? 1 : 0;
        scanner = new Scanner(new StringReader(Ended(shift == 0 ? text : text[1..])));
        parser = new Parser(scanner);
    }

    /// <summary>
    /// The root, or null for a text without any value. <paramref name="isBroken"/> is true when the text is no YAML; the error is then
    /// among the problems, and what stood before it is returned nowhere.
    /// </summary>
    public static YamlNode? Read(string text, ProblemList problems, out bool isBroken)
    {
        isBroken = true;
        if (text.Length > MaxLength)
        {
            problems.Fail(
                new TextSpan(0, 0),
                "The glossary is larger than four million characters: split it.",
                "术语表超过四百万个字符：请拆分成几个文件。");
            return null;
        }

        var reader = new YamlReader(text, problems);
        try
        {
            var root = reader.ReadDocument();
            isBroken = false;
            return root;
        }
        catch (RefusedException refused)
        {
            problems.Fail(reader.ErrorSpan(refused), refused.Wording);
        }
        catch (YamlException error)
        {
            // What the library has to say it says in English only.
            problems.Fail(
                reader.ErrorSpan(error),
                $"This is not valid YAML, correct it: {Sentence(error.Message)}",
                $"YAML 语法有误，请改正：{Sentence(error.Message)}");
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The library's scanner has states that it does not expect itself, such as a list in brackets that is never closed.
            problems.Fail(
                reader.Here(),
                "This is not valid YAML: add the bracket or quotation mark that may be missing before this place.",
                "YAML 语法有误：请补上此处之前可能缺少的括号或引号。");
        }

        return null;
    }

    private YamlNode? ReadDocument()
    {
        Advance();
        Advance();
        if (parser.Current is not DocumentStart)
        {
            return null;
        }

        Advance();
        var root = ReadNode(0);
        if (parser.MoveNext() && parser.Current is DocumentStart)
        {
            problems.Warn(
                SpanOf(parser.Current),
                "Only the first YAML document of a file is read: move this one to a file of its own.",
                "一个文件只读第一个 YAML 文档：请把此文档移到另一个文件。");
        }

        return root;
    }

    /// <summary>Reads the value at the parser's present event and leaves the parser on the event behind it.</summary>
    private YamlNode ReadNode(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new RefusedException(parser.Current!, new Wording(
                "The YAML is nested too deeply for a glossary: remove brackets or hyphens.",
                "YAML 嵌套过深，不是术语表：请减少括号或连字符的层数。"));
        }

        var start = parser.Current!;
        switch (start)
        {
            case Scalar scalar:
                Advance();
                return new YamlScalar(SpanOf(scalar), ValueOf(scalar), scalar.Style == ScalarStyle.Plain);
            case SequenceStart:
                return ReadList(start, depth);
            case MappingStart:
                return ReadMap(start, depth);
            default:
                if (start is not AnchorAlias)
                {
                    throw new RefusedException(start, new Wording("A value is missing here: write it.", "此处缺少值：请补上。"));
                }

                problems.Warn(
                    SpanOf(start),
                    "Aliases are not read in glossaries: write the value out.",
                    "术语表不读取 YAML 别名：请把值完整写出。");
                Advance();
                return new YamlScalar(SpanOf(start), "", true);
        }
    }

    /// <summary>
    /// A block's value without the ends of its last lines: the last one of a file may have none, and gets one when something is added behind it.
    /// Half a surrogate pair becomes U+FFFD, which it is in any file.
    /// </summary>
    private static string ValueOf(Scalar scalar) =>
        WellFormedText.Of(scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded ? scalar.Value.TrimEnd('\n') : scalar.Value);

    private YamlList ReadList(ParsingEvent start, int depth)
    {
        Advance();
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (parser.Current is not SequenceEnd)
        {
            items.Add(ReadNode(depth + 1));
        }

        var span = CollectionSpan(start, parser.Current, items.Count == 0 ? null : items[^1]);
        Advance();
        return new YamlList(span, items.DrainToImmutable());
    }

    private YamlMap ReadMap(ParsingEvent start, int depth)
    {
        Advance();
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        YamlNode? last = null;
        while (parser.Current is not MappingEnd)
        {
            var key = ReadNode(depth + 1);
            last = ReadNode(depth + 1);
            if (key is not YamlScalar name)
            {
                problems.Warn(key.Span, "A key cannot be a list or a map: write a single text.", "键不能是列表或映射：请写成一个文本。");
            }
            else if (!keys.Add(name.Value))
            {
                problems.Warn(
                    name.Span,
                    $"The key '{name.Value}' stands here a second time, and the first one holds: remove or rename this one.",
                    $"键“{name.Value}”在此重复，以前一个为准：请删去或改名。");
            }
            else
            {
                entries.Add(new YamlEntry(name, last));
            }
        }

        var span = CollectionSpan(start, parser.Current, last);
        Advance();
        return new YamlMap(span, entries.DrainToImmutable());
    }

    private void Advance()
    {
        if (!parser.MoveNext())
        {
            throw new InvalidOperationException("The YAML ended within a value.");
        }
    }

    /// <summary>A block ends with its last value: the library's own end is where the next token begins, comments included.</summary>
    private TextSpan CollectionSpan(ParsingEvent start, ParsingEvent end, YamlNode? last)
    {
        var from = Offset(start.Start);
        var closing = Offset(end.Start);
        var to = closing < text.Length && text[closing] is ']' or '}' && text[from] is '[' or '{' ? closing + 1 : last?.Span.End ?? from;
        return TextSpan.FromBounds(from, Math.Max(from, to));
    }

    private TextSpan SpanOf(ParsingEvent parsed)
    {
        var from = Offset(parsed.Start);
        var to = Math.Max(from, Offset(parsed.End));
        while (to > from && text[to - 1] is ' ' or '\n' or '\r' or '\t')
        {
            to--;
        }

        return TextSpan.FromBounds(from, to);
    }

    private TextSpan ErrorSpan(YamlException error)
    {
        // An unclosed quotation mark reaches to the end of the file: only the line on which it begins is marked.
        // Some errors name only the value that they spoil; how far the scanner came is then the better place.
        var isPoint = error.End.Index <= error.Start.Index;
        var from = Math.Min(Offset(isPoint ? scanner.CurrentPosition : error.Start), Math.Max(0, text.Length - 1));
        while (from < text.Length - 1 && text[from] is '\r' or '\n')
        {
            from++;
        }

        var to = Math.Max(Offset(error.End), Math.Min(from + 1, text.Length));
        var lineEnd = text.AsSpan(from, to - from).IndexOfAny('\r', '\n');
        return TextSpan.FromBounds(from, lineEnd >= 0 ? from + lineEnd : to);
    }

    private TextSpan Here()
    {
        var end = Offset(scanner.CurrentPosition);
        return new TextSpan(end, Math.Min(1, text.Length - end));
    }

    /// <summary>The library counts UTF-16 units from the start of what it was given, line ends as they are.</summary>
    private int Offset(in Mark mark) => (int)Math.Clamp(mark.Index + shift, 0, text.Length);

    /// <summary>
    /// The text, with an end to its last line where that may be a directive (<c>%</c>): in one that ends where a buffer of the library does, its scanner
    /// counts two thousand million characters that are not there.
    /// </summary>
    private static string Ended(string text) => text.Contains('%') && text[^1] is not ('\n' or '\r') ? text + "\n" : text;

    private static string Sentence(string message) => message.EndsWith('.') ? message : message + ".";

    /// <summary>YAML that the library would read and we do not.</summary>
    private sealed class RefusedException(ParsingEvent at, Wording wording) : YamlException(at.Start, at.End, wording.English)
    {
        public Wording Wording => wording;
    }
}
