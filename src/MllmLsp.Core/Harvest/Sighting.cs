using MllmLsp.Core.Text;

namespace MllmLsp.Core.Harvest;

/// <summary>Why something is taken for a term.</summary>
public enum EvidenceKind
{
    /// <summary>An abbreviation and its long form stand side by side.</summary>
    Abbreviation,

    /// <summary>A Chinese and a Latin name stand side by side.</summary>
    Translation,

    /// <summary>A sentence says what it is.</summary>
    Definition,

    /// <summary>It is a heading by itself.</summary>
    Heading,

    /// <summary>It begins a list item, with a colon or a full stop behind it.</summary>
    ListHead,

    /// <summary>It is spelled as names are: <c>LLaVA-1.5</c>, <c>Flamingo</c>.</summary>
    Name,

    /// <summary>A noun-like run that ends as terms do, or that recurs.</summary>
    Phrase,
}

/// <summary>A possible term in a note.</summary>
/// <param name="Text">As written.</param>
/// <param name="Span">In UTF-16 offsets of the note.</param>
/// <param name="HasHead">It ends as terms do (<see cref="TermHeads"/>).</param>
internal readonly record struct Sighting(EvidenceKind Kind, string Text, TextSpan Span, bool HasHead);
