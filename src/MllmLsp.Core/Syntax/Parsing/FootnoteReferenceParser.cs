using Markdig.Helpers;
using Markdig.Parsers;

namespace MllmLsp.Core.Syntax.Parsing;

/// <summary>Reads <c>[^label]</c>, defined or not, unless an inline link's destination follows (there GFM reads a link).</summary>
internal sealed class FootnoteReferenceParser : InlineParser
{
    public FootnoteReferenceParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (Length(slice) is not { } length)
        {
            return false;
        }

        var after = slice;
        after.Start += length;
        processor.Inline = new FootnoteReferenceInline
        {
            Whole = processor.Span(slice.Start, after.Start),
            Label = processor.Span(slice.Start + 2, after.Start - 1),
            Span = new Markdig.Syntax.SourceSpan(processor.GetSourcePosition(slice.Start), processor.GetSourcePosition(after.Start - 1)),
        };
        slice = after;
        return true;
    }

    /// <summary>Length of the reference at the slice's start, with its brackets; null where there is none.</summary>
    public static int? Length(in StringSlice slice)
    {
        var rest = slice.Rest();
        if (rest.Length < 4 || rest[1] != '^')
        {
            return null;
        }

        var label = rest[2..].IndexOfAny("[] \t\r\n^");
        return label > 0 && rest[2 + label] == ']' && InlineLinkTail.Read(rest[(label + 3)..]) is null ? label + 3 : null;
    }
}
