using System.Collections.Immutable;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>
/// Finds the terms of a glossary in a text: all of them at once, the leftmost first, of several with one start the longest. One matcher
/// serves hover, completion, findings and counts.
/// </summary>
/// <remarks>
/// The automaton reads the original text and steps over separators; a ring of the last offsets says where in the text a key
/// began. Each hit is then held against the edges and the separators of its label. Wherever no label can be under way the hits so far
/// are settled, so that few are ever kept. No term begins within a word of ASCII letters and digits, so that a word is left at its end, or where no label
/// goes on. Linear in the text, and in the number of labels that end at one place within each other.
/// Any UTF-16 is allowed. Immutable and safe to share.
/// </remarks>
public sealed class TermMatcher
{
    /// <summary>Labels beyond this length in characters are not searched for; <see cref="GlossaryParser"/> reports them.</summary>
    internal const int MaxLabelLength = 200;

    /// <summary>A power of two that no key exceeds; a plural in -ies is two characters longer than its label.</summary>
    private const int RingSize = 256;

    /// <summary>How far around a homonym its <see cref="Concept.Near"/> words are looked for, in UTF-16 units on each side.</summary>
    private const int NearDistance = 300;

    private readonly Automaton automaton;
    private readonly TermPattern[] patterns;
    private readonly WordBeginnings beginnings;

    public TermMatcher(IEnumerable<Concept> concepts)
    {
        patterns = TermPattern.Of(concepts);
        string[] keys = [.. patterns.Select(pattern => pattern.Key)];
        automaton = new Automaton(keys);
        beginnings = new WordBeginnings(keys);
    }

    public static TermMatcher Empty { get; } = new([]);

    /// <summary>All terms of a text, in order, never overlapping.</summary>
    public IReadOnlyList<TermMatch> Find(ReadOnlySpan<char> text, MatchMode mode)
    {
        var found = new List<TermMatch>();
        Find(text, new TextSpan(0, text.Length), mode, found);
        return found;
    }

    /// <summary>
    /// Adds the terms within <paramref name="range"/> (UTF-16, clamped to the text) to <paramref name="found"/>. Edges are judged by the
    /// whole text, so that a caller can search only the prose of a note.
    /// </summary>
    public void Find(ReadOnlySpan<char> text, TextSpan range, MatchMode mode, List<TermMatch> found)
    {
        new Scan(this, text, mode, found).Run(range);
    }

    /// <summary>
    /// The term at <paramref name="offset"/> (UTF-16), in <see cref="MatchMode.Lookup"/>; null when none is there. At a border the term
    /// that begins there wins over the one that ends there. The caller passes no more than the paragraph or the lines around.
    /// </summary>
    public TermMatch? At(ReadOnlySpan<char> text, int offset)
    {
        TermMatch? before = null;
        foreach (var match in Find(text, MatchMode.Lookup))
        {
            if (match.Span.Contains(offset))
            {
                return match;
            }

            before = match.Span.End == offset ? match : before;
        }

        return before;
    }

    /// <summary>A key in the text that passed the edges and at least one label's rules.</summary>
    /// <param name="Plural">Length of a plural ending behind the key, or 0.</param>
    /// <param name="Term">The first label that fits; the only one for nearly all patterns.</param>
    private readonly record struct Hit(int Start, int End, int Plural, TermPattern Pattern, PatternTerm Term, Fit Fit);

    /// <summary>One search.</summary>
    private ref struct Scan(TermMatcher matcher, ReadOnlySpan<char> text, MatchMode mode, List<TermMatch> found)
    {
        private readonly ReadOnlySpan<char> text = text;

        /// <summary>Hits that are not settled, by start, with one for each.</summary>
        private readonly List<Hit> hits = [];

        /// <summary>Where the last settled term ended: nothing that begins before is of interest.</summary>
        private int settledEnd;

        /// <summary>No label under way begins before the first hit, or none that still counts: that hit will stand, and can only grow.</summary>
        private bool leads;

        public void Run(TextSpan range)
        {
            var text = this.text;
            var from = Math.Clamp(range.Start, 0, text.Length);
            var to = Math.Clamp(range.End, from, text.Length);
            var (automaton, beginnings) = (matcher.automaton, matcher.beginnings);
            Span<int> ring = stackalloc int[RingSize];
            var read = 0;
            var state = Automaton.Root;
            var wordStart = 0;
            for (var i = from; i < to; i++)
            {
                var isOfWord = char.IsAsciiLetterOrDigit(text[i]);
                if (isOfWord)
                {
                    var beginsWord = i == 0 || !char.IsAsciiLetterOrDigit(text[i - 1]);
                    if (state == Automaton.Root && EndOfWord(text[..to], i) is var end && !(beginsWord && beginnings.MayBegin(text[i..end])))
                    {
                        i = end - 1;
                        continue;
                    }

                    wordStart = beginsWord ? i : wordStart;
                }

                var into = automaton.ClassOf(text[i]);
                if (into == Automaton.Separator)
                {
                    // It may be part of a label, which a hit will decide.
                    continue;
                }

                state = into == Automaton.Outside ? Automaton.Root : automaton.Step(state, into);
                if (state == Automaton.Root)
                {
                    Settle(i);
                    continue;
                }

                ring[read++ & (RingSize - 1)] = i;
                var underWay = ring[(read - automaton.DepthOf(state)) & (RingSize - 1)];
                if (isOfWord && underWay > wordStart)
                {
                    state = Automaton.Root;
                    Settle(i);
                    continue;
                }

                if (hits.Count > 0)
                {
                    Settle(underWay);
                }

                for (var at = automaton.LongestKeyAt(state); at != Automaton.Root; at = automaton.NextKeyAt(at))
                {
                    var start = ring[(read - automaton.DepthOf(at)) & (RingSize - 1)];
                    if (start >= settledEnd && !IsCovered(start))
                    {
                        Accept(matcher.patterns[automaton.KeyIndex(at)], start, i + 1, to);
                    }
                }
            }

            Settle(text.Length);
        }

        private static int EndOfWord(ReadOnlySpan<char> text, int at)
        {
            do
            {
                at++;
            }
            while (at < text.Length && char.IsAsciiLetterOrDigit(text[at]));
            return at;
        }

        /// <summary>
        /// Settles the hits that begin before <paramref name="underWay"/>, the first offset at which a label may still be under way: nothing
        /// can come that begins further left, or at the same place and is longer.
        /// </summary>
        private void Settle(int underWay)
        {
            while (hits.Count > 0 && hits[0].Start < underWay)
            {
                var hit = hits[0];
                found.Add(hit.Pattern.Terms.Length == 1 ? Match(hit, hit.Term, hit.Fit) : Choose(hit));
                settledEnd = hit.End;
                var covered = 1;
                while (covered < hits.Count && hits[covered].Start < settledEnd)
                {
                    covered++;
                }

                hits.RemoveRange(0, covered);
            }

            leads = hits.Count > 0 && hits[0].Start <= Math.Max(underWay, settledEnd);
        }

        private readonly bool IsCovered(int start) => leads && start > hits[0].Start && start < hits[0].End;

        private readonly void Accept(TermPattern pattern, int start, int end, int limit)
        {
            if (pattern.NeedsEdgeBefore && !WordEdge.IsOpenBefore(text, start))
            {
                return;
            }

            var plural = 0;
            if (pattern.NeedsEdgeAfter && !WordEdge.IsOpenAfter(text, end))
            {
                plural = EnglishPlural.EndingAt(text, end, pattern.Key, anyCase: mode == MatchMode.Lookup);
                if (plural == 0 || end + plural > limit)
                {
                    return;
                }
            }

            foreach (var term in pattern.Terms)
            {
                if (term.Fits(text, start, mode, out var fit) && !(plural > 0 && term.IsPlural))
                {
                    Keep(new Hit(start, end + plural, plural, pattern, term, fit));
                    return;
                }
            }
        }

        /// <summary>Keeps the hits sorted by start, and of one start only the longest; a label itself goes before another's plural.</summary>
        private readonly void Keep(Hit hit)
        {
            var at = hits.Count;
            while (at > 0 && hits[at - 1].Start > hit.Start)
            {
                at--;
            }

            if (at == 0 || hits[at - 1].Start != hit.Start)
            {
                hits.Insert(at, hit);
            }
            else if (hits[at - 1].End < hit.End || (hits[at - 1].End == hit.End && hit.Plural == 0))
            {
                hits[at - 1] = hit;
            }
        }

        private static TermMatch Match(Hit hit, PatternTerm term, Fit fit) =>
            new(TextSpan.FromBounds(hit.Start, hit.End), term.Concept, term.Label)
            {
                IsPlural = hit.Plural > 0 || term.IsPlural,
                IsExact = fit is { SameCase: true, SameSeparators: true },
                IsCaseDeviation = fit is { SameCase: false, CapitalizedOnly: false, InnerCapital: true } && term.Shape.Capitals > 1,
            };

        /// <summary>Of several labels with one key, the best: by the words around, then by spelling, then by role.</summary>
        private readonly TermMatch Choose(Hit hit)
        {
            var best = hit.Term;
            var bestFit = hit.Fit;
            var bestRank = -1;
            foreach (var term in hit.Pattern.Terms)
            {
                if (!term.Fits(text, hit.Start, mode, out var fit) || (hit.Plural > 0 && term.IsPlural))
                {
                    continue;
                }

                var near = hit.Pattern.HasHomonyms ? NearWords(hit, term.Concept) : 0;
                var rank = near * 1000 + (fit.SameCase ? 200 : 0) + (fit.SameSeparators ? 100 : 0) + 50 - (int)term.Label.Role;
                if (rank > bestRank)
                {
                    (best, bestFit, bestRank) = (term, fit, rank);
                }
            }

            var match = Match(hit, best, bestFit);
            return hit.Pattern.HasHomonyms ? match with { Homonyms = Others(hit, best.Concept) } : match;
        }

        private readonly ImmutableArray<Concept> Others(Hit hit, Concept chosen)
        {
            var seen = new HashSet<Concept>(ReferenceEqualityComparer.Instance) { chosen };
            var others = ImmutableArray.CreateBuilder<Concept>();
            foreach (var term in hit.Pattern.Terms)
            {
                if (!seen.Contains(term.Concept) && term.Fits(text, hit.Start, mode, out _))
                {
                    seen.Add(term.Concept);
                    others.Add(term.Concept);
                }
            }

            return others.DrainToImmutable();
        }

        /// <summary>How many of a concept's tell-tale words stand around a hit, each counted once.</summary>
        private readonly int NearWords(Hit hit, Concept concept)
        {
            if (concept.Near.IsEmpty)
            {
                return 0;
            }

            var from = Math.Max(0, hit.Start - NearDistance);
            var around = text[from..Math.Min(text.Length, hit.End + NearDistance)];
            var count = 0;
            foreach (var word in concept.Near)
            {
                count += word.Length > 0 && around.Contains(word, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            }

            return count;
        }
    }
}
