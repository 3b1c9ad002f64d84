using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Glossaries;

public sealed class TermMatcherTests
{
    // Each row came from a failure of an existing tool, or from a real note. Labels are separated by "|".
    [Theory]
    [InlineData("RoPE", "RoPE比RoPE更好", "RoPE@0 RoPE@5")]
    [InlineData("RoPE", "使用RoPE编码", "RoPE@2")]
    [InlineData("RoPE", "（RoPE）", "RoPE@1")]
    [InlineData("RoPE", "RoPE。", "RoPE@0")]
    [InlineData("旋转位置编码|位置编码", "采用旋转位置编码的模型", "旋转位置编码@2")]
    [InlineData("Rotary Position Embedding|KV Cache", "Rotary Position Embedding is", "Rotary Position Embedding@0")]
    [InlineData("Rotary Position Embedding|KV Cache", "use the KV Cache here", "KV Cache@8")]
    [InlineData("Qwen2.5-VL|Qwen2.5|LLaVA", "Qwen2.5-VL is", "Qwen2.5-VL@0")]
    [InlineData("LLaVA|LLaVA-1.5", "LLaVA-1.5 在", "LLaVA-1.5@0")]
    [InlineData("M-ICL|多模态上下文学习|上下文学习", "M-ICL是指多模态上下文学习", "M-ICL@0 多模态上下文学习@7")]
    [InlineData("RoPE|ViT|AI", "European语言", "")]
    [InlineData("RoPE|ViT|AI", "activity激活", "")]
    [InlineData("RoPE|ViT|AI", "main训练", "")]
    [InlineData("RoPE|ViT|AI", "éAI", "")]
    [InlineData("RoPE|ViT|AI", "e\u0301AI", "")]
    [InlineData("RoPE|ViT|AI", "ＡRoPE", "")]
    [InlineData("M-IT|A-MoF|BLIP-2|LLaVA-1.5", "MIT License", "")]
    [InlineData("M-IT|A-MoF|BLIP-2|LLaVA-1.5", "a MoF layer", "")]
    [InlineData("M-IT|A-MoF|BLIP-2|LLaVA-1.5", "BLIP 2倍", "")]
    [InlineData("M-IT|A-MoF|BLIP-2|LLaVA-1.5", "LLaVA 1.5倍", "")]
    [InlineData("RoPE", "𝐑 RoPE 😀 RoPE", "RoPE@3 RoPE@11")]
    public void FindsTheNamedStrings(string labels, string text, string expected)
    {
        Check(labels, text, expected, MatchMode.Lookup);
        Check(labels, text, expected, MatchMode.Strict);
    }

    [Theory]
    [InlineData("RoPE", "使用rope，", "rope@2", "")]
    [InlineData("CLIP", "a clip of a Clip", "clip@2 Clip@12", "")]
    [InlineData("LLaMA 3", "Llama 3", "Llama 3@0", "")]
    [InlineData("fine-tuning", "Fine-tuning and FINE-TUNING", "Fine-tuning@0 FINE-TUNING@16", "Fine-tuning@0 FINE-TUNING@16")]
    [InlineData("Rotary Position Embedding", "a rotary position embedding", "rotary position embedding@2", "rotary position embedding@2")]
    [InlineData("LLaVA|GELU|InstructBLIP", "LLaVa GeLU InstructBlip", "LLaVa@0 GeLU@6 InstructBlip@11", "LLaVa@0 GeLU@6 InstructBlip@11")]
    [InlineData("Qwen2.5-VL", "Ｑｗｅｎ２．５－ＶＬ模型", "Ｑｗｅｎ２．５－ＶＬ@0", "Ｑｗｅｎ２．５－ＶＬ@0")]
    [InlineData("LLM", "LLMs llms LLMS", "LLMs@0 llms@5 LLMS@10", "LLMs@0")]
    public void FoldsCaseInLookupOnly(string labels, string text, string lookup, string strict)
    {
        Check(labels, text, lookup, MatchMode.Lookup);
        Check(labels, text, strict, MatchMode.Strict);
    }

    /// <summary>Names of models, datasets and benchmarks, and what says <c>keep: true</c>, are ordinary words where they begin in lower case.</summary>
    [Theory]
    [InlineData("- { prefLabel: Flamingo, kind: model }", "a flamingo, FLAMINGO and Flamingos", "FLAMINGO@12 Flamingos@25")]
    [InlineData("- { prefLabel: Emu, keep: true }", "使用emu，使用Emu2和Emu", "Emu@13")]
    [InlineData("- { prefLabel: Emu, kind: model, keep: false }", "an emu", "emu@3")]
    [InlineData("- { prefLabel: Visual Genome, kind: dataset }", "visual genome, Visual genome, Visual Genome", "Visual genome@15 Visual Genome@30")]
    [InlineData("- { prefLabel: CLIP, fullForm: Contrastive Pre-training, kind: model }", "contrastive pre-training of a clip", "contrastive pre-training@0")]
    [InlineData("- { prefLabel: nuScenes, altLabel: driving scenes, kind: dataset }", "nuscenes, nuScenes, driving scenes, Driving scenes", "nuScenes@10 driving scenes@20 Driving scenes@36")]
    [InlineData("- { prefLabel: { en: Chameleon, zh: 变色龙 }, kind: model }", "变色龙 chameleon", "变色龙@0")]
    public void NamesBeginWithTheirCapital(string entry, string text, string strict) =>
        Assert.Equal(strict, Shown(text, Concepts.Matcher(entry).Find(text, MatchMode.Strict)));

    [Theory]
    [InlineData("KV Cache", "KV-Cache KVCache KV\u2011Cache KV\nCache KV\r\n  Cache", "KV-Cache@0 KVCache@9 KV\u2011Cache@17 KV\nCache@26 KV\r\n  Cache@35")]
    [InlineData("KV Cache", "KV\n\nCache, KV - Cache, KV--Cache, KV/Cache", "")]
    [InlineData("KV-Cache", "KV Cache", "KV Cache@0")]
    [InlineData("GPT-4", "GPT4 GPT-4 GPT\u20134 GPT 4", "GPT4@0 GPT-4@5 GPT\u20134@11")]
    [InlineData("GPT4", "GPT-4", "GPT-4@0")]
    [InlineData("Llama 3", "Llama 3, Llama-3, Llama3", "Llama 3@0")]
    [InlineData("ViT-L/14", "ViT-L/14 ViT L/14 ViT-L14", "ViT-L/14@0 ViT L/14@9")]
    [InlineData("Qwen2.5-VL", "Qwen2.5VL Qwen2.5 VL Qwen-2.5-VL Qwen 2.5-VL", "Qwen2.5VL@0 Qwen2.5 VL@10 Qwen-2.5-VL@21")]
    [InlineData("GPT-4 Turbo", "GPT-4-Turbo GPT4 Turbo", "GPT-4-Turbo@0 GPT4 Turbo@12")]
    [InlineData("7-Scenes", "7 scenes, 7-Scenes", "7-Scenes@10")]
    [InlineData("Llama-2-13", "Llama-213", "")]
    [InlineData("Video-LLaMA|VideoChat", "VideoLLaMA Video-Chat Video Chat", "VideoLLaMA@0 Video-Chat@11")]
    [InlineData("ToMe|BEiT", "to me it must be it", "")]
    [InlineData("Q-Former", "QFormer Q Former Q-former", "Q-former@17")]
    [InlineData("KV缓存", "KV 缓存和 KV缓存", "KV 缓存@0 KV缓存@7")]
    [InlineData("Q 矩阵", "Q矩阵与 Q 矩阵", "Q矩阵@0 Q 矩阵@5")]
    [InlineData("Transformer 块", "Transformer块", "Transformer块@0")]
    [InlineData("位置编码", "位置 编码，位置\n编码", "")]
    public void FoldsTheSeparatorsThatMeanTheSame(string labels, string text, string expected) => Check(labels, text, expected, MatchMode.Lookup);

    [Theory]
    [InlineData("MLLM", "MLLMs，多个MLLMs在", "MLLMs@0 MLLMs@8")]
    [InlineData("class|modality|cache", "classes modalities caches", "classes@0 modalities@8 caches@19")]
    [InlineData("CLIP", "CLIPs CLIPes CLIPsy CLIP's", "CLIPs@0 CLIP@20")]
    [InlineData("GPT-4", "GPT-4s", "")]
    [InlineData("bia|bias", "bias", "bias@0")]
    [InlineData("VAE", "VAEs2", "")]
    public void CountsEnglishPlurals(string labels, string text, string expected) => Check(labels, text, expected, MatchMode.Lookup);

    [Theory]
    [InlineData("RoPE", "かRoPEを한국어RoPE는", "RoPE@1 RoPE@9")]
    [InlineData("RoPE", "αRoPE RoPEж RoPE_x _RoPE_", "RoPE@12 RoPE@20")]
    [InlineData("RoPE", "😀RoPE ☺\uFE0FRoPE 1️⃣RoPE", "RoPE@2 RoPE@9")]
    [InlineData("RoPE", "RoPE\u0301 RoPE² RoPE①", "RoPE@6 RoPE@12")]
    [InlineData("RoPE", "字\uFE00RoPE 字\u0301RoPE か\u3099RoPE", "RoPE@2 RoPE@9 RoPE@16")]
    [InlineData("C++|位置编码", "位置编码和C++很", "位置编码@0 C++@5")]
    [InlineData("α-CLIP", "αα-CLIP α-CLIP", "α-CLIP@8")]
    [InlineData("𠀀法", "用𠀀法。", "𠀀法@1")]
    public void JudgesEachEdgeByItself(string labels, string text, string expected) => Check(labels, text, expected, MatchMode.Lookup);

    [Fact]
    public void LoneSurrogatesAreNeighboursLikeSigns() => Check("RoPE", "\uD800RoPE\uDC00 \0RoPE\0", "RoPE@1 RoPE@8", MatchMode.Lookup);

    [Fact]
    public void SearchesARangeAndJudgesEdgesByTheWholeText()
    {
        var matcher = Matcher("RoPE");
        const string Link = "[RoPE](rope.md)";
        Assert.Equal("RoPE@1", Shown(Link, In(matcher, Link, new TextSpan(1, 4))));
        Assert.Equal("", Shown("European", In(matcher, "European", new TextSpan(2, 4))));
        Assert.Equal("", Shown("RoPEs", In(matcher, "RoPEs", new TextSpan(0, 4))));
        Assert.Equal("RoPE@0", Shown("RoPE", In(matcher, "RoPE", new TextSpan(-5, 1000))));
    }

    [Theory]
    [InlineData("使用RoPE，KV Cache", 2, "RoPE")]
    [InlineData("使用RoPE，KV Cache", 6, "RoPE")]
    [InlineData("使用RoPE，KV Cache", 1, null)]
    [InlineData("使用RoPE，KV Cache", 9, "KV Cache")]
    [InlineData("RoPE旋转位置编码", 4, "旋转位置编码")]
    [InlineData("RoPE", 99, null)]
    [InlineData("RoPE", -1, null)]
    public void FindsTheTermAtAnOffset(string text, int offset, string? expected) =>
        Assert.Equal(expected, Matcher("RoPE|KV Cache|旋转位置编码").At(text, offset)?.Label.Text);

    [Theory]
    [InlineData("GELU", "GeLU", true)]
    [InlineData("LLaVA", "LLaVa", true)]
    [InlineData("RoPE", "Rope", false)]
    [InlineData("RoPE", "RoPE", false)]
    [InlineData("RoPE", "ＲｏＰＥ", false)]
    [InlineData("Transformer", "TransFormer", false)]
    [InlineData("KV Cache", "KV cache", true)]
    [InlineData("multimodal LLM", "Multimodal LLM", false)]
    [InlineData("multimodal LLM", "Multimodal LLm", true)]
    [InlineData("RoPE", "roPE", true)]
    public void TellsACaseDeviation(string label, string text, bool expected) =>
        Assert.Equal(expected, Matcher(label).At(text, 0)!.Value.IsCaseDeviation);

    [Fact]
    public void AvoidedSpellingHasToBeMetToTheLetter()
    {
        var matcher = Concepts.Matcher("""
            - prefLabel: RoPE
              avoid: [ROPE, RoPE编吗]
            """);
        Assert.Equal(LabelRole.Avoided, matcher.At("ROPE", 0)!.Value.Label.Role);
        Assert.Equal(LabelRole.Preferred, matcher.At("rope", 0)!.Value.Label.Role);
        Assert.Equal(LabelRole.Preferred, matcher.Find("ROPe", MatchMode.Strict)[0].Label.Role);
        Assert.Equal(LabelRole.Avoided, matcher.Find("RoPE编吗", MatchMode.Strict)[0].Label.Role);
    }

    [Fact]
    public void NearWordsTellHomonymsApart()
    {
        var matcher = Concepts.Matcher("""
            - { id: attention, prefLabel: GQA, homonym: true, near: [head, 注意力] }
            - { id: dataset, prefLabel: GQA, homonym: true, near: [dataset, 数据集] }
            """);
        var inNote = matcher.At("在数据集GQA上", 4)!.Value;
        Assert.Equal("dataset", inNote.Concept.Id);
        Assert.Equal("attention", Assert.Single(inNote.Homonyms).Id);
        Assert.Equal("attention", matcher.At("GQA shares a Head", 0)!.Value.Concept.Id);
        Assert.Equal("dataset", Assert.Single(matcher.At("GQA", 0)!.Value.Homonyms).Id);
    }

    internal static TermMatcher Matcher(string labels) => new([.. labels.Split('|').Select(Concepts.Of)]);

    internal static string Shown(string text, IEnumerable<TermMatch> found) =>
        string.Join(' ', found.Select(match => $"{text.Substring(match.Span.Start, match.Span.Length)}@{match.Span.Start}"));

    private static void Check(string labels, string text, string expected, MatchMode mode) =>
        Assert.Equal(expected, Shown(text, Matcher(labels).Find(text, mode)));

    private static List<TermMatch> In(TermMatcher matcher, string text, TextSpan range)
    {
        var found = new List<TermMatch>();
        matcher.Find(text, range, MatchMode.Lookup, found);
        return found;
    }
}
