using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using MllmLsp.Core.Glossaries.Exchange;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Server.Exchange;

/// <summary>
/// Reads TBX: version 3 in both of its styles (<c>tbx</c>, data categories as attributes or as elements) and version 2 (<c>martif</c>). A
/// document type declaration is skipped unread, so that no entity of it is ever resolved.
/// </summary>
internal sealed class TbxReader
{
    private static readonly string[] Ignored = ["transacGrp", "transac", "date", "partOfSpeech", "grammaticalGender", "grammaticalNumber", "reliabilityCode", "entryStatus"];

    /// <summary>Elements of TBX nest some ten deep.</summary>
    private const int MaxDepth = 64;

    private const int LongestMessage = 300;

    private readonly SourceText text;
    private readonly ImportProblems problems = new();
    private readonly HashSet<(string Topic, Language Language)> topics = [];

    private TbxReader(SourceText text) => this.text = text;

    public static ImportedGlossary Read(SourceText text)
    {
        var reader = new TbxReader(text);
        XDocument document;
        try
        {
            if (reader.IsTooDeep())
            {
                return ImportedGlossary.Broken(0, "The XML is nested too deeply for TBX.", "XML 嵌套过深，不是 TBX。");
            }

            using var xml = reader.Open();
            document = XDocument.Load(xml, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
        }
        catch (XmlException e)
        {
            var at = reader.OffsetOf(e.LineNumber, e.LinePosition);
            var message = e.Message.Length > LongestMessage ? e.Message[..LongestMessage] + "..." : e.Message;
            return ImportedGlossary.Broken(at, $"This is not well-formed XML, correct it: {message}", $"XML 格式有误，请改正：{message}");
        }

        return document.Root is { Name.LocalName: "tbx" or "martif" or "TBX" } root
            ? reader.ReadFile(root)
            : ImportedGlossary.Broken(0, "This is XML but no TBX: its root is neither 'tbx' nor 'martif'.", "这是 XML，但不是 TBX：根元素既不是“tbx”，也不是“martif”。");
    }

    private XmlReader Open() => XmlReader.Create(new StringReader(text.ToString()), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersInDocument = Files.FileReader.LargestFile,
    });

    /// <summary>The library's own time grows with the square of the depth.</summary>
    private bool IsTooDeep()
    {
        using var xml = Open();
        while (xml.Read())
        {
            if (xml.Depth > MaxDepth)
            {
                return true;
            }
        }

        return false;
    }

    private ImportedGlossary ReadFile(XElement root)
    {
        var concepts = ImmutableArray.CreateBuilder<ImportedConcept>();
        foreach (var entry in root.Descendants().Where(element => Is(element, "conceptEntry") || Is(element, "termEntry")))
        {
            if (new TbxEntryReader(entry, this).Read() is { } concept)
            {
                concepts.Add(concept);
            }
            else
            {
                Note(entry, "The entry has no term in English or Chinese: left out.", "条目没有英文或中文术语：已略去。");
            }
        }

        var title = Title(root);
        return new ImportedGlossary(title, concepts.DrainToImmutable(), problems.InOrder());
    }

    /// <summary>The one subject field, else what the file is called.</summary>
    private LocalizedText Title(XElement root)
    {
        var none = new LocalizedText(null, null);
        var byLanguage = topics.ToLookup(topic => topic.Language, topic => topic.Topic);
        if (topics.Count > 0 && byLanguage.All(one => one.Count() == 1))
        {
            return topics.Aggregate(none, (title, topic) => ConceptDraft.Join(title, topic.Topic, topic.Language));
        }

        if (topics.Count > 0)
        {
            var count = byLanguage.Max(one => one.Count());
            Note(root, $"A glossary file has no subject fields, and these are {count}: left out.", $"术语表文件没有学科领域，而此处有 {count} 个：已略去。");
        }

        return root.Descendants().FirstOrDefault(element => Is(element, "title") && element.Parent is { } parent && Is(parent, "titleStmt")) is { } title
            ? ConceptDraft.Join(none, TbxText.Of(title))
            : none;
    }

    internal void AddTopic(string topic, Language? language) =>
        topics.Add((topic, language ?? (Scripts.ContainsHan(topic) ? Language.Chinese : Language.English)));

    /// <summary>The library points behind the <c>&lt;</c> of an element.</summary>
    internal int OffsetOf(XObject at) => at is IXmlLineInfo info && info.HasLineInfo() ? OffsetOf(info.LineNumber, info.LinePosition - 1) : 0;

    internal void Note(XObject at, string english, string chinese) => problems.Note(OffsetOf(at), english, chinese);

    /// <summary>Says of an element that nothing of it is kept, unless it only records who changed what when.</summary>
    internal void LeaveOut(XElement element)
    {
        var name = TbxText.CategoryOf(element);
        if (!Ignored.Contains(name) && !Ignored.Contains(element.Name.LocalName))
        {
            Note(element, $"A glossary has no place for '{name}': left out.", $"术语表中没有“{name}”的位置：已略去。");
        }
    }

    internal static bool Is(XElement element, string name) => element.Name.LocalName == name;

    /// <summary>The library counts lines and columns from 1.</summary>
    private int OffsetOf(int line, int column) => text.Lines.OffsetAt(new LinePosition(Math.Max(0, line - 1), Math.Max(0, column - 1)));
}

/// <summary>Texts of TBX elements.</summary>
internal static class TbxText
{
    /// <summary>
    /// The data category of an element: its <c>type</c> in DCA style, its own name in DCT style.
    /// </summary>
    public static string CategoryOf(XElement element) =>
        element.Name.LocalName is "descrip" or "admin" or "termNote" or "ref" or "xref" or "transac" or "adminNote" or "descripNote" or "transacNote"
            ? (string?)element.Attribute("type") ?? ""
            : element.Name.LocalName;

    /// <summary>
    /// The text of an element without the layout of the file: an indented line goes on with a space, an empty line stays a paragraph's end, and
    /// a line end without indentation is text.
    /// </summary>
    public static string Of(XElement element)
    {
        var value = element.Value.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        var result = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length;)
        {
            var end = i;
            while (end < value.Length && value[end] is ' ' or '\t' or '\n')
            {
                end++;
            }

            if (end == i)
            {
                result.Append(value[i++]);
                continue;
            }

            var lines = value.AsSpan(i, end - i).Count('\n');
            result.Append(lines > 1 ? "\n\n" : lines == 0 ? value[i..end] : value[end - 1] == '\n' ? "\n" : " ");
            i = end;
        }

        return result.ToString();
    }
}
