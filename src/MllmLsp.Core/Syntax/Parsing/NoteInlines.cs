using Markdig.Syntax.Inlines;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax.Parsing;

/// <summary><c>[[target#fragment|alias]]</c>, with <c>!</c> before it an embed. Spans are offsets of the parsed piece.</summary>
internal sealed class WikiLinkInline : LeafInline
{
    public required bool IsEmbed { get; init; }

    public required TextSpan Whole { get; init; }

    /// <summary>What stands between the brackets.</summary>
    public required TextSpan Content { get; init; }
}

/// <summary><c>[^label]</c></summary>
internal sealed class FootnoteReferenceInline : LeafInline
{
    public required TextSpan Whole { get; init; }

    public required TextSpan Label { get; init; }
}

/// <summary><c>$…$</c> or <c>$$…$$</c>.</summary>
internal sealed class MathSpanInline : LeafInline
{
    public required TextSpan Whole { get; init; }
}

/// <summary>An address without angle brackets.</summary>
internal sealed class BareUrlInline : LeafInline
{
    public required TextSpan Whole { get; init; }
}

/// <summary><c>#tag</c></summary>
internal sealed class TagInline : LeafInline
{
    public required TextSpan Whole { get; init; }
}

/// <summary>
/// <c>[</c> or <c>![</c> that no bracket has closed yet. A leaf among its siblings: Markdig's own mark holds all that follows, and finding
/// the end of a line then takes as long as it has open brackets.
/// </summary>
internal sealed class OpenBracketInline : LeafInline
{
    public required bool IsImage { get; init; }
}
