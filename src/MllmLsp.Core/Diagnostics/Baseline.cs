using System.Collections.Immutable;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Diagnostics;

/// <summary>Findings that were there when somebody began to check, and are not to be reported again.</summary>
/// <param name="Code">One of <see cref="DiagnosticCodes"/>, or a code that was one once.</param>
/// <param name="Text">The marked text, cut and without line ends, as <see cref="Baseline.Shown"/> makes it.</param>
/// <param name="Line">The <see cref="Fingerprint"/>.</param>
/// <param name="Count">How many findings of the file share all that; at least one.</param>
public sealed record KnownFinding(string Code, string Text, string Line, int Count);

/// <summary>One file's findings held against a baseline.</summary>
/// <param name="Stale">Entries of the file that no finding answers any more, with the counts that are too many.</param>
public sealed record BaselineMatch(ImmutableArray<Diagnostic> New, ImmutableArray<Diagnostic> Known, ImmutableArray<KnownFinding> Stale);

/// <summary>
/// The known findings of all files. They are matched by what they say, not by line number: a line that moved is still known, and so is a
/// finding whose text is unchanged in a line that was otherwise edited, since a paragraph of a note is often one line.
/// </summary>
public sealed class Baseline
{
    private const int ShownLength = 60;

    private readonly ILookup<(string Code, string Line), (string Path, KnownFinding Entry)> byLine;

    /// <param name="files">By path, as in <c>Document.Path</c>.</param>
    public Baseline(ImmutableSortedDictionary<string, ImmutableArray<KnownFinding>> files)
    {
        Files = files;
        byLine = files.SelectMany(file => file.Value.Select(entry => (file.Key, entry))).ToLookup(each => (each.entry.Code, each.entry.Line));
    }

    public static Baseline Empty { get; } = new(ImmutableSortedDictionary.Create<string, ImmutableArray<KnownFinding>>(StringComparer.Ordinal));

    /// <summary>Sorted by path; each file's entries by code, text and line, so that equal findings give an equal file.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<KnownFinding>> Files { get; }

    /// <summary>What a file's findings are as entries of a baseline.</summary>
    public static ImmutableArray<KnownFinding> Entries(SourceText text, IEnumerable<Diagnostic> findings) =>
    [
        .. findings.GroupBy(finding => (finding.Code, Text: Shown(finding, text), Line: Fingerprint.Of(finding, text)))
            .Select(same => new KnownFinding(same.Key.Code, same.Key.Text, same.Key.Line, same.Count()))
            .OrderBy(entry => entry.Code, StringComparer.Ordinal)
            .ThenBy(entry => entry.Text, StringComparer.Ordinal)
            .ThenBy(entry => entry.Line, StringComparer.Ordinal),
    ];

    /// <summary>The marked text as people recognise it: at most sixty units, white space as single spaces.</summary>
    public static string Shown(Diagnostic finding, SourceText text)
    {
        var start = Math.Clamp(finding.Span.Start, 0, text.Length);
        var length = Math.Min(finding.Span.Length, text.Length - start);
        var words = text.Slice(new TextSpan(start, Math.Min(length, ShownLength))).ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words) + (length > ShownLength ? "…" : "");
    }

    /// <summary>
    /// Tells known findings from new ones. Each entry answers as many findings as it counts: first those on an equal line, then those of
    /// equal text on another. A file without entries of its own may have been moved: it takes those of files that are gone, on equal lines.
    /// </summary>
    /// <param name="findings">All of the file, in the order of the text.</param>
    /// <param name="exists">Whether a path is still there.</param>
    /// <remarks>Linear in the findings and the file's entries.</remarks>
    public BaselineMatch Match(string path, SourceText text, ImmutableArray<Diagnostic> findings, Func<string, bool> exists)
    {
        if (Files.IsEmpty)
        {
            return new BaselineMatch(findings, [], []);
        }

        if (!Files.TryGetValue(path, out var own))
        {
            own = [.. findings.Select(finding => (finding.Code, Fingerprint.Of(finding, text))).Distinct().SelectMany(key => Moved(key, exists))];
            var moved = new Matching(own, text).Run(findings);
            return moved with { Stale = [] };
        }

        return new Matching(own, text).Run(findings);
    }

    private IEnumerable<KnownFinding> Moved((string Code, string Line) key, Func<string, bool> exists) =>
        byLine[key].Where(each => !exists(each.Path)).Select(each => each.Entry).Take(1);

    /// <summary>Uses entries up, each as often as it counts.</summary>
    private sealed class Matching(ImmutableArray<KnownFinding> entries, SourceText text)
    {
        private readonly int[] left = [.. entries.Select(entry => entry.Count)];

        public BaselineMatch Run(ImmutableArray<Diagnostic> findings)
        {
            var known = new bool[findings.Length];
            var byLine = Index(entry => (entry.Code, entry.Line));
            Mark(findings, known, finding => Take(byLine, (finding.Code, Fingerprint.Of(finding, text))));
            var byText = Index(entry => (entry.Code, entry.Text));
            Mark(findings, known, finding => Take(byText, (finding.Code, Shown(finding, text))));
            return new BaselineMatch(
                [.. findings.Where((_, i) => !known[i])],
                [.. findings.Where((_, i) => known[i])],
                [.. entries.Select((entry, i) => entry with { Count = left[i] }).Where(entry => entry.Count > 0)]);
        }

        private static void Mark(ImmutableArray<Diagnostic> findings, bool[] known, Func<Diagnostic, bool> isKnown)
        {
            for (var i = 0; i < findings.Length; i++)
            {
                known[i] = known[i] || isKnown(findings[i]);
            }
        }

        private Dictionary<(string, string), Queue<int>> Index(Func<KnownFinding, (string, string)> key)
        {
            var index = new Dictionary<(string, string), Queue<int>>();
            for (var i = 0; i < entries.Length; i++)
            {
                var at = key(entries[i]);
                if (!index.TryGetValue(at, out var queue))
                {
                    index[at] = queue = new Queue<int>();
                }

                queue.Enqueue(i);
            }

            return index;
        }

        private bool Take(Dictionary<(string, string), Queue<int>> index, (string, string) key)
        {
            while (index.TryGetValue(key, out var queue) && queue.TryPeek(out var first))
            {
                if (left[first] > 0)
                {
                    left[first]--;
                    return true;
                }

                _ = queue.Dequeue();
            }

            return false;
        }
    }
}
