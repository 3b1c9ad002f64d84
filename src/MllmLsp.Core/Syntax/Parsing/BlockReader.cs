using System.Collections.Immutable;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax.Parsing;

/// <summary>The blocks of Markdig's tree, outer ones before those in them.</summary>
internal static class BlockReader
{
    public static void Read(ParsedPiece piece, string text, ImmutableArray<BlockSpan>.Builder blocks) => Read(piece.Tree, piece.Start, text, 0, blocks);

    private static void Read(ContainerBlock container, int start, string text, int depth, ImmutableArray<BlockSpan>.Builder blocks)
    {
        foreach (var block in container)
        {
            var inner = depth;
            if (Kind(block) is { } kind && Span(block, start, text) is { IsEmpty: false } span)
            {
                blocks.Add(new BlockSpan(kind, span, depth));
                inner++;
            }

            if (block is ContainerBlock { Count: > 0 } children and not TableRow)
            {
                Read(children, start, text, inner, blocks);
            }
        }
    }

    /// <summary>Null for blocks that only group others.</summary>
    private static BlockKind? Kind(Block block) => block switch
    {
        HeadingBlock => BlockKind.Heading,
        ListBlock => BlockKind.List,
        ListItemBlock => BlockKind.ListItem,
        QuoteBlock => BlockKind.Quote,
        Table => BlockKind.Table,
        TableRow => BlockKind.TableRow,
        MathBlock => BlockKind.Math,
        CodeBlock => BlockKind.CodeBlock,
        HtmlBlock => BlockKind.Html,
        FootnoteDefinitionBlock => BlockKind.Footnote,
        LinkReferenceDefinition => BlockKind.Definition,
        ThematicBreakBlock => BlockKind.ThematicBreak,
        ParagraphBlock => BlockKind.Paragraph,
        _ => null,
    };

    /// <summary>Markdig's inclusive span as a half-open one of the note, without white space at its end.</summary>
    private static TextSpan Span(Block block, int start, string text)
    {
        var from = Math.Clamp(block.Span.Start + start, 0, text.Length);
        var to = Math.Clamp(BlockExtent.LastOffset(block) + 1 + start, from, text.Length);
        while (to > from && char.IsWhiteSpace(text[to - 1]))
        {
            to--;
        }

        return TextSpan.FromBounds(from, to);
    }
}
