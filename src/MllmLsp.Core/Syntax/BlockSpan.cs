using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax;

public enum BlockKind
{
    Paragraph,
    Heading,
    List,
    ListItem,
    Quote,
    Table,
    TableRow,
    CodeBlock,
    Math,
    Html,
    Footnote,
    Definition,
    ThematicBreak,
}

/// <summary>A block of a note, as CommonMark and GFM divide the text.</summary>
/// <param name="Span">Without the line end behind it.</param>
/// <param name="Depth">Number of blocks around it.</param>
public readonly record struct BlockSpan(BlockKind Kind, TextSpan Span, int Depth);
