using MllmLsp.Core.Text;

namespace MllmLsp.Core.Harvest;

/// <summary>How likely a candidate is a term: each kind of evidence by itself, and together as if they were independent.</summary>
internal static class Confidence
{
    /// <summary>Nothing that a machine finds is certain.</summary>
    private const double Highest = 0.99;

    private const int LongRun = 8;

    /// <param name="isKnown">A glossary has one of the names: somebody took it for a term already.</param>
    public static double Of(IEnumerable<Found> names, IReadOnlyDictionary<string, double> values, bool isKnown)
    {
        var doubt = isKnown ? 0.5 : 1.0;
        foreach (var name in names)
        {
            foreach (var kind in Enum.GetValues<EvidenceKind>())
            {
                if (name.Has(kind))
                {
                    doubt *= 1 - Weight(kind, name, values[name.Key]);
                }
            }
        }

        return Math.Min(Highest, 1 - doubt);
    }

    private static double Weight(EvidenceKind kind, Found name, double value) => kind switch
    {
        EvidenceKind.Abbreviation => 0.9,
        EvidenceKind.Translation => 0.75,
        EvidenceKind.Definition => 0.5,
        EvidenceKind.Heading or EvidenceKind.ListHead => 0.5,
        EvidenceKind.Name => 0.55,
        _ => OfPhrase(name, value),
    };

    private static double OfPhrase(Found name, double value)
    {
        if (TermHeads.IsGeneric(name.Text))
        {
            return 0;
        }

        var isHan = Scripts.ContainsHan(name.Key);
        if (name.HasHead)
        {
            var isWeak = isHan && TermHeads.IsWeakHan(name.Text) && name.Key.Length < 6;

            // A long run that stands once is often a sentence's part: 图像生成文本描述.
            var isLong = isHan && name.Key.Count(Scripts.IsHan) >= LongRun && name.Frequency < 2;
            return (isWeak && value < 3) || isLong ? 0.4 : 0.55;
        }

        return value >= (isHan ? 4 : 3) && name.Key.Length >= 4 ? 0.5 : 0.2;
    }
}
