using System.Text;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>Default ids of concepts.</summary>
internal static class ConceptSlug
{
    /// <summary>
    /// Whether a text may be written as an id, as the JSON Schema has it; YAML's own words, which other programs would not read as a text, may not.
    /// </summary>
    public static bool IsId(string text) =>
        text is not ("" or "null" or "true" or "false")
        && text[0] != '-' && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal)
        && text.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF'));

    /// <summary>Letters and digits in lower case, Han kept, one hyphen for anything else; <c>Qwen2.5-VL</c> gives <c>qwen2-5-vl</c>.</summary>
    public static string Of(string label)
    {
        var slug = new StringBuilder(label.Length);
        foreach (var rune in WidthFolding.Fold(Nfc.Normalize(label)).EnumerateRunes())
        {
            if (Scripts.IsLetterOrDigit(rune.Value))
            {
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }
}
