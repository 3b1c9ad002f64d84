using MllmLsp.Core.Text;

namespace MllmLsp.Core.Harvest;

/// <summary>Pairs without brackets: names with a comma or nothing between, and names that words join (简称, 又称, stands for).</summary>
internal static class ApposedPairs
{
    /// <summary>A list item or heading that is longer says more than two names.</summary>
    private const int LongestWhole = 80;

    private const string Commas = ",、";

    public static void Find(PairSink sink)
    {
        BehindComma(sink);
        JoinedByWords(sink);
        WholeLine(sink);
    }

    /// <summary><c>Multimodal In-Context Learning, M-ICL</c>: an abbreviation behind a comma, whose letters the words before have.</summary>
    private static void BehindComma(PairSink sink)
    {
        var text = sink.Text;
        for (var comma = text.AsSpan().IndexOfAny(Commas); comma >= 0;)
        {
            var start = Skip(text, comma + 1);
            var words = LatinRun.After(text, start);
            if (words.Count > 0 && Operand.Of(text, words[0].Start, words[0].End) is { Kind: OperandKind.ShortForm } abbreviation && IsApposed(text, words[0].End))
            {
                AddAligned(sink, abbreviation, comma);
            }

            var next = text.AsSpan(comma + 1).IndexOfAny(Commas);
            comma = next < 0 ? -1 : comma + 1 + next;
        }
    }

    private static bool IsApposed(string text, int end) => end >= text.Length || text[end] != ' ' || end + 1 >= text.Length || !char.IsAsciiLetterUpper(text[end + 1]);

    private static void AddAligned(PairSink sink, Operand abbreviation, int end)
    {
        var text = sink.Text;
        while (end > 0 && text[end - 1] == ' ')
        {
            end--;
        }

        if (LongForm.StartIn(text, LatinRun.Before(text, end), abbreviation.In(text)) is >= 0 and var start && text.AsSpan(start, end - start).ContainsAny(" -"))
        {
            sink.Abbreviation(abbreviation, start, end);
            if (BracketPairs.HanBefore(text, start) is { } han)
            {
                sink.Translation(WholeStart(sink, han, start), han.End, start, end);
            }
        }
    }

    private static void JoinedByWords(PairSink sink)
    {
        var text = sink.Text;
        for (var at = 1; at < text.Length; at++)
        {
            if (PairWords.At(text, at) is { } words)
            {
                Join(sink, at, words.Relation, at + words.Length);
                at += words.Length - 1;
            }
        }
    }

    private static void Join(PairSink sink, int leftEnd, PairRelation relation, int rightStart)
    {
        var text = sink.Text;
        while (leftEnd > 0 && (text[leftEnd - 1] is ' ' or ',' or '(' or '可' or '常' or '其' or '也' || Operand.IsQuote(text[leftEnd - 1])))
        {
            leftEnd--;
        }

        while (rightStart < text.Length && (text[rightStart] is ' ' or ':' || Operand.IsQuote(text[rightStart])))
        {
            rightStart++;
        }

        var left = LatinRun.Before(text, leftEnd);
        var right = LatinRun.After(text, rightStart);
        if (left.Count > 0 && right.Count > 0)
        {
            JoinLatin(sink, left, right, relation);
        }
        else if (left.Count == 0 && right.Count > 0 && leftEnd > 0 && Scripts.IsHan(text[leftEnd - 1]))
        {
            JoinHanAndLatin(sink, leftEnd, right, relation);
        }
        else if (left.Count > 0 && right.Count == 0)
        {
            JoinLatinAndHan(sink, left, rightStart, relation);
        }
    }

    private static void JoinLatin(PairSink sink, List<(int Start, int End)> left, List<(int Start, int End)> right, PairRelation relation)
    {
        var text = sink.Text;
        var before = Operand.Of(text, left[^1].Start, left[^1].End);
        var after = Operand.Of(text, right[0].Start, right[0].End);
        if (relation != PairRelation.LongFollows && after.Kind == OperandKind.ShortForm)
        {
            if (LongForm.StartIn(text, left, after.In(text)) is >= 0 and var start)
            {
                sink.Abbreviation(after, start, left[^1].End);
                if (BracketPairs.HanBefore(text, start) is { } han)
                {
                    sink.Translation(han.Start, han.End, start, left[^1].End);
                }
            }
        }
        else if (relation != PairRelation.ShortFollows && before.Kind == OperandKind.ShortForm)
        {
            var first = EnglishWords.Separates(text.AsSpan(right[0].Start, right[0].End - right[0].Start)) ? 1 : 0;
            var words = right.GetRange(first, right.Count - first);
            if (LongForm.EndIn(text, words, before.In(text)) is >= 0 and var end)
            {
                sink.Abbreviation(before, words[0].Start, end);
            }
        }
    }

    private static void JoinHanAndLatin(PairSink sink, int hanEnd, List<(int Start, int End)> right, PairRelation relation)
    {
        var text = sink.Text;
        var first = Operand.Of(text, right[0].Start, right[0].End);
        var end = first.Kind == OperandKind.ShortForm ? first.End : right[^1].End;
        if (HanRun.PieceBefore(text, HanRun.StartOf(text, hanEnd), hanEnd) is not { } han || han.End - han.Start < 2)
        {
            return;
        }

        var isName = relation switch
        {
            PairRelation.ShortFollows => first.Kind == OperandKind.ShortForm,
            PairRelation.LongFollows => Operand.IsLatinName(text, right[0].Start, end),
            PairRelation.SameAs => first.Kind == OperandKind.ShortForm ? sink.MayAbbreviate(first.In(text), text[han.Start..han.End]) : Operand.IsLatinName(text, right[0].Start, end),
            _ => false,
        };
        if (isName)
        {
            sink.Translation(han.Start, han.End, right[0].Start, end);
        }
    }

    private static void JoinLatinAndHan(PairSink sink, List<(int Start, int End)> left, int rightStart, PairRelation relation)
    {
        var text = sink.Text;
        var end = rightStart;
        while (end < text.Length && Scripts.IsHan(text[end]))
        {
            end++;
        }

        var isWhole = Operand.Of(text, rightStart, end).Kind == OperandKind.Han;
        if (relation != PairRelation.ShortFollows && isWhole && !HanRemarks.Is(text.AsSpan(rightStart, end - rightStart)))
        {
            var last = Operand.Of(text, left[^1].Start, left[^1].End);
            var start = last.Kind == OperandKind.ShortForm || left.Count > 4 ? last.Start : left[0].Start;
            if (last.Kind != OperandKind.None && Operand.IsLatinName(text, start, left[^1].End))
            {
                sink.Translation(rightStart, end, start, left[^1].End);
            }
        }
    }

    /// <summary>
    /// A line that is two names and nothing else: <c>CLIP, 对比语言-图像预训练</c>, <c>指令微调 Instruction Tuning</c>.
    /// </summary>
    private static void WholeLine(PairSink sink)
    {
        var text = sink.Text;
        var length = text.AsSpan().TrimEnd(" .:。").Length;
        if (length > LongestWhole)
        {
            return;
        }

        var words = LatinRun.After(text, 0);
        if (words.Count is > 0 and <= 5 && words[^1].End is var end && end < length && text[end] is ',' or ' ' && text[..end].Length > 1)
        {
            var han = Operand.Of(text, text[end] == ',' ? end + 1 : end, length);
            if (han.Kind == OperandKind.Han && han.Length >= 4 && Operand.IsLatinName(text, 0, end) && !HanRemarks.Is(text.AsSpan(han.Start, han.Length))
                && (text[end] == ',' || words.Count > 1))
            {
                sink.Translation(han.Start, han.End, 0, end);
            }

            return;
        }

        var latin = LatinRun.Before(text, length);
        if (latin.Count is > 1 and <= 5 && latin[0].Start > 0 && Operand.IsLatinName(text, latin[0].Start, length)
            && BracketPairs.HanBefore(text, text.AsSpan(0, latin[0].Start).TrimEnd(" ,").Length) is { } before
            && WholeStart(sink, before, latin[0].Start) is var start && HanRun.StartOf(text, before.End) == 0)
        {
            sink.Translation(start, before.End, latin[0].Start, length);
        }
    }

    /// <summary>Where a short run begins the line, its whole is the name: <c>LLM辅助的视觉推理LLM-Aided Visual Reasoning</c>.</summary>
    private static int WholeStart(PairSink sink, (int Start, int End) han, int latinStart)
    {
        var isShort = han.End <= 14 && HanRun.StartOf(sink.Text, han.End) == 0;
        return isShort && sink.Text.AsSpan(0, latinStart).Contains('的') ? 0 : han.Start;
    }

    private static int Skip(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at;
    }
}
