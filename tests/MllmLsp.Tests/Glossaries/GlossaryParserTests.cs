using CsCheck;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Glossaries;

public sealed class GlossaryParserTests
{
    // Labels are shown as "role language text", a full form with its abbreviation behind "<".
    [Theory]
    [InlineData("- term: Grouped-Query Attention (GQA) / 分组查询注意力", "gqa",
        "Preferred en GQA, Preferred zh 分组查询注意力, FullForm en Grouped-Query Attention<GQA")]
    [InlineData("- Grouped-Query Attention (GQA) / 分组查询注意力", "gqa",
        "Preferred en GQA, Preferred zh 分组查询注意力, FullForm en Grouped-Query Attention<GQA")]
    [InlineData("- term: ViT-L/14", "vit-l-14", "Preferred en ViT-L/14")]
    [InlineData("- term: 特征混合（MoF）", "特征混合", "Preferred zh 特征混合, Preferred en MoF")]
    [InlineData("- term: Transformer (architecture)", "transformer-architecture", "Preferred en Transformer (architecture)")]
    [InlineData("- term: KV Cache / key-value cache / KV 缓存", "kv-cache", "Preferred en KV Cache, Preferred zh KV 缓存, Alternative en key-value cache")]
    [InlineData("- prefLabel: { en: RoPE, zh: 旋转位置编码 }", "rope", "Preferred en RoPE, Preferred zh 旋转位置编码")]
    [InlineData("- prefLabel: 旋转位置编码", "旋转位置编码", "Preferred zh 旋转位置编码")]
    [InlineData("- prefLabel: [RoPE, 旋转位置编码]", "rope", "Preferred en RoPE, Preferred zh 旋转位置编码")]
    [InlineData("- { prefLabel: Qwen2.5-VL, altLabel: { en: [Qwen2.5VL], zh: 千问 } }", "qwen2-5-vl",
        "Preferred en Qwen2.5-VL, Alternative en Qwen2.5VL, Alternative zh 千问")]
    [InlineData("- { id: rope, prefLabel: RoPE, fullForm: { RoPE: Rotary Position Embedding } }", "rope",
        "Preferred en RoPE, FullForm en Rotary Position Embedding<RoPE")]
    [InlineData("- { prefLabel: RoPE, fullForm: Rotary Position Embedding }", "rope", "Preferred en RoPE, FullForm en Rotary Position Embedding<RoPE")]
    [InlineData("- { prefLabel: chain of thought, altLabel: CoT, fullForm: { CoT: chain of thought } }", "chain-of-thought",
        "Preferred en chain of thought<CoT, Alternative en CoT")]
    [InlineData("- { altLabel: RoPE, hiddenLabel: [rotery], avoid: [ROPE, { label: 转位编码 }] }", "rope",
        "Alternative en RoPE, Hidden en rotery, Avoided en ROPE, Avoided zh 转位编码")]
    [InlineData("- prefLabel: { en-US: RoPE, zh-Hans: 编码 }", "rope", "Preferred en RoPE, Preferred zh 编码")]
    [InlineData("- prefLabel: \"e\\u0301cole\"", "école", "Preferred en école")]
    public void ReadsLabels(string entries, string id, string expected)
    {
        var file = Concepts.File(entries);
        Assert.Empty(file.Problems);
        var concept = Assert.Single(file.Concepts);
        Assert.Equal(id, concept.Id);
        Assert.Equal(expected, string.Join(", ", concept.Labels.Select(label =>
            $"{label.Role} {(label.Language == Language.Chinese ? "zh" : "en")} {label.Text}{(label.Abbreviates is null ? "" : "<" + label.Abbreviates)}")));
    }

    [Fact]
    public void ReadsEveryKey()
    {
        var file = GlossaryParser.Parse("/notes/a.glossary.yml", new SourceText("""
            title: { en: Position encodings, zh: 位置编码 }
            appliesTo: [notes/**, papers]
            concepts:
              - id: rope
                prefLabel: RoPE
                kind: method
                keep: true
                expand: never
                definition: [Encodes positions., 编码位置。]
                formula: "f(x, m) = R_{\\Theta,m} x"
                broader: [position-encoding]
                related: alibi
                partOf: [attention]
                basedOn: [sinusoid]
                exactMatch: https://www.wikidata.org/wiki/Q1
                scopeNote: Used in LLaMA.
                editorialNote: { zh: 原文有误。 }
                example: RoPE in LLaMA
                deprecated: true
                replacedBy: [yarn]
                homonym: true
                near: [position]
                pinyin: { RoPE: luo pu }
                replace: true
                source:
                  - { document: notes.md, section: LLaMA, line: 3 }
                  - { title: RoFormer, year: 2021, url: "https://arxiv.org/abs/2104.09864" }
                  - A plain title
            """));
        Assert.Empty(file.Problems);
        Assert.True(file.IsGlossary);
        Assert.Equal(new LocalizedText("Position encodings", "位置编码"), file.Title);
        Assert.Equal(["notes/**", "papers"], file.AppliesTo);
        var concept = Assert.Single(file.Concepts);
        Assert.Equal((ConceptKind.Method, (bool?)true, ExpandAt.Never, true, true, true),
            (concept.Kind, concept.Keep, concept.Expand, concept.Deprecated, concept.Homonym, concept.Replace));
        Assert.Equal(new LocalizedText("Encodes positions.", "编码位置。"), concept.Definition);
        Assert.Equal(@"f(x, m) = R_{\Theta,m} x", concept.Formula);
        Assert.Equal("Broader position-encoding, Related alibi, PartOf attention, BasedOn sinusoid, ExactMatch https://www.wikidata.org/wiki/Q1",
            string.Join(", ", concept.Relations.Select(relation => $"{relation.Kind} {relation.Target}")));
        Assert.Equal("Used in LLaMA.", concept.ScopeNote.English);
        Assert.Equal("原文有误。", concept.EditorialNote.Chinese);
        Assert.Equal("RoPE in LLaMA", concept.Example.English);
        Assert.Equal(["yarn"], concept.ReplacedBy);
        Assert.Equal(["position"], concept.Near);
        Assert.Equal("luo pu", concept.Pinyin["RoPE"]);
        Assert.Equal(3, concept.Sources.Length);
        Assert.Equal(new ConceptSource("notes.md", "LLaMA", null, null, null) { Line = 3 }, concept.Sources[0]);
        Assert.Equal(2021, concept.Sources[1].Year);
        Assert.Equal("A plain title", concept.Sources[2].Title);
    }

    // The marked text is what the problem's span covers; the rest of the file stays in force.
    [Theory]
    [InlineData("- { prefLabel: A1, ⟦prefLable⟧: B }", "do you mean 'prefLabel'")]
    [InlineData("- { prefLabel: A1, kind: ⟦modle⟧ }", "is no kind")]
    [InlineData("- { prefLabel: A1, expand: ⟦always⟧ }", "first or never")]
    [InlineData("- { prefLabel: A1, keep: ⟦perhaps⟧ }", "true or false")]
    [InlineData("- { prefLabel: A1, formula: ⟦[x]⟧ }", "single text")]
    [InlineData("- { prefLabel: A1, definition: { en: x, ⟦de⟧: y } }", "no language")]
    [InlineData("- { prefLabel: { en: [A1, ⟦A2⟧] } }", "one preferred label")]
    [InlineData("- { prefLabel: A1, altLabel: '⟦A1⟧' }", "cannot be an alternative label too")]
    [InlineData("- { prefLabel: A1, avoid: [⟦A1⟧] }", "cannot be a label to avoid too")]
    [InlineData("- { prefLabel: A1, altLabel: [A2, ⟦A2⟧] }", "already")]
    [InlineData("- { prefLabel: A1, fullForm: { ⟦B1⟧: B one } }", "no label of this entry")]
    [InlineData("- { prefLabel: A1, altLabel: ['⟦-⟧'] }", "needs a letter")]
    [InlineData("- { prefLabel: A1, ⟦deprecated⟧: true }", "replacedBy")]
    [InlineData("- { prefLabel: A1, exactMatch: ⟦javascript:alert(1)⟧ }", "web addresses")]
    [InlineData("- { prefLabel: A1, source: { title: T, year: ⟦soon⟧ } }", "whole number")]
    [InlineData("- { prefLabel: A1, ⟦year⟧: 2021 }", "no key that can stand here")]
    [InlineData("- { prefLabel: A1, source: { ⟦ulr⟧: T, title: T } }", "'url'")]
    [InlineData("- { prefLabel: A1, ⟦prefLabel⟧: A2 }", "second time")]
    [InlineData("- { prefLabel: A1, altLabel: ⟦*a⟧ }", "Aliases")]
    [InlineData("- prefLabel: A1\n- ⟦[x]⟧", "no entry")]
    [InlineData("- prefLabel: A1\n- ⟦definition: x⟧", "no label")]
    [InlineData("- prefLabel: A1\n- { altLabel: B1, fullForm: ⟦B one⟧ }", "belongs to no label")]
    [InlineData("- { prefLabel: A1, altLabel: \"⟦A\\u0001⟧\" }", "control character")]
    [InlineData("- { prefLabel: A1, id: ⟦''⟧ }", "id is empty")]
    [InlineData("- ⟦{ prefLabel: A1, pinyin: { B1: b } }⟧", "'pinyin' names 'B1'")]
    [InlineData("- { prefLabel: A1, pinyin: ⟦b⟧ }", "map")]
    [InlineData("- { prefLabel: A1, ⟦[x]⟧: y }", "A key cannot")]
    [InlineData("- { prefLabel: A1 }\n⟦---⟧\nx: 1", "first YAML document")]
    [InlineData("- { prefLabel: A1 }\n⟦extra⟧: 1", "no key")]
    [InlineData("- prefLabel: 😀\r\n- { prefLabel: A1, ⟦x⟧: 😀 }", "no key")]
    public void ReportsAndKeepsTheRest(string marked, string message)
    {
        var entries = marked.Replace("⟦", "").Replace("⟧", "");
        var file = Concepts.File(entries);
        var problem = Assert.Single(file.Problems);
        Assert.Contains(message, problem.Message.English);
        Wordings.Check(problem);
        Assert.Equal((DiagnosticCodes.GlossaryProblem, Severity.Warning), (problem.Code, problem.Severity));
        var start = marked.IndexOf('⟦');
        Assert.Equal(marked[(start + 1)..marked.IndexOf('⟧')], file.Text.Slice(problem.Span).ToString());
        Assert.Equal("concepts:\n".Length + start, problem.Span.Start);
        Assert.Contains(file.Concepts, concept => concept.Labels[0].Text is "A1");
        Assert.False(file.IsBroken);
    }

    [Theory]
    [InlineData("concepts:\n  - id: \"x", 2)]
    [InlineData("concepts: [a", 1)]
    [InlineData("concepts:\n  - a: b\n c: d", 3)]
    [InlineData("concepts:\n\t- a", 2)]
    [InlineData("a: &a [*a\nconcepts:", 2)]
    [InlineData("concepts: \"\\ud800\"", 1)]
    public void ReportsBrokenYamlAtItsLine(string yaml, int line)
    {
        var file = GlossaryParser.Parse("/notes/a.glossary.yml", new SourceText(yaml));
        Assert.True(file.IsBroken);
        Assert.True(file.IsGlossary);
        Assert.Empty(file.Concepts);
        var problem = Assert.Single(file.Problems);
        Assert.Equal(Severity.Error, problem.Severity);
        Assert.Equal(line, file.Text.Lines.LineOf(problem.Span.Start) + 1);
        Assert.StartsWith("This is not valid YAML", problem.Message.English);
        Assert.StartsWith("YAML 语法有误", problem.Message.Chinese);
    }

    [Fact]
    public void SaysInBothLanguagesWhyAFileIsTooMuch()
    {
        string[] files =
        [
            "concepts: " + new string('[', 100) + new string(']', 100),
            new string(' ', 5_000_000),
            $"concepts:\n- prefLabel: [A1, {new string('长', TermMatcher.MaxLabelLength + 1)}]",
        ];
        foreach (var yaml in files)
        {
            var file = GlossaryParser.Parse("/notes/a.glossary.yml", new SourceText(yaml));
            Wordings.Check(Assert.Single(file.Problems));
        }
    }

    [Theory]
    [InlineData("/notes/glossary/ci.yml", "on: push", false, 0)]
    [InlineData("/notes/glossary/ci.yml", "on: [push", false, 0)]
    [InlineData("/notes/glossary/ci.yml", "x: 1\nconcepts: [push", true, 1)]
    [InlineData("/notes/glossary/terms.yml", "concepts:\n", true, 0)]
    [InlineData("/notes/glossary/terms.yml", "\uFEFFconcepts:\n", true, 0)]
    [InlineData("/notes/a.glossary.yml", "", true, 1)]
    [InlineData("/notes/a.glossary.yml", "title: x", true, 1)]
    [InlineData("/notes/a.glossary.yml", "concepts: { a: b }", true, 1)]
    [InlineData("/notes/a.glossary.yml", "concepts: []\n---\nx: 1", true, 1)]
    public void TellsGlossariesFromOtherYaml(string path, string yaml, bool isGlossary, int problems)
    {
        var file = GlossaryParser.Parse(path, new SourceText(yaml));
        Assert.Equal(isGlossary, file.IsGlossary);
        Assert.Equal(problems, file.Problems.Length);
        Assert.All(file.Problems.Where(problem => problem.Severity == Severity.Warning), Wordings.Check);
    }

    [Theory]
    [InlineData("concepts:\r\n  # 😀\r\n  - id: 'rope' # x\r\n    prefLabel: {en: \"RoPE\", zh: 旋转}\r\n\r\n  # next\r\n  - term: 😀 Long Form (LF) / 长\r\n")]
    [InlineData("\uFEFFconcepts:\n  - id: 'rope'\n    prefLabel:\n      en: >-\n        RoPE\n      zh: 旋转\n  - term: '😀 Long Form (LF) / 长'\n")]
    public void KnowsWhereThingsAre(string yaml)
    {
        var file = GlossaryParser.Parse("/notes/a.glossary.yml", new SourceText(yaml));
        Assert.Empty(file.Problems);
        string At(TextSpan span) => file.Text.Slice(span).ToString();
        Assert.Equal("rope", At(file.Concepts[0].NameSpan));
        Assert.StartsWith("id: 'rope'", At(file.Concepts[0].Span));
        Assert.Matches("旋转}?$", At(file.Concepts[0].Span));
        Assert.EndsWith("RoPE", At(file.Concepts[0].Labels[0].Span));
        Assert.Equal("旋转", At(file.Concepts[0].Labels[1].Span));
        Assert.Equal("LF, 长, 😀 Long Form", string.Join(", ", file.Concepts[1].Labels.Select(label => At(label.Span))));
        Assert.Equal("LF", At(file.Concepts[1].NameSpan));
    }

    [Fact]
    public void IsBoundedAgainstHostileFiles()
    {
        string[] hostile =
        [
            "concepts: " + new string('[', 200_000),
            "concepts:\n- " + string.Concat(Enumerable.Repeat("- ", 50_000)),
            "a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nconcepts: [*b,*b,*b,*b,*b]",
            "concepts: [" + string.Concat(Enumerable.Repeat("{prefLabel: [[[[", 20_000)),
            new string(' ', 5_000_000),
            "concepts:\n" + string.Concat(Enumerable.Repeat("- x: 1\n", 20_000)),
        ];
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var yaml in hostile)
        {
            var file = GlossaryParser.Parse("/notes/a.glossary.yml", new SourceText(yaml));
            Assert.NotEmpty(file.Problems);
            Assert.True(file.Problems.Length <= 1000);
            Assert.Empty(file.Concepts);
        }

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"took {clock.Elapsed}");
    }

    /// <summary>One value, key or comment of millions of characters, and hundreds of thousands of what a file has a few of.</summary>
    [Theory]
    [InlineData("concepts:\n- prefLabel: ", "x", 3_900_000, "")]
    [InlineData("concepts:\n- { prefLabel: A1, definition: \"", "位", 3_900_000, "\" }")]
    [InlineData("concepts:\n- { prefLabel: A1, id: '", "a", 3_900_000, "' }")]
    [InlineData("concepts:\n- prefLabel: A1\n  definition: |\n", "    line\n", 400_000, "")]
    [InlineData("concepts:\n- prefLabel: A1\n  definition: >-\n", "    \n", 400_000, "    x")]
    [InlineData("concepts:\n- prefLabel: A1\n  ", "k", 3_900_000, ": x")]
    [InlineData("concepts:\n- prefLabel: A1\n# ", "-", 3_900_000, "")]
    [InlineData("concepts:\n- prefLabel: A1\n  definition: \"", "\\u0041", 600_000, "\"")]
    [InlineData("concepts:\n- prefLabel: A1\n  altLabel: [", "B#,", 100_000, "]")]
    [InlineData("concepts:\n- prefLabel: A1\n  related: [", "b#,", 100_000, "]")]
    [InlineData("concepts:\n- prefLabel: A1\n", "  k#: x\n", 100_000, "")]
    [InlineData("", "a#: &a# x\n", 100_000, "concepts: [A1]")]
    [InlineData("", "a#: *a#\n", 100_000, "concepts: [A1]")]
    [InlineData("concepts: [A1]\n", "--- x\n", 100_000, "")]
    [InlineData("concepts:\n- !", "t", 3_900_000, " A1")]
    [InlineData("concepts: [", "\"\",", 100_000, "]")]
    [InlineData("concepts: {", "? a#,", 100_000, "")]
    [InlineData("concepts:\n", "- A#\n", 100_000, "")]
    [InlineData("concepts:\n", "- { term: A, id: a }\n", 50_000, "")]
    public async Task IsBoundedAgainstHugeScalarsAndManyOfAKind(string start, string piece, int times, string end)
    {
        var yaml = start + string.Concat(Enumerable.Range(0, times).Select(i => piece.Replace("#", $"{i}", StringComparison.Ordinal))) + end;
        var problems = await Task.Run(() =>
        {
            var file = GlossaryParser.Parse("/notes/a.glossary.yml", new SourceText(yaml));
            _ = Glossary.Create([], [file]).Problems;
            return file.Problems;
        }).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(problems.Length <= 1000);
        Assert.All(problems, problem => Assert.InRange(problem.Message.English.Length, 1, 2_000));
    }

    [Fact]
    public void IsTotal()
    {
        var piece = Gen.OneOf<string>("concepts:", "\n", "\r\n", "  ", "- ", ": ", "prefLabel", "term: ", "id: ", "[", "]", "{", "}", ", ", "'", "\"",
            "|", ">", "&a ", "*a ", "!t ", "#", "---\n", "...\n", "%YAML 1.1\n", "? ", "\t", "😀", "位置", "\uD800", "\uFEFF", "\0", "\u0085", "en", "a", "~",
            "avoid: ", "pinyin: ", "fullForm: ", "source: ", "A (B) / C");
        piece.Array[0, 30].Select(pieces => string.Concat(pieces)).Sample(
            yaml =>
            {
                var file = GlossaryParser.Parse("/notes/a.glossary.yml", new SourceText(yaml));
                var whole = new TextSpan(0, yaml.Length);
                Assert.All(file.Problems, problem => Assert.True(whole.Contains(problem.Span)));
                Assert.All(file.Concepts, concept => Assert.True(whole.Contains(concept.Span) && whole.Contains(concept.NameSpan)));
                Assert.All(file.Concepts.SelectMany(concept => concept.Labels), label => Assert.True(whole.Contains(label.Span)));
                Assert.NotNull(Glossary.Create([], [file]).Problems);
            },
            iter: 20_000);
    }
}
