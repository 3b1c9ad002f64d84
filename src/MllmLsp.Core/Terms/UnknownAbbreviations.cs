using System.Collections.Immutable;
using System.Globalization;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Terms;

/// <summary>
/// Abbreviations that no glossary knows and that the note does not explain, each at its first use. Never a part of a name
/// (<c>Science QA</c>, <c>MIT License</c>), never one of everyday life, never in a line that is all capitals.
/// </summary>
internal static class UnknownAbbreviations
{
    /// <summary>What every reader of technical notes knows, Roman numerals, and words that are written in capitals for emphasis.</summary>
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "AI", "AM", "API", "APIs", "APP", "App", "ASCII", "AWS", "BSD", "CD", "CEO", "CI", "CLI", "CPU", "CSS", "CSV", "CTO", "CUDA", "CV", "DB",
        "DIY", "DM", "DNA", "DNS", "DOI", "DOM", "EN", "EOF", "ETA", "EU", "FAQ", "FIXME", "FTP", "FYI", "GB", "GIF", "GIT", "GPU", "GUI", "HDD", "HTML",
        "HTTP", "HTTPS", "ID", "IDE", "IEEE", "IO", "IP", "ISBN", "ISO", "IT", "JPEG", "JPG", "JS", "JSON", "KB", "LAN", "MB", "MIT", "ML", "NASA", "NB",
        "OCR", "OK", "OS", "OSS", "PC", "PDF", "PhD", "PM", "PNG", "PPT", "PR", "QQ", "RAM", "README", "REST", "RGB", "ROM", "SDK", "SQL", "SSD", "SSH",
        "SVG", "TB", "TBD", "TCP", "TLS", "TODO", "TV", "UDP", "UI", "UK", "UN", "URI", "URL", "US", "USA", "USB", "USD", "UTC", "UTF", "UUID", "UX", "VIP",
        "VPN", "VS", "WIFI", "WWW", "XML", "YAML", "ZIP",
        "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII",
        "ALL", "ALWAYS", "AND", "ANY", "ARE", "AS", "BUT", "BY", "CAN", "DO", "DONE", "FALSE", "FOR", "FROM", "HAS", "IF", "IN", "INFO", "IS", "MAY", "MUST",
        "NEVER", "NEW", "NO", "NOT", "NOTE", "NULL", "OF", "OFF", "ON", "ONLY", "OR", "OUT", "PS", "SELECT", "SHALL", "SHOULD", "STOP", "THE", "THEN", "THIS",
        "TIP", "TIPS", "TO", "TRUE", "WHEN", "WHERE", "WITH", "YES", "YOU",
    };

    public static ImmutableArray<Word> Read(Glossary glossary, List<TermMatch> matches, QuietPlaces places, Expansions expansions, SourceText text)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = ImmutableArray.CreateBuilder<Word>();
        foreach (var span in AbbreviationShape.All(text.AsSpan()))
        {
            var name = AbbreviationShape.WithoutPlural(text.Slice(span)).ToString();
            if (seen.Contains(name) || Common.Contains(name) || IsPartOfName(text.AsSpan(), span) || TermMatches.Cover(matches, span.Start) || !places.Allow(span))
            {
                continue;
            }

            seen.Add(name);
            if (!IsInCapitals(text, span) && glossary.Lookup(name).IsEmpty && !expansions.Contain(name))
            {
                found.Add(new Word(new TextSpan(span.Start, name.Length), name));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>A capitalised word or a number beside it, one space between.</summary>
    private static bool IsPartOfName(ReadOnlySpan<char> text, TextSpan span)
    {
        if (span.End + 1 < text.Length && text[span.End] == ' ' && (char.IsAsciiLetterUpper(text[span.End + 1]) || char.IsAsciiDigit(text[span.End + 1])))
        {
            return true;
        }

        if (span.Start < 2 || text[span.Start - 1] != ' ' || !char.IsAsciiLetterOrDigit(text[span.Start - 2]))
        {
            return false;
        }

        var start = span.Start - 2;
        while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '-' or '.' or '/'))
        {
            start--;
        }

        return char.IsAsciiLetterUpper(text[start]) || char.IsAsciiDigit(text[start]);
    }

    /// <summary>A line without a small letter, and with more than this word, is written in capitals.</summary>
    private static bool IsInCapitals(SourceText text, TextSpan span)
    {
        var (capitals, small) = (0, 0);
        foreach (var character in text.Slice(text.Lines.LineSpan(text.Lines.LineOf(span.Start))))
        {
            var category = char.GetUnicodeCategory(character);
            capitals += category == UnicodeCategory.UppercaseLetter ? 1 : 0;
            small += category is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter ? 1 : 0;
        }

        return small == 0 && capitals > span.Length;
    }
}
