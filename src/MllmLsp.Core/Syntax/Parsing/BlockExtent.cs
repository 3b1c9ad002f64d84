using Markdig.Syntax;

namespace MllmLsp.Core.Syntax.Parsing;

/// <summary>How far a block of Markdig's really reaches.</summary>
internal static class BlockExtent
{
    /// <summary>
    /// Offset of the block's last character in its piece. Markdig stretches neither a fence that nothing closes over its lines, nor every
    /// container over what it holds.
    /// </summary>
    public static int LastOffset(Block block) => block switch
    {
        ContainerBlock { Count: > 0 } container => Math.Max(container.Span.End, LastOffset(container[^1])),
        FencedCodeBlock { Lines.Count: > 0 } fence => Math.Max(fence.Span.End, fence.Lines.Lines[fence.Lines.Count - 1].Slice.End),
        _ => block.Span.End,
    };
}
