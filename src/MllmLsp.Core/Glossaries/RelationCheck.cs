using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>
/// Checks relations: they lead to entries; <c>broader</c> leads in no circle; <c>related</c> names neither the entry itself nor what
/// <c>broader</c> leads to, in either direction (SKOS S27); and no entry stands alone among related ones.
/// </summary>
internal sealed class RelationCheck(Glossary glossary, FoundProblems problems)
{
    public void Run(ImmutableArray<WrittenEntry> entries)
    {
        var paths = new Dictionary<Relation, string>(ReferenceEqualityComparer.Instance);
        foreach (var (_, concept, _) in entries)
        {
            CheckTargets(concept, paths);
        }

        BroaderCycles.Find(glossary, (concept, relation) => problems.Warn(
            paths.GetValueOrDefault(relation, concept.DefinedIn),
            relation.Span,
            new Wording(
                $"'broader' leads from '{concept.Id}' by '{relation.Target}' back to '{concept.Id}': remove one of these relations.",
                $"“broader”从“{concept.Id}”经“{relation.Target}”又回到“{concept.Id}”：请删去其中一个关系。")));
        foreach (var entry in entries)
        {
            CheckRelated(entry);
        }

        CheckIsolation(entries);
    }

    private void CheckTargets(Concept concept, Dictionary<Relation, string> paths)
    {
        foreach (var relation in concept.Relations.Where(relation => IsInternal(relation) && !relation.IsLink))
        {
            paths.TryAdd(relation, concept.DefinedIn);
            if (glossary.Find(relation.Target) is null)
            {
                problems.Add(concept.DefinedIn, Broken(concept, relation.Target, relation.Span));
            }
        }

        foreach (var target in concept.ReplacedBy.Where(target => glossary.Find(target) is null))
        {
            problems.Add(concept.DefinedIn, Broken(concept, target, PlaceOfReplacement(concept, target)));
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
        return nearest is not null && span != concept.NameSpan && YamlText.Scalar(nearest) == nearest && glossary.IsWrittenAt(concept.DefinedIn, span, target)
            ? problem with { Fixes = [GlossaryProblemFix.ChangeTo(nearest, concept.DefinedIn, span)] }
            : problem;
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

    private void CheckRelated(WrittenEntry entry)
    {
        HashSet<Concept>? broader = null;
        foreach (var relation in entry.Written.Relations.Where(relation => relation.Kind == RelationKind.Related && !relation.IsLink))
        {
            if (glossary.Find(relation.Target) is not { } target)
            {
                continue;
            }

            if (ReferenceEquals(target, entry.InForce))
            {
                problems.Warn(entry.Path, relation.Span, new Wording(
                    $"'{relation.Target}' is this entry itself: remove it.", $"“{relation.Target}”就是此条目自身：请删去。"));
            }
            else if ((broader ??= AllBroader(entry.InForce)).Contains(target))
            {
                problems.Warn(entry.Path, relation.Span, new Wording(
                    $"'broader' leads to '{relation.Target}' already, and what is broader is not also 'related': remove it here.",
                    $"“broader”已经通向“{relation.Target}”，上位概念不能又是“related”：请删去此处。"));
            }
            else if (AllBroader(target).Contains(entry.InForce))
            {
                problems.Warn(entry.Path, relation.Span, new Wording(
                    $"'{relation.Target}' is narrower by its 'broader' already, and what is narrower is not also 'related': remove it here.",
                    $"“{relation.Target}”的“broader”已经通向此条目，下位概念不能又是“related”：请删去此处。"));
            }
        }
    }

    /// <summary>What <c>broader</c> leads to in one or more steps; in a circle the concept itself too.</summary>
    private HashSet<Concept> AllBroader(Concept concept)
    {
        var found = new HashSet<Concept>(ReferenceEqualityComparer.Instance);
        var next = new Stack<Concept>([concept]);
        while (next.TryPop(out var at))
        {
            foreach (var relation in at.Relations.Where(relation => relation.Kind == RelationKind.Broader))
            {
                if (glossary.Find(relation.Target) is { } broader && found.Add(broader))
                {
                    next.Push(broader);
                }
            }
        }

        return found;
    }

    /// <summary>
    /// An entry without any relation, in a file at least half of whose entries have one: a plain list of terms needs none. What a workspace
    /// does to the relations of built-in entries is no mistake of theirs.
    /// </summary>
    private void CheckIsolation(ImmutableArray<WrittenEntry> entries)
    {
        var related = Related();
        var hasOwn = entries.Any(entry => !Glossary.IsBuiltIn(entry.Path));
        foreach (var file in entries.Where(entry => !hasOwn || !Glossary.IsBuiltIn(entry.Path)).GroupBy(entry => entry.Path, StringComparer.Ordinal))
        {
            var alone = file.Where(entry => !related.Contains(entry.InForce)).ToArray();
            foreach (var entry in alone.Where(entry => alone.Length * 2 <= file.Count() && !Targets(entry.InForce).Any()))
            {
                problems.Add(entry.Path, DiagnosticCodes.IsolatedConcept, entry.Written.NameSpan, new Wording(
                    $"No relation leads to or from '{entry.InForce.Id}': add 'broader' or 'related'.",
                    $"没有关系通向或来自“{entry.InForce.Id}”：请加上“broader”或“related”。"));
            }
        }
    }

    /// <summary>The concepts at both ends of each relation that leads to another concept.</summary>
    private HashSet<Concept> Related()
    {
        var related = new HashSet<Concept>(ReferenceEqualityComparer.Instance);
        foreach (var concept in glossary.Concepts)
        {
            foreach (var target in Targets(concept))
            {
                if (glossary.Find(target) is { } other && !ReferenceEquals(other, concept))
                {
                    related.Add(concept);
                    related.Add(other);
                }
            }
        }

        return related;
    }

    private static IEnumerable<string> Targets(Concept concept) =>
        concept.Relations.Where(IsInternal).Select(relation => relation.Target).Concat(concept.ReplacedBy);

    private static bool IsInternal(Relation relation) => relation.Kind != RelationKind.ExactMatch;
}
