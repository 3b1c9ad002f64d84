using System.Collections.Immutable;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries.Exchange;

/// <summary>A concept while it is put together from another format.</summary>
/// <param name="offset">Where it begins in the file that is read.</param>
public sealed class ConceptDraft(int offset)
{
    private readonly List<Label> labels = [];
    private readonly List<Relation> relations = [];
    private readonly List<ConceptSource> sources = [];

    public int Offset => offset;

    /// <summary>Null: made of the first label.</summary>
    public string? Id { get; set; }

    /// <summary>What has no list of its own here; its labels, relations and sources do not count.</summary>
    public Concept Rest { get; set; } = new() { Id = "", Labels = [], DefinedIn = "", Span = default, NameSpan = default };

    public IReadOnlyList<Label> Labels => labels;

    /// <summary>Adds a label; an empty one, and one that is there already in any role, is left out. A full form that is there is marked as one.</summary>
    /// <param name="language">Null: that of its script.</param>
    /// <param name="abbreviates">For a full form: the label that abbreviates it.</param>
    public void Add(string text, Language? language, LabelRole role, string? abbreviates = null, LocalizedText? reason = null)
    {
        var canonical = LabelReader.Canonical(text);
        var at = labels.FindIndex(label => label.Text == canonical);
        if (canonical.Length > 0 && at < 0)
        {
            labels.Add(new Label(canonical, language ?? YamlValues.LanguageFor(canonical), role, default) { Abbreviates = abbreviates, Reason = reason });
        }
        else if (at >= 0 && role == LabelRole.FullForm && labels[at].Role is LabelRole.Preferred or LabelRole.Alternative)
        {
            labels[at] = labels[at] with { Abbreviates = abbreviates };
        }
    }

    /// <summary>Adds a label as the preferred one of its language, or as an alternative where there is one already.</summary>
    public void AddName(string text, Language? language = null)
    {
        var of = language ?? YamlValues.LanguageFor(text);
        var hasOne = labels.Exists(label => label.Role == LabelRole.Preferred && label.Language == of);
        Add(text, of, hasOne ? LabelRole.Alternative : LabelRole.Preferred);
    }

    /// <summary>Adds the labels of a whole entry in one line, such as <c>Grouped-Query Attention (GQA) / 分组查询注意力</c>.</summary>
    public void AddTerm(string line)
    {
        foreach (var part in TermShorthand.Read(line))
        {
            if (part.Role == LabelRole.FullForm)
            {
                Add(part.Text, part.Language, LabelRole.FullForm, part.Abbreviates);
            }
            else
            {
                AddName(part.Text, part.Language);
            }
        }
    }

    public void Relate(RelationKind kind, string target)
    {
        if (target.Trim() is { Length: > 0 } trimmed && !relations.Exists(relation => relation.Kind == kind && relation.Target == trimmed))
        {
            relations.Add(new Relation(kind, trimmed, default));
        }
    }

    /// <summary>Adds a source; one that says nothing is left out.</summary>
    public void Cite(ConceptSource source)
    {
        static string? Said(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
        var cited = source with { Document = Said(source.Document), Section = Said(source.Section), Title = Said(source.Title), Url = Said(source.Url) };
        if (cited != new ConceptSource(null, null, null, null, null))
        {
            sources.Add(cited);
        }
    }

    /// <summary>Null where there is no label.</summary>
    public ImportedConcept? Build()
    {
        if (labels.Count == 0)
        {
            return null;
        }

        ImmutableArray<Label> ordered = [.. labels.OrderBy(label => label.Role != LabelRole.Preferred)];
        var name = ordered.FirstOrDefault(label => label.Role is LabelRole.Preferred or LabelRole.Alternative) ?? ordered[0];
        var slug = ConceptSlug.Of(name.Text);
        return new ImportedConcept(
            Rest with { Id = Id is { Length: > 0 } given ? given : slug.Length > 0 ? slug : name.Text, Labels = ordered, Relations = [.. relations], Sources = [.. sources] },
            offset);
    }

    /// <summary>A text with a language of its own added to one in up to two languages, as a further paragraph where there is one.</summary>
    public static LocalizedText Join(LocalizedText text, string added, Language? language = null)
    {
        if (added.Trim() is not { Length: > 0 } trimmed)
        {
            return text;
        }

        string Joined(string? before) => before is null ? trimmed : $"{before}\n\n{trimmed}";
        return (language ?? (Scripts.ContainsHan(trimmed) ? Language.Chinese : Language.English)) == Language.Chinese
            ? text with { Chinese = Joined(text.Chinese) }
            : text with { English = Joined(text.English) };
    }
}
