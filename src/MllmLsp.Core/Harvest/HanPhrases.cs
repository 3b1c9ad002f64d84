namespace MllmLsp.Core.Harvest;

/// <summary>Noun-like runs of Han in a line.</summary>
internal static class HanPhrases
{
    private const int Shortest = 2;
    private const int Longest = 12;

    public static IEnumerable<Sighting> In(ProseLine line)
    {
        foreach (var (start, end) in HanRun.Pieces(line.Text, 0, line.Text.Length))
        {
            var (from, to) = WithoutVerbs(line.Text, start, WithoutTail(line.Text, start, end));
            var length = to - from;
            if (length is >= Shortest and <= Longest && !TermHeads.IsGeneric(line.Text[from..to]))
            {
                var text = line.Text[from..to];
                var head = TermHeads.HanLength(text);
                yield return new Sighting(EvidenceKind.Phrase, text, line.SpanOf(from, to), head > 0 && length > head && (length >= 4 || !TermHeads.IsWeakHan(text)) && !IsOfName(text));
            }
        }
    }

    /// <summary>CLIP特征, LLM能力: something that a model has, and no term.</summary>
    private static bool IsOfName(string text)
    {
        var latin = text.AsSpan().IndexOfAnyExcept(LatinOrHyphen);
        return latin >= 2 && char.IsAsciiLetterUpper(text[0]) && TermHeads.IsWeakHan(text) && text.Length - latin <= 4;
    }

    private static readonly System.Buffers.SearchValues<char> LatinOrHyphen =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-/.");

    /// <summary>词元压缩方法 speaks of 词元压缩.</summary>
    public static int WithoutTail(string text, int start, int end)
    {
        foreach (var tail in (ReadOnlySpan<string>)["方法", "技术", "问题", "现象", "过程", "流程", "阶段", "方式", "方案", "部分", "工作", "笔记", "综述", "专题", "总结", "简介", "概述", "入门"])
        {
            if (end - start - tail.Length >= 4 && text.AsSpan(start, end - start).EndsWith(tail, StringComparison.Ordinal))
            {
                return end - tail.Length;
            }
        }

        return end;
    }

    /// <summary>
    /// A run may begin with a verb whose object the term is (更新连接器). It is cut off where what remains is long enough to be a term and
    /// ends as one.
    /// </summary>
    public static (int Start, int End) WithoutVerbs(string text, int start, int end)
    {
        while (end - start >= 5 && HanVerbs.At(text.AsSpan(start, end - start)) is { Length: > 0 } verb
            && TermHeads.HanLength(text.AsSpan(start + verb.Length, end - start - verb.Length)) > 0
            && end - start - verb.Length >= (verb.BeginsTerms ? 4 : 3))
        {
            start += verb.Length;
        }

        return (start, end);
    }
}
