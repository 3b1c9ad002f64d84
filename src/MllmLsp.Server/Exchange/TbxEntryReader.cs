using System.Collections.Immutable;
using System.Xml.Linq;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Glossaries.Exchange;
using MllmLsp.Core.Localization;

namespace MllmLsp.Server.Exchange;

/// <summary>Reads one concept of a TBX file.</summary>
internal sealed class TbxEntryReader
{
    private readonly XElement entry;
    private readonly TbxReader file;
    private readonly ConceptDraft draft;
    private readonly List<Term> terms = [];

    public TbxEntryReader(XElement entry, TbxReader file)
    {
        this.entry = entry;
        this.file = file;
        draft = new ConceptDraft(file.OffsetOf(entry)) { Id = (string?)entry.Attribute("id") is { } id ? TbxNames.Id(id) : null };
    }

    private sealed record Term(XElement Element, string Text, Language Language, string Status, string Type, string? Id, string? Target, LocalizedText Note);

    public ImportedConcept? Read()
    {
        foreach (var element in entry.Elements())
        {
            if (TbxReader.Is(element, "langSec") || TbxReader.Is(element, "langSet"))
            {
                ReadLanguage(element);
            }
            else
            {
                ReadAboutConcept(element);
            }
        }

        AddLabels();
        return draft.Build();
    }

    private void ReadAboutConcept(XElement element)
    {
        var target = (string?)element.Attribute("target");
        switch (TbxText.CategoryOf(element))
        {
            case "descripGrp" or "adminGrp" or "termNoteGrp":
                ReadGroup(element, ReadAboutConcept);
                break;
            case "subjectField":
                file.AddTopic(TbxText.Of(element), LanguageAt(element));
                break;
            case "definition":
                draft.Rest = draft.Rest with { Definition = ConceptDraft.Join(draft.Rest.Definition, TbxText.Of(element), LanguageAt(element)) };
                break;
            case "note":
                draft.Rest = draft.Rest with { ScopeNote = ConceptDraft.Join(draft.Rest.ScopeNote, TbxText.Of(element), LanguageAt(element)) };
                break;
            case "crossReference" when target is not null && TbxText.Of(element) == TbxNames.ReplacedBy:
                draft.Rest = draft.Rest with { ReplacedBy = draft.Rest.ReplacedBy.Add(TbxNames.Id(target)) };
                break;
            case "crossReference" when target is not null:
                draft.Relate(TbxNames.RelationOf(TbxText.Of(element)), TbxNames.Id(target));
                break;
            case "externalCrossReference" or "xSource" when target is not null:
                if (TbxText.Of(element) == TbxNames.ExactMatch)
                {
                    draft.Relate(RelationKind.ExactMatch, target);
                }
                else
                {
                    draft.Cite(TbxSource.Publication(TbxText.Of(element), target));
                }

                break;
            case "source" or "externalCrossReference" or "xSource":
                draft.Cite(TbxSource.Publication(TbxText.Of(element), null));
                break;
            default:
                file.LeaveOut(element);
                break;
        }
    }

    /// <summary>A group says more of its first element; a source of a definition is a source of the concept.</summary>
    private static void ReadGroup(XElement group, Action<XElement> read)
    {
        foreach (var element in group.Elements())
        {
            read(element);
        }
    }

    private void ReadLanguage(XElement section)
    {
        var tag = (string?)section.Attribute(XNamespace.Xml + "lang") ?? (string?)section.Attribute("lang") ?? "";
        if (TbxNames.LanguageOf(tag) is not { } language)
        {
            file.Note(section, $"A glossary is in English and Chinese: the terms in '{tag}' are left out.", $"术语表只有英文和中文：已略去语言“{tag}”的术语。");
            return;
        }

        foreach (var element in section.Elements())
        {
            if (element.Name.LocalName is "termSec" or "tig" or "ntig")
            {
                ReadTerm(element, language);
            }
            else
            {
                ReadAboutLanguage(element, language);
            }
        }
    }

    private void ReadAboutLanguage(XElement element, Language language)
    {
        switch (TbxText.CategoryOf(element))
        {
            case "descripGrp" or "adminGrp":
                ReadGroup(element, inner => ReadAboutLanguage(inner, language));
                break;
            case "definition":
                draft.Rest = draft.Rest with { Definition = ConceptDraft.Join(draft.Rest.Definition, TbxText.Of(element), language) };
                break;
            case "note":
                draft.Rest = draft.Rest with { ScopeNote = ConceptDraft.Join(draft.Rest.ScopeNote, TbxText.Of(element), language) };
                break;
            default:
                ReadAboutConcept(element);
                break;
        }
    }

    private void ReadTerm(XElement section, Language language)
    {
        var term = section.Descendants().FirstOrDefault(element => TbxReader.Is(element, "term"));
        if (term is null)
        {
            file.Note(section, "The section has no term: left out.", "此节没有术语：已略去。");
            return;
        }

        var (status, type, target, note) = ("", "", (string?)null, new LocalizedText(null, null));
        foreach (var element in section.Descendants().Where(element => element != term && !element.HasElements))
        {
            switch (TbxText.CategoryOf(element))
            {
                case "administrativeStatus" or "normativeAuthorization":
                    status = TbxText.Of(element);
                    break;
                case "termType":
                    type = TbxText.Of(element);
                    break;
                case "crossReference":
                    target = (string?)element.Attribute("target");
                    break;
                case "context":
                    draft.Rest = draft.Rest with { Example = ConceptDraft.Join(draft.Rest.Example, TbxText.Of(element), LanguageAt(element) ?? language) };
                    break;
                case "note" or "usageNote":
                    note = ConceptDraft.Join(note, TbxText.Of(element), LanguageAt(element));
                    break;
                case "source" or "xSource" or "externalCrossReference" or "definition":
                    ReadAboutLanguage(element, language);
                    break;
                default:
                    file.LeaveOut(element);
                    break;
            }
        }

        terms.Add(new Term(section, TbxText.Of(term), language, status, type, (string?)section.Attribute("id") ?? (string?)term.Attribute("id"), target, note));
    }

    private void AddLabels()
    {
        var usable = terms.Where(term => RoleOf(term) != LabelRole.Avoided).ToImmutableArray();
        draft.Rest = draft.Rest with { Deprecated = terms.Count > 0 && usable.Length > 0 && usable.All(term => term.Status.StartsWith("superseded", StringComparison.Ordinal)) };

        // Who says which term is preferred is believed; else the first one of a language is what the concept is called.
        foreach (var language in new[] { Language.English, Language.Chinese })
        {
            var ofLanguage = usable.Where(term => term.Language == language && !IsFullFormOfOther(term)).ToImmutableArray();
            var isMarked = ofLanguage.Any(term => RoleOf(term) == LabelRole.Preferred);
            var areAllAdmitted = ofLanguage.All(term => term.Status == TbxNames.Admitted);
            foreach (var term in ofLanguage)
            {
                var isPreferred = isMarked ? RoleOf(term) == LabelRole.Preferred : term == ofLanguage[0] && !areAllAdmitted;
                draft.Add(term.Text, language, isPreferred ? LabelRole.Preferred : LabelRole.Alternative);
            }
        }

        foreach (var term in terms)
        {
            AddRest(term);
        }
    }

    private void AddRest(Term term)
    {
        if (RoleOf(term) == LabelRole.Avoided)
        {
            draft.Add(term.Text, term.Note.IsEmpty ? term.Language : null, LabelRole.Avoided, reason: term.Note.IsEmpty ? null : term.Note);
            return;
        }

        if (AbbreviationOf(term) is { } abbreviation)
        {
            draft.Add(term.Text, term.Language, LabelRole.FullForm, abbreviation);
        }

        if (!term.Note.IsEmpty)
        {
            draft.Rest = draft.Rest with
            {
                ScopeNote = new[] { Language.English, Language.Chinese }.Aggregate(
                    draft.Rest.ScopeNote, (note, language) => ConceptDraft.Join(note, term.Note.Only(language) ?? "", language)),
            };
        }
    }

    /// <summary>A full form that is not a term to be used by itself as well.</summary>
    private bool IsFullFormOfOther(Term term) => AbbreviationOf(term) is not null && RoleOf(term) != LabelRole.Preferred;

    /// <summary>The term that abbreviates a full form: the one it refers to, else the only abbreviation of its language; null for none.</summary>
    private string? AbbreviationOf(Term term)
    {
        if (term.Type != "fullForm")
        {
            return null;
        }

        if (term.Target is { } target)
        {
            return terms.Find(one => one.Id == target)?.Text;
        }

        var abbreviations = terms.Where(one => one.Language == term.Language && one.Type is "abbreviation" or "acronym" or "initialism" or "shortForm").ToImmutableArray();
        return abbreviations.Length == 1 ? abbreviations[0].Text : null;
    }

    private static LabelRole RoleOf(Term term) => term.Status switch
    {
        TbxNames.Preferred or "preferredTerm" or "preferred" or "standardizedTerm" or "standardizedTerm-admn-sts" => LabelRole.Preferred,
        TbxNames.Deprecated or "deprecatedTerm" or "deprecated" or "notRecommended" or "forbidden" => LabelRole.Avoided,
        _ => LabelRole.Alternative,
    };

    private static Language? LanguageAt(XElement element) =>
        (string?)element.Attribute(XNamespace.Xml + "lang") is { } tag ? TbxNames.LanguageOf(tag) : null;
}
