using CsCheck;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Glossaries;

public sealed class TermMatcherProperties
{
    // Few characters, so that labels occur, nest and overlap; the rest are the ones that break offsets.
    private static readonly Gen<char> Character = Gen.Frequency(
        (20, Gen.OneOf<char>('a', 'b', 'A', 'B', 's', 'e', '1', '2')),
        (10, Gen.OneOf<char>('位', '置', '编')),
        (8, Gen.OneOf<char>('-', ' ', '\n', '\r', '\u2011', '.', '/')),
        (4, Gen.OneOf<char>('Ａ', 'ａ', '１', '\u3000', '\u0301', 'é', '\uFE0F')),
        (2, Gen.OneOf<char>('\uD835', '\uDC11', '\uD83D', '\uDE00', '\0')),
        (1, Gen.Char));

    private static readonly Gen<string> Text = Character.Array[0, 40].Select(characters => new string(characters));
    private static readonly Gen<string[]> Labels = Character.Array[1, 6].Select(characters => new string(characters)).Array[0, 12];
    private static readonly Gen<MatchMode> Mode = Gen.OneOf<MatchMode>(MatchMode.Lookup, MatchMode.Strict);

    [Fact]
    public void FindsWhatATryAtEachOffsetFinds() => Gen.Select(Labels, Text, Mode).Sample((labels, text, mode) =>
    {
        var matcher = new TermMatcher([.. labels.Select(Concepts.Of)]);
        return matcher.Find(text, mode).Select(match => match.Span).SequenceEqual(Naive(labels, text, mode));
    }, iter: LongRun.Cases(10_000));

    [Fact]
    public void FindsOwnLabelsInBounds() => Gen.Select(Labels, Text).Sample((labels, text) =>
    {
        var matcher = new TermMatcher([.. labels.Select(Concepts.Of)]);
        var end = 0;
        foreach (var match in matcher.Find(text, MatchMode.Lookup))
        {
            Assert.InRange(match.Span.Start, end, text.Length);
            Assert.InRange(match.Span.End, match.Span.Start + 1, text.Length);
            Assert.Contains(match.Label.Text, labels);
            Assert.Equal(match.Span, matcher.At(text, match.Span.Start)?.Span);
            end = match.Span.End;
        }
    }, iter: LongRun.Cases(5_000));

    [Fact]
    public void FindsALabelThatStandsAlone() => Labels.Sample(labels =>
    {
        foreach (var label in labels.Select(LabelReader.Canonical).Where(IsPlainLabel))
        {
            var found = Assert.Single(new TermMatcher([Concepts.Of(label)]).Find(label, MatchMode.Strict));
            Assert.Equal(new TextSpan(0, label.Length), found.Span);
            Assert.True(found.IsExact);
        }
    }, iter: LongRun.Cases(5_000));

    /// <summary>Separators stand one by one, and inside.</summary>
    private static bool IsPlainLabel(string label) =>
        label.Length > 0 && !Separators.Is(label[0]) && !Separators.Is(label[^1])
        && !Enumerable.Range(1, label.Length - 1).Any(i => Separators.Is(label[i - 1]) && Separators.Is(label[i]));

    /// <summary>The definition, tried at each offset with each label: the leftmost, of these the longest, then on behind it.</summary>
    private static List<TextSpan> Naive(string[] labels, string text, MatchMode mode)
    {
        var shapes = labels.Select(LabelShape.Of).OfType<LabelShape>().ToArray();
        var found = new List<TextSpan>();
        for (var start = 0; start < text.Length;)
        {
            var length = shapes.Select(shape => LengthAt(shape, text, start, mode)).DefaultIfEmpty().Max();
            if (length > 0)
            {
                found.Add(new TextSpan(start, length));
            }

            start += Math.Max(1, length);
        }

        return found;
    }

    private static int LengthAt(LabelShape shape, string text, int start, MatchMode mode)
    {
        var at = start;
        for (var i = 0; i < shape.Key.Length; i++)
        {
            if (at >= text.Length || LabelShape.FoldCase(WidthFolding.Fold(text[at])) != shape.Key[i])
            {
                return 0;
            }

            at++;
            if (i < shape.Key.Length - 1)
            {
                var gap = at;
                while (at < text.Length && Separators.Is(text[at]))
                {
                    at++;
                }

                if ((Separators.Read(text.AsSpan(gap, at - gap)) & shape.Allowed(i)) == 0)
                {
                    return 0;
                }
            }
        }

        var term = new PatternTerm(Concepts.Of("x"), new Label("x", default, LabelRole.Preferred, default), shape, false);
        if (!term.Fits(text, start, mode, out _) || (shape.NeedsEdgeBefore && !WordEdge.IsOpenBefore(text, start)))
        {
            return 0;
        }

        if (!shape.NeedsEdgeAfter || WordEdge.IsOpenAfter(text, at))
        {
            return at - start;
        }

        var plural = EnglishPlural.EndingAt(text, at, shape.Key, mode == MatchMode.Lookup);
        return plural == 0 ? 0 : at + plural - start;
    }
}
