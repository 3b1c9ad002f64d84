using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax;

/// <summary>An ATX or setext heading.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Text">As a reader sees it: no emphasis marks, a link's text, an entity's character.</param>
/// <param name="Anchor">GitHub's anchor, already made unique within the note.</param>
/// <param name="Span">The whole heading with its marks.</param>
/// <param name="TextSpan">Its content.</param>
/// <param name="SectionEnd">Offset where its section ends: the next heading of the same or a higher level, else the end of the text.</param>
public readonly record struct Heading(int Level, string Text, string Anchor, TextSpan Span, TextSpan TextSpan, int SectionEnd)
{
    /// <summary>The text with <c>{#id}</c>, as it is shown and named where nobody reads that attribute, such as in Obsidian.</summary>
    public string WholeText { get; init; } = Text;
}

/// <summary>A named place.</summary>
/// <param name="Span">The name, without marks.</param>
public readonly record struct Anchor(string Name, TextSpan Span);

/// <summary><c>[label]: destination "title"</c></summary>
/// <param name="Label">Normalised as CommonMark compares labels.</param>
/// <param name="Span">The whole definition.</param>
/// <param name="LabelSpan">The label without brackets.</param>
public readonly record struct LinkDefinition(string Label, TextSpan Span, TextSpan LabelSpan, string Destination)
{
    /// <summary>The label as it is written.</summary>
    public string Written { get; init; } = Label;
}

/// <summary><c>[^label]: text</c></summary>
/// <param name="Span">The whole definition.</param>
/// <param name="LabelSpan">The label without brackets and caret.</param>
public readonly record struct FootnoteDefinition(string Label, TextSpan Span, TextSpan LabelSpan)
{
    /// <summary>The label as it is written.</summary>
    public string Written { get; init; } = Label;
}

/// <summary><c>#tag</c></summary>
/// <param name="Name">Without <c>#</c>.</param>
/// <param name="Span">With <c>#</c>.</param>
public readonly record struct Tag(string Name, TextSpan Span);

/// <summary><c>&gt; [!type] title</c></summary>
/// <param name="Type">Lower case.</param>
/// <param name="Span">The whole block quote.</param>
public readonly record struct Callout(string Type, TextSpan Span);
