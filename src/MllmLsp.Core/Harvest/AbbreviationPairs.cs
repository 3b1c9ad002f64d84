using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Harvest;

/// <summary>An abbreviation where a note says what it stands for.</summary>
/// <param name="ShortForm">As written: <c>RoPE</c>, <c>M-ICL</c>.</param>
/// <param name="ShortSpan">In UTF-16 offsets of the note.</param>
/// <param name="LongForm">As written: <c>Rotary Position Embedding</c>, or a Chinese name as in <c>特征混合(MoF)</c>.</param>
/// <param name="IsAligned">
/// The letters of the short form stand in the long form. False where the long form is Chinese: that the two belong together is then likely only.
/// </param>
public sealed record AbbreviationPair(string ShortForm, TextSpan ShortSpan, string LongForm, TextSpan LongSpan, bool IsAligned);

/// <summary>Where a note says what its abbreviations stand for.</summary>
public static class AbbreviationPairs
{
    /// <summary>In the order of the text. Linear but for nested brackets. Total: any text gives a list.</summary>
    /// <param name="outline">Of the same text; code, formulas, addresses and the like are passed over.</param>
    /// <param name="known">Tells names from abbreviations: <c>视觉编码器(CLIP)</c> is no pair, since CLIP is known as something else.</param>
    public static ImmutableArray<AbbreviationPair> Find(SourceText text, Outline outline, Glossary? known = null) =>
        [.. ProseLines.Of(text, outline).SelectMany(line => In(line, known))];

    internal static IEnumerable<AbbreviationPair> In(ProseLine line, Glossary? known)
    {
        foreach (var pair in TermPairs.In(line, known))
        {
            if (pair.Kind == PairKind.Abbreviation)
            {
                yield return new AbbreviationPair(pair.Name, pair.NameSpan, pair.Other, pair.OtherSpan, IsAligned: true);
            }
            else if (ShortForm.HasShape(pair.Other))
            {
                yield return new AbbreviationPair(pair.Other, pair.OtherSpan, pair.Name, pair.NameSpan, IsAligned: false);
            }
        }
    }
}
