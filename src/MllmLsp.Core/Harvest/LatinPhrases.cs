
namespace MllmLsp.Core.Harvest;

/// <summary>Names and noun-like runs among the Latin words of a line.</summary>
internal static class LatinPhrases
{
    private const int MostWords = 4;

    public static IEnumerable<Sighting> In(ProseLine line)
    {
        var text = line.Text;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var words = LatinRun.After(text, i);
            if (words.Count == 0)
            {
                i++;
                continue;
            }

            i = words[^1].End;
            if (!IsCitation(text, words[0].Start, i) && !IsTitle(text, words))
            {
                foreach (var found in InRun(line, words))
                {
                    yield return found;
                }
            }
        }
    }

    private static IEnumerable<Sighting> InRun(ProseLine line, List<(int Start, int End)> words)
    {
        var text = line.Text;
        var beginsSentence = BeginsSentence(text, words[0].Start) && words.Exists(word => char.IsAsciiLetterLower(text[word.Start]));
        for (var i = 0; i < words.Count;)
        {
            var end = i;
            while (end < words.Count && !Breaks(text, words, end))
            {
                end++;
            }

            if (end > i)
            {
                foreach (var found in InPhrase(line, words.GetRange(i, end - i), beginsSentence && i == 0))
                {
                    yield return found;
                }
            }

            i = end + 1;
        }
    }

    /// <summary>A word that no term holds, or a number that begins nothing.</summary>
    private static bool Breaks(string text, List<(int Start, int End)> words, int at)
    {
        var word = text.AsSpan(words[at].Start, words[at].End - words[at].Start);
        if (word is "in" or "for" or "and" or "of")
        {
            return !(word is "of" && IsBetweenCapitals(text, words, at));
        }

        return EnglishWords.Separates(word) || (word.Length == 1 && !char.IsAsciiLetterUpper(word[0])) || (char.IsAsciiDigit(word[0]) && !IsVersion(text, words, at));
    }

    /// <summary><c>Chain of Thought</c></summary>
    private static bool IsBetweenCapitals(string text, List<(int Start, int End)> words, int at) =>
        at > 0 && at + 1 < words.Count && char.IsAsciiLetterUpper(text[words[at - 1].Start]) && char.IsAsciiLetterUpper(text[words[at + 1].Start]);

    /// <summary><c>InternVL 1.5</c>: a number with a point, right behind a name.</summary>
    private static bool IsVersion(string text, List<(int Start, int End)> words, int at) =>
        at > 0 && text.AsSpan(words[at].Start, words[at].End - words[at].Start) is { Length: <= 4 } number && number.Contains('.')
        && number.IndexOfAnyExcept("0123456789.") < 0 && IsName(text[words[at - 1].Start..words[at - 1].End]);

    private static IEnumerable<Sighting> InPhrase(ProseLine line, List<(int Start, int End)> words, bool beginsSentence)
    {
        var text = line.Text;
        var named = 0;
        while (named < words.Count)
        {
            var end = named;
            while (end < words.Count && IsNamed(text, words[end], beginsSentence && end == 0 && words.Count > 1) || (end > named && end < words.Count && (char.IsAsciiDigit(text[words[end].Start]) || IsOf(text, words[end]))))
            {
                end++;
            }

            if (end > named && end - named <= MostWords)
            {
                var name = text[words[named].Start..words[end - 1].End];
                var isPart = (name.Length <= 2 && end < words.Count) || IsStep(name);
                if (!isPart && !TermHeads.IsNoName(name) && !TermHeads.IsGeneric(name) && !(beginsSentence && named == 0 && end == 1 && !IsName(name) && EnglishWords.IsRemark(name)))
                {
                    yield return new Sighting(EvidenceKind.Name, name, line.SpanOf(words[named].Start, words[end - 1].End), end - named > 1 && TermHeads.IsEnglish(LastWord(name)));
                }
            }

            named = end + 1;
        }

        if (NounRun(text, words) is var (from, to) && to - from is >= 2 and <= MostWords)
        {
            yield return new Sighting(
                EvidenceKind.Phrase, text[words[from].Start..words[to - 1].End], line.SpanOf(words[from].Start, words[to - 1].End), TermHeads.IsEnglish(text[words[to - 1].Start..words[to - 1].End]));
        }
    }

    /// <summary>
    /// Up to the first words with which terms end (what follows may be a verb: <c>expert parallelism places experts</c>), without an adverb or
    /// a verb that begins it.
    /// </summary>
    private static (int From, int To) NounRun(string text, List<(int Start, int End)> words)
    {
        bool IsHead(int i) => TermHeads.IsEnglish(text[words[i].Start..words[i].End]);

        var from = 0;
        while (from + 2 < words.Count && IsNoNoun(text[words[from].Start..words[from].End]) && !IsHead(from))
        {
            from++;
        }

        var to = from;
        while (to < words.Count && (to == from || !IsHead(to)))
        {
            to++;
        }

        while (to < words.Count && IsHead(to))
        {
            to++;
        }

        return (Math.Max(from, to - MostWords), to);
    }

    private static bool IsNoNoun(string word) =>
        word.EndsWith("ly", StringComparison.Ordinal)
        || (char.IsAsciiLetterLower(word[0]) && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal));

    /// <summary><c>Step1</c>, <c>Stage 2</c></summary>
    private static bool IsStep(string name) =>
        (name.StartsWith("Step", StringComparison.Ordinal) || name.StartsWith("Stage", StringComparison.Ordinal)) && char.IsAsciiDigit(name[^1]);

    private static bool IsOf(string text, (int Start, int End) word) => text.AsSpan(word.Start, word.End - word.Start) is "of";

    private static string LastWord(string name) => name[(name.LastIndexOf(' ') + 1)..];

    private static bool IsNamed(string text, (int Start, int End) word, bool startsSentence)
    {
        var span = text[word.Start..word.End];
        return IsName(span) || (!startsSentence && span.Length >= 3 && char.IsAsciiLetterUpper(span[0]) && !TermHeads.IsNoName(span));
    }

    /// <summary>Two capitals, a capital inside the word, or a capital and a digit.</summary>
    private static bool IsName(string word)
    {
        var capitals = word.Count(char.IsAsciiLetterUpper);
        return word.Length >= 2 && char.IsAsciiLetterOrDigit(word[0]) && word.Any(char.IsAsciiLetter)
            && (capitals >= 2 || (capitals == 1 && (!char.IsAsciiLetterUpper(word[0]) || word.Any(char.IsAsciiDigit)))) && !TermHeads.IsNoName(word);
    }

    private static bool BeginsSentence(string text, int start)
    {
        var at = start;
        while (at > 0 && text[at - 1] is ' ' or '"' or '(')
        {
            at--;
        }

        return at == 0 || text[at - 1] is '.' or '!' or '?' or ':' or ';';
    }

    /// <summary>
    /// The title of a work: five or more words, nearly all with a capital, and small ones between that no name has side by side with so many.
    /// </summary>
    private static bool IsTitle(string text, List<(int Start, int End)> words)
    {
        var capitals = 0;
        var small = 0;
        foreach (var (start, end) in words)
        {
            var word = text.AsSpan(start, end - start);
            capitals += word.ContainsAnyInRange('A', 'Z') ? 1 : 0;
            small += word is "a" or "an" or "the" or "of" or "on" or "in" or "for" or "and" or "with" or "to" or "from" or "via" or "by" or "at" or "is" or "are" ? 1 : 0;
        }

        return words.Count >= 5 && small > 0 && capitals + small >= words.Count * 0.8 && capitals > small;
    }

    /// <summary><c>(Su et al., 2021)</c>, <c>(Radford, 2019)</c>: names of people with a year behind them.</summary>
    private static bool IsCitation(string text, int start, int end)
    {
        if (text.AsSpan(start, end - start).Contains("et al", StringComparison.Ordinal))
        {
            return true;
        }

        var at = end;
        while (at < text.Length && text[at] is ' ' or ',' or '.')
        {
            at++;
        }

        return at > end && at + 4 <= text.Length && text[at] is '1' or '2' && text.AsSpan(at, 4).IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
