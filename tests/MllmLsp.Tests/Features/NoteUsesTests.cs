using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;

namespace MllmLsp.Tests.Features;

public class NoteUsesTests
{
    private const string Notes = """
        //- /b.md
        # Beta
          See [[a]] and [x](a.md#one), too.
        RoPE 与旋转位置编码
        //- /c.md
        Here [[rope]] is linked.
        //- /glossary/g.yml
        concepts:
          - id: rope
            prefLabel: { en: RoPE, zh: 旋转位置编码 }
            definition: d
        //- /a.md
        # Alpha
        [[#One]] $0
        ## One

        """;

    [Fact]
    public void Backlinks_come_from_other_notes_with_their_lines()
    {
        var at = Fixture.Parse(Notes);
        Check(
            NoteUses.OfNote(at.Workspace, at.Document.Path, Context(at)),
            "Beta: See <[[a]]> and [x](a.md#one), too.",
            "Beta: See [[a]] and <[x](a.md#one)>, too.");
    }

    [Fact]
    public void Uses_of_a_concept_are_its_mentions_and_links()
    {
        var at = Fixture.Parse(Notes);
        var concept = at.Workspace.GlossaryFor(at.Document.Path).Find("rope")!;
        Check(
            NoteUses.OfConcept(at.Workspace, concept, Context(at)),
            "Beta: <RoPE> 与旋转位置编码",
            "Beta: RoPE 与<旋转位置编码>",
            "c: Here [[<rope>]] is linked.");
    }

    [Fact]
    public void A_long_line_is_cut_around_the_place_between_characters()
    {
        var long1 = string.Concat(Enumerable.Repeat("😀", 60));
        var at = Fixture.Parse($"//- /b.md\n{long1} x [[a]] {long1}{long1}\n//- /a.md\n$0\n");
        var use = Assert.Single(NoteUses.OfNote(at.Workspace, at.Document.Path, Context(at)));
        Assert.Equal("[[a]]", use.Line[use.InLine.Start..use.InLine.End]);
        Assert.StartsWith("…😀", use.Line);
        Assert.EndsWith("😀…", use.Line);
        Assert.InRange(use.Line.Length, 100, 210);
        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(use.Line)));
    }

    private static FeatureContext Context(Fixture at) => new(Language.English, path => at.Texts.GetValueOrDefault(path));

    private static void Check(IReadOnlyList<NoteUse> found, params string[] expected) =>
        Assert.Equal(expected, found.Select(use => $"{use.Title}: {use.Line.Insert(use.InLine.End, ">").Insert(use.InLine.Start, "<")}"));
}
