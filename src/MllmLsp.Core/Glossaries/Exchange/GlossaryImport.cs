using System.Collections.Immutable;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries.Exchange;

/// <summary>
/// Makes a glossary file of what was read of another format. The file holds no mistake that its parser would report: what the format
/// does not allow is changed or left out here, and said, with the place in the file that was read.
/// </summary>
public sealed class GlossaryImport
{
    /// <summary>Mending one thing may show the next one; each round leaves less to mend.</summary>
    private const int Rounds = 8;

    private readonly List<ImportProblem> problems = [];
    private readonly Dictionary<string, int> offsets = new(StringComparer.Ordinal);

    private GlossaryImport()
    {
    }

    /// <summary>The glossary file, as it is to be written.</summary>
    public required string Text { get; init; }

    /// <summary>How many concepts are in it.</summary>
    public required int Count { get; init; }

    /// <summary>In the order of the file that was read; none is fatal, but that nothing is left where <see cref="Count"/> is 0.</summary>
    public required ImmutableArray<ImportProblem> Problems { get; init; }

    /// <param name="others">Concepts that entries may relate to besides each other, such as the built-in ones.</param>
    public static GlossaryImport Of(ImportedGlossary read, Glossary others)
    {
        var import = new GlossaryImport { Text = "", Count = 0, Problems = [] };
        import.problems.AddRange(read.Problems);
        var concepts = import.WithOwnIds(read.Concepts);
        concepts = import.WithHomonyms(concepts);
        concepts = import.WithKnownRelations(concepts, others);
        var text = "";
        for (var round = 0; round < Rounds; round++)
        {
            text = GlossaryWriter.Write(read.Title, concepts);
            var file = GlossaryParser.Parse("imported.glossary.yml", new SourceText(text));
            if (file.Problems.IsEmpty)
            {
                break;
            }

            import.Report(file);
            concepts = import.WithKnownRelations(import.WithLabels(file.Concepts), others);
        }

        return new GlossaryImport { Text = text, Count = concepts.Length, Problems = [.. import.problems.OrderBy(problem => problem.Offset)] };
    }

    private ImmutableArray<Concept> WithOwnIds(ImmutableArray<ImportedConcept> read)
    {
        var concepts = ImmutableArray.CreateBuilder<Concept>(read.Length);
        foreach (var (concept, offset) in read)
        {
            var id = concept.Id;
            for (var number = 2; offsets.ContainsKey(id); number++)
            {
                id = $"{concept.Id}-{number}";
            }

            if (id != concept.Id)
            {
                Note(offset, $"Another entry has the id '{concept.Id}' already: this one gets '{id}'.", $"编号“{concept.Id}”已属于另一条目：此条目改用“{id}”。");
            }

            offsets.Add(id, offset);
            concepts.Add(Mended(concept with { Id = id }, offset));
        }

        return concepts.DrainToImmutable();
    }

    /// <summary>The concept without what the format forbids and its parser only reports.</summary>
    private Concept Mended(Concept concept, int offset)
    {
        if (concept.Deprecated && concept.ReplacedBy.IsEmpty)
        {
            Note(
                offset,
                $"'{concept.Id}' is deprecated but names no replacement, which a glossary asks for: it stays an entry like any other.",
                $"“{concept.Id}”已弃用，却没有指明改用什么，而术语表要求指明：按普通条目处理。");
            concept = concept with { Deprecated = false };
        }

        foreach (var label in concept.Labels.Where(label => label.Role == LabelRole.Preferred).GroupBy(label => label.Language).SelectMany(group => group.Skip(1)))
        {
            Note(
                offset,
                $"'{concept.Id}' has a preferred label of this language already: '{label.Text}' becomes an alternative one.",
                $"“{concept.Id}”已有此语言的首选名称：“{label.Text}”改作别名。");
        }

        return concept with { Pinyin = concept.Pinyin.Where(one => concept.Labels.Any(label => label.Text == one.Key)).ToImmutableDictionary(StringComparer.Ordinal) };
    }

    /// <summary>Two entries that share a label are two meanings of it: nothing else can be known of them here.</summary>
    private ImmutableArray<Concept> WithHomonyms(ImmutableArray<Concept> concepts)
    {
        var owners = new Dictionary<string, int>(StringComparer.Ordinal);
        var shared = new Dictionary<int, string>();
        for (var i = 0; i < concepts.Length; i++)
        {
            foreach (var label in concepts[i].Labels)
            {
                if (LabelIndex.KeyOf(label.Text) is not { } key || (!owners.TryAdd(key, i) && owners[key] == i))
                {
                    continue;
                }

                if (owners[key] != i)
                {
                    shared.TryAdd(owners[key], label.Text);
                    shared.TryAdd(i, label.Text);
                }
            }
        }

        foreach (var (i, label) in shared.Where(one => !concepts[one.Key].Homonym).OrderBy(one => one.Key))
        {
            Note(
                offsets[concepts[i].Id],
                $"'{label}' is a label of other entries, too: '{concepts[i].Id}' is marked 'homonym: true'. If they are one concept, make them one entry.",
                $"“{label}”也是其他条目的名称：“{concepts[i].Id}”已标上“homonym: true”。若是同一概念，请合并条目。");
        }

        return [.. concepts.Select((concept, i) => shared.ContainsKey(i) ? concept with { Homonym = true } : concept)];
    }

    /// <summary>An entry whose last label was refused would change another one's, which nobody meant.</summary>
    private ImmutableArray<Concept> WithLabels(ImmutableArray<Concept> concepts)
    {
        foreach (var id in concepts.Where(concept => concept.Labels.IsEmpty).Select(concept => concept.Id))
        {
            Note(offsets.GetValueOrDefault(id), $"'{id}' has no label left: the entry is left out.", $"“{id}”已没有名称：已略去此条目。");
        }

        return [.. concepts.Where(concept => !concept.Labels.IsEmpty)];
    }

    private ImmutableArray<Concept> WithKnownRelations(ImmutableArray<Concept> concepts, Glossary others)
    {
        var own = concepts.Select(concept => concept.Id).ToHashSet(StringComparer.Ordinal);
        bool IsKnown(string id) => own.Contains(id) || others.Find(id) is not null;
        return [.. concepts.Select(concept =>
        {
            var unknown = concept.Relations.Where(relation => relation.Kind != RelationKind.ExactMatch && !IsKnown(relation.Target)).ToImmutableArray();
            var noReplacement = concept.ReplacedBy.Where(id => !IsKnown(id)).ToImmutableArray();
            foreach (var target in unknown.Select(relation => relation.Target).Concat(noReplacement).Distinct())
            {
                Note(
                    offsets.GetValueOrDefault(concept.Id),
                    $"'{concept.Id}' relates to '{target}', which is no entry of this file nor built in: the relation is left out.",
                    $"“{concept.Id}”与“{target}”有关系，但此文件和内置术语表中都没有该条目：已略去此关系。");
            }

            return concept with
            {
                Relations = [.. concept.Relations.Except(unknown)],
                ReplacedBy = [.. concept.ReplacedBy.Except(noReplacement)],
                Deprecated = concept.Deprecated && concept.ReplacedBy.Any(IsKnown),
            };
        })];
    }

    /// <summary>What the parser says of the file that would have been written, at the places of the file that was read.</summary>
    private void Report(GlossaryFile file)
    {
        foreach (var problem in file.Problems)
        {
            var owner = file.Concepts.LastOrDefault(concept => concept.Span.Start <= problem.Span.Start);
            var id = owner is not null && owner.Span.End >= problem.Span.Start ? owner.Id : null;
            Note(
                id is null ? 0 : offsets.GetValueOrDefault(id),
                id is null ? problem.Message.English : $"'{id}': {problem.Message.English}",
                id is null ? problem.Message.Chinese : $"“{id}”：{problem.Message.Chinese}");
        }
    }

    private void Note(int offset, string english, string chinese) => problems.Add(new ImportProblem(offset, false, new Wording(english, chinese)));
}
