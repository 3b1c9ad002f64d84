using MllmLsp.Core.Text;

namespace MllmLsp.Core.Harvest;

public enum PairKind
{
    /// <summary>A short form and the Latin long form that its letters stand for.</summary>
    Abbreviation,

    /// <summary>A Chinese name and a Latin one, which may be an abbreviation.</summary>
    Translation,
}

/// <summary>Two names of one thing that a note puts side by side.</summary>
/// <param name="Name">The short form, or the Chinese name.</param>
/// <param name="NameSpan">Where <paramref name="Name"/> is written, in UTF-16 offsets of the note.</param>
/// <param name="Other">The long form, or the Latin name.</param>
/// <param name="OtherSpan">Where <paramref name="Other"/> is written.</param>
public sealed record TermPair(PairKind Kind, string Name, TextSpan NameSpan, string Other, TextSpan OtherSpan)
{
    /// <summary>Both names and what stands between them.</summary>
    public TextSpan Span => TextSpan.FromBounds(Math.Min(NameSpan.Start, OtherSpan.Start), Math.Max(NameSpan.End, OtherSpan.End));
}
