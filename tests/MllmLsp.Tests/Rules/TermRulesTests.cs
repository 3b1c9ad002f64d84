using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;
using static MllmLsp.Tests.Rules.RuleCheck;

namespace MllmLsp.Tests.Rules;

/// <summary>Rules about terms, each alone, and where nothing is to be said.</summary>
public class TermRulesTests
{
    private const string Glossary = """

        //- /glossary/g.yml
        concepts:
          - id: llava
            prefLabel: { en: LLaVA }
            avoid: [{ label: LLaVa, reason: { en: the last A is a capital, zh: 末尾大写 } }]
            kind: model
            definition: d
          - id: rope
            prefLabel: { en: RoPE, zh: 旋转位置编码 }
            altLabel: { zh: [旋转编码, 位置旋转] }
            fullForm: { RoPE: Rotary Position Embedding }
            definition: d
          - id: transformer
            prefLabel: { en: Transformer }
            avoid: [变压器]
            definition: d
          - id: modality
            prefLabel: { en: cross-modality, zh: 跨模态 }
            avoid: [跨模式]
            definition: d
          - id: gpt
            prefLabel: { en: GPT-4V }
            avoid: [GPT4V]
            expand: never
            definition: d
          - id: old
            prefLabel: { en: pseudo-label distillation, zh: 伪标签蒸馏 }
            deprecated: true
            replacedBy: [new]
            definition: d
          - id: new
            prefLabel: { en: response distillation, zh: 响应蒸馏 }
            definition: d
          - id: it
            prefLabel: { en: instruction tuning, zh: 指令微调 }
            hiddenLabel: [instructiontuning]
            definition: d
          - id: llm
            prefLabel: { en: LLM, zh: 大语言模型 }
            altLabel: { zh: [大模型] }
            fullForm: { LLM: Large Language Model }
            expand: never
            definition: d
        """;

    [Theory]
    [InlineData("LLaVa 和 InstructBLIP", "LLaVa")]
    [InlineData("使用LLaVa模型，LLaVas", "LLaVa, LLaVas")]
    [InlineData("变压器和跨模式融合", "变压器, 跨模式")]
    [InlineData("ROPE 与 RoPE、rope、Rope", "ROPE")] // a capital behind the first letter, in a label of two or more
    [InlineData("llava Llava LLAVA", "LLAVA")]
    [InlineData("Instruction Tuning, TRANSFORMER, cross modality", "")] // labels with one capital or none
    [InlineData("LLaVA GPT-4V 跨模态", "")]
    [InlineData("# LLaVa\n\n| LLaVa |\n|---|\n| x |\n\n- LLaVa", "LLaVa, LLaVa, LLaVa")]
    [InlineData("`LLaVa` ```LLaVa``` $LLaVa$ <b title=\"LLaVa\">x</b> https://x.org/LLaVa", "")]
    [InlineData("```\nLLaVa\n```\n\n    LLaVa\n\n$$\nLLaVa\n$$\n\n<div>LLaVa</div>", "")]
    [InlineData("---\ntitle: LLaVa\n---\n\nx", "")]
    [InlineData("> LLaVa\n\nx", "")]
    [InlineData("“LLaVa” 「LLaVa」 《LLaVa》 \"LLaVa\"", "")]
    [InlineData("“只有一半的引号，LLaVa\n\n下一段 LLaVa”", "LLaVa, LLaVa")]
    [InlineData("[LLaVa](https://x.org) [LLaVa](a.md) [LLaVa][x]\n\n[x]: https://x.org", "LLaVa")]
    [InlineData("[t](LLaVa.md \"LLaVa\") [[LLaVa]] [[a|LLaVa]]", "LLaVa")]
    [InlineData("Visual Instruction Tuning with LLaVa Models", "")]
    [InlineData("1. LLaVa: Visual Instruction Tuning for Large Models", "")]
    [InlineData("The model LLaVa uses a linear layer and data", "LLaVa")]
    [InlineData("LLaVa uses CLIP and GPT-4V and RoPE data", "LLaVa")] // names in capitals make no title
    [InlineData("## 参考文献\n\nLLaVa 论文\n\n## 其他\n\nLLaVa", "LLaVa")]
    [InlineData("References:\n\nLiu, LLaVa, 2023", "")]
    [InlineData("[12] Liu et al. LLaVa", "")]
    public void Variants(string note, string expected) => CheckOnly(DiagnosticCodes.TermVariant, note, expected);

    [Theory]
    [InlineData("用伪标签蒸馏", "伪标签蒸馏")]
    [InlineData("pseudo-label distillation, `pseudo-label distillation`", "pseudo-label distillation")]
    [InlineData("用响应蒸馏", "")]
    public void Deprecated(string note, string expected) => CheckOnly(DiagnosticCodes.DeprecatedTerm, note, expected);

    [Theory]
    [InlineData("先用 QZK，再用 QZK 和 MoZ", "QZK, MoZ")]
    [InlineData("QZKs are used", "QZK")]
    [InlineData("RoPE LLM GPT-4V", "")] // known
    [InlineData("视觉编码器(VE)、VE、视觉量化（Visual Quantizer, VQ）", "")]
    [InlineData("Visual Encoder (VE) and a VE", "")]
    [InlineData("VE (visual encoder) 即 VE", "")]
    [InlineData("视觉编码，简称SPE", "")]
    [InlineData("上下文学习Multimodal Zero Learning, MZL", "")]
    [InlineData("Science QA, QZ License, M-QZ, L/QZ, QZ14, x_QZ, QZ 2", "")]
    [InlineData("the API, a PDF, WARNING: DO NOT", "")]
    [InlineData("VI VII III", "")]
    [InlineData("`QZK` “QZK” [QZK](https://x.org)", "")]
    [InlineData("THE QZK LINE", "")]
    public void Unknown_abbreviations(string note, string expected) => CheckOnly(DiagnosticCodes.UndefinedAbbreviation, note, expected);

    [Fact]
    public void An_abbreviation_that_is_a_notes_name_is_known() =>
        Assert.Equal("", Only(DiagnosticCodes.UndefinedAbbreviation, "QZK is\n//- /QZK.md\nx"));

    [Theory]
    [InlineData("用 RoPE 编码，RoPE 好", "RoPE")]
    [InlineData("# RoPE\n\n用 RoPE", "RoPE")] // a heading need not expand; the text does
    [InlineData("Rotary Position Embedding (RoPE) 和 RoPE", "")]
    [InlineData("RoPE (Rotary Position Embedding) 和 RoPE", "")]
    [InlineData("旋转位置编码（RoPE），RoPE", "")]
    [InlineData("旋转位置编码很好。\n\n用 RoPE", "")]
    [InlineData("用 RoPE\n\n旋转位置编码很好。", "RoPE")]
    [InlineData("LLM 和 LLaVA", "")] // expand: never; no full form
    public void Abbreviations_at_their_first_use(string note, string expected) => CheckOnly(DiagnosticCodes.AbbreviationNotExpanded, note, expected);

    [Theory]
    [InlineData("旋转位置编码，旋转位置编码，旋转编码，旋转编码", "旋转编码")]
    [InlineData("旋转编码，旋转编码，旋转位置编码", "旋转位置编码")]
    [InlineData("旋转位置编码（又称旋转编码）", "")]
    [InlineData("旋转位置编码，又称旋转编码。旋转编码好。", "旋转编码")]
    [InlineData("大语言模型，大模型", "大模型")]
    [InlineData("旋转位置编码 RoPE", "")]
    [InlineData("旋转位置编码\n\n> 旋转编码", "")]
    public void Translations(string note, string expected) => CheckOnly(DiagnosticCodes.InconsistentTranslation, note, expected);

    [Theory]
    [InlineData("用 Transfomer TransfomerBlock Transformre Trransformer Trensformer", "Transfomer, Transfomer, Transformre, Trransformer, Trensformer")]
    [InlineData("instuction tuning, instruction tunign", "instuction, tunign")]
    [InlineData("an instuction, tunign", "")] // the rest of the label is not there
    [InlineData("transformed Transformers transform transformer's", "")]
    [InlineData("Transformer2 Transfomer2", "")]
    [InlineData("`Transfomer` “Transfomer”", "")]
    public void Slips(string note, string expected) => CheckOnly(DiagnosticCodes.MisspeltTerm, note, expected);

    [Fact]
    public void A_spelling_of_two_notes_is_no_slip() => Assert.Equal("", Only(DiagnosticCodes.MisspeltTerm, "Transfomer\n//- /b.md\na transfomer"));

    [Fact]
    public void Words_that_the_settings_name_are_none()
    {
        var settings = Settings.Default with { Preset = Preset.Strict, IgnoreWords = ["LLaVa", "QZK", "Transfomer", "旋转编码", "伪标签蒸馏", "RoPE"] };
        var at = Fixture.Parse("//- /README.md\nLLaVa LLaVas QZK Transfomer RoPE 伪标签蒸馏\n\n旋转位置编码，旋转位置编码，旋转编码" + Glossary, settings);
        Assert.Equal("", Findings(at.Workspace, at.Document));
        Assert.Equal("LLaVa, LLaVas", Only(DiagnosticCodes.TermVariant, at.Document.Text!.ToString().Split('\n')[0]));
    }

    [Theory]
    [InlineData("LLa$0Va", "Change to 'LLaVA'", "LLaVA", FixSafety.Safe)]
    [InlineData("LLa$0Vas", "Change to 'LLaVAs'", "LLaVAs", FixSafety.Safe)]
    [InlineData("RO$0PE", "Change to 'RoPE'", "RoPE", FixSafety.Safe)]
    [InlineData("变压$0器", "Change to 'Transformer'", "Transformer", FixSafety.Safe)]
    [InlineData("# LLa$0Va", "Change to 'LLaVA'", "# LLaVA", FixSafety.Safe)]
    [InlineData("# GPT$04V", "Change to 'GPT-4V'", "# GPT-4V", FixSafety.Unsafe)] // its anchor would be another
    [InlineData("伪标签$0蒸馏", "Change to '响应蒸馏'", "响应蒸馏", FixSafety.Unsafe)]
    [InlineData("Transfo$0mer", "Change to 'Transformer'", "Transformer", FixSafety.Unsafe)]
    [InlineData("Use Ro$0PE.", "Change to 'Rotary Position Embedding (RoPE)'", "Use Rotary Position Embedding (RoPE).", FixSafety.Unsafe)]
    [InlineData("用Ro$0PE", "Change to '旋转位置编码（Rotary Position Embedding, RoPE）'", "用旋转位置编码（Rotary Position Embedding, RoPE）", FixSafety.Unsafe)]
    [InlineData("旋转位置编码，旋转位置编码，旋转$0编码，旋转编码", "Write '旋转位置编码' throughout this note", "旋转位置编码，旋转位置编码，旋转位置编码，旋转位置编码", FixSafety.Unsafe)]
    public void Mends(string note, string title, string expected, FixSafety safety)
    {
        var at = Fixture.Parse("//- /a.md\n" + note + Glossary, Settings.Default with { Preset = Preset.Strict });
        var fix = CodeActions.In(at.Workspace, at.Document, new(at.Offset, 0), FeatureContext.English).Single(action => action.Fix.Title == title).Fix;
        var text = at.Document.Text!;
        foreach (var change in Assert.Single(fix.Edits).Changes.OrderByDescending(change => change.Span))
        {
            text = text.WithChange(change);
        }

        Assert.Equal((expected, safety), (text.ToString().Split("\n//-")[0].TrimEnd(), fix.Safety));
    }

    [Fact]
    public void Silencing_comes_last()
    {
        var at = Fixture.Parse("//- /a.md\nLLa$0Va" + Glossary);
        var context = FeatureContext.English with { IgnoreWord = (path, word) => new DocumentEdit("/ws/mllm-lsp.json", [new(default, path + word)]) };
        var actions = CodeActions.In(at.Workspace, at.Document, new(at.Offset, 0), context);
        Assert.Equal(["Change to 'LLaVA'", "'LLaVa' is not a term here: add it to ignoreWords", "Suppress 'term-variant' here, with a reason"], actions.Select(action => action.Fix.Title));
        Assert.Equal([(false, true), (true, false), (true, false)], actions.Select(action => (action.Fix.Silences, action.IsPreferred)));
    }

    [Fact]
    public void The_message_gives_the_reason_in_the_readers_language()
    {
        var at = Fixture.Parse("//- /a.md\nLLaVa" + Glossary);
        Assert.Equal("应写作“LLaVA”，而不是“LLaVa”：末尾大写", Assert.Single(MllmLsp.Core.Rules.RuleSet.Run(at.Workspace, at.Document, Language.Chinese)).Message);
    }

    private static void CheckOnly(string code, string note, string expected) => Assert.Equal(expected, Only(code, note));

    /// <summary>The texts of the findings of one code, every rule being on.</summary>
    private static string Only(string code, string note)
    {
        var at = Fixture.Parse("//- /a.md\n" + note + Glossary, Settings.Default with { Preset = Preset.Strict });
        return string.Join(", ", MllmLsp.Core.Rules.RuleSet.Run(at.Workspace, at.Document, Language.English)
            .Where(finding => finding.Code == code).Select(finding => at.Document.Text!.Slice(finding.Span).ToString()));
    }
}
