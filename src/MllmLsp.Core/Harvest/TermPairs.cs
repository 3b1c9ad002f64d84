using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Harvest;

/// <summary>Finds where a note gives two names of one thing: an abbreviation and its long form, a Chinese name and a Latin one.</summary>
public static class TermPairs
{
    /// <summary>In the order of the text. Total: any text gives a list.</summary>
    /// <param name="outline">Of the same text; code, formulas, addresses and the like are passed over.</param>
    /// <param name="known">What the glossary knows tells names from abbreviations; null: nothing is known.</param>
    public static ImmutableArray<TermPair> Find(SourceText text, Outline outline, Glossary? known = null) =>
        [.. ProseLines.Of(text, outline).SelectMany(line => In(line, known))];

    internal static IEnumerable<TermPair> In(ProseLine line, Glossary? known)
    {
        var sink = new PairSink(line, known);
        BracketPairs.Find(sink);
        ApposedPairs.Find(sink);
        return sink.Pairs;
    }
}
