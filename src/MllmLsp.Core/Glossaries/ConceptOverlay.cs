using System.Collections.Immutable;
using MllmLsp.Core.Localization;

namespace MllmLsp.Core.Glossaries;

/// <summary>Lays a workspace's entry over a built-in one, key by key.</summary>
internal static class ConceptOverlay
{
    /// <summary>
    /// The keys of <paramref name="top"/> replace those of <paramref name="below"/>, language by language where a key has languages.
    /// Labels are united, the upper role counting: a built-in preferred label that is no longer preferred stays a label,
    /// or notes that use it would lose their term. The id stays the built-in one, so that relations keep their target.
    /// </summary>
    public static Concept Lay(Concept top, Concept below)
    {
        var keys = top.Keys;
        T Choose<T>(ConceptKeys key, T upper, T lower) => keys.HasFlag(key) ? upper : lower;
        LocalizedText ChooseText(ConceptKeys key, LocalizedText upper, LocalizedText lower) => keys.HasFlag(key)
            ? new LocalizedText(upper.English ?? lower.English, upper.Chinese ?? lower.Chinese)
            : lower;

        return top with
        {
            Id = below.Id,
            Keys = top.Keys | below.Keys,
            Labels = Unite(top, below),
            Pinyin = below.Pinyin.SetItems(top.Pinyin),
            Kind = Choose(ConceptKeys.Kind, top.Kind, below.Kind),
            Keep = Choose(ConceptKeys.Keep, top.Keep, below.Keep),
            Expand = Choose(ConceptKeys.Expand, top.Expand, below.Expand),
            Definition = ChooseText(ConceptKeys.Definition, top.Definition, below.Definition),
            DefinitionPlaces = top.DefinitionPlaces,
            Match = Choose(ConceptKeys.Match, top.Match, below.Match),
            NoMatch = Choose(ConceptKeys.NoMatch, top.NoMatch, below.NoMatch),
            Formula = Choose(ConceptKeys.Formula, top.Formula, below.Formula),
            Relations = [.. top.Relations, .. below.Relations.Where(relation => !keys.HasFlag(KeyOf(relation.Kind)))],
            ScopeNote = ChooseText(ConceptKeys.ScopeNote, top.ScopeNote, below.ScopeNote),
            EditorialNote = ChooseText(ConceptKeys.EditorialNote, top.EditorialNote, below.EditorialNote),
            Example = ChooseText(ConceptKeys.Example, top.Example, below.Example),
            Deprecated = Choose(ConceptKeys.Deprecated, top.Deprecated, below.Deprecated),
            ReplacedBy = Choose(ConceptKeys.ReplacedBy, top.ReplacedBy, below.ReplacedBy),
            Homonym = Choose(ConceptKeys.Homonym, top.Homonym, below.Homonym),
            Near = Choose(ConceptKeys.Near, top.Near, below.Near),
            Sources = Choose(ConceptKeys.Source, top.Sources, below.Sources),
        };
    }

    private static ImmutableArray<Label> Unite(Concept top, Concept below)
    {
        var labels = new List<Label>(top.Labels);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < labels.Count; i++)
        {
            places.TryAdd(labels[i].Text, i);
        }

        var preferred = top.Labels.Where(label => label.Role == LabelRole.Preferred).Select(label => label.Language).ToHashSet();
        foreach (var label in below.Labels)
        {
            if (!places.TryAdd(label.Text, labels.Count))
            {
                var at = places[label.Text];
                labels[at] = labels[at] with { Abbreviates = labels[at].Abbreviates ?? label.Abbreviates };
                continue;
            }

            var isReplaced = label.Role == LabelRole.Preferred && preferred.Contains(label.Language);
            labels.Add(label with
            {
                Role = isReplaced ? LabelRole.Alternative : label.Role,
                DefinedIn = label.DefinedIn ?? below.DefinedIn,
            });
        }

        return [.. labels.OrderBy(label => label.Role != LabelRole.Preferred)];
    }

    private static ConceptKeys KeyOf(RelationKind kind) => kind switch
    {
        RelationKind.Broader => ConceptKeys.Broader,
        RelationKind.Related => ConceptKeys.Related,
        RelationKind.PartOf => ConceptKeys.PartOf,
        RelationKind.BasedOn => ConceptKeys.BasedOn,
        _ => ConceptKeys.ExactMatch,
    };
}
