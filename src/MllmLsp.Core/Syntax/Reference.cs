using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax;

public enum ReferenceKind
{
    /// <summary><c>[text](destination)</c></summary>
    Inline,

    /// <summary><c>![text](destination)</c></summary>
    Image,

    /// <summary>The destination of <c>[label]: destination</c>.</summary>
    Definition,

    /// <summary><c>&lt;a href="…"&gt;</c></summary>
    HtmlLink,

    /// <summary><c>&lt;img src="…"&gt;</c></summary>
    HtmlImage,

    /// <summary><c>&lt;https://…&gt;</c> or a bare address.</summary>
    Autolink,

    /// <summary><c>[text][label]</c> whose label is defined.</summary>
    Full,

    /// <summary><c>[label][]</c> whose label is defined.</summary>
    Collapsed,

    /// <summary><c>[label]</c> whose label is defined.</summary>
    Shortcut,

    /// <summary><c>[text][label]</c> or <c>[label][]</c> whose label nothing defines: literal text for CommonMark.</summary>
    Undefined,

    /// <summary><c>[[target#heading|text]]</c></summary>
    Wiki,

    /// <summary><c>![[target]]</c></summary>
    Embed,

    /// <summary><c>[^label]</c></summary>
    Footnote,

    /// <summary>A key in brackets, <c>[see @key, p. 3]</c> (Pandoc).</summary>
    Citation,

    /// <summary><c>@key</c> in running text: a citation only where the key is known.</summary>
    BareCitation,

    /// <summary><c>[text](…)</c> that CommonMark does not read as a link, though its author meant one (trap 21 of the reference rules).</summary>
    Malformed,
}

/// <summary>A reference as it is written.</summary>
/// <param name="Span">The whole reference with its marks.</param>
/// <param name="DisplaySpan">What a reader sees: a link's text, a wiki link's alias or target.</param>
/// <param name="Target">
/// What it names, without the fragment: a destination after CommonMark's escapes and entities but still percent-encoded, a wiki link's
/// target, a label as CommonMark compares labels.
/// </param>
/// <param name="TargetSpan">Where <paramref name="Target"/> is written.</param>
/// <param name="Fragment">What follows <c>#</c>, still percent-encoded; null where there is no <c>#</c>.</param>
/// <param name="FragmentSpan">Where <paramref name="Fragment"/> is written, without <c>#</c>; empty at the target's end where there is none.</param>
public readonly record struct Reference(
    ReferenceKind Kind, TextSpan Span, TextSpan DisplaySpan, string Target, TextSpan TargetSpan, string? Fragment, TextSpan FragmentSpan)
{
    /// <summary>A label as it is written, white space collapsed; <see cref="Target"/> for everything else.</summary>
    public string Written { get; init; } = Target;

    /// <summary>True for kinds whose target is a destination: a path or an address.</summary>
    public bool HasDestination => Kind is ReferenceKind.Inline or ReferenceKind.Image or ReferenceKind.Definition
        or ReferenceKind.HtmlLink or ReferenceKind.HtmlImage or ReferenceKind.Autolink;

    /// <summary>True for kinds whose target is the label of a link definition or of a footnote.</summary>
    public bool IsLabelled => Kind is ReferenceKind.Full or ReferenceKind.Collapsed or ReferenceKind.Shortcut or ReferenceKind.Undefined or ReferenceKind.Footnote;

    public bool IsWiki => Kind is ReferenceKind.Wiki or ReferenceKind.Embed;

    /// <summary>The target and the fragment as written, with the <c>#</c> between.</summary>
    public TextSpan WholeTargetSpan => Fragment is null ? TargetSpan : TextSpan.FromBounds(TargetSpan.Start, Math.Max(TargetSpan.End, FragmentSpan.End));
}
