using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>Checks between the entries of all files: ids, shared labels, relations.</summary>
internal sealed class GlossaryCheck
{
    private readonly Glossary glossary;
    private readonly LabelIndex labels;
    private readonly Dictionary<string, List<GlossaryProblem>> problems = new(StringComparer.Ordinal);

    private GlossaryCheck(Glossary glossary, LabelIndex labels)
    {
        this.glossary = glossary;
        this.labels = labels;
    }

    public static ImmutableDictionary<string, ImmutableArray<GlossaryProblem>> Run(
        Glossary glossary, ImmutableArray<GlossaryFile> files, IReadOnlyList<GlossaryMerge.DuplicateId> duplicates, LabelIndex labels)
    {
        var check = new GlossaryCheck(glossary, labels);
        foreach (var (leftOut, kept) in duplicates)
        {
            var message = new Wording(
                $"The id '{leftOut.Id}' is another entry's already, and that one holds: give this entry another id.",
                $"编号“{leftOut.Id}”已属于另一条目，以那一条目为准：请为此条目另取编号。");
            check.Warn(leftOut.DefinedIn, leftOut.NameSpan, message,
                new GlossaryProblemPlace(kept.DefinedIn, kept.NameSpan, new Wording("The entry that holds.", "生效的条目。")));
        }

        foreach (var concept in glossary.Concepts)
        {
            check.CheckLabels(concept);
        }

        var paths = new Dictionary<Relation, string>(ReferenceEqualityComparer.Instance);
        foreach (var concept in files.SelectMany(file => file.Concepts))
        {
            check.CheckRelations(concept, paths);
        }

        BroaderCycles.Find(glossary, (concept, relation) => check.Warn(
            paths.GetValueOrDefault(relation, concept.DefinedIn),
            relation.Span,
            new Wording(
                $"'broader' leads from '{concept.Id}' by '{relation.Target}' back to '{concept.Id}': remove one of these relations.",
                $"“broader”从“{concept.Id}”经“{relation.Target}”又回到“{concept.Id}”：请删去其中一个关系。")));
        return check.problems.ToImmutableDictionary(
            one => one.Key, one => one.Value.OrderBy(problem => problem.Span).ToImmutableArray(), StringComparer.Ordinal);
    }

    private void CheckLabels(Concept concept)
    {
        if (concept.Labels.IsEmpty)
        {
            Warn(concept.DefinedIn, concept.NameSpan, new Wording(
                $"The entry has no label, and there is no built-in concept '{concept.Id}' to lay it over: add one or correct the id.",
                $"条目没有名称，也没有编号为“{concept.Id}”的内置概念可供补充：请加上名称，或改正编号。"));
        }

        foreach (var label in concept.Labels)
        {
            if (LabelIndex.KeyOf(label.Text) is { } key && OtherOwner(concept, label, key) is { } other)
            {
                // A user can mend their own file only.
                var isOthersTurn = IsBuiltIn(PathOf(concept, label)) && !IsBuiltIn(PathOf(other.Concept, other.Label));
                Clash(isOthersTurn ? other : (concept, label), isOthersTurn ? (concept, label) : other);
            }
        }
    }

    private void Clash((Concept Concept, Label Label) one, (Concept Concept, Label Label) other)
    {
        var (label, rival) = (one.Label.Text, other.Concept.Id);
        var message = (one.Label.Role, other.Label.Role) switch
        {
            (LabelRole.Avoided, _) => new Wording(
                $"'{label}' is a label to avoid here but a label of '{rival}': remove one of them.",
                $"“{label}”在此是应避免的名称，却是“{rival}”的名称：请删去其中之一。"),
            (_, LabelRole.Avoided) => new Wording(
                $"'{label}' is a label here but a label to avoid in '{rival}': remove one of them.",
                $"“{label}”在此是名称，在“{rival}”中却是应避免的名称：请删去其中之一。"),
            _ => new Wording(
                $"'{label}' is a label of '{rival}' too: rename one of them, or write 'homonym: true' where both are meant.",
                $"“{label}”也是“{rival}”的名称：请改名，若确有两种含义，请写上“homonym: true”。"),
        };
        var related = new Wording($"A label of '{rival}'.", $"“{rival}”的名称。");
        Warn(PathOf(one.Concept, one.Label), one.Label.Span, message,
            new GlossaryProblemPlace(PathOf(other.Concept, other.Label), other.Label.Span, related));
    }

    private static string PathOf(Concept concept, Label label) => label.DefinedIn ?? concept.DefinedIn;

    private static bool IsBuiltIn(string path) => path.StartsWith(Glossary.BuiltInScheme, StringComparison.Ordinal);

    private (Concept Concept, Label Label)? OtherOwner(Concept concept, Label label, string key)
    {
        foreach (var other in labels.Sharing(key))
        {
            if (ReferenceEquals(other.Concept, concept))
            {
                // The index keeps the order of the concepts: whatever follows meets the pair again and reports it.
                return null;
            }

            var isAvoided = label.Role == LabelRole.Avoided || other.Label.Role == LabelRole.Avoided;
            var clashes = isAvoided ? label.Role != other.Label.Role && label.Text == other.Label.Text : true;
            if (clashes && !concept.Homonym && !other.Concept.Homonym)
            {
                return other;
            }
        }

        return null;
    }

    private void CheckRelations(Concept concept, Dictionary<Relation, string> paths)
    {
        foreach (var relation in concept.Relations.Where(relation => relation.Kind != RelationKind.ExactMatch && !relation.IsLink))
        {
            paths.TryAdd(relation, concept.DefinedIn);
            if (glossary.Find(relation.Target) is null)
            {
                Add(concept.DefinedIn, Broken(concept, relation.Target, relation.Span));
            }
        }

        foreach (var target in concept.ReplacedBy.Where(target => glossary.Find(target) is null))
        {
            Add(concept.DefinedIn, Broken(concept, target, PlaceOfReplacement(concept, target)));
        }
    }

    private GlossaryProblem Broken(Concept concept, string target, TextSpan span)
    {
        // Who writes a label where an id belongs means that label's concept; else the id is misspelled.
        var nearest = glossary.Lookup(target).Select(found => found.Id)
            .Concat(EditDistance.Nearest(target, glossary.Concepts.Select(one => one.Id), 1))
            .FirstOrDefault(id => id != concept.Id);
        var problem = new GlossaryProblem(DiagnosticCodes.BrokenRelation, Severity.Warning, span, nearest is null
            ? new Wording($"No entry has the id '{target}': correct it or add the entry.", $"没有编号为“{target}”的条目：请改正编号，或添加该条目。")
            : new Wording($"No entry has the id '{target}': do you mean '{nearest}'?", $"没有编号为“{target}”的条目：是否应为“{nearest}”？"));
        return nearest is null || span == concept.NameSpan
            ? problem
            : problem with
            {
                Fixes =
                [
                    new GlossaryProblemFix(
                        new Wording($"Change to '{nearest}'", $"改为“{nearest}”"),
                        FixSafety.Unsafe,
                        [new DocumentEdit(concept.DefinedIn, [new TextChange(span, nearest)])]),
                ],
            };
    }

    /// <summary>Where an id stands behind <c>replacedBy</c>; the entry's name where it is written so that it cannot be found.</summary>
    private TextSpan PlaceOfReplacement(Concept concept, string target)
    {
        if (!glossary.Files.TryGetValue(concept.DefinedIn, out var file) || concept.Span.End > file.Text.Length)
        {
            return concept.NameSpan;
        }

        var entry = file.Text.Slice(concept.Span);
        var key = entry.IndexOf("replacedBy", StringComparison.Ordinal);
        var at = key < 0 ? -1 : entry[key..].IndexOf(target, StringComparison.Ordinal);
        return at < 0 ? concept.NameSpan : new TextSpan(concept.Span.Start + key + at, target.Length);
    }

    private void Warn(string path, TextSpan span, Wording message, params ImmutableArray<GlossaryProblemPlace> related) =>
        Add(path, new GlossaryProblem(DiagnosticCodes.GlossaryProblem, Severity.Warning, span, message) { Related = related });

    private void Add(string path, GlossaryProblem problem)
    {
        if (!problems.TryGetValue(path, out var found))
        {
            problems.Add(path, found = []);
        }

        found.Add(problem);
    }
}
