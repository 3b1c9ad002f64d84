using System.Collections.Immutable;

namespace MllmLsp.Core.Glossaries;

/// <summary>
/// Relations that notes write as wiki links. A link may well lead to a note that is no concept; then it is no relation, and nothing is wrong.
/// </summary>
internal static class NoteRelations
{
    /// <summary>The concepts with ids for links: of the note with that file name, else of the concept with that id, else with that label.</summary>
    public static ImmutableArray<Concept> Resolve(ImmutableArray<Concept> concepts, ImmutableDictionary<string, int> byId)
    {
        if (!concepts.Any(concept => concept.Relations.Any(relation => relation.IsLink)))
        {
            return concepts;
        }

        var labels = new LabelIndex(concepts);
        var stems = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var concept in concepts)
        {
            stems.TryAdd(StemOf(concept.DefinedIn), concept.Id);
        }

        string? IdOf(string name) =>
            name.Length == 0 ? null
            : stems.TryGetValue(name[(name.LastIndexOf('/') + 1)..], out var id) ? id
            : byId.TryGetValue(name, out var place) ? concepts[place].Id
            : labels.Lookup(name) is [var first, ..] ? first.Id
            : null;

        return
        [
            .. concepts.Select(concept => concept.Relations.Any(relation => relation.IsLink)
                ? concept with { Relations = [.. concept.Relations.Select(relation => Resolve(relation, IdOf)).OfType<Relation>()] }
                : concept),
        ];
    }

    private static Relation? Resolve(Relation relation, Func<string, string?> idOf) =>
        !relation.IsLink ? relation
        : idOf(relation.Target) is { } id ? relation with { Target = id, IsLink = false }
        : null;

    /// <summary>The file name of a note without its extension; of a glossary file nothing that a link would name.</summary>
    private static string StemOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        return path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) ? path
            : dot > 0 ? name[..dot] : name;
    }
}
