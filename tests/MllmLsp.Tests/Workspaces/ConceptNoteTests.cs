using MllmLsp.Core.Features;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Workspaces;

/// <summary>Notes as glossary entries.</summary>
public class ConceptNoteTests
{
    [Theory]
    [InlineData("---\nterm: true\n---\n# RoPE\n\nTurns pairs.", "rope: RoPE | en=Turns pairs. zh=")]
    [InlineData("---\nterm: true\naliases: [旋转位置编码, rotary, RoPE]\n---\n# RoPE\n\n把*查询*和 `键`\n旋转。", "rope: RoPE, 旋转位置编码 a, rotary a | en= zh=把查询和 键旋转。")]
    [InlineData("---\ntitle: 旋转编码\nterm: True\n---\n\nBy [turning](x.md) pairs,\nsee [[RoPE|this]][^1] ^id", "旋转编码: 旋转编码 | en=By turning pairs, see this zh=")]
    [InlineData("---\nterm: true\n---\nNo title.", "a: a | en=No title. zh=")]
    [InlineData("---\nterm: true\n---\n# Grouped-Query Attention (GQA) / 分组查询注意力\n\n- list\n\n> quote\n\n#tag\n\n![pic](x.png)\n\n%%hidden words%%\n\nAt last.", "gqa: GQA, 分组查询注意力, Grouped-Query Attention f | en=At last. zh=")]
    [InlineData("---\nterm: true\nprefLabel: { en: RoPE, zh: 旋转位置编码 }\ndefinition: { en: Given. }\navoid: ROPE\nkind: method\n---\n# Rotary notes\n\n段落。", "rope: RoPE, 旋转位置编码, ROPE d, Rotary notes a | en=Given. zh=段落。")]
    [InlineData("---\nterm: true\nid: my-id\n---\n# RoPE", "my-id: RoPE | en= zh=")]
    [InlineData("---\nterm: true\n---\n# RoPE\n\nsee [the paper][p]\n\n[p]: https://x.org", "rope: RoPE | en=see the paper zh=")]
    [InlineData("---\nterm: true\n---\n# RoPE\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n$x$ turns.", "rope: RoPE | en=$x$ turns. zh=")]
    [InlineData("---\nterm: false\n---\n# RoPE", "")]
    [InlineData("---\nterm: maybe\n---\n# RoPE", "")]
    [InlineData("# RoPE\n\nterm: true", "")]
    [InlineData("---\nterm: true\n---\n# ---", "---: no label")]
    public void Reads(string note, string expected)
    {
        var entries = Fixture.Parse(note).Workspace.ConceptNotes;
        Assert.Equal(expected, entries.Count == 0 ? "" : Describe(entries.Values.Single()));
    }

    [Theory]
    [InlineData("/terms/a.md", "x", true)]
    [InlineData("/terms/sub/a.md", "x", true)]
    [InlineData("/terms/a.md", "---\nterm: false\n---\nx", false)]
    [InlineData("/other/a.md", "x", false)]
    [InlineData("/glossary.d/a.md", "x", true)]
    [InlineData("/deep/glossary.d/a.md", "x", false)]
    public void The_setting_names_folders_and_globs(string path, string text, bool isEntry)
    {
        var settings = Settings.Default with { ConceptNotes = ["terms/", "/*.d/*.md"] };
        Assert.Equal(isEntry, Fixture.Parse($"//- {path}\n{text}", settings).Workspace.ConceptNotes.Count == 1);
    }

    [Fact]
    public void Other_people_s_properties_are_nobody_s_mistake() => Check(
        "---\nterm: true\ncssclass: [[x]]\nid: &a 7\ncreated: {{date}}\nsource: { a: b }\nstatus: *b\ntags: [x]\ntags: [y]\n---\n# RoPE", "");

    [Theory]
    [InlineData("kind: book", "glossary-problem 21 'book' is no kind: write model, dataset, benchmark, method, component, metric, task or concept.")]
    [InlineData("keep: perhaps", "glossary-problem 21 Only true or false can stand here: write one of them.")]
    [InlineData("broader: [gone]", "broken-relation 25 No entry has the id 'gone': correct it or add the entry.")]
    [InlineData("related: [\"[[gone]]\", \"[[b|shown]]\", \"[[Beta]]\"]", "broken-wiki-link 28 ")]
    [InlineData("a: [", "glossary-problem 19 This is not valid YAML")]
    public void A_wrong_property_of_ours_is_reported_where_it_stands(string property, string expected) =>
        Check($"//- /a.md\n---\nterm: true\n{property}\n---\n# RoPE\n//- /b.md\n---\nterm: true\n---\n# Beta", expected);

    [Fact]
    public void Links_become_relations_to_the_concepts_they_lead_to()
    {
        var workspace = Fixture.Parse("""
            //- /a.md
            ---
            term: true
            broader: "[[b-file]]"
            related: ["[[乙]]", "[[plain note]]", c]
            ---
            # A
            //- /b-file.md
            ---
            term: true
            ---
            # Beta
            //- /plain note.md
            nothing
            //- /glossary/g.yml
            concepts:
              - { id: c, term: C / 乙 }
            """).Workspace;
        var relations = workspace.GlossaryFor("/ws/a.md").Find("a")!.Relations;
        Assert.Equal(["Broader beta", "Related c", "Related c"], relations.Select(r => $"{r.Kind} {r.Target}"));
        Assert.Empty(RuleSet.Run(workspace, workspace.Find("/ws/a.md")!, Language.English));
    }

    [Fact]
    public void An_entry_is_laid_over_the_built_in_one()
    {
        var builtIn = GlossaryParser.Parse(Glossary.BuiltInScheme + "g.yml", new SourceText(
            "concepts:\n  - id: rotary\n    prefLabel: { en: RoPE, zh: 旋转位置编码 }\n    definition: { en: Old., zh: 旧。 }\n    formula: x\n"));
        Workspace With(string note) => Workspace.Empty
            .WithFolders([new WorkspaceFolder("/ws", "/ws", Settings.Default)])
            .WithBuiltInGlossary([builtIn])
            .WithDocument(Document.Parse("/ws/a.md", new SourceText(note)));

        var over = With("---\nterm: true\naliases: [rotary trick]\n---\n# RoPE\n\nMine.").GlossaryFor("/ws/b.md").Find("rotary")!;
        Assert.Equal(("Mine.", "旧。", "x", "/ws/a.md"), (over.Definition.English, over.Definition.Chinese, over.Formula, over.DefinedIn));
        Assert.Equal(["RoPE", "旋转位置编码", "rotary trick"], over.Labels.Select(l => l.Text));

        var instead = With("---\nterm: true\nreplace: true\n---\n# RoPE\n\nMine.").GlossaryFor("/ws/b.md").Find("rotary")!;
        Assert.Equal((null, null), (instead.Definition.Chinese, instead.Formula));
    }

    [Fact]
    public void A_closed_note_keeps_no_text_but_its_entry()
    {
        var workspace = Fixture.Parse("//- /x.md\n//- /a.md\n---\nterm: true\n---\n# RoPE\n\nTurns.\n\nMuch more.").Workspace;
        Assert.Null(workspace.Find("/ws/a.md")!.Text);
        Assert.Equal("---\nterm: true\n---\n# RoPE\n\nTurns.", workspace.ConceptNotes["/ws/a.md"].Text.ToString());
    }

    [Fact]
    public void What_changes_behind_the_entry_leaves_the_glossary_as_it_is()
    {
        var before = Fixture.Parse("---\nterm: true\n---\n# RoPE\n\nTurns.\n\nMore.").Workspace;
        var after = before.WithDocument(Document.Parse("/ws/a.md", new SourceText("---\nterm: true\n---\n# RoPE\n\nTurns.\n\nMuch more."), 2));
        Assert.Same(before.GlossaryFor("/ws/a.md"), after.GlossaryFor("/ws/a.md"));
        Assert.NotSame(before.GlossaryFor("/ws/a.md"), after.WithoutDocument("/ws/a.md").GlossaryFor("/ws/a.md"));
    }

    [Fact]
    public void A_note_counts_in_its_opened_folder_wherever_it_lies_in_it()
    {
        var workspace = Workspace.Empty
            .WithFolders([new WorkspaceFolder("/one", "/one", Settings.Default), new WorkspaceFolder("/two", "/two", Settings.Default)])
            .WithDocument(Document.Parse("/one/deep/down/a.md", new SourceText("---\nterm: true\n---\n# RoPE")));
        Assert.Single(workspace.GlossaryFor("/one/b.md").Concepts);
        Assert.Empty(workspace.GlossaryFor("/two/b.md").Concepts);
        Assert.Single(workspace.GlossaryFor("untitled:1").Concepts);
    }

    [Theory]
    [InlineData("使用Ro$0PE编码", "Turns pairs")]
    [InlineData("[[rope$0-note]]", "Turns pairs")]
    public void Terms_of_notes_have_cards(string note, string shown)
    {
        var at = Fixture.Parse($"//- /rope-note.md\n---\nterm: true\n---\n# RoPE\n\nTurns pairs\n//- /a.md\n{note}");
        Assert.Contains(shown, Hover.At(at.Workspace, at.Document, at.Offset, ContextOf(at))!.Markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# Ro$0PE\n\nRoPE turns", false)]
    [InlineData("# RoPE\n\nRo$0PE turns", true)]
    public void A_title_has_no_card_of_itself(string body, bool hasCard)
    {
        var at = Fixture.Parse("---\nterm: true\n---\n" + body);
        Assert.Equal(hasCard, Hover.At(at.Workspace, at.Document, at.Offset, ContextOf(at)) is not null);
    }

    [Fact]
    public void Definition_leads_to_the_title()
    {
        var at = Fixture.Parse("//- /n.md\n---\nterm: true\n---\n# RoPE\n\nTurns.\n//- /a.md\nRo$0PE");
        var target = Assert.Single(Definition.At(at.Workspace, at.Document, at.Offset)!.Targets);
        Assert.Equal(("/ws/n.md", "RoPE", "RoPE\n\nTurns."), (target.Path, at.Texts["/ws/n.md"].Slice(target.Selection).ToString(), at.Texts["/ws/n.md"].Slice(target.Span).ToString()));
    }

    [Theory]
    [InlineData("//- /a.md\nRo$0PE")]
    [InlineData("//- /a.md\n[[n$0]]\n\nRoPE")]
    public void References_are_mentions_and_links_alike(string asking)
    {
        var at = Fixture.Parse("//- /n.md\n---\nterm: true\naliases: [旋转编码]\n---\n# RoPE\n\nRoPE turns.\n//- /b.md\n旋转编码 [[n]] [x](n.md) [[RoPE]]\n" + asking);
        var found = References.At(at.Workspace, at.Document, at.Offset, includeDeclaration: true, ContextOf(at));
        var places = found.Where(l => l.Path != "/ws/a.md").Select(l => $"{l.Path[4..]} {at.Texts[l.Path].Slice(l.Selection)}").Distinct();
        Assert.Equal(["b.md 旋转编码", "b.md n", "b.md n.md", "b.md RoPE", "n.md RoPE"], places.Where(p => !p.EndsWith(' ')));
    }

    [Fact]
    public void References_of_the_title_are_the_concept_s()
    {
        var at = Fixture.Parse("//- /b.md\nRoPE [[a]]\n//- /a.md\n---\nterm: true\n---\n# Ro$0PE\n\nRoPE turns.");
        var found = References.At(at.Workspace, at.Document, at.Offset, includeDeclaration: true, ContextOf(at));
        Assert.Equal(["a.md 21 RoPE", "a.md 27 RoPE", "b.md 0 RoPE", "b.md 7 a"], found.Select(l => $"{l.Path[4..]} {l.Selection.Start} {at.Texts[l.Path].Slice(l.Selection)}"));
    }

    [Theory]
    [InlineData("broader: ro$0pe", "rope", "Turns pairs.")]
    [InlineData("related: [x, ro$0pe]", "rope", "Turns pairs.")]
    [InlineData("id: m$0e", "me", "Mine.")]
    [InlineData("exactMatch: https://ro$0pe.org", null, null)]
    [InlineData("kind: met$0hod", null, null)]
    public void Ids_in_properties_are_ids(string property, string? span, string? card)
    {
        var at = Fixture.Parse($"//- /a.md\n---\nterm: true\n{property}\n---\n# A\n\nMine.\n//- /g.glossary.yml\nconcepts:\n  - {{ id: rope, term: RoPE, definition: Turns pairs. }}");
        var definition = Definition.At(at.Workspace, at.Document, at.Offset);
        var hover = Hover.At(at.Workspace, at.Document, at.Offset, ContextOf(at));
        Assert.Equal(span, definition is null ? null : at.Document.Text!.Slice(definition.Origin).ToString());
        Assert.Equal(span is null, hover is null);
        Assert.Contains(card ?? "", hover?.Markdown ?? "", StringComparison.Ordinal);
        Assert.Equal(span is not null, References.At(at.Workspace, at.Document, at.Offset, includeDeclaration: true, ContextOf(at)).Length > 0);
    }

    [Fact]
    public void Its_own_title_is_no_use_of_a_term()
    {
        var workspace = Fixture.Parse("//- /a.md\n---\nterm: true\n---\n# RoPE\n\nTurns.\n//- /b.md\nRoPE").Workspace;
        Assert.Equal(1, workspace.NotesThatMention("rope"));
    }

    private static void Check(string fixture, string expected)
    {
        var at = Fixture.Parse(fixture);
        var found = RuleSet.Run(at.Workspace, at.Workspace.Find("/ws/a.md")!, Language.English);
        Assert.StartsWith(expected, string.Join(" | ", found.Select(f => $"{f.Code} {f.Span.Start} {f.Message}")), StringComparison.Ordinal);
        Assert.Equal(expected.Length == 0, found.IsEmpty);
    }

    private static FeatureContext ContextOf(Fixture at) => new(Language.English, path => at.Texts.GetValueOrDefault(path));

    private static string Describe(GlossaryFile file) => file.Concepts is [var concept]
        ? $"{concept.Id}: {string.Join(", ", concept.Labels.Select(l => l.Text + Role(l.Role)))} | en={concept.Definition.English} zh={concept.Definition.Chinese}"
        : "---: no label";

    private static string Role(LabelRole role) => role switch
    {
        LabelRole.Alternative => " a",
        LabelRole.FullForm => " f",
        LabelRole.Avoided => " d",
        _ => "",
    };
}
