namespace MllmLsp.Core.Harvest;

/// <summary>Sentences that say what a term is.</summary>
internal static class DefinitionPatterns
{
    /// <summary>Longest first where one begins another.</summary>
    private static readonly string[] Chinese =
        ["指的是", "是指", "是一种", "是一类", "是一个", "是一组", "是一项", "是一套", "定义为", "被定义为", "可以理解为", "可以看作", "本质上是", "即为", "即是", "即", "指", "是"];

    private static readonly string[] English =
        [" refers to ", " is defined as ", " means ", " denotes ", " is a ", " is an ", " is the ", " are the ", " is one of ", " are a "];

    /// <summary>Words that 指, 即 and 是 are only a part of.</summary>
    private static readonly string[] Decoys =
        ["指令", "指导", "指标", "指数", "指示", "指定", "指出", "指代", "指称", "指向", "指针", "指明", "指引", "手指", "也即", "即使", "即时", "即可", "即便", "立即", "随即", "即将", "是否", "还是", "就是", "总是", "于是", "但是", "可是", "要是", "只是", "而是", "也是", "都是", "不是", "是因为", "是由于", "是在", "是为了", "是最", "是目前", "是很", "是否"];

    /// <summary>The term that the sentence defines, which begins it; null where it defines none.</summary>
    public static Operand? SubjectOf(string text, int start, int end)
    {
        foreach (var article in (ReadOnlySpan<string>)["The ", "A ", "An ", "所谓"])
        {
            if (end - start > article.Length && string.CompareOrdinal(text, start, article, 0, article.Length) == 0)
            {
                start += article.Length;
                break;
            }
        }

        // A subject is short; a pattern farther on belongs to something else.
        var limit = Math.Min(end, start + 60);
        for (var at = start + 1; at < limit; at++)
        {
            var length = PatternAt(text, at, end);
            if (length == 0)
            {
                if (text[at] is '。' or ';' or '!' or '?' || (text[at] == ',' && !IsPatternBehindComma(text, at, end)))
                {
                    return null;
                }

                continue;
            }

            var subjectEnd = text[at - 1] == ',' ? at - 1 : at;
            var bracket = text.AsSpan(start, subjectEnd - start).IndexOf('(');
            var subject = Operand.Of(text, start, bracket > 0 ? start + bracket : subjectEnd);
            var isName = subject.Kind is OperandKind.Han or OperandKind.ShortForm || (subject.Kind == OperandKind.Phrase && Operand.IsLatinName(text, subject.Start, subject.End));
            return isName && end - at - length >= (text[at] == ' ' ? 6 : 4) && !TermHeads.IsGeneric(subject.In(text)) ? subject : null;
        }

        return null;
    }

    private static bool IsPatternBehindComma(string text, int comma, int end)
    {
        var at = comma + 1;
        while (at < end && text[at] == ' ')
        {
            at++;
        }

        return at < end && text[at] is '即' or '指' or '是' && PatternAt(text, at, end) > 0;
    }

    private static int PatternAt(string text, int at, int end)
    {
        foreach (var pattern in text[at] == ' ' ? English : Chinese)
        {
            if (at + pattern.Length < end && string.CompareOrdinal(text, at, pattern, 0, pattern.Length) == 0)
            {
                return pattern[0] is '指' or '即' or '是' && IsDecoy(text, at) ? 0 : pattern.Length;
            }
        }

        return 0;
    }

    private static bool IsDecoy(string text, int at)
    {
        foreach (var decoy in Decoys)
        {
            var inside = decoy.IndexOf(text[at], StringComparison.Ordinal);
            if (inside >= 0 && inside <= at && string.CompareOrdinal(text, at - inside, decoy, 0, decoy.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
