using System.Text;

namespace MllmLsp.Benchmarks.Scenarios;

/// <summary>Sentences about the field, of either language, as notes have them.</summary>
internal static class Prose
{
    private static readonly string[] Topics = ["vision encoder", "rotary embedding", "data mixture", "token merging", "instruction tuning", "long context", "video understanding"];

    private static readonly string[] Sentences =
    [
        "The Transformer reads image tokens and text tokens in one sequence.",
        "视觉编码器把图像切成小块，再投影到语言模型的词向量空间。",
        "训练分为两个阶段：先对齐，再做指令微调。",
        "A larger vision encoder helps where small text has to be read.",
        "使用旋转位置编码的模型在更长的上下文里仍然稳定。",
        "The loss falls quickly at first, then for a long time hardly at all.",
        "数据的质量比数量更重要，这一点在多个实验里都成立。",
        "Attention over all patches is costly, so that neighbours are merged first.",
        "我们在三个基准上比较了两种投影层，差别不大。",
        "The adapter has few parameters and is trained while the rest is frozen.",
        "多模态大语言模型常把图像放在文字之前。",
        "Results with half of the data are within one point of the full run.",
    ];

    public static string Topic(int index) => Topics[index % Topics.Length];

    /// <summary>The topic as GitHub's anchors have it.</summary>
    public static string Anchor(int index) => Topic(index).Replace(' ', '-');

    /// <summary>Three or four sentences, one with emphasis or code in it.</summary>
    public static void AddParagraph(StringBuilder text, Random random)
    {
        var first = random.Next(Sentences.Length);
        for (var i = 0; i < 3 + (first % 2); i++)
        {
            text.Append(Sentences[(first + (i * 5)) % Sentences.Length]);
            text.Append(i == 1 ? " The *middle* one is `x`. " : " ");
        }
    }
}
