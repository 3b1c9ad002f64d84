using System.Collections.Immutable;
using MllmLsp.Core.Localization;

namespace MllmLsp.Core.Glossaries;

/// <summary>What may stand behind a key.</summary>
internal enum GlossaryValue
{
    Text,

    /// <summary>Texts or labels, in a map by language where their own script does not tell it.</summary>
    ByLanguage,

    /// <summary>Ids of concepts.</summary>
    Ids,

    /// <summary>The entry's own id.</summary>
    OwnId,

    Flag,
    Kind,
    Expand,
    Concepts,
    Avoided,
    Source,
}

/// <summary>A key of the format, or a word that can stand behind one.</summary>
/// <param name="Meaning">In English as in the JSON Schema.</param>
internal sealed record GlossaryWord(string Name, GlossaryValue Value, Wording Meaning);

/// <summary>The format of glossary files as a table: which keys stand where, what stands behind them and what all of it means.</summary>
internal static class GlossaryFormat
{
    public static ImmutableArray<GlossaryWord> OfFile { get; } =
    [
        new("title", GlossaryValue.ByLanguage, new("Name of this file's topic, shown in lists of glossaries.", "本文件主题的名称，显示在术语表列表中。")),
        new("appliesTo", GlossaryValue.Text, new(
            "Globs, relative to the workspace folder, that narrow the notes in which this file counts. Default: the whole workspace folder.",
            "相对于工作区文件夹的通配模式，限定本文件对哪些笔记有效。默认对整个工作区文件夹有效。")),
        new("candidates", GlossaryValue.Flag, new(
            "true: the entries wait for a person's decision (as 'mllm-lsp glossary build' writes them), and no term is in force by them.",
            "true：这些条目等待人来决定（由“mllm-lsp glossary build”写出），其中的术语都不生效。")),
        new("rejected", GlossaryValue.Text, new(
            "In a file of candidates: names that were refused and are not proposed again.", "候选文件中：已被拒绝、不再提出的名称。")),
        new("concepts", GlossaryValue.Concepts, new("The concepts, one entry each. Their order has no meaning.", "概念，每个一个条目，顺序不限。")),
    ];

    public static ImmutableArray<GlossaryWord> OfConcept { get; } =
    [
        new("id", GlossaryValue.OwnId, new(
            "Stable identifier. Default: the slug of the first preferred label.", "固定不变的编号。默认由第一个首选名称生成。")),
        new("term", GlossaryValue.Text, new(
            "Shorthand for the labels in one line, for example 'Grouped-Query Attention (GQA) / 分组查询注意力'.",
            "把各名称写成一行的简写，如“Grouped-Query Attention (GQA) / 分组查询注意力”。")),
        new("prefLabel", GlossaryValue.ByLanguage, new("The label to use, one per language.", "首选名称，每种语言一个。")),
        new("altLabel", GlossaryValue.ByLanguage, new(
            "Other correct labels: synonyms, abbreviations, spelling variants.", "其他正确的名称：同义词、缩写、不同写法。")),
        new("fullForm", GlossaryValue.Text, new(
            "The written-out form of an abbreviation, keyed by that abbreviation; also a label, and used when a term is first used in a note.",
            "缩写的全称，以缩写为键；它也是名称，用于笔记中首次使用术语时的写法。")),
        new("hiddenLabel", GlossaryValue.ByLanguage, new(
            "Labels found by search, but never shown and never reported.", "可以搜到、但从不显示也不报告的名称。")),
        new("avoid", GlossaryValue.Avoided, new("Labels that should not be used, with reasons.", "应避免使用的名称及理由。")),
        new("kind", GlossaryValue.Kind, new("What sort of thing the concept is.", "概念的类别。")),
        new("keep", GlossaryValue.Flag, new(
            "True: a name that is not translated, and that is meant only where it begins with its capital. Default: true for models, datasets and benchmarks.",
            "true：不翻译的名称；写作小写开头时不算此名称。模型、数据集和基准默认为 true。")),
        new("expand", GlossaryValue.Expand, new(
            "Whether an abbreviation should be written out where a note first uses it.", "笔记中首次使用缩写时是否应写出全称。")),
        new("definition", GlossaryValue.ByLanguage, new(
            "One or two sentences: the class to which the concept belongs and what sets it apart.", "一两句话：概念属于哪一类，与同类有何不同。")),
        new("formula", GlossaryValue.Text, new(
            "One display formula in TeX, without dollar signs, where a formula defines the concept.",
            "如果概念由公式定义：一个 TeX 行间公式，不带美元符号。")),
        new("broader", GlossaryValue.Ids, new("More general concepts (ids). No cycles.", "上位概念（编号），不得循环。")),
        new("related", GlossaryValue.Ids, new("Associated concepts (ids).", "相关概念（编号）。")),
        new("partOf", GlossaryValue.Ids, new("Wholes of which this is a part (ids).", "所属的整体（编号）。")),
        new("basedOn", GlossaryValue.Ids, new("Concepts on which this one builds (ids).", "所依据的概念（编号）。")),
        new("exactMatch", GlossaryValue.Text, new(
            "Addresses of the same concept in other vocabularies.", "同一概念在其他词表中的网址。")),
        new("scopeNote", GlossaryValue.ByLanguage, new(
            "How the label is used and where its limits lie.", "名称的用法和适用范围。")),
        new("editorialNote", GlossaryValue.ByLanguage, new("What a source got wrong or left loose.", "来源中的错误或含糊之处。")),
        new("example", GlossaryValue.ByLanguage, new("An example of the concept or of its use.", "概念或其用法的例子。")),
        new("deprecated", GlossaryValue.Flag, new(
            "True: the concept is no longer to be used; needs replacedBy.", "true：概念不应再使用，须写 replacedBy。")),
        new("replacedBy", GlossaryValue.Ids, new(
            "The concept to use in place of a deprecated one (id).", "取代已弃用概念的概念（编号）。")),
        new("replace", GlossaryValue.Flag, new(
            "True: replaces a built-in concept whole, where otherwise it is laid over it key by key.",
            "true：整个取代内置概念；否则逐键覆盖。")),
        new("homonym", GlossaryValue.Flag, new(
            "True: shares a label with another concept on purpose.", "true：有意与另一概念同名。")),
        new("near", GlossaryValue.Text, new("Words whose presence nearby speaks for this homonym.", "附近出现时表明指此同名概念的词。")),
        new("pinyin", GlossaryValue.Text, new(
            "Reading of a Chinese label, keyed by that label, where the default reading is wrong.",
            "中文名称的读音，以名称为键，仅在默认读音有误时写。")),
        new("match", GlossaryValue.Text, new(
            "Sentences in which the concept has to be found, as strictly as findings find it; checked, never shown.",
            "必须能找到此概念的例句，与诊断同样严格；只用于检查，不显示。")),
        new("noMatch", GlossaryValue.Text, new(
            "Sentences in which the concept must not be found; checked, never shown.", "不得找到此概念的例句；只用于检查，不显示。")),
        new("source", GlossaryValue.Source, new("Where the concept is treated or was introduced.", "概念的出处。")),
    ];

    public static ImmutableArray<GlossaryWord> OfSource { get; } =
    [
        new("document", GlossaryValue.Text, new("File name of the document.", "文档的文件名。")),
        new("section", GlossaryValue.Text, new(
            "Words of the heading, or of the line, under which the concept is treated.", "讲到此概念的标题或那一行的文字。")),
        new("line", GlossaryValue.Text, new("Line number, from 1.", "行号，从 1 开始。")),
        new("title", GlossaryValue.Text, new("Title of the work.", "著作的标题。")),
        new("year", GlossaryValue.Text, new(
            "Year of first publication (for a preprint, of its first version).", "首次发表的年份（预印本为第一版的年份）。")),
        new("url", GlossaryValue.Text, new("Address of the work.", "著作的网址。")),
    ];

    public static ImmutableArray<GlossaryWord> OfAvoided { get; } =
    [
        new("label", GlossaryValue.Text, new("The label as people write it.", "人们所写的名称。")),
        new("reason", GlossaryValue.ByLanguage, new(
            "Why it should not be used, shown with the report.", "为何不应使用，随报告显示。")),
    ];

    public static ImmutableArray<GlossaryWord> Languages { get; } =
    [
        new("en", GlossaryValue.Text, new("English.", "英文。")),
        new("zh", GlossaryValue.Text, new("Chinese (simplified).", "中文（简体）。")),
    ];

    private static readonly ImmutableArray<GlossaryWord> Flags = [Word("true", "Yes.", "是。"), Word("false", "No.", "否。")];

    private static readonly ImmutableArray<GlossaryWord> Kinds =
    [
        Word("model", "A trained model or a family of them: LLaVA, CLIP.", "训练出的模型或模型系列：LLaVA、CLIP。"),
        Word("dataset", "Data to train on.", "训练数据。"),
        Word("benchmark", "Tasks with a score, by which models are compared.", "用来比较模型、带评分的任务。"),
        Word("method", "A way of doing something: of training, of encoding, of prompting.", "做法：训练、编码、提示等的方法。"),
        Word("component", "A part of a model.", "模型的组成部分。"),
        Word("metric", "A quantity that is measured.", "度量指标。"),
        Word("task", "Something that a model is asked to do.", "让模型做的任务。"),
        Word("concept", "Anything else; the default.", "其他；默认值。"),
    ];

    private static readonly ImmutableArray<GlossaryWord> Expansions =
    [
        Word("first", "The full form is written where a note first uses the abbreviation; the default.", "笔记首次使用缩写时写出全称；默认值。"),
        Word("never", "The abbreviation is known better than its full form.", "缩写比全称更为人所知，不必写出。"),
    ];

    /// <summary>The keys of the map that may stand at a path of keys; null where none may.</summary>
    /// <param name="isItem">Whether the map is an item of a list.</param>
    public static ImmutableArray<GlossaryWord>? MapAt(ImmutableArray<string> path, bool isItem) =>
        path.IsEmpty ? OfFile : Find(path) is { } key ? MapBehind(key.Value, isItem) : null;

    /// <summary>The last key of a path; null where the format has no such key there.</summary>
    public static GlossaryWord? Find(ImmutableArray<string> path)
    {
        ImmutableArray<GlossaryWord>? map = OfFile;
        GlossaryWord? found = null;
        foreach (var name in path)
        {
            found = map?.FirstOrDefault(word => word.Name == name);
            map = found is null ? null : MapBehind(found.Value, isItem: true);
        }

        return found;
    }

    /// <summary>The words that can stand behind a key; empty where any text can.</summary>
    public static ImmutableArray<GlossaryWord> Words(GlossaryValue value) => value switch
    {
        GlossaryValue.Flag => Flags,
        GlossaryValue.Kind => Kinds,
        GlossaryValue.Expand => Expansions,
        _ => [],
    };

    private static ImmutableArray<GlossaryWord>? MapBehind(GlossaryValue value, bool isItem) => value switch
    {
        GlossaryValue.Concepts when isItem => OfConcept,
        GlossaryValue.Avoided => OfAvoided,
        GlossaryValue.Source => OfSource,
        GlossaryValue.ByLanguage => Languages,
        _ => null,
    };

    private static GlossaryWord Word(string name, string english, string chinese) => new(name, GlossaryValue.Text, new Wording(english, chinese));
}
