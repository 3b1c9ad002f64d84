using System.Collections.Immutable;
using System.Text;
using System.Xml;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Glossaries.Exchange;
using MllmLsp.Core.Localization;

namespace MllmLsp.Server.Exchange;

/// <summary>
/// Writes TBX-Basic in DCA style (ISO 30042:2019): a <c>conceptEntry</c> a concept, a <c>langSec</c> a language, a <c>termSec</c> a label. The
/// order of elements is the one that the core structure prescribes.
/// </summary>
internal sealed class TbxWriter
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        IndentChars = "  ",
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CheckCharacters = false,
    };

    private static readonly Wording NoFormula = new("TBX-Basic has no place for formulas, left out", "TBX-Basic 不能存放公式，已略去");
    private static readonly Wording NoKind = new("TBX-Basic has no place for the kind of a concept, left out", "TBX-Basic 不能存放概念的类别，已略去");
    private static readonly Wording NoHidden = new("TBX-Basic has no terms that are only searched for, left out", "TBX-Basic 没有仅供搜索的名称，已略去");
    private static readonly Wording NoEditorial = new("TBX-Basic has no place for editorial notes, left out", "TBX-Basic 不能存放编者注，已略去");
    private static readonly Wording NoRules = new(
        "TBX-Basic has no place for rules of use (keep, expand, homonym, near, pinyin, match, noMatch), left out",
        "TBX-Basic 不能存放用法规则（keep、expand、homonym、near、pinyin、match、noMatch），已略去");

    private static readonly Wording NoTarget = new("TBX refers to concepts of the same file only, references to others left out", "TBX 只能指向同一文件中的概念，指向其他概念的关系已略去");
    private static readonly Wording NoSection = new("TBX-Basic writes a document with its section and line as one text", "TBX-Basic 把文档及其章节、行号写成一段文字");
    private static readonly Wording NoTerm = new("TBX needs a term that may be used, concepts without one are left out", "TBX 要求有可用的术语，没有的概念已略去");

    private static readonly Language[] Languages = [Language.English, Language.Chinese];

    private readonly XmlWriter xml;
    private readonly ExportLosses losses;
    private readonly HashSet<string> exported;

    private TbxWriter(XmlWriter xml, ExportLosses losses, HashSet<string> exported)
    {
        this.xml = xml;
        this.losses = losses;
        this.exported = exported;
    }

    public static void Write(TextWriter output, IEnumerable<GlossaryTopic> topics, string title, ExportLosses losses)
    {
        var all = topics.ToImmutableArray();
        var exported = all.SelectMany(topic => topic.Concepts).Where(HasTerm).Select(concept => concept.Id).ToHashSet(StringComparer.Ordinal);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            new TbxWriter(xml, losses, exported).WriteFile(all, title);
        }

        output.Write(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
        output.Write('\n');
    }

    private void WriteFile(ImmutableArray<GlossaryTopic> topics, string title)
    {
        xml.WriteStartElement("tbx", TbxNames.Namespace);
        xml.WriteAttributeString("type", "TBX-Basic");
        xml.WriteAttributeString("style", "dca");
        xml.WriteAttributeString("xml", "lang", null, "en");
        xml.WriteStartElement("tbxHeader");
        xml.WriteStartElement("fileDesc");
        xml.WriteStartElement("titleStmt");
        Element("title", title);
        xml.WriteEndElement();
        xml.WriteStartElement("sourceDesc");
        Element("p", "Written by mllm-lsp.");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("text");
        xml.WriteStartElement("body");
        foreach (var topic in topics)
        {
            foreach (var concept in topic.Concepts)
            {
                WriteConcept(concept, topic);
            }
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteConcept(Concept concept, GlossaryTopic topic)
    {
        Lose(concept);
        if (!HasTerm(concept))
        {
            losses.Add(NoTerm, concept.Id);
            return;
        }

        xml.WriteStartElement("conceptEntry");
        xml.WriteAttributeString("id", TbxNames.XmlId(concept.Id));
        WriteSubjectField(topic);
        foreach (var relation in concept.Relations.Where(relation => relation.Kind != RelationKind.ExactMatch))
        {
            WriteReference(concept, relation.Target, TbxNames.Of(relation.Kind));
        }

        foreach (var target in concept.ReplacedBy)
        {
            WriteReference(concept, target, TbxNames.ReplacedBy);
        }

        foreach (var relation in concept.Relations.Where(relation => relation.Kind == RelationKind.ExactMatch))
        {
            WriteExternal(relation.Target, TbxNames.ExactMatch);
        }

        foreach (var source in concept.Sources)
        {
            WriteSource(concept, source);
        }

        foreach (var language in Languages.Where(language => !HasTerm(concept, language)))
        {
            WriteWithoutTerm(concept, language);
        }

        foreach (var language in Languages)
        {
            WriteLanguage(concept, language);
        }

        xml.WriteEndElement();
    }

    private void WriteSubjectField(GlossaryTopic topic)
    {
        if (topic.Title.IsEmpty)
        {
            Element("descrip", topic.Name, "subjectField");
        }

        foreach (var language in Languages)
        {
            Element("descrip", topic.Title.Only(language), "subjectField", language);
        }
    }

    private void Lose(Concept concept)
    {
        (Wording What, bool IsLost)[] kinds =
        [
            (NoFormula, concept.Formula is not null),
            (NoKind, concept.Kind != ConceptKind.Concept),
            (NoHidden, concept.Labels.Any(label => label.Role == LabelRole.Hidden)),
            (NoEditorial, !concept.EditorialNote.IsEmpty),
            (NoRules, concept.HasRulesOfUse),
        ];
        foreach (var (what, _) in kinds.Where(kind => kind.IsLost))
        {
            losses.Add(what, concept.Id);
        }
    }

    private void WriteReference(Concept concept, string target, string kind)
    {
        if (!exported.Contains(target))
        {
            losses.Add(NoTarget, concept.Id);
            return;
        }

        xml.WriteStartElement("ref");
        xml.WriteAttributeString("type", "crossReference");
        xml.WriteAttributeString("target", TbxNames.XmlId(target));
        xml.WriteString(kind);
        xml.WriteEndElement();
    }

    private void WriteExternal(string address, string text)
    {
        xml.WriteStartElement("xref");
        xml.WriteAttributeString("type", "externalCrossReference");
        xml.WriteAttributeString("target", WellFormed(address));
        xml.WriteString(WellFormed(text));
        xml.WriteEndElement();
    }

    private void WriteSource(Concept concept, ConceptSource source)
    {
        if (source.Url is { } url && (url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal)))
        {
            WriteExternal(url, TbxSource.Text(source with { Document = null, Section = null, Line = null, Url = null }));
        }
        else if (source.Title is not null || source.Url is not null)
        {
            Element("admin", TbxSource.Text(source with { Document = null, Section = null, Line = null }), "source");
        }

        if (source.Document is not null)
        {
            Element("admin", TbxSource.Text(new ConceptSource(source.Document, source.Section, null, null, null) { Line = source.Line }), "source");
            if (source.Section is not null || source.Line is not null || source.Title is not null)
            {
                losses.Add(NoSection, concept.Id);
            }
        }
    }

    /// <summary>A language without a term has no section of its own: its texts stand with the concept.</summary>
    private void WriteWithoutTerm(Concept concept, Language language)
    {
        if (concept.Definition.Only(language) is { } definition)
        {
            xml.WriteStartElement("descripGrp");
            Element("descrip", definition, "definition", language);
            xml.WriteEndElement();
        }

        Element("note", concept.ScopeNote.Only(language), null, language);
    }

    private void WriteLanguage(Concept concept, Language language)
    {
        var labels = concept.Labels.Where(label => label.Language == language && label.Role != LabelRole.Hidden).ToImmutableArray();
        if (labels.IsEmpty)
        {
            return;
        }

        xml.WriteStartElement("langSec");
        xml.WriteAttributeString("xml", "lang", null, TbxNames.LanguageTag(language));
        Element("descrip", concept.Definition.Only(language), "definition");
        Element("note", concept.ScopeNote.Only(language));
        for (var i = 0; i < labels.Length; i++)
        {
            WriteTerm(concept, labels[i], i == 0 ? ExamplesFor(concept, language) : []);
        }

        xml.WriteEndElement();
    }

    /// <summary>Examples stand with terms: those of a language that has none go with the other language's.</summary>
    private static IEnumerable<(string Text, Language Language)> ExamplesFor(Concept concept, Language language) =>
        Languages.Where(one => one == language || !HasTerm(concept, one)).Where(one => concept.Example.Only(one) is not null)
            .Select(one => (concept.Example.Only(one)!, one));

    private static bool HasTerm(Concept concept) => Languages.Any(language => HasTerm(concept, language));

    private static bool HasTerm(Concept concept, Language language) => concept.Labels.Any(label => label.Language == language && label.Role != LabelRole.Hidden);

    private void WriteTerm(Concept concept, Label label, IEnumerable<(string Text, Language Language)> examples)
    {
        xml.WriteStartElement("termSec");
        if (concept.Labels.Any(other => other.Abbreviates == label.Text))
        {
            xml.WriteAttributeString("id", TermId(concept, label.Text));
        }

        Element("term", label.Text);
        Element("termNote", StatusOf(concept, label), "administrativeStatus");
        if (label.Abbreviates is not null)
        {
            Element("termNote", "fullForm", "termType");
        }
        else if (concept.Labels.Any(other => other.Abbreviates == label.Text))
        {
            Element("termNote", "abbreviation", "termType");
        }

        foreach (var (example, language) in examples)
        {
            Element("descrip", example, "context", language == label.Language ? null : language);
        }

        if (label.Abbreviates is { } abbreviation && concept.Labels.Any(other => other.Text == abbreviation && other.Role != LabelRole.Hidden))
        {
            xml.WriteStartElement("ref");
            xml.WriteAttributeString("type", "crossReference");
            xml.WriteAttributeString("target", TermId(concept, abbreviation));
            xml.WriteString("abbreviation");
            xml.WriteEndElement();
        }

        foreach (var language in Languages)
        {
            Element("note", label.Reason?.Only(language), null, language);
        }

        xml.WriteEndElement();
    }

    private static string StatusOf(Concept concept, Label label) =>
        label.Role == LabelRole.Avoided ? TbxNames.Deprecated
        : concept.Deprecated ? TbxNames.Superseded
        : label.Role == LabelRole.Preferred ? TbxNames.Preferred
        : TbxNames.Admitted;

    /// <summary>Unique in the file: terms and concepts share one room of ids.</summary>
    private string TermId(Concept concept, string label)
    {
        var id = $"{TbxNames.XmlId(concept.Id)}_term{concept.Labels.IndexOf(concept.Labels.First(one => one.Text == label))}";
        while (exported.Contains(id))
        {
            id += "_";
        }

        return id;
    }

    private void Element(string name, string? text, string? type = null, Language? language = null)
    {
        if (text is null)
        {
            return;
        }

        xml.WriteStartElement(name);
        if (type is not null)
        {
            xml.WriteAttributeString("type", type);
        }

        if (language is { } of)
        {
            xml.WriteAttributeString("xml", "lang", null, TbxNames.LanguageTag(of));
        }

        xml.WriteString(WellFormed(text));
        xml.WriteEndElement();
    }

    /// <summary>The text with U+FFFD for what XML 1.0 cannot hold: lone surrogates and control characters.</summary>
    private static string WellFormed(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return result.ToString();
    }
}
