using System.Collections.Immutable;
using System.Text;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Glossaries.Exchange;

/// <summary>What a column of a table says of a concept.</summary>
internal enum ColumnMeaning
{
    Id,
    Topic,
    Abbreviation,
    Term,
    Alternative,
    FullForm,
    Hidden,
    Avoided,
    Kind,
    Keep,
    Expand,
    Deprecated,
    ReplacedBy,
    Homonym,
    Near,
    Pinyin,
    Match,
    NoMatch,
    Definition,
    ScopeNote,
    EditorialNote,
    Example,
    Formula,
    Broader,
    Related,
    PartOf,
    BasedOn,
    ExactMatch,
    Source,
}

/// <param name="Language">Null: each text's script decides.</param>
/// <param name="IsOwn">A column of our own export, whose lists are escaped as <see cref="ListCell"/> has it; others are split at any common separator.</param>
internal sealed record TableColumn(ColumnMeaning Meaning, Language? Language, bool IsOwn)
{
    /// <summary>The columns of our own tables, in their order. Together they hold everything that an entry says.</summary>
    public static ImmutableArray<(string Name, TableColumn Column)> Own { get; } =
    [
        Of("id", ColumnMeaning.Id), .. Both("topic", ColumnMeaning.Topic), Of("kind", ColumnMeaning.Kind), .. Both("term", ColumnMeaning.Term),
        .. Both("alt", ColumnMeaning.Alternative), .. Both("full_form", ColumnMeaning.FullForm), .. Both("hidden", ColumnMeaning.Hidden),
        .. Both("avoid", ColumnMeaning.Avoided), .. Both("definition", ColumnMeaning.Definition), Of("formula", ColumnMeaning.Formula),
        Of("broader", ColumnMeaning.Broader), Of("related", ColumnMeaning.Related), Of("part_of", ColumnMeaning.PartOf),
        Of("based_on", ColumnMeaning.BasedOn), Of("exact_match", ColumnMeaning.ExactMatch), .. Both("scope_note", ColumnMeaning.ScopeNote),
        .. Both("editorial_note", ColumnMeaning.EditorialNote), .. Both("example", ColumnMeaning.Example), Of("source", ColumnMeaning.Source),
        Of("keep", ColumnMeaning.Keep), Of("expand", ColumnMeaning.Expand), Of("deprecated", ColumnMeaning.Deprecated),
        Of("replaced_by", ColumnMeaning.ReplacedBy), Of("homonym", ColumnMeaning.Homonym), Of("near", ColumnMeaning.Near),
        Of("pinyin", ColumnMeaning.Pinyin), Of("match", ColumnMeaning.Match), Of("no_match", ColumnMeaning.NoMatch),
    ];

    private static readonly Dictionary<string, TableColumn> ByName = Names();

    /// <summary>The column that a heading means, in any of the usual spellings and both languages; null for none.</summary>
    public static TableColumn? Named(string heading) => ByName.GetValueOrDefault(Fold(heading));

    private static (string, TableColumn) Of(string name, ColumnMeaning meaning) => (name, new TableColumn(meaning, null, true));

    private static (string, TableColumn)[] Both(string name, ColumnMeaning meaning) =>
        [($"{name}_en", new TableColumn(meaning, Localization.Language.English, true)), ($"{name}_zh", new TableColumn(meaning, Localization.Language.Chinese, true))];

    private static Dictionary<string, TableColumn> Names()
    {
        var names = Own.ToDictionary(one => Fold(one.Name), one => one.Column, StringComparer.Ordinal);
        void Also(ColumnMeaning meaning, Language? language, string headings)
        {
            foreach (var heading in headings.Split(' '))
            {
                names.TryAdd(Fold(heading), new TableColumn(meaning, language, false));
            }
        }

        const Language English = Localization.Language.English;
        const Language Chinese = Localization.Language.Chinese;
        Also(ColumnMeaning.Id, null, "identifier key conceptid entryid 编号 标识");
        Also(ColumnMeaning.Term, English, "en eng english englishterm englishname enterm preflabelen 英文 英语 英文名 英文名称 英文术语 英文全称");
        Also(ColumnMeaning.Term, Chinese, "zh zho chi zhcn zhhans chinese chineseterm chinesename zhterm preflabelzh 中文 汉语 中文名 中文名称 中文术语 中文全称 译名 中译");
        Also(ColumnMeaning.Term, null, "term name label preflabel title concept entry word 术语 名称 词条 概念");
        Also(ColumnMeaning.Abbreviation, null, "abbr abbrev abbreviation acronym shortform short 缩写 简称 缩略语 英文缩写");
        Also(ColumnMeaning.FullForm, null, "fullform fullname expansion longform 全称 全名");
        Also(ColumnMeaning.Alternative, null, "alias aliases synonym synonyms alternative alternatives altlabel altlabels variants also 别名 又称 同义词 也称 其他名称");
        Also(ColumnMeaning.Alternative, English, "synonymsen aliasesen altlabelen 英文别名");
        Also(ColumnMeaning.Alternative, Chinese, "synonymszh aliaseszh altlabelzh 中文别名");
        Also(ColumnMeaning.Avoided, null, "avoided deprecatedterm deprecatedterms forbidden donotuse 避免 禁用 不用");
        Also(ColumnMeaning.Definition, null, "definition definitions description desc explanation meaning gloss note notes remark remarks comment 说明 解释 定义 释义 含义 描述 备注 注释");
        Also(ColumnMeaning.Definition, English, "descriptionen explanationen englishdefinition 英文定义 英文释义 英文说明");
        Also(ColumnMeaning.Definition, Chinese, "descriptionzh explanationzh chinesedefinition 中文定义 中文释义 中文说明");
        Also(ColumnMeaning.Kind, null, "type 类别 类型");
        Also(ColumnMeaning.Topic, null, "topic domain subject subjectfield category field 主题 领域 分类");
        Also(ColumnMeaning.Formula, null, "tex latex equation 公式");
        Also(ColumnMeaning.Example, null, "example examples context usageexample 例 例子 例句 示例");
        Also(ColumnMeaning.ScopeNote, null, "usage scopenote 用法");
        Also(ColumnMeaning.Broader, null, "parent isa hypernym 上位 上位概念");
        Also(ColumnMeaning.Related, null, "seealso see 相关 相关概念 参见");
        Also(ColumnMeaning.Source, null, "sources reference references url link 出处 来源 参考");
        return names;
    }

    /// <summary>Letters, digits and Han alone, in lower case: <c>Alt_EN</c>, <c>alt (en)</c> and <c>ALT-en</c> are one heading.</summary>
    private static string Fold(string heading)
    {
        var folded = new StringBuilder(heading.Length);
        foreach (var rune in WidthFolding.Fold(heading).EnumerateRunes())
        {
            if (Scripts.IsLetterOrDigit(rune.Value))
            {
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return folded.ToString();
    }
}
