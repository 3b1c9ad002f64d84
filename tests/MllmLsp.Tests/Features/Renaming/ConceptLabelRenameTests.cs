using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Renaming;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Features.Renaming;

/// <summary>Renaming labels of concepts: each row has all files before, and what becomes of those that change.</summary>
public class ConceptLabelRenameTests
{
    private const string Rope = "//- /glossary/g.yml\nconcepts:\n  - id: rope\n    prefLabel: { en: RoPE, zh: 旋转位置编码 }\n    fullForm: { RoPE: Rotary Position Embedding }\n";
    private const string XRope = "/glossary/g.yml\nconcepts:\n  - id: rope\n    prefLabel: { en: XRoPE, zh: 旋转位置编码 }\n    fullForm: { XRoPE: Rotary Position Embedding }\n";

    [Theory]
    [InlineData("使用Ro$0PE编码，RoPEs、RoPE's 与 RoPE-based 及 2D-RoPE；旋转位置编码，rope，Rotary Position Embedding", "使用XRoPE编码，XRoPEs、XRoPE's 与 XRoPE-based 及 2D-XRoPE；旋转位置编码，rope，Rotary Position Embedding")]
    [InlineData("Ro$0PEs", "XRoPEs")]
    [InlineData("**Ro$0PE** | RoPE |\n--|--\nRoPE | [RoPE](b.md)", "**XRoPE** | XRoPE |\n--|--\nXRoPE | [XRoPE](b.md)")]
    [InlineData("Ro$0PE `RoPE` $RoPE$ <b title=\"RoPE\"> [x](RoPE.md) %%RoPE%%\n\n> RoPE\n\n    RoPE", "XRoPE `RoPE` $RoPE$ <b title=\"RoPE\"> [x](RoPE.md) %%RoPE%%\n\n> RoPE\n\n    RoPE")]
    [InlineData("Ro$0PE “RoPE” 「RoPE」 《RoPE》 [RoPE](https://e.org/a) [RoPE][p]\n\n[p]: https://e.org", "XRoPE “RoPE” 「RoPE」 《RoPE》 [RoPE](https://e.org/a) [RoPE][p]\n\n[p]: https://e.org")]
    [InlineData("Ro$0PE\n\nScaling RoPE for Very Long Contexts\n\n# References\n\nRoPE, 2021", "XRoPE\n\nScaling RoPE for Very Long Contexts\n\n# References\n\nRoPE, 2021")]
    [InlineData("---\ntitle: RoPE\naliases: [RoPE 笔记]\n---\nRo$0PE #RoPE", "---\ntitle: RoPE\naliases: [RoPE 笔记]\n---\nXRoPE #RoPE")]
    [InlineData("Ro$0PE [RoPE] [RoPE][] [x][RoPE]\n\n[RoPE]: b.md", "XRoPE [XRoPE][RoPE] [XRoPE][RoPE] [x][RoPE]\n\n[RoPE]: b.md")]
    [InlineData("[[Ro$0PE]] [[RoPE|那个]] [[RoPEs]] [[ROPE]] [[rope]] [[旋转位置编码]] [[Rotary Position Embedding]]", "[[XRoPE]] [[XRoPE|那个]] [[XRoPEs]] [[XRoPE]] [[rope]] [[旋转位置编码]] [[Rotary Position Embedding]]")]
    [InlineData("Ro$0PE\n\n> 他说 [[RoPE]]", "XRoPE\n\n> 他说 [[XRoPE|RoPE]]")]
    [InlineData("Ro$0PE\n## RoPE 外推 {#RoPE}\n[x](#rope-外推) [[#RoPE 外推]] [y](#RoPE)", "XRoPE\n## XRoPE 外推 {#RoPE}\n[x](#xrope-外推) [[#XRoPE 外推]] [y](#RoPE)")]
    [InlineData("Ro$0PE [[#RoPE]]\n\n## [[RoPE]]", "XRoPE [[#XRoPE]]\n\n## [[XRoPE]]")]
    public void Rewrites_what_is_the_author_s_own(string note, string expected) => Check($"{Rope}//- /a.md\n{note}", "XRoPE", $"{XRope}/a.md\n{expected}");

    [Fact]
    public void Changes_only_its_own_language() => Check(
        $"{Rope}//- /a.md\nRoPE 即旋转位$0置编码\n//- /b.md\n旋转位置编码的外推，RoPE\n//- /c.md\nRoPE",
        "旋转编码",
        $"{XRope.Replace("XRoPE", "RoPE").Replace("旋转位置编码", "旋转编码")}/a.md\nRoPE 即旋转编码\n/b.md\n旋转编码的外推，RoPE");

    [Fact]
    public void Headings_keep_their_links_in_all_notes() => Check(
        $"{Rope}//- /a.md\n# RoPE 综述\n## RoPE\n## RoPE\n//- /b.md\n[[RoPE 综述]] [[a#RoPE]] [x](a.md#rope-1) Ro$0PE [y](a.md#rope-综述)",
        "XRoPE",
        $"{XRope}/a.md\n# XRoPE 综述\n## XRoPE\n## XRoPE\n/b.md\n[[XRoPE 综述]] [[a#XRoPE]] [x](a.md#xrope-1) XRoPE [y](a.md#xrope-综述)");

    [Theory]
    [InlineData("//- /g.glossary.yml\nconcepts:\n  - Ro$0tary Embedding (RoPE) / 旋转编码\n//- /a.md\nRotary Embedding (RoPE)", "Rotated Order", "/g.glossary.yml\nconcepts:\n  - Rotated Order (RoPE) / 旋转编码\n/a.md\nRotated Order (RoPE)")]
    [InlineData("//- /g.glossary.yml\nconcepts:\n  - term: \"Ada$0pter\" # c\n//- /a.md\nadapters", "Bridge", "/g.glossary.yml\nconcepts:\n  - term: \"Bridge\" # c\n/a.md\nBridges")]
    [InlineData("//- /g.glossary.yml\nconcepts:\n  - prefLabel: Ada$0pter\n", "X: y", "/g.glossary.yml\nconcepts:\n  - prefLabel: 'X: y'\n")]
    [InlineData("//- /g.glossary.yml\nconcepts:\n  - { prefLabel: 'Ada$0pter', altLabel: [LoRA] }\n", "Bob's", "/g.glossary.yml\nconcepts:\n  - { prefLabel: 'Bob''s', altLabel: [LoRA] }\n")]
    [InlineData(
        "//- /g.glossary.yml\nconcepts:\n  - prefLabel: { zh: 重$0排, en: Rerank }\n    pinyin: { 重排: chong pai }\n    definition: { zh: 重排即再排序。, en: Rerank it. }\n    match: [做重排]\n    noMatch: [重排版]\n  - prefLabel: B\n    definition: |\n      先重排，\n      后“重排”。\n",
        "再排",
        "/g.glossary.yml\nconcepts:\n  - prefLabel: { zh: 再排, en: Rerank }\n    pinyin: { 再排: chong pai }\n    definition: { zh: 再排即再排序。, en: Rerank it. }\n    match: [做再排]\n    noMatch: [重排版]\n  - prefLabel: B\n    definition: |\n      先再排，\n      后“重排”。\n")]
    public void The_entry_follows(string files, string name, string expected) => Check(files, name, expected);

    [Theory]
    [InlineData(
        "//- /g.glossary.yml\nconcepts:\n  - term: Ada$0pter\n  - { id: b, term: B, related: adapter }\n",
        "/g.glossary.yml\nconcepts:\n  - id: adapter\n    term: Bridge\n  - { id: b, term: B, related: adapter }\n")]
    [InlineData(
        "//- /g.glossary.yml\nconcepts:\n  - Ada$0pter / 适配器\n  - { id: b, term: B, related: adapter }\n",
        "/g.glossary.yml\nconcepts:\n  - id: adapter\n    term: Bridge / 适配器\n  - { id: b, term: B, related: adapter }\n")]
    [InlineData("//- /g.glossary.yml\nconcepts:\n  - term: Ada$0pter\n", "/g.glossary.yml\nconcepts:\n  - term: Bridge\n")]
    public void An_id_that_others_use_stays(string files, string expected) => Check(files, "Bridge", expected);

    [Theory]
    [InlineData("position encoding", "patch order", "Position encoding, Position Encodings, POSITION ENCODING, position-encoding", "Patch order, Patch Orders, PATCH ORDER, patch order")]
    [InlineData("position encoding", "RoPE", "Position encoding, position encodings", "RoPE, RoPEs")]
    [InlineData("modality", "box", "Modalities and modality", "Boxes and box")]
    [InlineData("LLaVA", "LLaVA-X", "LLaVa, LLaVAs, llava", "LLaVA-X, LLaVA-Xes, llava")]
    public void Keeps_the_form_that_the_text_uses(string label, string name, string note, string expected) => Check(
        $"//- /g.glossary.yml\nconcepts:\n  - {{ id: x, term: $0{label} }}\n//- /a.md\n{note}",
        name,
        $"/g.glossary.yml\nconcepts:\n  - {{ id: x, term: {name} }}\n/a.md\n{expected}");

    [Theory]
    [InlineData(
        "//- /RoPE.md\n---\nterm: true\naliases: [RoPE, 旋转编码]\n---\n# Ro$0PE\nturns\n## Use\n//- /a.md\nRoPE [[RoPE]] [x](RoPE.md#rope) [[RoPE#Use]]",
        "XRoPE",
        "/RoPE.md\n---\nterm: true\naliases: [XRoPE, 旋转编码]\n---\n# XRoPE\nturns\n## Use\n/a.md\nXRoPE [[RoPE]] [x](RoPE.md#xrope) [[RoPE#Use]]")]
    [InlineData(
        "//- /r.md\n---\nterm: true\naliases: [\"旋转编码\"]\n---\n# RoPE\nturns\n//- /a.md\n旋转$0编码 [[旋转编码]] [[RoPE]]",
        "转码",
        "/r.md\n---\nterm: true\naliases: [\"转码\"]\n---\n# RoPE\nturns\n/a.md\n转码 [[转码]] [[RoPE]]")]
    [InlineData(
        "//- /r.md\n---\nterm: true\n---\n# RoPE / 旋转编码\nturns\n//- /a.md\nRo$0PE 旋转编码",
        "XRoPE",
        "/r.md\n---\nterm: true\n---\n# XRoPE / 旋转编码\nturns\n/a.md\nXRoPE 旋转编码")]
    public void A_note_can_be_the_entry(string files, string name, string expected) => Check(files, name, expected);

    [Theory]
    [InlineData("", "'' cannot be a label")]
    [InlineData("a|b", "'a|b' cannot be a label")]
    [InlineData("ALiBi", "'ALiBi' is a label of 'ALiBi' already: choose another one.")]
    [InlineData("alibis", "'alibis' is a label of 'ALiBi' already: choose another one.")]
    [InlineData("Rotary Embedding", "'Rotary Embedding' is another label of this concept already")]
    [InlineData("旋转", "'旋转' would not be read as this label in g.glossary.yml (another language")]
    public void A_name_that_cannot_be_is_refused(string name, string expected)
    {
        var at = Fixture.Parse("//- /g.glossary.yml\nconcepts:\n  - Rotary Embedding (RoPE)\n  - ALiBi\n//- /a.md\nRo$0PE");
        var result = Subject(at)!.Rename(name, ContextOf(at));
        Assert.StartsWith(expected, result.Refusal?.English, StringComparison.Ordinal);
        Assert.NotEqual(result.Refusal!.English, result.Refusal.Chinese);
        Assert.Empty(result.Edits);
    }

    [Theory]
    [InlineData("> Ro$0PE", "'RoPE' stands in a quotation or a title here")]
    [InlineData("“Ro$0PE”", "'RoPE' stands in a quotation or a title here")]
    [InlineData("ROT$0", "'ROT' is a label that nobody should see")]
    public void Some_places_are_refused_at_once(string note, string expected)
    {
        var at = Fixture.Parse($"//- /g.glossary.yml\nconcepts:\n  - {{ term: RoPE, avoid: [ROT] }}\n//- /a.md\n{note}");
        Assert.StartsWith(expected, Subject(at)!.Refusal?.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("`Ro$0PE`")]
    [InlineData("ro$0pe")]
    [InlineData("[x](Ro$0PE.org)")]
    public void Nothing_else_is_renamed(string note) => Assert.Null(Subject(Fixture.Parse($"//- /g.glossary.yml\nconcepts:\n  - RoPE\n//- /a.md\n{note}")));

    [Fact]
    public void Built_in_labels_stay()
    {
        var at = Fixture.Parse("//- /a.md\nRo$0PE");
        var builtIn = GlossaryParser.Parse(Glossary.BuiltInScheme + "g.yml", new SourceText("concepts:\n  - { id: rope, term: RoPE }\n"));
        var workspace = at.Workspace.WithBuiltInGlossary([builtIn]);
        Assert.StartsWith("'RoPE' is a label of the built-in glossary", Rename.At(workspace, at.Document, at.Offset)!.Refusal?.English, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_over_a_built_in_one_keeps_lying_there()
    {
        var at = Fixture.Parse("//- /g.glossary.yml\nconcepts:\n  - Ro$0PE\n");
        var builtIn = GlossaryParser.Parse(Glossary.BuiltInScheme + "g.yml", new SourceText("concepts:\n  - { id: rotary, term: RoPE / 旋转编码 }\n"));
        var result = Rename.At(at.Workspace.WithBuiltInGlossary([builtIn]), at.Glossary!, at.Offset)!.Rename("XRoPE", ContextOf(at));
        Assert.Equal("concepts:\n  - id: rotary\n    term: XRoPE\n", Apply(at.Texts["/ws/g.glossary.yml"], result.Edits.Single()));
    }

    [Fact]
    public void Namesakes_are_asked_about()
    {
        var at = Fixture.Parse("//- /g.glossary.yml\nconcepts:\n  - { id: a, term: Bridge, homonym: true, near: [vision] }\n  - { id: b, term: Bridge, homonym: true, near: [river] }\n//- /a.md\nvision Brid$0ge\n//- /b.md\nriver Bridge");
        var result = Subject(at)!.Rename("Connector", ContextOf(at));
        Assert.Equal(["/ws/a.md", "/ws/g.glossary.yml"], result.Edits.Select(edit => edit.Path));
        Assert.Equal(("/ws/a.md", new TextSpan(7, 6)), result.Doubtful.Single());
    }

    [Fact]
    public void Notes_out_of_a_glossary_s_reach_stay() => Check(
        "//- /sub/h.glossary.yml\nconcepts:\n  - { id: x, term: RoPE }\n//- /sub/a.md\nRo$0PE\n//- /b.md\nRoPE",
        "Zoo",
        "/sub/h.glossary.yml\nconcepts:\n  - { id: x, term: Zoo }\n/sub/a.md\nZoo");

    [Fact]
    public void A_note_that_cannot_be_read_stops_it()
    {
        var at = Fixture.Parse($"{Rope}//- /a.md\nRo$0PE\n//- /b.md\nRoPE");
        var result = Subject(at)!.Rename("XRoPE", FeatureContext.English);
        Assert.Equal("b.md cannot be read, and a use of the label might be missed.", result.Refusal?.English);
    }

    [Fact]
    public void An_unsaved_buffer_goes_before_the_disk()
    {
        var at = Fixture.Parse($"{Rope}//- /a.md\nRo$0PE\n//- /b.md!\nabc RoPE");
        var result = Subject(at)!.Rename("XRoPE", new FeatureContext(Language.English, _ => new SourceText("RoPE")));
        Assert.Equal(new TextSpan(4, 4), result.Edits.Single(edit => edit.Path == "/ws/b.md").Changes.Single().Span);
    }

    private static void Check(string files, string name, string expected)
    {
        var at = Fixture.Parse(files);
        var result = Subject(at)!.Rename(name, ContextOf(at));
        Assert.Null(result.Refusal?.English);
        Assert.Equal(
            Split(expected).Select(file => $"{file.Key}\n{file.Value}").Order(StringComparer.Ordinal),
            result.Edits.Select(edit => $"{edit.Path}\n{Ended(Apply(at.Texts[edit.Path], edit))}").Order(StringComparer.Ordinal));
    }

    private static RenameSubject? Subject(Fixture at) =>
        at.Glossary is { } glossary ? Rename.At(at.Workspace, glossary, at.Offset) : Rename.At(at.Workspace, at.Document, at.Offset);

    private static string Apply(SourceText text, DocumentEdit edit) =>
        edit.Changes.Reverse().Aggregate(text, (changed, change) => changed.WithChange(change)).ToString();

    private static Dictionary<string, string> Split(string files) => ("\n" + files).Split("\n/", StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(file => "/ws/" + file[..file.IndexOf('\n')], file => Ended(file[(file.IndexOf('\n') + 1)..]));

    /// <summary>The line end at which files are split belongs to the one before.</summary>
    private static string Ended(string content) => content.EndsWith('\n') ? content : content + "\n";

    private static FeatureContext ContextOf(Fixture at) => new(Language.English, path => at.Texts.GetValueOrDefault(path));
}
