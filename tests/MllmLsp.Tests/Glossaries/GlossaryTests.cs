using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Glossaries;

public sealed class GlossaryTests
{
    private const string BuiltIn = """
        - id: rope
          prefLabel: { en: RoPE, zh: 旋转位置编码 }
          altLabel: { en: [rotary embedding] }
          fullForm: { RoPE: Rotary Position Embedding }
          hiddenLabel: [rotery embedding]
          avoid: [{ label: ROPE, reason: the o is lower-case }]
          kind: method
          definition: { en: English, zh: 中文 }
          formula: f(x)
          broader: [pe]
          related: [alibi]
        - { id: pe, prefLabel: position encoding }
        - { id: alibi, prefLabel: ALiBi }
        - { id: gqa, prefLabel: GQA, altLabel: grouped-query attention, homonym: true }
        - { id: gqa-dataset, prefLabel: GQA, altLabel: GQA dataset, homonym: true }
        """;

    [Theory]
    [InlineData("RoPE", "rope")]
    [InlineData("rope", "rope")]
    [InlineData("ＲｏＰＥ", "rope")]
    [InlineData("ROPE", "rope")]
    [InlineData("rotery  embedding", "rope")]
    [InlineData("rotary-embedding", "rope")]
    [InlineData("RotaryEmbeddings", "rope")]
    [InlineData("旋转位置编码", "rope")]
    [InlineData("Rotary Position Embedding", "rope")]
    [InlineData("GQA", "gqa gqa-dataset")]
    [InlineData("gqa", "gqa gqa-dataset")]
    [InlineData("gqa dataset", "gqa-dataset")]
    [InlineData("nothing", "")]
    [InlineData(" - ", "")]
    [InlineData("", "")]
    public void LooksUpLabelsOfEveryRole(string label, string ids) =>
        Assert.Equal(ids, string.Join(' ', OfBuiltIn().Lookup(label).Select(concept => concept.Id)));

    [Theory]
    [InlineData("M-IT", "MIT", false)]
    [InlineData("M-IT", "m-it", true)]
    [InlineData("BLIP-2", "blip 2", true)]
    [InlineData("DeepSeek", "deep seek", true)]
    [InlineData("Llama-2-13", "Llama 213", false)]
    [InlineData("Llama-2-13", "llama 2-13", true)]
    [InlineData("modality", "modalities", true)]
    [InlineData("modality gap", "modality gaps", true)]
    public void FoldsSeparatorsOfAWholeQuery(string label, string query, bool found) =>
        Assert.Equal(found, Concepts.Glossary($"- '{label}'").Lookup(query).Length == 1);

    [Theory]
    [InlineData("RoEP", "RoPE")]
    [InlineData("rotary", "rotary embedding")]
    [InlineData("位置编", "旋转位置编码")]
    [InlineData("ALiBy", "ALiBi")]
    [InlineData("ROPEE", "RoPE")]
    [InlineData("zzzzzz", "")]
    [InlineData("", "")]
    public void OffersTheNearestLabels(string label, string expected) =>
        Assert.Equal(expected, OfBuiltIn().Nearest(label, 1).FirstOrDefault(""));

    [Fact]
    public void LaysAnEntryOverTheBuiltInOneKeyByKey()
    {
        var glossary = Over("""
            - id: rope
              prefLabel: { zh: 旋转位置嵌入 }
              altLabel: rotary PE
              definition: { zh: 我的 }
              related: [gqa]
            """);
        var rope = glossary.Find("rope")!;
        Assert.Equal("旋转位置嵌入", rope.NameIn(Language.Chinese));
        Assert.Equal("RoPE", rope.NameIn(Language.English));
        Assert.Equal(LabelRole.Alternative, rope.Labels.Single(label => label.Text == "旋转位置编码").Role);
        Assert.Equal(new LocalizedText("English", "我的"), rope.Definition);
        Assert.Equal(("f(x)", ConceptKind.Method), (rope.Formula, rope.Kind));
        Assert.Equal("gqa pe", string.Join(' ', rope.Relations.Select(relation => relation.Target)));
        Assert.Equal("/notes/test.glossary.yml", rope.DefinedIn);
        Assert.Equal(Glossary.BuiltInScheme + "mllm.yml", rope.Labels.Single(label => label.Text == "RoPE").DefinedIn);
        Assert.Equal(5, glossary.Concepts.Length);
        Assert.Empty(glossary.Problems);
    }

    [Theory]
    [InlineData("- { prefLabel: rotary embedding, kind: model }", "rope", "Model")]
    [InlineData("- { id: mine, prefLabel: RoPE, kind: model }", "mine", "Model")]
    [InlineData("- { prefLabel: 旋转位置编码, kind: model }", "rope", "Model")]
    [InlineData("- { prefLabel: grouped-query attention, altLabel: GQA, kind: model }", "gqa", "Model")]
    [InlineData("- { id: rope, replace: true, prefLabel: RoPE, kind: model }", "rope", "Model")]
    [InlineData("- { prefLabel: RoPE, homonym: true, kind: model }", "rope", "Method")]
    [InlineData("- { prefLabel: RoPE, homonym: true, kind: model }", "rope-2", "Model")]
    [InlineData("- { prefLabel: ROPE, kind: model }", "rope", "Model")]
    public void FindsTheBuiltInEntryThatIsMeant(string entry, string id, string kind) =>
        Assert.Equal(kind, Over(entry).Find(id)?.Kind.ToString());

    [Fact]
    public void ReplacesAnEntryWhole()
    {
        var rope = Over("- { id: rope, replace: true, prefLabel: RoPE }").Find("rope")!;
        Assert.Equal("RoPE", Assert.Single(rope.Labels).Text);
        Assert.Null(rope.Formula);
        Assert.Empty(rope.Relations);
    }

    // The marked text is what the problem's span covers.
    [Theory]
    [InlineData("- { id: a, prefLabel: A1 }\n- { id: ⟦a⟧, prefLabel: B1 }", "another entry's already")]
    [InlineData("- { id: a, prefLabel: A1 }\n- { id: b, prefLabel: B1, altLabel: [⟦a1⟧] }", "homonym: true")]
    [InlineData("- { id: a, prefLabel: A1 }\n- { id: b, prefLabel: B1, hiddenLabel: [⟦A1⟧] }", "homonym: true")]
    [InlineData("- { id: a, prefLabel: A1 }\n- { id: b, prefLabel: B1, avoid: [⟦A1⟧] }", "to avoid here but a label of 'a'")]
    [InlineData("- { id: a, prefLabel: A1, avoid: [B1] }\n- { id: b, prefLabel: ⟦B1⟧ }", "a label to avoid in 'a'")]
    [InlineData("- { id: a, prefLabel: A1, broader: [b] }\n- { id: b, prefLabel: B1, broader: [⟦a⟧] }", "back to")]
    [InlineData("- { id: a, prefLabel: A1, broader: [⟦a⟧] }", "back to")]
    [InlineData("- { id: ⟦nowhere⟧ }", "no label")]
    public void ReportsWhatIsWrongBetweenEntries(string marked, string message)
    {
        var problem = Single(marked, DiagnosticCodes.GlossaryProblem);
        Assert.Contains(message, problem.Message.English);
        Wordings.Check(problem);
    }

    [Theory]
    [InlineData("- { id: a, prefLabel: A1, broader: [⟦position-encodign⟧] }\n- { id: position-encoding, prefLabel: PE1 }", "position-encoding")]
    [InlineData("- { id: a, prefLabel: A1, related: ⟦Position Encoding⟧ }\n- { id: pe, prefLabel: position encoding }", "pe")]
    [InlineData("- { id: a, prefLabel: A1, partOf: [⟦nowhere⟧] }", null)]
    [InlineData("- { id: a, prefLabel: A1, deprecated: true, replacedBy: ⟦bx⟧ }\n- { id: bb, prefLabel: B1 }", "bb")]
    public void ReportsBrokenRelationsWithTheNearestId(string marked, string? nearest)
    {
        var problem = Single(marked, DiagnosticCodes.BrokenRelation);
        var change = problem.Fixes.Select(fix => Assert.Single(Assert.Single(fix.Edits).Changes)).SingleOrDefault();
        Assert.Equal(nearest, change.NewText);
        Wordings.Check(problem);
        if (nearest is not null)
        {
            Assert.Equal(problem.Span, change.Span);
            Assert.Contains($"'{nearest}'", problem.Message.English);
        }
    }

    [Theory]
    [InlineData(Language.English, "No entry has the id 'positoin': do you mean 'position'?",
        "Change to 'position'", "The entry that holds.")]
    [InlineData(Language.Chinese, "没有编号为“positoin”的条目：是否应为“position”？",
        "改为“position”", "生效的条目。")]
    public void SpeaksTheReadersLanguage(Language language, string message, string fix, string related)
    {
        var file = Concepts.File("""
            - { id: position, prefLabel: A1 }
            - { id: b, prefLabel: B1, broader: [positoin] }
            - { id: b, prefLabel: C1 }
            """);
        var problems = Workspace.Empty.WithGlossaryFile(file).GlossaryProblems(file.Path, language);
        var broken = Assert.Single(problems, problem => problem.Code == DiagnosticCodes.BrokenRelation);
        Assert.Equal((message, fix), (broken.Message, Assert.Single(broken.Fixes).Title));
        var duplicate = Assert.Single(problems, problem => problem.Code == DiagnosticCodes.GlossaryProblem);
        Assert.Equal(related, Assert.Single(duplicate.Related).Message);
    }

    [Theory]
    [InlineData("- { id: a, prefLabel: A1, homonym: true }\n- { id: b, prefLabel: A1 }")]
    [InlineData("- { id: a, prefLabel: A1, avoid: [a1] }")]
    [InlineData("- { id: a, prefLabel: A1, avoid: [x] }\n- { id: b, prefLabel: B1, avoid: [x] }")]
    [InlineData("- { id: a, prefLabel: A1, broader: [b, c] }\n- { id: b, prefLabel: B1, broader: [c] }\n- { id: c, prefLabel: C1 }")]
    [InlineData("- { id: a, prefLabel: A1, exactMatch: https://example.org/a }")]
    public void FindsNothingWrongWith(string entries)
    {
        var file = Concepts.File(entries);
        Assert.Empty(file.Problems);
        Assert.Empty(Glossary.Create([], [file]).Problems);
    }

    [Fact]
    public void ReportsAClashInTheFileThatAUserCanMend()
    {
        var glossary = Over("- { id: rope, altLabel: [ALiBi] }");
        var (path, problems) = Assert.Single(glossary.Problems);
        Assert.Equal("/notes/test.glossary.yml", path);
        Assert.Equal(Glossary.BuiltInScheme + "mllm.yml", Assert.Single(Assert.Single(problems).Related).Path);
    }

    private static Glossary OfBuiltIn() => Glossary.Create([Concepts.BuiltIn(BuiltIn)], []);

    private static Glossary Over(string entries) => Glossary.Create([Concepts.BuiltIn(BuiltIn)], [Concepts.File(entries)]);

    private static GlossaryProblem Single(string marked, string code)
    {
        var file = Concepts.File(marked.Replace("⟦", "").Replace("⟧", ""));
        Assert.Empty(file.Problems);
        var problem = Assert.Single(Assert.Single(Glossary.Create([], [file]).Problems).Value, found => found.Code != DiagnosticCodes.MissingDefinition || code == found.Code);
        Assert.Equal(code, problem.Code);
        Assert.Equal(marked[(marked.IndexOf('⟦') + 1)..marked.IndexOf('⟧')], file.Text.Slice(problem.Span).ToString());
        return problem;
    }
}
