using MllmLsp.Core.Diagnostics;

namespace MllmLsp.Tests.Vaults;

/// <summary>Sentences about terms: what is wrong with them, and what looks wrong and is right. Each is a paragraph of its own.</summary>
internal sealed class TermSentences(NotePlan plan, NoteText text, Dice dice)
{
    private static readonly string[] Good =
    [
        "FrobNet 与弗网是一回事，frobnet 也找得到。", "代码 `FrobNett` 和公式 $FrobNett$ 不算。", "“佛网”放在引号里，《FrobNett》也是。", "> 引用里的 FrobNett 与佛网。",
        "[FrobNett](https://example.org/FrobNett) 是外部链接的文字。", "Training FrobNett Models With Very Little Data", "[12] Liu. FrobNett. 2023.", "<b title=\"FrobNett\">弗网</b>",
        "glimcore、Glimcore 与 GlimCore。", "新采样法和 pal sampling。", "`旧采样法` 已不用。", "the harmonic splicing of parts", "质量核（Quality Kernel, QKN）用到 QKN。", "Science QA、M-QZ、L/QZ、QZ14 都是名称。",
        "见 [@work3; 另见 @work17, 第 2 节] 与 @someone。", "信箱 me@home.org，装饰器 @work。", "harmonik splicing 是大家都这样写的。", "the rounding of numbers, a slicing",
    ];

    public void Write()
    {
        for (var i = dice.Next(3); i > 0; i--)
        {
            text.Line(dice.Pick(Good)).EndLine();
        }

        WriteVariants();
        WriteFirstUse();
        WriteNames();
        if (dice.Chance(10))
        {
            text.Add("这里仍用").Add(dice.Pick(["旧采样法", "quux sampling"]), DiagnosticCodes.DeprecatedTerm).Line("。").EndLine();
        }

        if (dice.Chance(10))
        {
            text.Add("输出经 ").Add(Unknown(), DiagnosticCodes.UndefinedAbbreviation).Add(" 过滤，再经 ").Add(Unknown()).Line(" 一次。").EndLine();
        }

        if (plan.Slip is { } slip)
        {
            var at = slip.Text.IndexOf(slip.Slip, StringComparison.Ordinal);
            text.Add("the " + slip.Text[..at]).Add(slip.Slip, DiagnosticCodes.MisspeltTerm).Line(slip.Text[(at + slip.Slip.Length)..] + " of parts").EndLine();
        }

        if (dice.Chance(10))
        {
            text.Add("见 [@work5; 又见 @").Add($"missing{plan.Number}", DiagnosticCodes.UndefinedCitation).Line(", 第 3 节]。").EndLine();
        }

        if (dice.Chance(8))
        {
            text.Add("<!-- mllm-lsp-disable-next-line ").Add("broken-link", DiagnosticCodes.UnusedSuppression).Line(" -->").EndLine().Line("这里没有错。").EndLine();
        }

        if (plan.HasWikiName && dice.Chance(8))
        {
            text.Add("本文：[[").Add(plan.Stem, DiagnosticCodes.SelfLink).Line("]]").EndLine();
        }
    }

    private void WriteVariants()
    {
        if (dice.Chance(15))
        {
            var (wrong, after) = dice.Pick([("FrobNett", " 的结果"), ("佛网", "的结果"), ("FROBNET", "，"), ("GLimCore", "模型"), ("FrobNetts", " 都是")]);
            text.Add("😀 比较").Add(wrong, DiagnosticCodes.TermVariant).Line(after).EndLine();
        }

        if (dice.Chance(5))
        {
            text.Line("允许的 FrobNett <!-- mllm-lsp-disable-line term-variant -->").EndLine();
        }
    }

    private void WriteFirstUse()
    {
        switch (dice.Next(6))
        {
            case 0:
                text.Add("先用 ").Add("ZQT", DiagnosticCodes.AbbreviationNotExpanded).Line(" 处理，再用 ZQT。").EndLine().Line("区域羽变换在后面才说明。").EndLine();
                break;
            case 1:
                text.Line(dice.Pick(["区域羽变换（Zonal Quill Transform, ZQT）", "Zonal Quill Transform (ZQT) 很快", "ZQT (Zonal Quill Transform) 很快"])).EndLine().Line("于是用 ZQT。").EndLine();
                break;
        }
    }

    private void WriteNames()
    {
        switch (dice.Next(8))
        {
            case 0:
                text.Add("多尺度拼合之后，多尺度拼合不变；").Add("多层拼接", DiagnosticCodes.InconsistentTranslation).Line("则不同，多尺度拼合。").EndLine();
                break;
            case 1:
                text.Line("多尺度拼合（又称多层拼接）之后，多尺度拼合不变。").EndLine();
                break;
        }
    }

    /// <summary>Capitals that no other note has.</summary>
    private string Unknown() => $"QZ{(char)('A' + (plan.Number / 26 % 26))}{(char)('A' + (plan.Number % 26))}";
}
