using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries;

/// <summary>One language's definition of a concept, with the terms that stand in it.</summary>
/// <param name="matches">All terms of <paramref name="text"/>, in order.</param>
internal sealed class DefinitionText(string text, IReadOnlyList<TermMatch> matches, Concept own)
{
    /// <summary>Words that add nothing to a definition which has nothing else: articles, copulas, "another name of".</summary>
    private static readonly HashSet<string> EmptyWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "is", "are", "be", "was", "of", "in", "on", "for", "to", "and", "or", "as", "by", "with", "that", "which", "this", "it",
        "its", "see", "same", "another", "other", "name", "term", "word", "synonym", "called", "known", "means", "refers", "also", "kind", "type", "sort",
        "form", "just", "simply",
    };

    /// <summary>The same in Chinese, character by character.</summary>
    private const string EmptyHan = "是指的一种个类就即也称叫做为这那它其又名与和同或之等见另相义词";

    private static readonly string[] Articles = ["a ", "an ", "the ", "一种", "一类", "一个", "指的是", "是指", "即", "指"];
    private static readonly string[] Copulas = ["is ", "are ", "means ", "refers to ", "是指", "指的是", "就是", "是", "即", "指", "：", ": "];
    private static readonly string[] Relatives = ["that", "which", "whose", "where", "used"];

    /// <summary>Whether the term is explained by the term: nothing else is said, or it is its own class.</summary>
    public bool IsAboutItself()
    {
        if (SaysOnly(own))
        {
            return true;
        }

        var (start, hasArticle) = Begin(out var afterSubject);
        if (TermAt(start) is not { } opening || !Means(opening, own))
        {
            return false;
        }

        // "RoPE is RoPE ..."; "a RoPE that ...". But "RoPE encodes ..." only has a subject.
        return afterSubject || (hasArticle && Relatives.Any(word => Follows(opening.Span.End, word)));
    }

    /// <summary>The concept that the definition begins with, or says little besides; null for most definitions.</summary>
    public Concept? RestsOn()
    {
        var (start, _) = Begin(out _);
        if (TermAt(start) is { } opening && !Means(opening, own))
        {
            return opening.Concept;
        }

        foreach (var match in matches)
        {
            if (!Means(match, own) && SaysOnly(match.Concept))
            {
                return match.Concept;
            }
        }

        return null;
    }

    /// <summary>
    /// True where the definition names <paramref name="concept"/> and has, besides its labels and empty words, at most one Latin word or two
    /// Han characters.
    /// </summary>
    public bool SaysOnly(Concept concept)
    {
        var isNamed = false;
        var content = 0;
        var at = 0;
        foreach (var match in matches.Where(match => Means(match, concept) || Means(match, own)))
        {
            isNamed |= Means(match, concept);
            content += Content(text.AsSpan(at, match.Span.Start - at));
            at = match.Span.End;
        }

        return isNamed && content + Content(text.AsSpan(at)) <= 2;
    }

    private static bool Means(TermMatch match, Concept concept) => ReferenceEquals(match.Concept, concept) || match.Homonyms.Contains(concept);

    /// <summary>Where the definition begins to say something: behind articles, and behind "TERM is".</summary>
    private (int Start, bool HasArticle) Begin(out bool afterSubject)
    {
        var start = Skip(Articles, 0, out var hasArticle);
        afterSubject = false;
        if (TermAt(start) is { } subject && Means(subject, own))
        {
            var behind = Skip(Copulas, SkipSpaces(subject.Span.End), out afterSubject);
            start = afterSubject ? Skip(Articles, behind, out hasArticle) : start;
        }

        return (start, hasArticle);
    }

    private TermMatch? TermAt(int start)
    {
        foreach (var match in matches)
        {
            if (match.Span.Start == start)
            {
                return match;
            }
        }

        return null;
    }

    private int Skip(string[] words, int at, out bool skipped)
    {
        foreach (var word in words)
        {
            if (text.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                skipped = true;
                return SkipSpaces(at + word.Length);
            }
        }

        skipped = false;
        return at;
    }

    private int SkipSpaces(int at)
    {
        while (at < text.Length && Separators.IsSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private bool Follows(int at, string word)
    {
        var start = SkipSpaces(at);
        return start > at && text.AsSpan(start).StartsWith(word, StringComparison.OrdinalIgnoreCase) && WordEdge.IsOpenAfter(text, start + word.Length);
    }

    /// <summary>How much a piece of text says: one for each Han character that is not empty, two for each other word.</summary>
    private static int Content(ReadOnlySpan<char> piece)
    {
        var content = 0;
        for (var i = 0; i < piece.Length;)
        {
            if (Scripts.IsUnspaced(piece[i]))
            {
                content += EmptyHan.Contains(piece[i]) ? 0 : 1;
                i++;
                continue;
            }

            var end = i;
            while (end < piece.Length && Scripts.IsLetterOrDigit(piece[end]) && !Scripts.IsUnspaced(piece[end]))
            {
                end++;
            }

            if (end > i)
            {
                content += EmptyWords.Contains(piece[i..end].ToString()) ? 0 : 2;
            }

            i = Math.Max(end, i + 1);
        }

        return content;
    }
}
