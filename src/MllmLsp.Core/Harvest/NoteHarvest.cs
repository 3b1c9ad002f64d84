using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Harvest;

/// <summary>A place that speaks for a candidate.</summary>
/// <param name="Path">As in <c>Document.Path</c>.</param>
/// <param name="Line">From 0.</param>
/// <param name="Span">In UTF-16 offsets of the note.</param>
/// <param name="Sentence">As a reader sees it, cut where it is long.</param>
public sealed record Evidence(EvidenceKind Kind, string Path, int Line, TextSpan Span, string Sentence);

/// <summary>What one note gives: the names that it pairs, and what else looks like a term in it.</summary>
public sealed class NoteHarvest
{
    private const int LongestSentence = 240;

    /// <summary>A label of a scheme stands before a colon at least so often.</summary>
    private const int SchemeRepeats = 2;

    private NoteHarvest(ImmutableArray<(TermPair Pair, Evidence Evidence)> pairs, ImmutableArray<(string Text, bool HasHead, Evidence Evidence)> sightings)
    {
        Pairs = pairs;
        Sightings = sightings;
    }

    internal ImmutableArray<(TermPair Pair, Evidence Evidence)> Pairs { get; }

    internal ImmutableArray<(string Text, bool HasHead, Evidence Evidence)> Sightings { get; }

    /// <summary>Total: any text gives a harvest. Linear but for nested brackets.</summary>
    /// <param name="known">Tells names from abbreviations; what is known is harvested all the same.</param>
    public static NoteHarvest Of(string path, SourceText text, Outline outline, Glossary? known = null)
    {
        var lines = ProseLines.Of(text, outline);
        var labels = SchemeLabels(lines);
        var pairs = ImmutableArray.CreateBuilder<(TermPair, Evidence)>();
        var sightings = ImmutableArray.CreateBuilder<(string, bool, Evidence)>();
        foreach (var line in lines.Where(line => !IsBibliography(line.Text)))
        {
            var paired = TermPairs.In(line, known).ToArray();
            pairs.AddRange(paired.Select(pair => (pair, At(
                pair.Kind == PairKind.Abbreviation ? EvidenceKind.Abbreviation : EvidenceKind.Translation, line, pair.Span))));
            sightings.AddRange(In(line, labels)
                .Where(one => !Array.Exists(paired, pair => IsWithin(one.Span, pair.NameSpan) || IsWithin(one.Span, pair.OtherSpan)))
                .Select(one => (one.Text, one.HasHead, At(one.Kind, line, one.Span))));
        }

        return new NoteHarvest(pairs.DrainToImmutable(), sightings.DrainToImmutable());

        Evidence At(EvidenceKind kind, ProseLine line, TextSpan span)
        {
            var (start, end) = Sentences.At(line.Text, Array.BinarySearch(line.Offsets, span.Start) is >= 0 and var at ? at : 0);
            return new Evidence(kind, path, text.Lines.LineOf(span.Start), span, Quote(text, line, start, end));
        }
    }

    /// <summary>Part of a line in the characters of the note, of either width; <c>…</c> for what is no prose and for what is cut off.</summary>
    private static string Quote(SourceText text, ProseLine line, int start, int end) => string.Create(Math.Min(end - start, LongestSentence + 1), (text, line, start), static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
        {
            var at = from.start + i;
            var written = from.text[from.line.Offsets[at]];
            to[i] = i == LongestSentence || from.line.Text[at] == ProseLine.Barrier ? '…' : written is '\n' or '\r' or '\t' ? ' ' : written;
        }
    });

    /// <summary>A part of a name that is no longer than needed: <c>language model</c> in <c>large language model (LLM)</c>.</summary>
    private static bool IsWithin(TextSpan part, TextSpan whole) => whole.Contains(part) && part != whole;

    private static IEnumerable<Sighting> In(ProseLine line, HashSet<string> labels)
    {
        var counted = new HashSet<TextSpan>();
        var head = LineHeads.Of(line, out var isLabel);
        var isScheme = head.Kind != OperandKind.None && labels.Contains(head.In(line.Text).ToLowerInvariant());
        if (head.Kind != OperandKind.None && !isScheme && !TermHeads.IsGeneric(head.In(line.Text)))
        {
            var whole = head.Kind == OperandKind.Han ? head with { End = HanPhrases.WithoutTail(line.Text, head.Start, head.End) } : head;
            yield return Of(line.Role == LineRole.Heading ? EvidenceKind.Heading : EvidenceKind.ListHead, line, whole);
        }

        foreach (var (start, end) in Sentences.In(line.Text))
        {
            if (DefinitionPatterns.SubjectOf(line.Text, start, end) is { } subject)
            {
                yield return Of(EvidenceKind.Definition, line, subject);
            }
        }

        foreach (var sighting in LatinPhrases.In(line).Concat(HanPhrases.In(line)))
        {
            // A name that is also a noun-like run is seen once.
            if (!(isScheme && sighting.Span == line.SpanOf(head.Start, head.End)) && counted.Add(sighting.Span))
            {
                yield return sighting;
            }
        }
    }

    private static Sighting Of(EvidenceKind kind, ProseLine line, Operand operand)
    {
        var text = operand.In(line.Text);
        return new Sighting(kind, text, line.SpanOf(operand.Start, operand.End), TermHeads.HanLength(text) is > 0 and var head && head < text.Length);
    }

    /// <summary>架构, motivation, method: what recurs before a colon, or as a whole line, is a label of the note's own scheme.</summary>
    private static HashSet<string> SchemeLabels(List<ProseLine> lines)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var head = LineHeads.Of(line, out var isLabel);
            if (head.Kind != OperandKind.None && (isLabel || head.End == line.Text.Length))
            {
                var key = head.In(line.Text).ToLowerInvariant();
                seen[key] = seen.GetValueOrDefault(key) + 1;
            }
        }

        return seen.Where(one => one.Value >= SchemeRepeats).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary><c>Li et al. BLIP-2: … ICML 2023.</c>: an entry of a list of references.</summary>
    private static bool IsBibliography(string line)
    {
        var rest = line.AsSpan().TrimEnd(" .");
        var endsInYear = rest.Length > 20 && rest[^4] is '1' or '2' && rest[^4..].IndexOfAnyExceptInRange('0', '9') < 0;
        return endsInYear && (line.Contains("et al", StringComparison.Ordinal) || (line.Contains('.') && line.AsSpan(0, Math.Min(60, line.Length)).Count(',') > 1));
    }
}
