using CsCheck;
using Markdig;
using MllmLsp.Core.Features;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Tests.Glossaries;

namespace MllmLsp.Tests.Features;

public sealed class ConceptCardTests
{
    private const string Rope = """
        - id: rope
          prefLabel: { en: RoPE, zh: 旋转位置编码 }
          altLabel: { en: [rotary embedding] }
          fullForm: { RoPE: Rotary Position Embedding }
          hiddenLabel: [rotery]
          avoid: [{ label: ROPE, reason: { en: the o is lower-case } }]
          kind: method
          definition: { en: Rotates pairs of dimensions., zh: 旋转维度对。 }
          formula: "f(x, m) = R_{\\Theta,m} x"
          broader: [pe]
          related: [gone]
          scopeNote: Used in LLaMA.
          source:
            - { document: notes.md, section: LLaMA }
            - { title: "RoFormer: Enhanced", year: 2021, url: "https://arxiv.org/abs/2104.09864" }
        - { id: pe, prefLabel: { en: position encoding, zh: 位置编码 } }
        - { id: old, prefLabel: OLD1, deprecated: true, replacedBy: rope }
        - { id: gqa, prefLabel: GQA, homonym: true, kind: component }
        - { id: gqa-set, prefLabel: GQA, homonym: true, kind: dataset }
        """;

    [Fact]
    public void SaysInEnglish() => Check("rope", Language.English, 3, """
        **RoPE** · 旋转位置编码 — *method*

        Full form: Rotary Position Embedding··
        Also: rotary embedding··
        Avoid: ROPE \(the o is lower\-case\)

        Rotates pairs of dimensions.

        ```latex
        f(x, m) = R_{\Theta,m} x
        ```

        Usage: Used in LLaMA.··
        Broader: [position encoding](<at:pe>)··
        Related: gone··
        Source: notes.md § LLaMA, [RoFormer: Enhanced \(2021\)](<https://arxiv.org/abs/2104.09864>)··
        Defined in: [test.glossary.yml:2](<at:rope>)··
        Used in: 3 notes
        """);

    [Fact]
    public void SaysInChinese() => Check("rope", Language.Chinese, 1, """
        **旋转位置编码** · RoPE — *方法*

        全称：Rotary Position Embedding··
        又称：rotary embedding··
        避免使用：ROPE（the o is lower\-case）

        旋转维度对。

        ```latex
        f(x, m) = R_{\Theta,m} x
        ```

        用法：Used in LLaMA.··
        上位概念：[位置编码](<at:pe>)··
        相关：gone··
        出处：notes.md § LLaMA、[RoFormer: Enhanced \(2021\)](<https://arxiv.org/abs/2104.09864>)··
        定义于：[test.glossary.yml:2](<at:rope>)··
        使用于：1 篇笔记
        """);

    [Fact]
    public void SaysWhatReplacesADeprecatedConcept() => Check("old", Language.English, null, """
        **OLD1** — *concept, deprecated*

        Use instead: [RoPE](<at:rope>)··
        Defined in: [test.glossary.yml:18](<at:old>)
        """);

    [Fact]
    public void NamesTheOtherOfTwoNamesakes() => Check("gqa", Language.English, 0, """
        **GQA** — *component*

        Not to be confused with: [GQA \(dataset\)](<at:gqa-set>)··
        Defined in: [test.glossary.yml:19](<at:gqa>)··
        Used in: 0 notes
        """);

    [Fact]
    public void SpeaksPlainTextToATerminal()
    {
        var glossary = Concepts.Glossary(Rope);
        Assert.Equal("""
            RoPE · 旋转位置编码 (method)
            Full form: Rotary Position Embedding
            Also: rotary embedding
            Avoid: ROPE (the o is lower-case)

            Rotates pairs of dimensions.

            $$ f(x, m) = R_{\Theta,m} x $$

            Usage: Used in LLaMA.
            Broader: position encoding
            Related: gone
            Source: notes.md § LLaMA, RoFormer: Enhanced (2021) https://arxiv.org/abs/2104.09864
            Defined in: test.glossary.yml:2

            """, ConceptCard.PlainText(glossary, glossary.Find("rope")!, Language.English, null));
    }

    [Fact]
    public void LetsNoMarkupOfAGlossaryThrough()
    {
        var pieces = Gen.OneOf<string>("[a](command:x)", "<img src=x>", "<b>", "![i](https://x.y/z)", "`", "```", "**", "_a_", "https://x.y", "<https://x.y>",
            "# ", "- ", "> ", "\n\n", "&lt;", "&#91;", "\\", "|", "~~~", "[b]: command:y", "<script>", "$$", "www.x.y", "\u202E", "\u001b[31m", "é", "位");
        var pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().Build();
        pieces.Array[1, 8].Select(string.Concat).Sample(text =>
        {
            var concept = Concepts.Of("A1") with
            {
                Definition = new LocalizedText(text, null),
                ScopeNote = new LocalizedText(text, null),
                Formula = text,
                Labels = [new Label(text, Language.English, LabelRole.Preferred, default), new Label(text, Language.English, LabelRole.Avoided, default) { Reason = new(text, null) }],
                Sources = [new ConceptSource(null, text, text, null, "javascript:" + text), new ConceptSource(text, null, null, null, "https://x/" + text)],
                Relations = [new Relation(RelationKind.Related, text, default)],
            };
            var markdown = ConceptCard.Markdown(Glossary.Empty, concept, Language.English, null, (_, _) => null);
            var html = Markdown.ToHtml(markdown, pipeline);
            foreach (var forbidden in (string[])["<img", "<b>", "<script", "href=\"command", "href=\"javascript", "<h1", "<blockquote", "<del"])
            {
                Assert.DoesNotContain(forbidden, html);
            }

            Assert.DoesNotContain('\u001b', markdown);
            Assert.DoesNotContain('\u001b', ConceptCard.PlainText(Glossary.Empty, concept, Language.English, null));
        }, iter: LongRun.Cases(2_000));
    }

    // Two trailing spaces are shown as "··".
    private static void Check(string id, Language language, int? usedInNotes, string expected)
    {
        var glossary = Concepts.Glossary(Rope);
        var card = ConceptCard.Markdown(glossary, glossary.Find(id)!, language, usedInNotes, (path, span) => "at:" + glossary.Files[path].Text.Slice(span).ToString());
        Assert.Equal(expected, card.Replace("  \n", "··\n"));
    }
}
