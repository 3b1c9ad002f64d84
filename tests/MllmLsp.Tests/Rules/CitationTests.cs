using MllmLsp.Core.Features;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Syntax;
using static MllmLsp.Tests.Rules.RuleCheck;

namespace MllmLsp.Tests.Rules;

/// <summary>Citations in Pandoc's notation, and what the features say of them.</summary>
public class CitationTests
{
    private const string Bib = "\n//- /refs.bib\n@misc{liu2023, title={Visual Instruction Tuning}, author={Liu, H. and Li, C.}, year={2023}, journal={NeurIPS}}\n@misc{li.2022:a, ids={blip}, title={BLIP}}\n";

    [Theory]
    [InlineData("[@liu2023]", "liu2023")]
    [InlineData("[see @a, pp. 3-4; -@b; also @c_d, 第 5 节]", "a b c_d")]
    [InlineData("[@{odd key}, p. 1]", "odd key")]
    [InlineData("[@a.] [@a:b.c, x]", "a a:b.c")]
    [InlineData("如@liu2023所述 [@刘2023]", "liu2023? 刘2023")]
    [InlineData("mail me@home.org, [me@home.org] x@y", "")]
    [InlineData("[@a](b.md) [@a][b] \n\n[b]: c.md", "a? a?")] // the link's text may cite; a group it is not
    [InlineData("[@a]: b.md\n\n[@a]", "a?")]
    [InlineData("[^1]: x\n\n[^1] [no key; @a] `[@b]` $[@c]$ \\[@d]", "a? d?")]
    [InlineData("# On [@a]", "a")]
    [InlineData("| x |\n|---|\n| [@a; @b] |", "a b")]
    [InlineData("<!-- [@a] --> https://x.org/@b", "")]
    public void Reads(string note, string keys) => Assert.Equal(keys, string.Join(' ', MarkdownParser.Parse(new(note)).References
        .Where(r => r.Kind is ReferenceKind.Citation or ReferenceKind.BareCitation).Select(r => r.Target + (r.Kind == ReferenceKind.BareCitation ? "?" : ""))));

    [Theory]
    [InlineData("[@liu2023; see @blip]", "")]
    [InlineData("[@liu2024] [@Liu2023] [see @li.2022:a; -@gone]", "undefined-citation 'liu2024', undefined-citation 'Liu2023', undefined-citation 'gone'")]
    [InlineData("@liu2024 and @someone said [@liu2023]", "")]
    public void Undefined(string note, string expected) => Check("//- /a.md\n" + note + Bib, expected);

    [Theory]
    [InlineData("")] // nothing to look in
    [InlineData("\n//- /refs.bib\n@misc{other, title={never closed}\n")] // the entry may be the one that could not be read
    public void Is_never_called_undefined_where_it_may_be_there(string bib) => Check("//- /a.md\n[@gone]" + bib, "");

    [Fact]
    public void Hover_shows_the_work()
    {
        var at = Fixture.Parse("//- /a.md\nsee @liu$02023." + Bib);
        var hover = Hover.At(at.Workspace, at.Document, at.Offset, FeatureContext.English)!;
        Assert.Equal("**Visual Instruction Tuning**\n\nLiu and Li, 2023, NeurIPS\n\n\\@liu2023", hover.Markdown);
        Assert.Null(Hover.At(at.Workspace, Fixture.Parse("@some$0one" + Bib).Document, 5, FeatureContext.English));
    }

    [Fact]
    public void Definition_is_the_entry()
    {
        var at = Fixture.Parse("//- /a.md\n[@bl$0ip]" + Bib);
        var place = Assert.Single(Definition.At(at.Workspace, at.Document, at.Offset)!.Targets);
        Assert.Equal(("/ws/refs.bib", "li.2022:a"), (place.Path, at.Texts["/ws/refs.bib"].Slice(place.Selection).ToString()));
    }

    [Fact]
    public void References_are_all_citations_by_any_key()
    {
        var at = Fixture.Parse("//- /a.md\n[@bl$0ip] @liu2023\n//- /b.md\n@li.2022:a and [@liu2023; @blip]" + Bib);
        var found = MllmLsp.Core.Features.References.At(at.Workspace, at.Document, at.Offset, includeDeclaration: true, FeatureContext.English);
        Assert.Equal(["/ws/a.md blip", "/ws/b.md li.2022:a", "/ws/b.md blip", "/ws/refs.bib li.2022:a"], found.Select(l => $"{l.Path} {at.Texts[l.Path].Slice(l.Selection)}"));
    }

    [Theory]
    [InlineData("[@$0", "blip, li.2022:a, liu2023")]
    [InlineData("见@liu$0", "liu2023")]
    [InlineData("a@$0", null)]
    public void Completion_offers_keys(string note, string? expected)
    {
        var at = Fixture.Parse("//- /a.md\n" + note + Bib);
        var items = Completion.At(at.Workspace, at.Document, at.Offset, FeatureContext.English).Items;
        Assert.Equal(expected ?? "", string.Join(", ", items.Select(item => item.NewText).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_fix_is_the_nearest_key_and_safe_where_only_case_differs()
    {
        var at = Fixture.Parse("//- /a.md\n[@Liu$02023]" + Bib);
        var action = CodeActions.In(at.Workspace, at.Document, new(at.Offset, 0), new FeatureContext(Language.English, _ => null))[0];
        Assert.Equal(("Change to 'liu2023'", true), (action.Fix.Title, action.IsPreferred));
    }
}
