using Markdig.Extensions.TaskLists;
using Markdig.Helpers;
using Markdig.Parsers;

namespace MllmLsp.Core.Syntax.Parsing;

/// <summary>
/// GFM's check boxes (section 5.3) by Markdig's parser, which also takes the text of <c>- [x](a.md)</c> for one: a box has white space behind it.
/// </summary>
internal sealed class CheckBoxParser : InlineParser
{
    private const int Length = 3;

    private readonly TaskListInlineParser gfm = new();

    public CheckBoxParser() => OpeningCharacters = gfm.OpeningCharacters;

    public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
        (slice.Start + Length > slice.End || slice.PeekChar(Length).IsWhitespace()) && gfm.Match(processor, ref slice);
}
