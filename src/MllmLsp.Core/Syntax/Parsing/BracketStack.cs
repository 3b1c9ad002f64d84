namespace MllmLsp.Core.Syntax.Parsing;

/// <summary>
/// The opening brackets of one paragraph that wait for their closing ones (CommonMark, appendix "An algorithm for parsing nested emphasis
/// and links"). Every step takes constant time.
/// </summary>
internal sealed class BracketStack
{
    private readonly Stack<(OpenBracketInline Mark, int TextStart)> open = [];
    private int inactive;

    public bool IsEmpty => open.Count == 0;

    public void Clear()
    {
        open.Clear();
        inactive = 0;
    }

    public void Push(OpenBracketInline mark, int textStart) => open.Push((mark, textStart));

    /// <summary>Takes the innermost opening bracket.</summary>
    /// <param name="textStart">The place behind it, in the paragraph's own text.</param>
    /// <param name="isActive">False: a link within its brackets has been read already, and links hold no links.</param>
    public bool TryPop(out OpenBracketInline mark, out int textStart, out bool isActive)
    {
        var any = open.TryPop(out var top);
        (mark, textStart) = top;
        isActive = any && (mark.IsImage || open.Count >= inactive);
        inactive = Math.Min(inactive, open.Count);
        return any;
    }

    /// <summary>No bracket that is open now opens a link any more; an image may still hold one.</summary>
    public void Deactivate() => inactive = open.Count;
}
