using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Glossaries;

/// <summary>What entries have to say for themselves and of each other. <c>⟦⟧</c> marks what is reported, in the order of the text.</summary>
public sealed class GlossaryCheckTests
{
    private const string Relations = "- { id: a, prefLabel: A1, related: [b] }\n- { id: b, prefLabel: B1 }\n";

    /// <summary>A correction of what is escaped would have to be escaped anew: none is offered.</summary>
    [Theory]
    [InlineData("- prefLabel: 'vision''s - language'")]
    [InlineData("- prefLabel: \"vision\\x20- language\"")]
    [InlineData("- { id: abc, prefLabel: A1 }\n- { prefLabel: B1, broader: ['ab''c'] }")]
    public void What_is_written_with_escapes_is_not_corrected(string entries)
    {
        var file = Concepts.File(entries);
        var problems = Workspace.Empty.WithGlossaryFile(file).GlossaryProblems(file.Path, Language.English);
        Assert.Contains(problems, problem => problem.Code is DiagnosticCodes.UnmatchableLabel or DiagnosticCodes.BrokenRelation);
        Assert.All(problems, problem => Assert.Empty(problem.Fixes));
    }

    /// <summary>Its label is not written anywhere in it.</summary>
    [Fact]
    public void A_note_that_is_called_by_its_file_is_not_changed()
    {
        var fixture = Fixture.Parse("//- /vision - language.md\n---\nterm: true\n---\nJoins both.\n");
        var problems = fixture.Workspace.GlossaryProblems("/ws/vision - language.md", Language.English);
        Assert.Empty(Assert.Single(problems, found => found.Code == DiagnosticCodes.UnmatchableLabel).Fixes);
    }

    /// <summary>The entries are those of the last good copy: at their places stands another text by now.</summary>
    [Fact]
    public void Of_a_file_that_is_no_YAML_by_now_nothing_else_is_said()
    {
        var good = Concepts.File("- prefLabel: vision - language\n- prefLabel: A1\n");
        var workspace = Workspace.Empty.WithGlossaryFile(good);
        Assert.Equal(DiagnosticCodes.UnmatchableLabel, Assert.Single(workspace.GlossaryProblems(good.Path, Language.English)).Code);

        var broken = workspace.WithGlossaryFile(GlossaryParser.Parse(good.Path, new SourceText("concepts: [\n" + good.Text)));
        Assert.Equal(DiagnosticCodes.GlossaryProblem, Assert.Single(broken.GlossaryProblems(good.Path, Language.English)).Code);
        Assert.Equal(2, broken.GlossaryFiles[good.Path].Concepts.Length);
    }

    [Theory]
    [InlineData("- { id: a, prefLabel: RoPE, definition: ⟦RoPE.⟧ }")]
    [InlineData("- { id: a, prefLabel: RoPE, definition: '⟦The RoPE method⟧' }")]
    [InlineData("- { id: a, prefLabel: RoPE, definition: ⟦Another name of RoPE⟧ }")]
    [InlineData("- { id: a, prefLabel: RoPE, definition: ⟦RoPE is RoPE applied to queries and keys⟧ }")]
    [InlineData("- { id: a, prefLabel: vision encoder, definition: ⟦A vision encoder that encodes the pixels of an image⟧ }")]
    [InlineData("- { id: a, prefLabel: 旋转位置编码, definition: ⟦旋转位置编码就是旋转位置编码的方法⟧ }")]
    [InlineData("- { id: a, prefLabel: { en: RoPE, zh: 旋转位置编码 }, definition: ⟦RoPE 是一种旋转位置编码⟧ }")]
    [InlineData("- { id: a, prefLabel: RoPE, definition: { en: ⟦a RoPE⟧, zh: 按位置旋转查询向量和键向量的位置编码方法 } }")]
    [InlineData("- { id: a, prefLabel: A1, definition: ⟦The same as B1.⟧ }\n- { id: b, prefLabel: B1, definition: ⟦See A1.⟧ }")]
    [InlineData("- { id: a, prefLabel: A1, definition: ⟦A B1 with two more layers and a head⟧ }\n- { id: b, prefLabel: B1, definition: ⟦An A1 that lacks the head and both layers⟧ }")]
    [InlineData("- { id: a, prefLabel: 甲法, definition: ⟦一种乙法，另外加上两层网络⟧ }\n- { id: b, prefLabel: 乙法, definition: ⟦一种甲法，去掉其中的两层网络⟧ }")]
    [InlineData("- { id: a, prefLabel: A1, definition: ⟦See B1⟧ }\n- { id: b, prefLabel: B1, definition: ⟦See C1⟧ }\n- { id: c, prefLabel: C1, definition: ⟦See A1⟧ }\n- { id: d, prefLabel: D1, definition: See A1 }")]
    public void Definitions_lead_in_no_circle(string entries) => Check(entries, DiagnosticCodes.CircularDefinition);

    [Theory]
    [InlineData("- { id: a, prefLabel: RoPE, definition: RoPE encodes a position by rotating queries and keys }")]
    [InlineData("- { id: a, prefLabel: RoPE, definition: RoPE is a position encoding that rotates queries and keys }")]
    [InlineData("- { id: a, prefLabel: CLIP, definition: The CLIP model is a pair of encoders trained on captions }")]
    [InlineData("- { id: a, prefLabel: A1, definition: A layer that feeds a B1 }\n- { id: b, prefLabel: B1, definition: A layer that an A1 feeds }")]
    [InlineData("- { id: a, prefLabel: A1, definition: See B1 }\n- { id: b, prefLabel: B1, definition: A layer with weights }")]
    [InlineData("- { id: a, prefLabel: 对比学习, definition: 通过拉近匹配样本、推远不匹配样本来学习表示的方法 }")]
    [InlineData("- { id: a, prefLabel: A1, definition: Short words }")]
    [InlineData("- { id: a, prefLabel: A1, definition: }")]
    [InlineData("- { id: a, prefLabel: A1, definition: { en: See B1, zh: 有两层网络的模块 } }\n- { id: b, prefLabel: B1, definition: { en: A layer with weights, zh: 见 A1 } }")]
    public void Mentioning_a_term_is_no_circle(string entries) => Check(entries, DiagnosticCodes.CircularDefinition);

    [Theory]
    [InlineData("- prefLabel: { en: ⟦vision - language⟧ }", "vision-language")]
    [InlineData("- prefLabel: A1\n  altLabel: [⟦KV--Cache⟧, KV-Cache]", "KV-Cache")]
    [InlineData("- prefLabel: A1\n  avoid: [{ label: '⟦多 - 模态⟧' }]", "多-模态")]
    [InlineData("- prefLabel: A1\n  altLabel: [ViT-L/14, C++, 图 文, 'A-', ':x', 😀, éa, A1s, ａｂ]", null)]
    [InlineData("- { prefLabel: GQA, homonym: true }\n- { id: g, prefLabel: GQA, homonym: true }", null)]
    [InlineData("- { prefLabel: RoPE, altLabel: [Rope encoding], avoid: [ROPE, Rope] }", null)]
    public void Every_label_can_match(string entries, string? correction)
    {
        var problems = Check(entries, DiagnosticCodes.UnmatchableLabel);
        Assert.All(problems, problem => Assert.Equal(correction, Assert.Single(Assert.Single(Assert.Single(problem.Fixes).Edits).Changes).NewText));
    }

    [Theory]
    [InlineData("- { id: rope, prefLabel: RoPE, match: [使用RoPE编码, '（RoPE）。', ⟦使用rope⟧] }")]
    [InlineData("- { id: rope, prefLabel: RoPE, noMatch: [European, a rope, ⟦RoPE比RoPE更好⟧] }")]
    [InlineData("- { id: rope, prefLabel: RoPE, match: ⟦nothing⟧ }")]
    [InlineData("- { id: pe, prefLabel: 位置编码, match: [位置编码, ⟦采用旋转位置编码⟧], noMatch: [旋转位置编码] }\n- { id: rope, prefLabel: 旋转位置编码 }")]
    [InlineData("- { id: a, prefLabel: GQA, homonym: true, near: [注意力], match: [GQA 减少注意力的开销], noMatch: [⟦GQA⟧] }\n- { id: b, prefLabel: GQA, homonym: true, near: [题目], match: [GQA 的题目, ⟦GQA⟧] }")]
    [InlineData("- { id: m-it, prefLabel: M-IT, match: [M-IT是], noMatch: [MIT License, m it] }")]
    public void Example_sentences_are_run(string entries) => Check(entries, DiagnosticCodes.FailedExample);

    [Theory]
    [InlineData(Relations + "- { id: ⟦c⟧, prefLabel: C1 }")]
    [InlineData(Relations + "- prefLabel: ⟦C1⟧\n  exactMatch: https://example.org/c")]
    [InlineData(Relations + "- ⟦C1⟧")]
    [InlineData(Relations + "- { id: c, prefLabel: C1, deprecated: true, replacedBy: a }")]
    [InlineData(Relations + "- { id: c, prefLabel: C1, partOf: a }")]
    [InlineData("- { id: a, prefLabel: A1 }\n- { id: b, prefLabel: B1 }")]
    public void No_entry_stands_alone_among_related_ones(string entries) => Check(entries, DiagnosticCodes.IsolatedConcept);

    [Theory]
    [InlineData("- { id: a, prefLabel: A1, definition: A layer }\n- { id: ⟦b⟧, prefLabel: B1 }")]
    [InlineData("- { id: a, prefLabel: A1, definition: { zh: 一种层 } }\n- { id: ⟦b⟧, prefLabel: B1, definition: }")]
    [InlineData("- { id: a, prefLabel: A1, definition: A layer }\n- ⟦甲法⟧")]
    [InlineData("- { id: a, prefLabel: A1, definition: A layer }\n- { id: b, prefLabel: B1, deprecated: true, replacedBy: a }")]
    [InlineData("- { id: a, prefLabel: A1, definition: A layer }\n- { id: b, prefLabel: B1 }\n- { id: c, prefLabel: C1 }")]
    [InlineData("- { id: a, prefLabel: A1 }")]
    public void Entries_are_defined_where_most_are(string entries) => Check(entries, DiagnosticCodes.MissingDefinition);

    [Theory]
    [InlineData("- { id: a, prefLabel: A1, related: [⟦a⟧, b] }\n- { id: b, prefLabel: B1 }")]
    [InlineData("- { id: a, prefLabel: A1, broader: [b], related: [⟦b⟧, ⟦c⟧] }\n- { id: b, prefLabel: B1, broader: [c] }\n- { id: c, prefLabel: C1 }")]
    [InlineData("- { id: a, prefLabel: A1, broader: [b] }\n- { id: b, prefLabel: B1, related: [⟦a⟧] }")]
    [InlineData("- { id: a, prefLabel: A1, broader: [b] }\n- { id: b, prefLabel: B1, broader: [c] }\n- { id: c, prefLabel: C1, related: [⟦a⟧] }")]
    [InlineData("- { id: a, prefLabel: A1, broader: [⟦a⟧] }")]
    [InlineData("- { id: a, prefLabel: A1, broader: [b] }\n- { id: b, prefLabel: B1, broader: [⟦a⟧] }")]
    public void Related_is_not_broader(string entries) => Check(entries, DiagnosticCodes.GlossaryProblem);

    [Theory]
    [InlineData("- { id: a, prefLabel: A1, definition: ⟦\"\"⟧ }")]
    [InlineData("- { id: a, prefLabel: A1, definition: { en: ⟦' '⟧, zh: 定义 } }")]
    public void No_definition_is_empty(string entries) => Check(entries, DiagnosticCodes.GlossaryProblem);

    [Theory]
    [InlineData("- id: a\n  prefLabel: A1\n- id: b\n  prefLabel: A1 # x\n\n# end", "- id: a\n  prefLabel: A1\n- id: b\n  prefLabel: A1 # x\n  homonym: true\n\n# end")]
    [InlineData("- { id: a, prefLabel: A1 }\n- { id: b, prefLabel: A1 }", "- { id: a, prefLabel: A1 }\n- { id: b, prefLabel: A1, homonym: true }")]
    [InlineData("- A1\n- A1", null)]
    [InlineData("- { id: a, prefLabel: A1, relatd: [b] }\n- { id: b, prefLabel: B1 }", "- { id: a, prefLabel: A1, related: [b] }\n- { id: b, prefLabel: B1 }")]
    [InlineData("- { id: a, prefLabel: A1, related: [B1] }\n- { id: b, prefLabel: B1 }", "- { id: a, prefLabel: A1, related: [b] }\n- { id: b, prefLabel: B1 }")]
    public void A_mend_keeps_the_rest_as_it_is(string entries, string? mended)
    {
        var text = new SourceText("concepts:\n" + entries + "\n");
        const string path = "/ws/g.glossary.yml";
        var workspace = Workspace.Empty.WithFolders([new WorkspaceFolder("/ws", "/ws", Settings.Default, false)]).WithGlossaryFile(GlossaryParser.Parse(path, text));
        var actions = CodeActions.InGlossary(workspace, path, new TextSpan(0, text.Length), new FeatureContext(Language.English, _ => text));
        if (mended is null)
        {
            Assert.Empty(actions);
            return;
        }

        var change = Assert.Single(Assert.Single(Assert.Single(actions).Fix.Edits).Changes);
        Assert.Equal("concepts:\n" + mended + "\n", text.WithChange(change).ToString());
    }

    [Fact]
    public void A_file_that_applies_elsewhere_is_checked_with_its_like()
    {
        const string top = "appliesTo: papers/**\nconcepts:\n";
        var workspace = Workspace.Empty.WithFolders([new WorkspaceFolder("/ws", "/ws", Settings.Default, false)]).WithGlossaryFiles(
        [
            GlossaryParser.Parse("/ws/glossary/a.yml", new SourceText(top + "- { id: a, prefLabel: A1, broader: [b, zzz] }\n")),
            GlossaryParser.Parse("/ws/glossary/b.yml", new SourceText(top + "- { id: b, prefLabel: A1 }\n")),
            GlossaryParser.Parse("/ws/glossary/c.yml", new SourceText("appliesTo: notes/**\nconcepts:\n- { id: c, prefLabel: A1 }\n")),
        ]);
        Assert.Equal(DiagnosticCodes.BrokenRelation, Assert.Single(workspace.GlossaryProblems("/ws/glossary/a.yml", Language.English)).Code);
        Assert.Contains("label of 'a'", Assert.Single(workspace.GlossaryProblems("/ws/glossary/b.yml", Language.English)).Message);
        Assert.Empty(workspace.GlossaryProblems("/ws/glossary/c.yml", Language.English));
    }

    [Fact]
    public void An_entry_laid_over_a_built_in_one_is_checked_with_what_that_has()
    {
        var builtIn = Concepts.BuiltIn("- { id: rope, prefLabel: RoPE, definition: A method of rotation, related: [pe] }\n- { id: pe, prefLabel: PE1, related: [rope] }");
        var file = Concepts.File("- { id: rope, altLabel: 旋转, match: [用RoPE, 旋转, ⟦无⟧], definition: ⟦旋转⟧ }\n- { id: x, prefLabel: X1, definition: A layer of its own, related: [pe] }".Replace("⟦", "").Replace("⟧", ""));
        var problems = Glossary.Create([builtIn], [file]).Problems;
        Assert.Equal(
            [(DiagnosticCodes.FailedExample, "无"), (DiagnosticCodes.CircularDefinition, "旋转")],
            Assert.Single(problems).Value.Select(problem => (problem.Code, file.Text.Slice(problem.Span).ToString())));
    }

    private static GlossaryProblem[] Check(string marked, string code)
    {
        var expected = new List<(int, string)>();
        var removed = 0;
        for (var at = marked.IndexOf('⟦'); at >= 0; at = marked.IndexOf('⟦', at + 1))
        {
            expected.Add(("concepts:\n".Length + at - removed, marked[(at + 1)..marked.IndexOf('⟧', at)]));
            removed += 2;
        }

        var file = Concepts.File(marked.Replace("⟦", "").Replace("⟧", ""));
        var problems = file.Problems.Concat(Glossary.Create([], [file]).Problems.GetValueOrDefault(file.Path, [])).ToArray();
        Assert.All(problems, problem => Assert.Equal(code, problem.Code));
        Assert.All(problems, problem => Assert.Equal(DiagnosticCodes.DefaultSeverities[code], problem.Severity));
        Assert.All(problems, Wordings.Check);
        Assert.Equal(expected, problems.Select(problem => (problem.Span.Start, file.Text.Slice(problem.Span).ToString())));
        return problems;
    }
}
