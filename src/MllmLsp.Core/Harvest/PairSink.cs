using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Harvest;

/// <summary>Collects the pairs of one line, each place once.</summary>
internal sealed class PairSink(ProseLine line, Glossary? known)
{
    private readonly List<TermPair> pairs = [];

    public ProseLine Line { get; } = line;

    public string Text => Line.Text;

    /// <summary>The pairs in the order of the line.</summary>
    public IEnumerable<TermPair> Pairs => pairs.OrderBy(pair => pair.Span);

    public void Abbreviation(Operand shortForm, int longStart, int longEnd) =>
        Add(PairKind.Abbreviation, shortForm.Start, shortForm.End, longStart, longEnd);

    public void Translation(int hanStart, int hanEnd, int latinStart, int latinEnd) =>
        Add(PairKind.Translation, hanStart, hanEnd, latinStart, latinEnd);

    /// <summary>
    /// Whether an abbreviation may stand for a Chinese name that it directly follows. It has at least as many characters as the abbreviation
    /// has capitals; a version's name abbreviates nothing (<c>自监督学习特征(DINOv2)</c>); and what the glossary knows as something else is an
    /// example (<c>视觉编码器(CLIP)</c>).
    /// </summary>
    public bool MayAbbreviate(string shortForm, string han)
    {
        if (ShortForm.IsVersioned(shortForm) || han.Count(Scripts.IsHan) < shortForm.Count(char.IsAsciiLetterUpper))
        {
            return false;
        }

        var concepts = known?.Lookup(shortForm) ?? [];
        return concepts.IsEmpty || concepts.Any(concept => concept.Labels
            .Any(label => label.Language == Language.Chinese && SharesTwo(label.Text, han)));
    }

    /// <summary>
    /// Where a Chinese name begins that ends at <paramref name="end"/>: as a glossary has it beside the Latin name (基于人类反馈的强化学习 for RLHF),
    /// else where its run of Han does.
    /// </summary>
    public int HanStart(int start, int end, string latin)
    {
        foreach (var concept in known?.Lookup(latin) ?? [])
        {
            foreach (var label in concept.Labels.Where(label => label.Language == Language.Chinese).OrderByDescending(label => label.Text.Length))
            {
                if (Text.AsSpan(0, end).EndsWith(label.Text, StringComparison.Ordinal))
                {
                    return end - label.Text.Length;
                }
            }
        }

        return HanPhrases.WithoutVerbs(Text, start, end).Start;
    }

    /// <summary>Two characters side by side that both names have.</summary>
    private static bool SharesTwo(string first, string second)
    {
        for (var i = 0; i + 1 < second.Length; i++)
        {
            if (first.AsSpan().Contains(second.AsSpan(i, 2), StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(PairKind kind, int nameStart, int nameEnd, int otherStart, int otherEnd)
    {
        var pair = new TermPair(
            kind, Text[nameStart..nameEnd], Line.SpanOf(nameStart, nameEnd), Text[otherStart..otherEnd], Line.SpanOf(otherStart, otherEnd));
        if (!pairs.Exists(other => other.Kind == kind && (other.NameSpan == pair.NameSpan || other.OtherSpan == pair.OtherSpan)))
        {
            pairs.Add(pair);
        }
    }
}
