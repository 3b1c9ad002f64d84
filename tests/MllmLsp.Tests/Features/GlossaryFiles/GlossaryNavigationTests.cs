using MllmLsp.Core.Features;
using MllmLsp.Core.Features.GlossaryFiles;
using MllmLsp.Core.Localization;

namespace MllmLsp.Tests.Features.GlossaryFiles;

public class GlossaryNavigationTests
{
    private const string Rest = """

        //- /glossary/other.yml
        concepts:
          - id: position-encoding
            prefLabel: { en: position encoding, zh: 位置编码 }
            definition: Where a token stands.
            related: [rope]
          - { id: gone, term: Gone, deprecated: true, replacedBy: rope }
        //- /n.md
        ---
        term: true
        broader: rope
        ---
        # Scaled RoPE
        //- /b.md
        使用RoPE [[rope]] [[RoPE]]
        //- /sub/nested.glossary.yml
        concepts:
          - { id: nested, term: Nested, basedOn: [rope] }
        """;

    private const string Own = "//- /glossary/g.yml\nconcepts:\n  - id: rope\n    term: RoPE\n    broader: [position-encoding]\n    kind: method\n";

    [Theory]
    [InlineData("ro$0pe\n", "RoPE", "rope")]
    [InlineData("[position-$0encoding]", "Where a token stands", "position-encoding")]
    [InlineData("[position-encoding$0]", "position encoding", "position-encoding")]
    [InlineData("kin$0d:", "What sort of thing the concept is", "kind")]
    [InlineData("meth$0od", "A way of doing something", "method")]
    [InlineData("concep$0ts", "one entry each", "concepts")]
    public void Hover_says_what_it_is(string cursor, string contained, string span)
    {
        var at = At(cursor);
        var hover = GlossaryHover.At(at.Workspace, at.Glossary!, at.Offset, ContextOf(at))!;
        Assert.Contains(contained, hover.Markdown.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(span, at.Glossary!.Text.Slice(hover.Span).ToString());
    }

    [Theory]
    [InlineData("term: Ro$0PE")]
    [InlineData("broader: [no$0ne]")]
    [InlineData("kind: no$0ne")]
    [InlineData("unknown$0: x")]
    [InlineData("kind: model # mod$0el")]
    [InlineData("kind: $0")]
    public void Hover_is_silent_elsewhere(string line)
    {
        var at = Fixture.Parse("//- /glossary/g.yml\nconcepts:\n  - id: x\n    " + line);
        Assert.Null(GlossaryHover.At(at.Workspace, at.Glossary!, at.Offset, ContextOf(at)));
    }

    [Theory]
    [InlineData("[position-$0encoding]", "other.yml position-encoding")]
    [InlineData("id: ro$0pe", "g.yml rope")]
    [InlineData("kin$0d", "")]
    public void Definition_leads_to_the_entry(string cursor, string expected)
    {
        var at = At(cursor);
        var found = GlossaryNavigation.DefinitionAt(at.Workspace, at.Glossary!, at.Offset);
        Assert.Equal(expected, string.Join(" | ", (found?.Targets ?? []).Select(t => $"{t.Path[(t.Path.LastIndexOf('/') + 1)..]} {at.Texts[t.Path].Slice(t.Selection)}")));
    }

    [Theory]
    [InlineData("id: ro$0pe", true, "g.yml rope | ")]
    [InlineData("id: ro$0pe", false, "")]
    [InlineData("term: Ro$0PE", false, "")]
    public void References_are_relations_mentions_and_links(string cursor, bool withDeclaration, string declaration)
    {
        var at = At(cursor);
        var found = GlossaryNavigation.ReferencesAt(at.Workspace, at.Glossary!, at.Offset, withDeclaration, ContextOf(at));
        Assert.Equal(
            "b.md RoPE | b.md rope | b.md RoPE | " + declaration + "other.yml rope | other.yml rope | n.md rope | nested.glossary.yml rope",
            string.Join(" | ", found.Select(l => $"{l.Path[(l.Path.LastIndexOf('/') + 1)..]} {at.Texts[l.Path].Slice(l.Selection)}")));
    }

    [Fact]
    public void References_of_a_relation_are_its_target_s()
    {
        var at = At("[position-$0encoding]");
        var found = GlossaryNavigation.ReferencesAt(at.Workspace, at.Glossary!, at.Offset, includeDeclaration: true, ContextOf(at));
        Assert.Equal(["g.yml position-encoding", "other.yml position-encoding"], found.Select(l => $"{l.Path[13..]} {at.Texts[l.Path].Slice(l.Selection)}"));
    }

    [Fact]
    public void The_same_id_is_highlighted_in_the_file()
    {
        var at = Fixture.Parse("//- /g.glossary.yml\nconcepts:\n  - { id: a, term: A }\n  - { id: b, term: B, related: [$0a], broader: a }\n");
        Assert.Equal(["Write a", "Read a", "Read a"], GlossaryNavigation.HighlightsAt(at.Glossary!, at.Offset).Select(h => $"{h.Kind} {at.Glossary!.Text.Slice(h.Span)}"));
    }

    private static Fixture At(string cursor)
    {
        var plain = cursor.Replace("$0", "", StringComparison.Ordinal);
        Assert.Contains(plain, Own, StringComparison.Ordinal);
        return Fixture.Parse(Own.Replace(plain, cursor, StringComparison.Ordinal) + Rest.TrimStart('\n'));
    }

    private static FeatureContext ContextOf(Fixture at) => new(Language.English, path => at.Texts.GetValueOrDefault(path));
}
