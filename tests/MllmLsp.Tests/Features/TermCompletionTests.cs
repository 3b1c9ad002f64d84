using CsCheck;
using MllmLsp.Core.Features;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Tests.Glossaries;

namespace MllmLsp.Tests.Features;

public sealed class TermCompletionTests
{
    private const string Entries = """
        - id: rope
          prefLabel: { en: RoPE, zh: 旋转位置编码 }
          altLabel: { en: [rotary embedding] }
          fullForm: { RoPE: Rotary Position Embedding }
          hiddenLabel: [rotery embedding]
        - { id: pe, prefLabel: { en: position encoding, zh: 位置编码 } }
        - { id: kv, prefLabel: { en: KV Cache, zh: KV 缓存 } }
        - { id: mof, prefLabel: { en: MoF, zh: 特征混合 } }
        - { id: icl, prefLabel: M-ICL }
        - { id: clip, prefLabel: CLIP, expand: never, fullForm: { CLIP: Contrastive Pre-training } }
        - { id: clipscore, prefLabel: CLIPScore }
        - { id: attention, prefLabel: { en: attention, zh: 注意力 } }
        - { id: mechanism, prefLabel: { en: attention mechanism, zh: 注意力机制 } }
        - { id: repar, prefLabel: { en: reparameterization, zh: 重参数化 } }
        - { id: long, prefLabel: 长上下文 }
        - { id: old, prefLabel: rotten, deprecated: true, replacedBy: rope }
        - { id: name, prefLabel: 乐器, pinyin: { 乐器: yue qi } }
        """;

    private static readonly Glossary Glossary = Concepts.Glossary(Entries);

    // "|" is the cursor. Each offer is shown as "text<replaced", with the filter text behind "~" where there is one.
    [Theory]
    [InlineData("We use Ro|", "RoPE<Ro; rotary embedding<Ro; Rotary Position Embedding<Ro")]
    [InlineData("We use ro|", "RoPE<ro; rotary embedding<ro; Rotary Position Embedding<ro")]
    [InlineData("We use r|", "")]
    [InlineData("We use RoPE|", "")]
    [InlineData("We use rope|", "")]
    [InlineData("We use clip|", "CLIPScore<clip")]
    [InlineData("The Rotary Po|", "Rotary Position Embedding<Rotary Po")]
    [InlineData("the rotary e|", "rotary embedding<rotary e")]
    [InlineData("We use KV-C|", "KV Cache<KV-C~KV-Cache")]
    [InlineData("We use kvca|", "KV Cache<kvca~kvcache")]
    [InlineData("We use m-i|", "M-ICL<m-i")]
    [InlineData("We use M-|", "M-ICL<M-")]
    [InlineData("We use mi|", "")]
    [InlineData("We use attention |", "")]
    [InlineData("We use attention|", "attention mechanism<attention")]
    [InlineData("Euro|", "")]
    [InlineData("We use rotery|", "RoPE<rotery~rotery embedding")]
    [InlineData("We use rotte|", "")]
    [InlineData("", "")]
    [InlineData("|", "")]
    [InlineData("\n|", "")]
    public void OffersInEnglishProse(string text, string expected) => Check(text.Contains('|') ? text : text + "|", expected, new(Language.English));

    [Theory]
    [InlineData("使用Ro|", "RoPE<Ro; rotary embedding<Ro; Rotary Position Embedding<Ro; 旋转位置编码<Ro~RoPE")]
    [InlineData("使用RoPE|", "旋转位置编码<RoPE~RoPE")]
    [InlineData("使用rope|", "RoPE<rope; 旋转位置编码<rope~RoPE")]
    [InlineData("使用m|", "MoF<m; M-ICL<m; 特征混合<m~MoF")]
    [InlineData("使用旋转|", "旋转位置编码<旋转; RoPE<旋转~旋转位置编码")]
    [InlineData("使用位置|", "位置编码<位置; position encoding<位置~位置编码")]
    [InlineData("采用旋转位置|", "旋转位置编码<旋转位置; RoPE<旋转位置~旋转位置编码")]
    [InlineData("采用注意力|", "注意力机制<注意力; attention<注意力~注意力; attention mechanism<注意力~注意力机制")]
    [InlineData("采用KV缓|", "KV 缓存<KV缓~KV缓存; KV Cache<KV缓~KV缓存")]
    [InlineData("采用K|", "KV 缓存<K; KV Cache<K")]
    [InlineData("中文。\n\nRo|", "RoPE<Ro; rotary embedding<Ro; Rotary Position Embedding<Ro; 旋转位置编码<Ro~RoPE")]
    [InlineData("中文。\n\nWe use Ro|", "RoPE<Ro; rotary embedding<Ro; Rotary Position Embedding<Ro")]
    [InlineData("未知|", "")]
    public void OffersInChineseProse(string text, string expected) => Check(text, expected, new(Language.Chinese) { Pinyin = false });

    [Theory]
    [InlineData("使用xuan|", "旋转位置编码<xuan~xuanzhuanweizhibianma")]
    [InlineData("使用xzwz|", "旋转位置编码<xzwz~xzwzbm")]
    [InlineData("使用XZWZ|", "旋转位置编码<XZWZ~xzwzbm")]
    [InlineData("使用 xzw|", "旋转位置编码<xzw~xzwzbm")]
    [InlineData("使用xz|", "")]
    [InlineData("使用kvh|", "KV 缓存<kvh~kvhuancun")]
    [InlineData("使用chongcan|", "重参数化<chongcan~chongcanshuhua")]
    [InlineData("使用ccs|", "重参数化<ccs~ccsh")]
    [InlineData("使用changsh|", "长上下文<changsh~changshangxiawen")]
    [InlineData("使用yueq|", "乐器<yueq~yueqi")]
    [InlineData("使用leqi|", "")]
    [InlineData("xzwz|", "旋转位置编码<xzwz~xzwzbm")]
    [InlineData("We weiz|", "位置编码<weiz~weizhibianma")]
    [InlineData("We wei|", "")]
    [InlineData("使用axzwz|", "")]
    public void OffersByPinyin(string text, string expected)
    {
        Check(text, expected, new(Language.Chinese));
        Check(text, "", new(Language.Chinese) { Pinyin = false });
    }

    [Fact]
    public void PinyinComesBelowEveryLatinMatch() => Check("使用pos|", "position encoding<pos; 位置编码<pos~position encoding; 破欧手<pos~pos",
        new(Language.Chinese), Concepts.Glossary(Entries + "\n- { id: x, prefLabel: 破欧手 }"));

    [Theory]
    [InlineData("We use RoP|", "RoPE<RoP; Rotary Position Embedding (RoPE)<RoP~RoPE")]
    [InlineData("使用RoP|", "RoPE<RoP; 旋转位置编码（Rotary Position Embedding, RoPE）<RoP~RoPE; 旋转位置编码<RoP~RoPE")]
    [InlineData("使用旋转|", "旋转位置编码<旋转; 旋转位置编码（Rotary Position Embedding, RoPE）<旋转~旋转位置编码; RoPE<旋转~旋转位置编码")]
    [InlineData("We use CLI|", "CLIP<CLI; CLIPScore<CLI")]
    public void OffersTheFirstUseForm(string text, string expected) =>
        Check(text, expected, new(Language.English) { Pinyin = false, IsExpanded = _ => false });

    [Theory]
    [InlineData("使用Ro|", true)]
    [InlineData("使用旋|", true)]
    [InlineData("使用xzwz|", true)]
    [InlineData("We use Ro|", false)]
    public void SaysWhenTheClientHasToAskAgain(string text, bool expected) =>
        Assert.Equal(expected, At(text, new(Language.English), Glossary).IsIncomplete);

    [Theory]
    [InlineData("使用旋|", "旋转位置编码: RoPE; RoPE: 旋转位置编码")]
    [InlineData("use KV|", "KV Cache: KV 缓存")]
    [InlineData("use M-|", "M-ICL: ")]
    public void ShowsTheOtherNameBehindAnOffer(string text, string expected) => Assert.Equal(expected, string.Join("; ",
        At(text, new(Language.English) { Pinyin = false }, Glossary).Items.Where(item => !item.Label.Contains(' ') || item.Label == "KV Cache").Select(item => $"{item.Label}: {item.Detail}")));

    [Fact]
    public void CutsALongListAndSaysSo()
    {
        var glossary = Concepts.Glossary(string.Join('\n', Enumerable.Range(0, 300).Select(i => $"- Term{i}")));
        var list = At("We use ter|", new(Language.English), glossary);
        Assert.Equal(100, list.Items.Length);
        Assert.True(list.IsIncomplete);
        Assert.Equal(list.Items.Select(item => item.SortText), list.Items.Select(item => item.SortText).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ReplacesWhatStandsBeforeTheCursorOnly() => Gen.Select(
        Gen.OneOf<string>("Ro", "KV", "-", " ", "\n", "旋转", "位", "xzwz", "M-", "attention", "😀", "\uD800", "\r", ".", "的", "a", "缓").Array[0, 10].Select(string.Concat),
        Gen.Int[-2, 40],
        Gen.Bool).Sample((text, offset, isExpanded) =>
        {
            var list = TermCompletion.At(Glossary, new SourceText(text), offset, new(Language.English) { IsExpanded = _ => isExpanded });
            offset = Math.Clamp(offset, 0, text.Length);
            foreach (var item in list.Items)
            {
                Assert.Equal(offset, item.Replace.End);
                var written = text[item.Replace.Start..offset];
                Assert.True(written.Length > 0 && !written.Contains('\n') && !written.Contains('\r'));
                Assert.StartsWith(written, item.FilterText ?? item.Label, StringComparison.OrdinalIgnoreCase);
                Assert.NotEqual(written, item.NewText);
                Assert.Equal(item.Label, item.NewText);
            }
        });

    private static readonly Gen<string> GenEntry = Gen.Select(
        Gen.OneOf<string>("o", "a", "op", "t").Array[0, 4].Select(parts => "ro" + string.Concat(parts)),
        Gen.OneOf<string>("柔", "软", "入", "位").Array[1, 3].Select(string.Concat),
        Gen.Int[0, 3],
        (english, chinese, kind) => kind switch
        {
            0 => $"prefLabel: {{ en: {english}, zh: {chinese} }}",
            1 => $"prefLabel: {{ en: {english}, zh: {chinese} }}, altLabel: {{ en: [rom] }}, fullForm: {{ rom: Room {english} }}",
            2 => $"prefLabel: {{ en: x{english}, zh: {chinese} }}, hiddenLabel: [{english}]",
            _ => $"prefLabel: {english}",
        });

    /// <summary>What one entry gives is offered whole; so all of it, put in order and cut, is what all entries have to give.</summary>
    [Fact]
    public void ManyEntriesGiveTheFirstOfWhatEachOfThemGives() => Gen.Select(
        GenEntry.Array[0, 250],
        Gen.OneOf<string>("ro|", "使用ro|", "We use ro|", "使用roo|", "we use roop|", "柔|", "使用rou|", "使用rw|").Array[1],
        Gen.Bool).Sample(
        (entries, texts, isExpanded) =>
        {
            string[] numbered = [.. entries.Select((entry, i) => $"- {{ id: c{i}, {entry} }}")];
            var options = new TermCompletionOptions(Language.English) { IsExpanded = _ => isExpanded };
            var each = numbered.SelectMany(entry => At(texts[0], options, Concepts.Glossary(entry)).Items)
                .OrderBy(item => item.SortText[0]).ThenBy(item => item.NewText.Length).ThenBy(item => item.NewText, StringComparer.Ordinal)
                .DistinctBy(item => (item.NewText, item.Replace))
                .Take(101)
                .ToArray();
            var all = At(texts[0], options, Concepts.Glossary(string.Join('\n', numbered)));
            Assert.Equal(each.Take(100).Select(Shown), all.Items.Select(Shown));
            Assert.True(all.IsIncomplete || each.Length <= 100);
        },
        iter: LongRun.Cases(20),
        threads: 1);

    private static string Shown(CompletionItem item) => $"{item.SortText[0]} {item.NewText} {item.Replace}";

    private static void Check(string marked, string expected, TermCompletionOptions options, Glossary? glossary = null)
    {
        var text = marked.Replace("|", "");
        Assert.Equal(expected, string.Join("; ", At(marked, options, glossary ?? Glossary).Items.Select(item =>
            $"{item.NewText}<{text.Substring(item.Replace.Start, item.Replace.Length)}{(item.FilterText is { } filter ? "~" + filter : "")}")));
    }

    private static CompletionList At(string marked, TermCompletionOptions options, Glossary glossary) =>
        TermCompletion.At(glossary, new SourceText(marked.Replace("|", "")), marked.IndexOf('|'), options);
}
