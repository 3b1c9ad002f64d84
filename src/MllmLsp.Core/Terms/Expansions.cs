using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Harvest;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Terms;

/// <summary>
/// The abbreviations that a note itself explains, in any of the ways people write it: <c>Visual Encoder (VE)</c>, <c>视觉编码器（Visual
/// Encoder, VE）</c>, <c>VE (visual encoder)</c>, <c>Visual Encoder, VE</c>, <c>简称VE</c>. Generous: what may be an explanation is one.
/// </summary>
/// <remarks>What <see cref="AbbreviationPairs"/> finds, and beside it what only looks like an explanation: who proposes terms must be sure, who complains too.</remarks>
internal sealed class Expansions(Glossary glossary, Outline outline, SourceText text)
{
    /// <summary>How far around an abbreviation its explanation is looked for, in UTF-16 units: it keeps long lines linear.</summary>
    private const int Reach = 200;

    private static readonly string[] Announcements =
        ["简称为", "简称", "缩写为", "缩写是", "缩写", "简记为", "记为", "记作", "又称", "也称", "亦称", "全称", "abbreviated as ", "abbreviated to ", "short for ", "known as ", "or "];

    private static readonly string[] Definitions = ["全称", "是指", "指的是", "指", "即", "代表", "stands for", "short for", "is short", "means ", ":", "：", "——", " -- ", " — "];

    private readonly Dictionary<string, bool> answers = new(StringComparer.Ordinal);
    private ILookup<string, TextSpan>? words;
    private List<ProseLine>? lines;
    private HashSet<string>?[] shortForms = [];

    /// <param name="abbreviation">As written, without a plural ending.</param>
    public bool Contain(string abbreviation)
    {
        if (!answers.TryGetValue(abbreviation, out var answer))
        {
            answers[abbreviation] = answer = IsExplained(abbreviation) || IsPaired(abbreviation);
        }

        return answer;
    }

    private bool IsExplained(string abbreviation)
    {
        words ??= AbbreviationShape.All(text.AsSpan()).ToLookup(word => AbbreviationShape.WithoutPlural(text.Slice(word)).ToString(), StringComparer.Ordinal);
        return words[abbreviation].Any(word => IsExplainedAt(word, abbreviation));
    }

    /// <summary>Pairs are looked for only where the abbreviation stands: most notes have a few that nobody explains.</summary>
    private bool IsPaired(string abbreviation)
    {
        if (lines is null)
        {
            lines = ProseLines.Of(text, outline);
            shortForms = new HashSet<string>?[lines.Count];
        }

        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Text.Contains(abbreviation, StringComparison.Ordinal)
                && (shortForms[i] ??= AbbreviationPairs.In(lines[i], glossary).Select(pair => pair.ShortForm).ToHashSet(StringComparer.Ordinal)).Contains(abbreviation))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsExplainedAt(TextSpan word, string name)
    {
        var line = text.Lines.LineSpan(text.Lines.LineOf(word.Start));
        var before = text.Slice(TextSpan.FromBounds(Math.Max(line.Start, word.Start - Reach), word.Start));
        var behind = text.Slice(TextSpan.FromBounds(word.End, Math.Clamp(line.End, word.End, word.End + Reach)));
        return IsBracketed(before, behind) || IsFollowedByWords(behind, name) || IsAnnounced(before);
    }

    /// <summary><c>name (VE)</c>, <c>name（Visual Encoder, VE）</c>: the abbreviation ends a bracket that follows a name.</summary>
    private static bool IsBracketed(ReadOnlySpan<char> before, ReadOnlySpan<char> behind)
    {
        if (behind.IsEmpty || behind[0] is not (')' or '）' or ',' or '，' or ';' or '；'))
        {
            return false;
        }

        var open = before.LastIndexOfAny("(（");
        if (open < 1 || before[open..].IndexOfAny(")）") >= 0)
        {
            return false;
        }

        var inner = before[(open + 1)..].TrimEnd();
        var isLast = inner.IsEmpty || inner[^1] is ',' or '，' or ';' or '；' or ':' or '：';
        var name = before[..open].TrimEnd(" *_`");
        return isLast && !name.IsEmpty && (char.IsLetterOrDigit(name[^1]) || char.IsLowSurrogate(name[^1]));
    }

    /// <summary><c>VE (visual encoder)</c>, <c>VE: visual encoder</c>, <c>VE是指…</c></summary>
    private static bool IsFollowedByWords(ReadOnlySpan<char> behind, string name)
    {
        var rest = behind.TrimStart(" *_`");
        if (rest.IsEmpty)
        {
            return false;
        }

        var opener = rest[0] is '(' or '（' ? 1 : 0;
        foreach (var definition in opener > 0 ? [] : Definitions)
        {
            opener = rest.StartsWith(definition, StringComparison.OrdinalIgnoreCase) ? definition.Length : opener;
        }

        var words = opener > 0 ? rest[opener..].TrimStart(" *_`") : [];
        return words.Length > 1 && (Scripts.IsHan(words[0]) || (char.ToUpperInvariant(words[0]) == char.ToUpperInvariant(name[0]) && words.Length > name.Length && !words.StartsWith(name)));
    }

    private static bool IsAnnounced(ReadOnlySpan<char> before)
    {
        var trimmed = before.TrimEnd("*_`\"“‘");
        foreach (var announcement in Announcements)
        {
            if (trimmed.EndsWith(announcement, StringComparison.OrdinalIgnoreCase) || (announcement[^1] != ' ' && trimmed.TrimEnd().EndsWith(announcement, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
