using System.Xml;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;

namespace MllmLsp.Server.Exchange;

/// <summary>Names of TBX (ISO 30042:2019) and of its public dialect TBX-Basic that reading and writing share.</summary>
internal static class TbxNames
{
    public const string Namespace = "urn:iso:std:iso:30042:ed-2";

    public const string Preferred = "preferredTerm-admn-sts";
    public const string Admitted = "admittedTerm-admn-sts";
    public const string Deprecated = "deprecatedTerm-admn-sts";
    public const string Superseded = "supersededTerm-admn-sts";

    /// <summary>What a cross-reference to a concept that replaces a deprecated one says.</summary>
    public const string ReplacedBy = "replacedBy";

    /// <summary>What an external cross-reference to the same concept elsewhere says.</summary>
    public const string ExactMatch = "exactMatch";

    /// <summary>An id as XML's ids have to be; <see cref="Id"/> of it is the id again.</summary>
    public static string XmlId(string id) => XmlConvert.EncodeLocalName(id)!;

    public static string Id(string xmlId) => XmlConvert.DecodeName(xmlId)!;

    public static string LanguageTag(Language language) => language == Language.Chinese ? "zh" : "en";

    /// <summary>The language of an <c>xml:lang</c>; null for one that glossaries do not have.</summary>
    public static Language? LanguageOf(string tag)
    {
        var primary = tag.Split('-', '_')[0];
        return primary.Equals("en", StringComparison.OrdinalIgnoreCase) || primary.Equals("eng", StringComparison.OrdinalIgnoreCase) ? Language.English
            : primary.Equals("zh", StringComparison.OrdinalIgnoreCase) || primary.Equals("zho", StringComparison.OrdinalIgnoreCase) ? Language.Chinese
            : null;
    }

    /// <summary>The name of a relation as the text of a cross-reference.</summary>
    public static string Of(RelationKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    /// <summary>The relation that a cross-reference's text names; any other text is no more than related.</summary>
    public static RelationKind RelationOf(string text) =>
        Enum.GetValues<RelationKind>().Cast<RelationKind?>().FirstOrDefault(kind => kind != RelationKind.ExactMatch && Of(kind!.Value) == text) ?? RelationKind.Related;
}
