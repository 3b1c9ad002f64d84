using System.Collections.Frozen;

namespace MllmLsp.Core.Harvest;

/// <summary>What the words between two names say about them.</summary>
internal enum PairRelation
{
    /// <summary>What follows abbreviates what stands before: 简称.</summary>
    ShortFollows,

    /// <summary>What follows is the long form of what stands before: 全称.</summary>
    LongFollows,

    /// <summary>Both are names of one thing: 即, 又称.</summary>
    SameAs,
}

/// <summary>The words by which authors say that two names belong together.</summary>
internal static class PairWords
{
    /// <summary>Longest first where one begins another.</summary>
    private static readonly (string Word, PairRelation Relation)[] Words =
    [
        ("可以简称为", PairRelation.ShortFollows), ("可简称为", PairRelation.ShortFollows), ("英文简称为", PairRelation.ShortFollows), ("英文缩写为", PairRelation.ShortFollows),
        ("首字母缩写为", PairRelation.ShortFollows), ("简称为", PairRelation.ShortFollows), ("缩写为", PairRelation.ShortFollows), ("缩写成", PairRelation.ShortFollows),
        ("缩写是", PairRelation.ShortFollows), ("简记为", PairRelation.ShortFollows), ("简记作", PairRelation.ShortFollows), ("简写为", PairRelation.ShortFollows),
        ("简写作", PairRelation.ShortFollows), ("英文简称", PairRelation.ShortFollows), ("英文缩写", PairRelation.ShortFollows), ("记作", PairRelation.ShortFollows),
        ("记为", PairRelation.ShortFollows), ("简称", PairRelation.ShortFollows), ("缩写", PairRelation.ShortFollows), ("简写", PairRelation.ShortFollows),
        ("abbreviated as", PairRelation.ShortFollows), ("abbreviated to", PairRelation.ShortFollows), ("abbreviated", PairRelation.ShortFollows),
        ("hereafter", PairRelation.ShortFollows), ("henceforth", PairRelation.ShortFollows), ("or simply", PairRelation.ShortFollows), ("or", PairRelation.ShortFollows),
        ("的英文全称是", PairRelation.LongFollows), ("的英文全称为", PairRelation.LongFollows), ("的全称是", PairRelation.LongFollows), ("的全称为", PairRelation.LongFollows),
        ("英文全称为", PairRelation.LongFollows), ("英文全称是", PairRelation.LongFollows), ("英文全称", PairRelation.LongFollows), ("全称为", PairRelation.LongFollows),
        ("全称是", PairRelation.LongFollows), ("全名为", PairRelation.LongFollows), ("全名是", PairRelation.LongFollows), ("全称", PairRelation.LongFollows), ("全名", PairRelation.LongFollows),
        ("is an abbreviation of", PairRelation.LongFollows), ("is an abbreviation for", PairRelation.LongFollows), ("is an acronym for", PairRelation.LongFollows),
        ("which stands for", PairRelation.LongFollows), ("stands for", PairRelation.LongFollows), ("is short for", PairRelation.LongFollows), ("short for", PairRelation.LongFollows),
        ("refers to", PairRelation.LongFollows),
        ("英文名称为", PairRelation.SameAs), ("英文名为", PairRelation.SameAs), ("英文为", PairRelation.SameAs), ("英文是", PairRelation.SameAs), ("英文名", PairRelation.SameAs),
        ("英语为", PairRelation.SameAs), ("英文", PairRelation.SameAs), ("英语", PairRelation.SameAs), ("中文名为", PairRelation.SameAs), ("中文译为", PairRelation.SameAs),
        ("中文常译为", PairRelation.SameAs), ("中文为", PairRelation.SameAs), ("中文名", PairRelation.SameAs), ("中文", PairRelation.SameAs), ("常译为", PairRelation.SameAs),
        ("常译作", PairRelation.SameAs), ("可译为", PairRelation.SameAs), ("一般译为", PairRelation.SameAs), ("通常译为", PairRelation.SameAs), ("译为", PairRelation.SameAs),
        ("译作", PairRelation.SameAs), ("直译为", PairRelation.SameAs), ("意译为", PairRelation.SameAs), ("也称为", PairRelation.SameAs), ("也称作", PairRelation.SameAs), ("又称为", PairRelation.SameAs),
        ("又叫做", PairRelation.SameAs), ("也叫做", PairRelation.SameAs), ("也称", PairRelation.SameAs), ("又称", PairRelation.SameAs), ("亦称", PairRelation.SameAs), ("又名", PairRelation.SameAs),
        ("又叫", PairRelation.SameAs), ("也叫", PairRelation.SameAs), ("称为", PairRelation.SameAs), ("称作", PairRelation.SameAs), ("即", PairRelation.SameAs),
        ("also known as", PairRelation.SameAs), ("also called", PairRelation.SameAs), ("a.k.a.", PairRelation.SameAs), ("aka", PairRelation.SameAs), ("i.e.", PairRelation.SameAs),
    ];

    /// <summary>Words that a word of the list stands within, and which say nothing.</summary>
    private static readonly string[] Decoys = ["也即", "即使", "即时", "即可", "即便", "立即", "随即", "即将", "当即"];

    private static readonly FrozenDictionary<char, (string Word, PairRelation Relation)[]> ByFirst =
        Words.GroupBy(one => one.Word[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The relation whose words begin at <paramref name="at"/>, and how long they are; null where none does.</summary>
    public static (PairRelation Relation, int Length)? At(string text, int at)
    {
        if (!ByFirst.TryGetValue(text[at], out var words))
        {
            return null;
        }

        if (char.IsAsciiLetter(text[at]) && at > 0 && char.IsAsciiLetterOrDigit(text[at - 1]))
        {
            return null;
        }

        foreach (var decoy in Decoys)
        {
            var inside = decoy.IndexOf(text[at], StringComparison.Ordinal);
            if (inside >= 0 && inside <= at && string.CompareOrdinal(text, at - inside, decoy, 0, decoy.Length) == 0)
            {
                return null;
            }
        }

        foreach (var (word, relation) in words)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0
                && (!char.IsAsciiLetter(word[^1]) || at + word.Length >= text.Length || !char.IsAsciiLetterOrDigit(text[at + word.Length])))
            {
                return (relation, word.Length);
            }
        }

        return null;
    }
}
