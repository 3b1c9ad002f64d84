using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax.Parsing;

/// <summary><c>[see @key, p. 3; -@other]</c> or a bare <c>@key</c>. Spans are offsets of the parsed piece.</summary>
internal sealed class CitationInline : LeafInline
{
    public required bool IsBare { get; init; }

    public required TextSpan Whole { get; init; }

    public required IReadOnlyList<CitedKey> Keys { get; init; }
}

/// <summary>
/// Reads Pandoc's citations, and leaves to CommonMark what is a link: brackets before a destination or a label, and those that are a defined
/// label themselves.
/// </summary>
internal sealed class CitationParser : InlineParser
{
    private const int LongestGroup = 1000;

    public CitationParser() => OpeningCharacters = ['[', '@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
        slice.CurrentChar == '@' ? MatchBare(processor, ref slice) : MatchGroup(processor, ref slice);

    private static bool MatchBare(InlineProcessor processor, ref StringSlice slice)
    {
        // The character before belongs to the line, and decides whether this is an address.
        var text = slice.Text.AsSpan(0, slice.End + 1);
        if (CitationText.At(text, slice.Start) is not { } cited)
        {
            return false;
        }

        Emit(processor, ref slice, true, cited.Span.End, [cited]);
        return true;
    }

    private static bool MatchGroup(InlineProcessor processor, ref StringSlice slice)
    {
        var rest = slice.Rest();
        var length = rest.Length < 3 ? -1 : rest[1..Math.Min(rest.Length, LongestGroup)].IndexOfAny("[]`");
        if (length <= 0 || rest[1 + length] != ']' || CitationText.Group(rest.Slice(1, length)) is not { Count: > 0 } keys)
        {
            return false;
        }

        var after = slice;
        after.Start += length + 2;
        if (IsLink(processor, after) || processor.Document.ContainsLinkReferenceDefinition(rest.Slice(1, length).ToString()))
        {
            return false;
        }

        var start = slice.Start + 1;
        Emit(processor, ref slice, false, after.Start, [.. keys.Select(key => new CitedKey(key.Span.Shift(start), key.Key.Shift(start)))]);
        return true;
    }

    private static bool IsLink(InlineProcessor processor, StringSlice after) => after.CurrentChar switch
    {
        '(' => LinkHelper.TryParseInlineLink(after, out _, out _),
        '[' => LinkHelper.TryParseLabel(after, out var label) && processor.Document.ContainsLinkReferenceDefinition(label),
        _ => false,
    };

    private static void Emit(InlineProcessor processor, ref StringSlice slice, bool isBare, int end, IReadOnlyList<CitedKey> keys)
    {
        processor.Inline = new CitationInline
        {
            IsBare = isBare,
            Whole = processor.Span(slice.Start, end),
            Keys = [.. keys.Select(key => new CitedKey(processor.Span(key.Span.Start, key.Span.End), processor.Span(key.Key.Start, key.Key.End)))],
            Span = new SourceSpan(processor.GetSourcePosition(slice.Start), processor.GetSourcePosition(end - 1)),
        };
        slice.Start = end;
    }
}
