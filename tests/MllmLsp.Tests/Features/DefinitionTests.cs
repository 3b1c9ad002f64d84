using MllmLsp.Core.Features;

namespace MllmLsp.Tests.Features;

public class DefinitionTests
{
    private const string Notes = """
        //- /b.md
        # Rotary
        text
        ## 位置 编码
        more ^blk

        <a id="anchor"></a>
        //- /glossary/g.yml
        concepts:
          - id: rope
            prefLabel: { en: RoPE, zh: 旋转位置编码 }
            definition: d
        //- /docs/README.md
        //- /pic.png
        //- /a.md

        """;

    [Theory]
    [InlineData("[[b$0]]", "[[b]]", "/ws/b.md: ")]
    [InlineData("[[b#位置$0 编码]]", "[[b#位置 编码]]", "/ws/b.md: ## 位置 编码")]
    [InlineData("[[Rot$0ary]]", "[[Rotary]]", "/ws/b.md: ")]
    [InlineData("[[b#^b$0lk]]", "[[b#^blk]]", "/ws/b.md: blk")]
    [InlineData("[x](b.md#anch$0or)", "[x](b.md#anchor)", "/ws/b.md: anchor")]
    [InlineData("[x](b.md#%E4%BD%8D%E7%BD%AE-%e7%bc%96%e7%a0%81$0)", "[x](b.md#%E4%BD%8D%E7%BD%AE-%e7%bc%96%e7%a0%81)", "/ws/b.md: ## 位置 编码")]
    [InlineData("[x](b.md#gone$0)", "[x](b.md#gone)", "/ws/b.md: ")]
    [InlineData("[x](docs$0/)", "[x](docs/)", "/ws/docs/README.md: ")]
    [InlineData("![x](pic$0.png)", "![x](pic.png)", "/ws/pic.png: ")]
    [InlineData("[x][la$0b]\n\n[lab]: b.md", "[x][lab]", "/ws/a.md: [lab]: b.md")]
    [InlineData("see[^n$0]\n\n[^n]: b", "[^n]", "/ws/a.md: n")]
    [InlineData("使用Ro$0PE编码", "RoPE", "/ws/glossary/g.yml: rope")]
    [InlineData("[[旋转位置$0编码]]", "[[旋转位置编码]]", "/ws/glossary/g.yml: rope")]
    [InlineData("# Own he$0ading", "Own heading", "/ws/a.md: # Own heading")]
    public void Leads_to(string note, string origin, string target) => Check(Notes + note, $"{origin} -> {target}");

    [Theory]
    [InlineData("no$0thing")]
    [InlineData("[[go$0ne]]")]
    [InlineData("[x](https://exa$0mple.org)")]
    [InlineData("```\n[[b$0]]\n```")]
    [InlineData("    Ro$0PE")]
    public void Leads_nowhere(string note) => Check(Notes + note, "null");

    private static void Check(string fixture, string expected)
    {
        var at = Fixture.Parse(fixture);
        var result = Definition.At(at.Workspace, at.Document, at.Offset);
        var actual = result is null
            ? "null"
            : $"{at.Document.Text!.Slice(result.Origin)} -> " + string.Join(", ", result.Targets.Select(t => $"{t.Path}: {Selected(at, t)}"));
        Assert.Equal(expected, actual);
    }

    private static string Selected(Fixture at, Location location)
    {
        Assert.True(location.Span.Contains(location.Selection));
        return at.Texts[location.Path].Slice(location.Selection).ToString();
    }
}
