using System.Collections.Immutable;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>All concepts in force, built-in and of a workspace. Immutable; what searching needs is built at first use.</summary>
public sealed class Glossary
{
    /// <summary>Begins the paths of built-in glossary files, which lie in no folder.</summary>
    public const string BuiltInScheme = "mllm-lsp-glossary:/";

    private readonly ImmutableDictionary<string, int> byId;
    private readonly LabelIndex labels;
    private readonly Lazy<TermMatcher> matcher;
    private readonly Lazy<TermIndex> index;
    private readonly Lazy<SpellingIndex> spelling;
    private readonly Lazy<ImmutableDictionary<string, ImmutableArray<GlossaryProblem>>> problems;

    private Glossary(ImmutableArray<GlossaryFile> builtIn, ImmutableArray<GlossaryFile> workspace)
    {
        // What waits for a decision is in force nowhere.
        workspace = workspace.RemoveAll(file => file.IsCandidates);
        var merge = GlossaryMerge.Of(builtIn, workspace);
        byId = merge.ById;
        Concepts = NoteRelations.Resolve(merge.Concepts, byId);
        labels = new LabelIndex(Concepts);
        matcher = new Lazy<TermMatcher>(() => new TermMatcher(Concepts));
        index = new Lazy<TermIndex>(() => new TermIndex(Concepts));
        spelling = new Lazy<SpellingIndex>(() => new SpellingIndex(Concepts));
        Files = builtIn.Concat(workspace).DistinctBy(file => file.Path).ToImmutableDictionary(file => file.Path, StringComparer.Ordinal);
        problems = new(() => GlossaryCheck.Run(this, builtIn.AddRange(workspace), merge.Duplicates, labels));
    }

    public static Glossary Empty { get; } = Create([], []);

    /// <summary>Concepts in a stable order: built-in ones by file, then those of the workspace alone.</summary>
    public ImmutableArray<Concept> Concepts { get; }

    /// <summary>The files by path, so that the line of a definition can be shown.</summary>
    public ImmutableDictionary<string, GlossaryFile> Files { get; }

    /// <summary>
    /// What only all entries together show to be wrong, by path; what is wrong within one file stands in
    /// <see cref="GlossaryFile.Problems"/>. Found when first asked for.
    /// </summary>
    public ImmutableDictionary<string, ImmutableArray<GlossaryProblem>> Problems => problems.Value;

    /// <summary>The labels that several concepts share, whether they mean to or not; in no order.</summary>
    public IEnumerable<Homonym> Homonyms => labels.Shared();

    public TermMatcher Matcher => matcher.Value;

    /// <summary>Labels by their beginnings, for completion.</summary>
    internal TermIndex Index => index.Value;

    /// <summary>Words of labels by what is one edit away, for slips.</summary>
    internal SpellingIndex Spelling => spelling.Value;

    /// <summary>
    /// Merges files. A workspace's entry with the id of a built-in one, or sharing a label with it and not a homonym, is laid over it key
    /// by key, or replaces it. Files of one room in the order in which they count: of two entries with one id the first holds.
    /// </summary>
    public static Glossary Create(ImmutableArray<GlossaryFile> builtIn, ImmutableArray<GlossaryFile> workspace) => new(builtIn, workspace);

    /// <summary>Whether a path is that of a built-in glossary file.</summary>
    public static bool IsBuiltIn(string path) => path.StartsWith(BuiltInScheme, StringComparison.Ordinal);

    /// <summary>Whether a text stands in a file just so: without an escape, and not made from something else, such as a note's name.</summary>
    internal bool IsWrittenAt(string path, TextSpan span, string text) =>
        Files.TryGetValue(path, out var file) && span.End <= file.Text.Length && file.Text.Slice(span).SequenceEqual(text);

    /// <summary>The concept with an id, or null.</summary>
    public Concept? Find(string id) => byId.TryGetValue(id, out var place) ? Concepts[place] : null;

    /// <summary>
    /// The concepts that a whole text names by a label of any role; case, width and separators folded, an English plural too. The best
    /// spelled first; empty when there is none.
    /// </summary>
    public ImmutableArray<Concept> Lookup(string label) => labels.Lookup(label);

    /// <summary>Up to <paramref name="count"/> labels, each of another concept, that an unknown one may stand for; the nearest first.</summary>
    public ImmutableArray<string> Nearest(string label, int count) => labels.Nearest(label, count);
}
