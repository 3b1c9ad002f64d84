using MllmLsp.Core.Features;
using MllmLsp.Core.Features.GlossaryFiles;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Features.GlossaryFiles;

public class GlossaryCompletionTests
{
    private const string Others = """

        //- /glossary/other.yml
        concepts:
          - { id: position-encoding, prefLabel: { en: position encoding, zh: 位置编码 } }
          - { id: clip, term: CLIP }
          - { id: old, term: Old thing, deprecated: true, replacedBy: clip }
        """;

    [Theory]
    [InlineData("concepts:\n  - id: rope\n    term: RoPE\n    broader: [$0]", "clip, position-encoding", "")]
    [InlineData("concepts:\n  - id: rope\n    term: RoPE\n    broader: [clip, pos$0]", "position-encoding", "pos")]
    [InlineData("concepts:\n  - id: rope\n    term: RoPE\n    related: $0", "clip, position-encoding", "")]
    [InlineData("concepts:\n  - id: rope\n    term: RoPE\n    partOf:\n      - cl$0", "clip", "cl")]
    [InlineData("concepts:\n  - id: rope\n    term: RoPE\n    basedOn: [\n      位置$0", "position-encoding", "位置")]
    [InlineData("concepts:\n  - { id: rope, term: RoPE, replacedBy: po$0 }", "position-encoding", "po")]
    [InlineData("concepts:\n  - id: rope\n    term: RoPE\n    exactMatch: [$0]", "", "")]
    [InlineData("concepts:\n  - id: ro$0", "", "")]
    [InlineData("concepts:\n  - id: rope\n    broader: [] # $0", "", "")]
    public void Offers_ids(string glossary, string expected, string replaced) => Check(glossary, expected, replaced);

    [Theory]
    [InlineData("concepts:\n  - id: rope\n    kind: $0", "model, dataset, benchmark, method, component, metric, task, concept", "")]
    [InlineData("concepts:\n  - id: rope\n    kind: mo$0del", "model, dataset, benchmark, method, component, metric, task, concept", "model")]
    [InlineData("concepts:\n  - id: rope\n    keep: t$0", "true, false", "t")]
    [InlineData("concepts:\n  - { id: rope, expand: $0 }", "first, never", "")]
    [InlineData("concepts:\n  - id: rope\n    definition: $0", "", "")]
    [InlineData("concepts:\n  - id: rope\n    definition:\n      $0", "en, zh", "")]
    [InlineData("concepts:\n  - id: rope\n    formula: tr$0", "", "")]
    public void Offers_words(string glossary, string expected, string replaced) => Check(glossary, expected, replaced);

    [Theory]
    [InlineData("$0", "title, appliesTo, candidates, rejected, concepts", "")]
    [InlineData("title: x\nap$0\nconcepts: []", "appliesTo, candidates, rejected", "ap")]
    [InlineData("concepts:\n  - id: rope\n    prefLabel: { en: RoPE, $0 }", "zh", "")]
    [InlineData("concepts:\n  - id: rope\n    prefLabel:\n      z$0", "en, zh", "z")]
    [InlineData("concepts:\n  - id: rope\n    avoid:\n      - label: ROPE\n        $0", "reason", "")]
    [InlineData("concepts:\n  - id: rope\n    source: [{ title: x, $0 }]", "document, section, line, year, url", "")]
    [InlineData("concepts:\n  $0", "", "")]
    [InlineData("title: { $0 }", "en, zh", "")]
    public void Offers_the_keys_that_are_missing(string glossary, string expected, string replaced) => Check(glossary, expected, replaced);

    [Theory]
    [InlineData("concepts:\n  - id: rope\n    $0\n    kind: method", "id,kind")]
    [InlineData("concepts:\n  - id: rope\n    bro$0\n    kind: method\n\n  - term: other", "id,kind")]
    [InlineData("concepts:\n  - $0", "")]
    [InlineData("concepts:\n  - ter$0\n    kind: method", "kind")]
    [InlineData("concepts:\n  - { id: x, $0 }", "id")]
    public void Offers_the_keys_of_an_entry(string glossary, string present)
    {
        var expected = GlossaryKeys.OfConcept.Except(present.Split(',')).Order(StringComparer.Ordinal);
        Assert.Equal(expected, At(glossary, out _).Items.Select(item => item.Label).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("concepts:\n  - id: x\n    ki$0", "kind", "concepts:\n  - id: x\n    kind: ")]
    [InlineData("concepts:\n  - id: x\n    ki$0: model", "kind", "concepts:\n  - id: x\n    kind: model")]
    [InlineData("concepts:\n  - id: x\n    broader:$0", "clip", "concepts:\n  - id: x\n    broader: clip")]
    [InlineData("concepts:\n  - id: x\n    broader: [\"cl$0\"]", "clip", "concepts:\n  - id: x\n    broader: [\"clip\"]")]
    public void An_offer_fits_where_it_goes(string glossary, string label, string expected)
    {
        var item = At(glossary, out var text).Items.Single(one => one.Label == label);
        Assert.Equal(expected, text.WithChange(new TextChange(item.Replace, item.NewText)).ToString());
    }

    [Theory]
    [InlineData("---\nterm: true\nbroader: [$0]\n---\n", "clip, position-encoding")]
    [InlineData("---\nrelated: [po$0\nterm: true\n---\n", "position-encoding")]
    [InlineData("---\nterm: true\nkind: m$0\n---\n", "model, dataset, benchmark, method, component, metric, task, concept")]
    [InlineData("---\nterm: true\ndefinition:\n  e$0\n---\n", "en, zh")]
    [InlineData("---\nterm: false\nkind: m$0\n---\n", "")]
    [InlineData("---\nterm: true\nkind: model\n---\n$0", "")]
    public void Properties_of_a_concept_note_are_completed_alike(string note, string expected)
    {
        var at = Fixture.Parse("//- /a.md\n" + note + Others);
        Assert.Equal(expected, string.Join(", ", Completion.At(at.Workspace, at.Document, at.Offset, FeatureContext.English).Items.Select(item => item.Label)));
    }

    [Fact]
    public void A_concept_note_has_the_keys_of_notes_and_those_of_entries()
    {
        var at = Fixture.Parse("//- /a.md\n---\nterm: true\nid: a\n$0\n---\n");
        var labels = Completion.At(at.Workspace, at.Document, at.Offset, FeatureContext.English).Items.Select(item => item.Label).ToArray();
        Assert.Equal(GlossaryKeys.OfNote.Remove("id").Order(), labels.Intersect(GlossaryKeys.OfConcept).Except(["term"]).Order());
        Assert.Contains("aliases", labels);
        Assert.Equal(labels.Length, labels.Distinct().Count());
    }

    [Fact]
    public void A_name_finds_its_id_and_says_whose_it_is()
    {
        var list = At("concepts:\n  - id: x\n    broader: [位$0]", out _);
        var item = Assert.Single(list.Items);
        Assert.Equal(("位置编码", "position encoding · 位置编码", "position-encoding"), (item.FilterText, item.Detail, item.ConceptId));
        Assert.True(list.IsIncomplete);
    }

    [Fact]
    public void Keys_and_words_say_what_they_mean() =>
        Assert.Equal("What sort of thing the concept is.", At("concepts:\n  - ki$0", out _).Items.Single(item => item.Label == "kind").Documentation);

    /// <summary>A file that is broken while it is typed has the ids of its last good copy.</summary>
    [Fact]
    public void What_was_there_before_the_mistake_counts()
    {
        var at = Fixture.Parse("//- /glossary/g.yml\nconcepts:\n  - { id: own-thing, term: Own }\n  - id: x\n    broader: [\n\t$0");
        var good = at.Workspace.WithGlossaryFile(GlossaryParser.Parse(at.Glossary!.Path, new SourceText("concepts:\n  - { id: own-thing, term: Own }\n")));
        var broken = good.WithGlossaryFile(GlossaryParser.Parse(at.Glossary.Path, at.Glossary.Text));
        Assert.True(broken.GlossaryFiles[at.Glossary.Path].IsBroken);
        Assert.Equal(["own-thing"], GlossaryCompletion.At(broken, at.Glossary, at.Offset, FeatureContext.English).Items.Select(item => item.Label));
    }

    [Fact]
    public void A_built_in_file_is_not_for_writing()
    {
        var document = new GlossaryDocument(Glossary.BuiltInScheme + "g.yml", new SourceText("concepts:\n  - "));
        Assert.Empty(GlossaryCompletion.At(Fixture.Parse("x").Workspace, document, document.Text.Length, FeatureContext.English).Items);
    }

    private static void Check(string glossary, string expected, string replaced)
    {
        var list = At(glossary, out var text);
        Assert.Equal(expected, string.Join(", ", list.Items.Select(item => item.Label)));
        Assert.All(list.Items, item => Assert.Equal(replaced, text.Slice(item.Replace).ToString()));
    }

    private static CompletionList At(string glossary, out SourceText text)
    {
        var at = Fixture.Parse("//- /glossary/g.yml\n" + glossary + Others);
        text = at.Glossary!.Text;
        return GlossaryCompletion.At(at.Workspace, at.Glossary, at.Offset, new FeatureContext(Language.English, _ => null));
    }
}
