using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax;

public enum RegionKind
{
    FrontMatter,
    CodeBlock,
    InlineCode,
    Math,
    Html,

    /// <summary><c>%%…%%</c>, Obsidian's comment.</summary>
    Comment,

    /// <summary>An autolink or a bare address.</summary>
    Url,

    /// <summary>What stands behind a link's text: destination, title and their marks; a definition behind its label.</summary>
    Destination,

    /// <summary>A wiki link's target, without an alias.</summary>
    WikiTarget,

    /// <summary>The label of a footnote or of a reference link.</summary>
    Label,

    Tag,

    /// <summary>The key of a citation, with its mark.</summary>
    Citation,

    /// <summary>A block quote; what stands in it is somebody else's prose.</summary>
    Quote,
}

/// <summary>A part of the text that is not plain prose.</summary>
public readonly record struct Region(RegionKind Kind, TextSpan Span);
