using MllmLsp.Core.Text;

namespace MllmLsp.Core.Harvest;

/// <summary>Pairs of a name and what stands in brackets behind it, of either width.</summary>
internal static class BracketPairs
{
    private const int LongestInside = 200;
    private const string Separators = ",;、/|:=";

    public static void Find(PairSink sink)
    {
        var text = sink.Text;
        for (var open = text.IndexOf('(', StringComparison.Ordinal); open >= 0; open = text.IndexOf('(', open + 1))
        {
            var close = CloseOf(text, open);
            if (close > open + 1)
            {
                Read(sink, open, close);
            }
        }
    }

    private static int CloseOf(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length && i - open <= LongestInside; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static void Read(PairSink sink, int open, int close)
    {
        var text = sink.Text;
        var end = open;
        while (end > 0 && (text[end - 1] == ' ' || Operand.IsQuote(text[end - 1])))
        {
            end--;
        }

        if (end == 0)
        {
            return;
        }

        var parts = PartsOf(text, open + 1, close, out var isRemark);
        var words = LatinRun.Before(text, end);
        if (words.Count > 0)
        {
            BehindLatin(sink, words, parts, isRemark);
        }
        else if (Scripts.IsHan(text[end - 1]))
        {
            BehindHan(sink, end, parts, isRemark);
        }
    }

    private static void BehindLatin(PairSink sink, List<(int Start, int End)> words, List<Part> parts, bool isRemark)
    {
        var text = sink.Text;
        var (longStart, end) = (-1, words[^1].End);
        foreach (var (part, _) in parts)
        {
            if (part.Kind == OperandKind.ShortForm && longStart < 0 && LongForm.StartIn(text, words, part.In(text)) is >= 0 and var start)
            {
                longStart = start;
                sink.Abbreviation(part, start, end);
            }
        }

        var last = Operand.Of(text, words[^1].Start, end);
        foreach (var (part, _) in parts)
        {
            if (longStart < 0 && part.Kind == OperandKind.Phrase && last.Kind == OperandKind.ShortForm && WithoutArticle(text, part) is var phrase
                && Alignment.Holds(last.In(text), phrase.In(text)))
            {
                sink.Abbreviation(last, phrase.Start, phrase.End);

                // 图神经网络GNN(Graph Neural Network), but 多模态MLLM(...): there the Chinese name is too short to be the whole.
                if (HanBefore(text, last.Start) is { } whole && sink.MayAbbreviate(last.In(text), text[whole.Start..whole.End]))
                {
                    sink.Translation(whole.Start, whole.End, phrase.Start, phrase.End);
                }
            }
        }

        var names = longStart >= 0 ? longStart : NameStart(text, words, last);
        foreach (var (part, says) in parts)
        {
            if (part.Kind == OperandKind.Han && names >= 0 && (says || !isRemark) && IsTranslationOf(sink, part, names, end, says || longStart >= 0))
            {
                sink.Translation(part.Start, part.End, names, end);
                break;
            }
        }

        // 特征混合Mixture of Features(MoF): the Chinese name stands directly before.
        if (longStart >= 0 && HanBefore(text, longStart) is { } han)
        {
            sink.Translation(han.Start, han.End, longStart, end);
        }
    }

    private static void BehindHan(PairSink sink, int end, List<Part> parts, bool isRemark)
    {
        var text = sink.Text;
        if (HanRun.PieceBefore(text, HanRun.StartOf(text, end), end) is not { } han || end - han.Start < 2)
        {
            return;
        }

        foreach (var (part, _) in parts.Where(part => part.Name.Kind == OperandKind.ShortForm))
        {
            foreach (var (other, _) in parts)
            {
                if (other.Kind == OperandKind.Phrase && WithoutArticle(text, other) is var phrase && Alignment.Holds(part.In(text), phrase.In(text)))
                {
                    sink.Abbreviation(part, phrase.Start, phrase.End);
                    sink.Translation(sink.HanStart(han.Start, end, phrase.In(text)), end, phrase.Start, phrase.End);
                    return;
                }
            }
        }

        // Several names in brackets are examples, unless a word says what they are.
        var latin = parts.Where(part => part.Name.IsLatin).ToArray();
        foreach (var (part, says) in latin)
        {
            if (!says && (isRemark || latin.Length > 1))
            {
                continue;
            }

            var isName = part.Kind == OperandKind.ShortForm
                ? says || sink.MayAbbreviate(part.In(text), text[han.Start..end])
                : Operand.IsLatinName(text, part.Start, part.End) && (says || IsCommonName(text, part, TermHeads.HanLength(text.AsSpan(han.Start, end - han.Start)) > 0));
            if (isName)
            {
                sink.Translation(sink.HanStart(han.Start, end, part.In(text)), end, part.Start, part.End);
                return;
            }
        }
    }

    /// <summary>
    /// A phrase that is no proper name of a model, a maker or a person: in lower case, or of more words than one, or behind what ends as
    /// terms do (适配器(Adapter), but 微软(Microsoft)).
    /// </summary>
    private static bool IsCommonName(string text, Operand part, bool isBehindTerm)
    {
        var span = part.In(text);
        var isOneWord = !span.AsSpan().ContainsAny(" -");
        return !ShortForm.IsVersioned(span) && !(isOneWord && ((!isBehindTerm && span.Any(char.IsAsciiLetterUpper)) || EnglishWords.IsRemark(span) || span.Length < 3
            || span.EndsWith("ed", StringComparison.Ordinal) || span.EndsWith("ly", StringComparison.Ordinal)));
    }

    /// <summary>
    /// Where the Latin name begins that Chinese brackets translate: an abbreviation by itself, else the words behind the last one that
    /// no term holds; -1 where there is none.
    /// </summary>
    private static int NameStart(string text, List<(int Start, int End)> words, Operand last)
    {
        if (last.Kind == OperandKind.ShortForm)
        {
            return last.Start;
        }

        var start = -1;
        for (var i = words.Count - 1; i >= 0 && words.Count - i <= 5; i--)
        {
            var word = text.AsSpan(words[i].Start, words[i].End - words[i].Start);
            if (EnglishWords.Separates(word) || !char.IsLetter(word[0]))
            {
                break;
            }

            start = words[i].Start;
        }

        return start;
    }

    private static bool IsTranslationOf(PairSink sink, Operand han, int start, int end, bool isSure)
    {
        var latin = sink.Text[start..end];
        if (isSure)
        {
            return true;
        }

        if (latin.Length < 2 || HanRemarks.Is(sink.Text.AsSpan(han.Start, han.Length)) || ShortForm.IsVersioned(sink.Text.AsSpan(han.Start, han.Length)))
        {
            return false;
        }

        return ShortForm.HasShape(latin) ? sink.MayAbbreviate(latin, han.In(sink.Text)) : !ShortForm.IsVersioned(latin);
    }

    /// <summary>The Chinese name that directly precedes a place, or null.</summary>
    public static (int Start, int End)? HanBefore(string text, int at)
    {
        var end = at;
        while (end > 0 && text[end - 1] == ' ')
        {
            end--;
        }

        return end > 0 && Scripts.IsHan(text[end - 1]) && HanRun.PieceBefore(text, HanRun.StartOf(text, end), end) is { } piece && piece.End - piece.Start >= 2
            ? piece
            : null;
    }

    public static Operand WithoutArticle(string text, Operand phrase)
    {
        foreach (var article in (ReadOnlySpan<string>)["a ", "an ", "the ", "The ", "A ", "An "])
        {
            if (phrase.Length > article.Length && string.CompareOrdinal(text, phrase.Start, article, 0, article.Length) == 0)
            {
                return phrase with { Start = phrase.Start + article.Length };
            }
        }

        return phrase;
    }

    /// <param name="isRemark">Something in the brackets is no name, nor a citation.</param>
    private static List<Part> PartsOf(string text, int start, int end, out bool isRemark)
    {
        var parts = new List<Part>();
        isRemark = false;
        for (var from = start; from < end;)
        {
            var length = text.AsSpan(from, end - from).IndexOfAny(Separators);
            var to = length < 0 ? end : from + length;
            var at = from;
            while (at < to && text[at] == ' ')
            {
                at++;
            }

            var says = at < to && PairWords.At(text, at) is { } words && at + words.Length <= to ? words.Length : 0;
            var operand = at < to ? Operand.Of(text, at + says, to) : default;
            if (operand.Kind != OperandKind.None)
            {
                parts.Add(new Part(operand, says > 0));
            }
            else if (at < to && at + says < to)
            {
                isRemark |= !IsCitation(text.AsSpan(at, to - at));
            }

            from = to + 1;
        }

        return parts;
    }

    /// <summary><c>Su et al.</c>, <c>2021</c>, <c>2021a</c>, <c>[12]</c>.</summary>
    private static bool IsCitation(ReadOnlySpan<char> part)
    {
        part = part.Trim(" []");
        var year = part.Length >= 4 && part[..4].IndexOfAnyExceptInRange('0', '9') < 0 && part.Length <= 5;
        return year || part.Contains("et al", StringComparison.Ordinal) || (part.Length > 0 && part.IndexOfAnyExceptInRange('0', '9') < 0 && part.Length <= 3);
    }

    /// <param name="Says">A word before it says that it is a name: 简称, 英文.</param>
    private readonly record struct Part(Operand Name, bool Says)
    {
        public void Deconstruct(out Operand name, out bool says) => (name, says) = (Name, Says);
    }
}
