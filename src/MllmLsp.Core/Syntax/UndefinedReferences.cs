using System.Text;
using MllmLsp.Core.Syntax.Parsing;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Syntax;

/// <summary>
/// Which pairs of brackets their author meant as a reference link. CommonMark reads all of them as text; a label of digits, punctuation or
/// one letter, an index behind an identifier and a check box are text for people, too.
/// </summary>
internal static class UndefinedReferences
{
    public static IEnumerable<Reference> Choose(string text, List<BracketPair> pairs, List<Reference> links, HashSet<string> defined)
    {
        if (pairs.Count == 0)
        {
            yield break;
        }

        var end = 0;
        var spans = links.Select(l => l.Span).OrderBy(s => s.Start).ThenByDescending(s => s.Length).ToList();
        var index = new SpanIndex(spans);
        foreach (var pair in pairs.OrderBy(p => p.Whole))
        {
            var label = pair.Behind.IsEmpty ? pair.Text : pair.Behind;
            var content = text.AsSpan(label.Start, label.Length);
            if (pair.Whole.Start < end || !IsMeant(content) || IsText(text, pair, content) || (defined.Count == 0 && IsTag(text, pair)))
            {
                continue;
            }

            var normalized = LinkLabel.Normalize(content);
            var second = TextSpan.FromBounds(pair.Text.End + 1, pair.Whole.End);
            if (defined.Contains(normalized) || index.Overlapping(pair.Whole).Any(i => IsInTheWay(spans[i], second)))
            {
                continue;
            }

            end = pair.Whole.End;
            yield return new Reference(ReferenceKind.Undefined, pair.Whole, pair.Text, normalized, label, null, new TextSpan(label.End, 0))
            {
                Written = LinkLabel.Collapse(content),
            };

            // A link may hold an image, but no link.
            bool IsInTheWay(TextSpan link, TextSpan second) => link.Contains(pair.Whole)
                ? !IsImage(text, pair)
                : link.Overlaps(second) || !pair.Text.Contains(link);
        }
    }

    private static bool IsImage(string text, BracketPair pair) => text[pair.Whole.Start] == '!';

    private static bool IsMeant(ReadOnlySpan<char> label)
    {
        var letters = 0;
        foreach (var rune in label.EnumerateRunes())
        {
            letters += Rune.IsLetter(rune) ? 1 : 0;
        }

        return letters > 1 || (letters == 1 && label.Trim().Length > 1 && !IsOneLetterAndMarks(label));
    }

    private static bool IsOneLetterAndMarks(ReadOnlySpan<char> label)
    {
        foreach (var rune in label.EnumerateRunes())
        {
            if (Rune.IsDigit(rune))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>- [x][label]</c>: the brackets right behind a list's mark are a check box.</summary>
    private static bool IsCheckBox(string text, BracketPair pair)
    {
        if (pair.Text.Length != 1 || text[pair.Text.Start] is not ('x' or 'X'))
        {
            return false;
        }

        var before = text.AsSpan(0, pair.Whole.Start);
        var line = before[(before.LastIndexOfAny('\n', '\r') + 1)..].TrimEnd();
        return line.Length > 0 && line[^1] is '-' or '*' or '+' or '.' or ')' && before.Length > 0 && before[^1] == ' ' && line.TrimStart().Length <= 4;
    }

    /// <summary>
    /// <c>- [WIP][docs] text</c>: in a note without any definition, two words in brackets that begin a line are what people put before
    /// the matter itself. Code in the first brackets is not.
    /// </summary>
    private static bool IsTag(string text, BracketPair pair)
    {
        var before = text.AsSpan(0, pair.Whole.Start);
        before = before[(before.LastIndexOfAny('\n', '\r') + 1)..];
        var behind = text.AsSpan(pair.Whole.End);
        var lineEnd = behind.IndexOfAny('\n', '\r');
        behind = lineEnd < 0 ? behind : behind[..lineEnd];
        return !pair.Behind.IsEmpty && before.TrimStart(" \t>-*+#.)0123456789").IsEmpty && behind is [' ', ..] && !behind.IsWhiteSpace()
            && !text.AsSpan(pair.Text.Start, pair.Text.Length).Contains('`');
    }

    /// <summary>Whether what stands around the brackets, or in them, makes them an index, attributes, a check box or the like.</summary>
    private static bool IsText(string text, BracketPair pair, ReadOnlySpan<char> label) =>
        IsIndexed(text, pair.Whole.Start) || IsPartOfName(text, pair.Whole.End) || IsCheckBox(text, pair)
        || (text.AsSpan(pair.Text.Start, pair.Text.Length).IsWhiteSpace() && !IsImage(text, pair)) || label[0] == '^' || (IsImage(text, pair) && label[0] == '[');

    /// <summary><c>[AllowNull][MaybeNull]T</c>: attributes before a name.</summary>
    private static bool IsPartOfName(string text, int end) => end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_');

    private static bool IsIndexed(string text, int start) =>
        start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or ']' or ')' or '`');
}
