using System.Globalization;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Harvest;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Server.Files;

namespace MllmLsp.Benchmarks.Harvest;

/// <summary>Precision and recall of the harvest on labelled text.</summary>
internal sealed class HarvestFigures
{
    private readonly Glossary known;

    private HarvestFigures(Glossary known) => this.known = known;

    public static Glossary BuiltIn { get; } = Glossary.Create(BuiltInGlossary.Files, []);

    public Score Abbreviations { get; } = new();

    public Score Translations { get; } = new();

    public Score Concepts { get; } = new();

    /// <param name="folder">Of the labelled texts.</param>
    /// <param name="set"><c>tuning</c> or <c>held-out</c></param>
    /// <param name="known">The glossary in force.</param>
    public static HarvestFigures Of(string folder, string set, Glossary known)
    {
        var figures = new HarvestFigures(known);
        foreach (var sentence in LabelledText.Sentences(Path.Combine(folder, $"{set}.sentences.txt")))
        {
            figures.CountPairs(sentence);
        }

        foreach (var path in Directory.EnumerateFiles(folder, $"{set}-*.md").Order(StringComparer.Ordinal))
        {
            var document = LabelledText.Document(path);
            figures.CountPairs(document);
            figures.CountConcepts(document);
        }

        return figures;
    }

    public void Write(TextWriter output, string title, bool details)
    {
        output.WriteLine($"| {title} | labels | found | precision | recall |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var (name, score) in (ReadOnlySpan<(string, Score)>)[("abbreviation pairs", Abbreviations), ("translation pairs", Translations), ("concepts", Concepts)])
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {score.Labels} | {score.Right + score.Wrong.Count} | {score.Precision:0.000} | {score.Recall:0.000} |"));
            if (details)
            {
                output.WriteLine($"  wrong: {string.Join("; ", score.Wrong)}\n  missed: {string.Join("; ", score.Missed)}");
            }
        }

        output.WriteLine();
    }

    private void CountPairs(LabelledText labelled)
    {
        var text = new SourceText(labelled.Text);
        var pairs = TermPairs.Find(text, MarkdownParser.Parse(text), known);
        Count(Abbreviations, pairs.Where(pair => pair.Kind == PairKind.Abbreviation), labelled.Abbreviations);
        Count(Translations, pairs.Where(pair => pair.Kind == PairKind.Translation), labelled.Translations);
    }

    private static void Count(Score score, IEnumerable<TermPair> pairs, IReadOnlyList<string> labels)
    {
        var found = pairs.Select(pair => $"{pair.Name} = {pair.Other}").Distinct(StringComparer.Ordinal).ToList();
        foreach (var pair in found.Where(pair => !labels.Contains(pair)))
        {
            score.AddWrong(pair);
        }

        foreach (var label in labels)
        {
            if (found.Contains(label))
            {
                score.AddRight();
                score.AddFoundLabel();
            }
            else
            {
                score.AddMissed(label);
            }
        }
    }

    private void CountConcepts(LabelledText labelled)
    {
        var text = new SourceText(labelled.Text);
        var set = new CandidateSet();
        set.Add(NoteHarvest.Of("/note.md", text, MarkdownParser.Parse(text), known));
        var candidates = set.Candidates(known).Select(candidate => candidate.Names.Select(name => KeyOf(name.Text)).ToHashSet()).ToList();
        var concepts = labelled.Concepts.Select(names => (Names: names, Keys: names.Select(KeyOf).ToHashSet())).ToList();
        var open = labelled.Open.Select(KeyOf).ToHashSet();
        foreach (var candidate in candidates)
        {
            if (concepts.Exists(concept => concept.Keys.Overlaps(candidate)))
            {
                Concepts.AddRight();
            }
            else if (!open.Overlaps(candidate))
            {
                Concepts.AddWrong(candidate.First());
            }
        }

        foreach (var (names, keys) in concepts)
        {
            if (candidates.Exists(candidate => candidate.Overlaps(keys)))
            {
                Concepts.AddFoundLabel();
            }
            else
            {
                Concepts.AddMissed(names[0]);
            }
        }
    }

    private static string KeyOf(string name) => LabelIndex.KeyOf(name) is { } key ? LabelIndex.Singular(key) : name;
}
