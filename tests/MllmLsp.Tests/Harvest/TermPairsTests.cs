using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Harvest;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Server.Files;

namespace MllmLsp.Tests.Harvest;

public sealed class TermPairsTests
{
    private static readonly Glossary BuiltIn = Glossary.Create(BuiltInGlossary.Files, []);

    [Theory]
    [InlineData("We use Rotary Position Embedding (RoPE) here.", "RoPE=Rotary Position Embedding")]
    [InlineData("LXMERT (Learning Cross-Modality Encoder Representations from Transformers):", "LXMERT=Learning Cross-Modality Encoder Representations from Transformers")]
    [InlineData("多模态MLLM(Multimodal-Large-Language Models)", "MLLM=Multimodal-Large-Language Models")]
    [InlineData("CLIP（Contrastive Language-Image Pre-training）是一种模型", "CLIP=Contrastive Language-Image Pre-training")]
    [InlineData("the Low-Rank Adaptation (LoRA; Hu et al., 2021) method", "LoRA=Low-Rank Adaptation")]
    [InlineData("convolutional neural networks (CNNs) are", "CNNs=convolutional neural networks")]
    [InlineData("使用k-nearest neighbors（kNN）分类", "kNN=k-nearest neighbors")]
    [InlineData("mean Intersection over Union (mIoU)", "mIoU=mean Intersection over Union")]
    [InlineData("A **Vision Transformer** (*ViT*) splits", "ViT=Vision Transformer")]
    [InlineData("method: Contrastive Chain-of-Thought, CoCoT", "CoCoT=Contrastive Chain-of-Thought")]
    [InlineData("RAG stands for retrieval-augmented generation.", "RAG=retrieval-augmented generation")]
    [InlineData("SFT的全称是Supervised Fine-Tuning，", "SFT=Supervised Fine-Tuning")]
    public void Finds_abbreviations(string text, string expected) => Check(text, PairKind.Abbreviation, expected);

    [Theory]
    [InlineData("全新特征混合(MoF)方法", "特征混合=MoF")]
    [InlineData("- 上下文学习Multimodal In-Context Learning, M-ICL", "上下文学习=Multimodal In-Context Learning")]
    [InlineData("- LLM辅助的视觉推理LLM-Aided Visual Reasoning, LAVR", "LLM辅助的视觉推理=LLM-Aided Visual Reasoning")]
    [InlineData("风格提示增强Style Prompt Enhancement(简称SPE). 模型", "风格提示增强=Style Prompt Enhancement")]
    [InlineData("1. CLIP, 对比语言-图像预训练", "对比语言-图像预训练=CLIP")]
    [InlineData("使用对比语言-图像预训练（CLIP）的编码器", "对比语言-图像预训练=CLIP")]
    [InlineData("旋转位置编码（Rotary Position Embedding, RoPE）", "旋转位置编码=Rotary Position Embedding")]
    [InlineData("RoPE（旋转位置编码）是", "旋转位置编码=RoPE")]
    [InlineData("微调（fine-tuning）之后", "微调=fine-tuning")]
    [InlineData("## 指令微调 Instruction Tuning", "指令微调=Instruction Tuning")]
    [InlineData("知识蒸馏又称Knowledge Distillation。", "知识蒸馏=Knowledge Distillation")]
    public void Finds_translations(string text, string expected) => Check(text, PairKind.Translation, expected);

    [Theory]
    [InlineData("MoF方法将视觉的自监督学习特征(DINOv2)和CLIP特征结合在一起")]
    [InlineData("但缺乏上下文能力(few-shot能力差)")]
    [InlineData("Projector可以是Linear(LLaVA)或TransfomerBlock(InstructBLIP, OpenFlamingo)")]
    [InlineData("风格提示增强 (github.com)")]
    [InlineData("as shown before (Smith et al., 2020) and (Liu, 2023)")]
    [InlineData("视觉编码器(CLIP)保持冻结")]
    [InlineData("其中 $Q$（$d_k$ 维）与 `RoPE (Rotary Position Embedding)`")]
    [InlineData("发布于（2024年3月）和 March (2024)")]
    [InlineData("效果更好（见下文），此外 results (see Table 3)")]
    [InlineData("综述A Survey on Multimodal Large Language Models")]
    [InlineData("- LLaVA, 开源")]
    [InlineData("也即会影响泛化性，即使CLIP也一样")]
    public void Finds_nothing(string text) => Assert.Empty(Find(text));

    [Fact]
    public void Spans_are_those_of_the_note()
    {
        const string Text = "😀 **旋转位置编码**（Rotary *Position* Embedding，RoPE）";
        Assert.All(Find(Text), pair => Assert.Equal(pair.Name, Text.Substring(pair.NameSpan.Start, pair.NameSpan.Length)));
        Assert.Equal("Rotary *Position* Embedding", Text.Substring(Find(Text)[0].OtherSpan.Start, Find(Text)[0].OtherSpan.Length));
    }

    [Fact]
    public void An_abbreviation_of_a_Chinese_name_is_not_aligned()
    {
        var text = new SourceText("特征混合(MoF)与Vision Transformer (ViT)");
        Assert.Equal(
            ["MoF|特征混合|False", "ViT|Vision Transformer|True"],
            AbbreviationPairs.Find(text, MarkdownParser.Parse(text)).Select(pair => $"{pair.ShortForm}|{pair.LongForm}|{pair.IsAligned}"));
    }

    private static void Check(string text, PairKind kind, string expected) =>
        Assert.Equal(expected, string.Join("; ", Find(text).Where(pair => pair.Kind == kind).Select(pair => $"{pair.Name}={pair.Other}")));

    private static TermPair[] Find(string text) => [.. TermPairs.Find(new SourceText(text), MarkdownParser.Parse(new SourceText(text)), BuiltIn)];
}
