using System.Collections.Immutable;
using MllmLsp.Core.Localization;

namespace MllmLsp.Core.Glossaries.Exchange;

/// <summary>A glossary as one table: a row a concept, columns as in <see cref="TableReader"/>'s own. It holds all that entries say.</summary>
public static class GlossaryTable
{
    public static ImmutableArray<string> Header { get; } = [.. TableColumn.Own.Select(column => column.Name)];

    /// <summary>One text for each column of <see cref="Header"/>.</summary>
    public static IEnumerable<ImmutableArray<string>> Rows(IEnumerable<GlossaryTopic> topics) =>
        topics.SelectMany(topic => topic.Concepts.Select(concept =>
            TableColumn.Own.Select(column => Cell(topic, concept, column.Column)).ToImmutableArray()));

    private static string Cell(GlossaryTopic topic, Concept concept, TableColumn column) => column.Meaning switch
    {
        ColumnMeaning.Id => concept.Id,
        ColumnMeaning.Topic => topic.Title.Only(column.Language!.Value) ?? "",
        ColumnMeaning.Kind => KindNames.Of(concept.Kind),
        ColumnMeaning.Term => LabelsOf(concept, column, LabelRole.Preferred).FirstOrDefault()?.Text ?? "",
        ColumnMeaning.Alternative => ListCell.Join(LabelsOf(concept, column, LabelRole.Preferred).Skip(1)
            .Concat(concept.Labels.Where(label => label.Language == column.Language && IsAlternative(label))).Select(label => ListCell.Escape(label.Text))),
        ColumnMeaning.FullForm => ListCell.Join(concept.Labels.Where(label => label.Language == column.Language && label.Abbreviates is not null)
            .Select(label => ListCell.Pair(label.Abbreviates!, label.Text))),
        ColumnMeaning.Hidden => ListCell.Join(LabelsOf(concept, column, LabelRole.Hidden).Select(label => ListCell.Escape(label.Text))),
        ColumnMeaning.Avoided => ListCell.Join(LabelsOf(concept, column, LabelRole.Avoided).Select(Avoided)),
        ColumnMeaning.Definition => concept.Definition.Only(column.Language!.Value) ?? "",
        ColumnMeaning.ScopeNote => concept.ScopeNote.Only(column.Language!.Value) ?? "",
        ColumnMeaning.EditorialNote => concept.EditorialNote.Only(column.Language!.Value) ?? "",
        ColumnMeaning.Example => concept.Example.Only(column.Language!.Value) ?? "",
        ColumnMeaning.Formula => concept.Formula ?? "",
        ColumnMeaning.Broader => Targets(concept, RelationKind.Broader),
        ColumnMeaning.Related => Targets(concept, RelationKind.Related),
        ColumnMeaning.PartOf => Targets(concept, RelationKind.PartOf),
        ColumnMeaning.BasedOn => Targets(concept, RelationKind.BasedOn),
        ColumnMeaning.ExactMatch => Targets(concept, RelationKind.ExactMatch),
        ColumnMeaning.Source => ListCell.Join(concept.Sources.Select(Source)),
        ColumnMeaning.Keep => concept.Keep is { } keep ? (keep ? "true" : "false") : "",
        ColumnMeaning.Expand => concept.Expand == ExpandAt.Never ? "never" : "",
        ColumnMeaning.Deprecated => concept.Deprecated ? "true" : "",
        ColumnMeaning.ReplacedBy => ListCell.Join(concept.ReplacedBy.Select(ListCell.Escape)),
        ColumnMeaning.Homonym => concept.Homonym ? "true" : "",
        ColumnMeaning.Near => ListCell.Join(concept.Near.Select(ListCell.Escape)),
        ColumnMeaning.Pinyin => ListCell.Join(concept.Pinyin.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => ListCell.Pair(one.Key, one.Value))),
        ColumnMeaning.Match => ListCell.Join(concept.Match.Select(example => ListCell.Escape(example.Text))),
        ColumnMeaning.NoMatch => ListCell.Join(concept.NoMatch.Select(example => ListCell.Escape(example.Text))),
        _ => "",
    };

    private static IEnumerable<Label> LabelsOf(Concept concept, TableColumn column, LabelRole role) =>
        concept.Labels.Where(label => label.Language == column.Language && label.Role == role);

    /// <summary>A full form that belongs to no label has no place but among the alternatives.</summary>
    private static bool IsAlternative(Label label) =>
        label.Role == LabelRole.Alternative || (label.Role == LabelRole.FullForm && label.Abbreviates is null);

    private static string Targets(Concept concept, RelationKind kind) =>
        ListCell.Join(concept.Relations.Where(relation => relation.Kind == kind).Select(relation => ListCell.Escape(relation.Target)));

    private static string Avoided(Label label)
    {
        var reason = label.Reason ?? new LocalizedText(null, null);
        string?[] fields =
        [
            ListCell.Escape(label.Text),
            reason.English is { } english ? ListCell.Pair("en", english) : null,
            reason.Chinese is { } chinese ? ListCell.Pair("zh", chinese) : null,
        ];
        return ListCell.JoinFields(fields.OfType<string>());
    }

    private static string Source(ConceptSource source)
    {
        (string Key, string? Value)[] fields =
        [
            ("document", source.Document), ("section", source.Section), ("line", source.Line?.ToString()),
            ("title", source.Title), ("year", source.Year?.ToString()), ("url", source.Url),
        ];
        return ListCell.JoinFields(fields.Where(field => field.Value is not null).Select(field => ListCell.Pair(field.Key, field.Value!)));
    }
}
