using System.Collections.Immutable;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax;

/// <summary>The YAML block at the very start of a note.</summary>
/// <param name="Span">With both lines of hyphens.</param>
/// <param name="Title">Null where there is none.</param>
/// <param name="TitleSpan">Where the title is written; empty where there is none.</param>
public sealed record FrontMatter(TextSpan Span, string? Title, TextSpan TitleSpan, ImmutableArray<Anchor> Aliases, ImmutableArray<Tag> Tags)
{
    /// <summary>The YAML between the lines of hyphens; empty where it is too long to be read.</summary>
    public TextSpan Content { get; init; }

    /// <summary><c>term: true</c> makes a glossary entry of the note, <c>term: false</c> says that it is none; null where it says neither.</summary>
    public bool? Term { get; init; }
}
