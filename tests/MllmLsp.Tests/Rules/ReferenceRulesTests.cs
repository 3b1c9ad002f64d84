using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Workspaces;
using static MllmLsp.Tests.Rules.RuleCheck;

namespace MllmLsp.Tests.Rules;

/// <summary>Every row of the table of references: what resolves, what is broken, and just which part of it.</summary>
public class ReferenceRulesTests
{
    [Theory]
    [InlineData("[[note]] [[NOTE]] [[note|shown]] ![[note]]", "")]
    [InlineData("[[sub/deep]] [[deep]] [[deep.md]] [[sub/deep.md]]", "")]
    [InlineData("[[Given Title]] [[Note title]] [[given title|x]]", "")] // the front matter's title, else the first H1
    [InlineData("[[Heading title]]", "broken-wiki-link 'Heading title'")] // a title in the front matter takes the H1's place
    [InlineData("[[RoPE]] [[旋转位置编码]]", "")] // concepts
    [InlineData("[[gone]]", "broken-wiki-link 'gone'")]
    [InlineData("[[gone|note]]", "broken-wiki-link 'gone'")]
    [InlineData("![[gone.png]]", "broken-wiki-link 'gone.png'")]
    [InlineData("[[ gone ]]", "broken-wiki-link 'gone'")]
    [InlineData("[[gone#Part One]]", "broken-wiki-link 'gone'")]
    [InlineData("[[sub/gone]]", "broken-wiki-link 'sub/gone'")]
    [InlineData("[[wrong/deep]]", "broken-wiki-link 'wrong/deep'")]
    public void Wiki_links(string note, string expected) => CheckNote(note, expected);

    [Fact]
    public void Concepts_are_no_targets_where_the_setting_says_so() =>
        CheckNote("[[RoPE]] [[note]]", "broken-wiki-link 'RoPE'", Settings.Default with { WikiLinksToConcepts = false });

    /// <summary>The tiers: a path decides before a stem, a stem before a title, a title before a concept.</summary>
    [Theory]
    [InlineData("//- /sub/a.md\n[[x]]\n//- /x.md\n//- /sub/y.md\n# x", "/ws/x.md")]
    [InlineData("//- /sub/a.md\n[[x]]\n//- /x.md\n//- /sub/x.md", "/ws/x.md")] // the exact path comes before the own folder
    [InlineData("//- /a.md\n[[x]]\n//- /b.md\n# x\n//- /sub/x.md", "/ws/sub/x.md")]
    [InlineData("//- /a.md\n[[x]]\n//- /b.md\n# x\n//- /g/g.yml\nconcepts:\n  - term: x\n    definition: d", "/ws/b.md")]
    [InlineData("//- /p/a.md\n[[x]]\n//- /q/x.md\n//- /p/x.md", "/ws/p/x.md")] // the own folder
    [InlineData("//- /p/a.md\n[[x]]\n//- /zzzz/x.md\n//- /q/r/x.md", "/ws/q/r/x.md")] // the shortest path string
    public void Wiki_link_leads_to(string fixture, string path)
    {
        var at = Fixture.Parse(fixture);
        Assert.Equal(path, Resolver.Resolve(at.Workspace, at.Document, Assert.Single(at.Document.Outline.References)).Path);
    }

    [Theory]
    [InlineData("//- /p/a.md\n[[x]]\n//- /q/x.md\n//- /p/x.md", "")]
    [InlineData("//- /p/a.md\n[[x]]\n//- /q/x.md\n//- /x.md", "")]
    [InlineData("//- /p/a.md\n[[x]]\n//- /q/x.md\n//- /rr/x.md", "ambiguous-link 'x'")]
    [InlineData("//- /p/a.md\n[[T#H]]\n//- /q/x.md\n# T\n# H\n//- /rr/y.md\n# T", "ambiguous-link 'T'")]
    public void Ambiguous_only_where_the_last_tie_break_decided(string fixture, string expected)
    {
        Check(fixture, expected);
        var at = Fixture.Parse(fixture);
        Assert.All(RuleSet.Run(at.Workspace, at.Document, Language.English), f => Assert.Equal(Severity.Information, f.Severity));
    }

    [Theory]
    [InlineData("[[note#Part One]] [[note#part one]] [[note#part-one]] [[note#Questions answers]]", "")]
    [InlineData("[[note#Part One#Inner]] [[note#Note title#Inner]] [[note#^blk]] [[#Own]] [[#Own|x]]\n\n# Own", "")]
    [InlineData("[[note#html-id]]", "")]
    [InlineData("[[note#]] [[#]]", "")]
    [InlineData("[[note#Gone]]", "broken-heading 'Gone'")]
    [InlineData("[[note#Gone|shown]]", "broken-heading 'Gone'")]
    [InlineData("![[note#Gone]]", "broken-heading 'Gone'")]
    [InlineData("[[#Gone]]\n\n# Own", "broken-heading 'Gone'")]
    [InlineData("[[note#Inner#Part One]]", "broken-heading 'Inner#Part One'")] // the order is the order of nesting
    [InlineData("[[note#Part One#Named]]", "broken-heading 'Part One#Named'")]
    [InlineData("[[note#^gone]]", "broken-heading '^gone'")]
    [InlineData("[[Given Title#Gone]]", "broken-heading 'Gone'")]
    [InlineData("[[RoPE#anything]]", "")] // a concept has no headings to miss
    public void Wiki_links_to_headings(string note, string expected) => CheckNote(note, expected);

    [Theory]
    [InlineData("[t](note.md) [t](./note.md) [t](sub/deep.md) [t](sub/../note.md) ![t](img.png)", "")]
    [InlineData("[t](/note.md) [t](/sub/deep.md)", "")]
    [InlineData("[t](%E7%AC%94%E8%AE%B0%20%E4%B8%80.md) [t](%e7%ac%94%e8%ae%b0%20%e4%b8%80.md) [t](<笔记 一.md>)", "")]
    [InlineData("[t](note.md \"title\") [t](note.md?raw=true) [t](note.md?raw=true#part-one)", "")]
    [InlineData("[t](sub) [t](sub/) [t](docs/) [t](empty/) [t](.) [t](./)", "")] // an existing folder is never broken
    [InlineData("[t](note) [t](docs/README)", "")]
    [InlineData("[t]() [t](?x)", "")]
    [InlineData("[t](gone.md)", "broken-link 'gone.md'")]
    [InlineData("[t](gone.md \"title\")", "broken-link 'gone.md'")]
    [InlineData("[t](<gone a.md>)", "broken-link 'gone a.md'")]
    [InlineData("[t](gone.md#part)", "broken-link 'gone.md'")]
    [InlineData("[t](gone.md?raw=true)", "broken-link 'gone.md?raw=true'")]
    [InlineData("[t](sub/note.md)", "broken-link 'sub/note.md'")]
    [InlineData("[t](/gone.md)", "broken-link '/gone.md'")]
    [InlineData("[t](gone/)", "broken-link 'gone/'")]
    [InlineData("![t](gone.png)", "broken-link 'gone.png'")]
    [InlineData("[![t](gone.png)](gone.md)", "broken-link 'gone.png', broken-link 'gone.md'")]
    [InlineData("[t](%E7%AC%94%E8%AE%B0.md)", "broken-link '%E7%AC%94%E8%AE%B0.md'")]
    [InlineData("<a href=\"note.md\">x</a> <img src='img.png'> <a href=note.md>x</a>", "")]
    [InlineData("<a href=\"gone.md\">x</a> <img alt=x src='gone.png'>", "broken-link 'gone.md', broken-link 'gone.png'")]
    [InlineData("<p>\n<a href=\"gone.md#x\">x</a>\n</p>", "broken-link 'gone.md'")]
    [InlineData("[t](a\\_b.md)", "broken-link 'a\\_b.md'")] // the span is what is written, the name what is meant
    public void Destinations(string note, string expected) => CheckNote(note, expected);

    [Fact]
    public void An_escaped_destination_is_the_file_it_names() => Check("//- /a.md\n[t](a\\_b.md) [t](&amp;.md)\n//- /a_b.md\n//- /&.md", "");

    [Fact]
    public void A_name_with_a_percent_sign_is_found_encoded_or_not() => Check("//- /a.md\n[t](100%25.md) [t](100%.md) [t](5%20.md)\n//- /100%.md\n//- /5%20.md", "");

    [Theory]
    [InlineData("[t](note.md#part-one) [t](note.md#PART-ONE) [t](note.md#questions--answers)", "")]
    [InlineData("[t](note.md#位置-编码) [t](note.md#%E4%BD%8D%E7%BD%AE-%e7%bc%96%e7%a0%81)", "")]
    [InlineData("[t](note.md#given) [t](note.md#named) [t](note.md#named-given) [t](note.md#html-id) [t](note.md#in-text)", "")]
    [InlineData("[t](#) [t](#top) [t](note.md#) [t](note.md#top) [t](note.md#:~:text=x) [t](note.md#part-one:~:text=x)", "")]
    [InlineData("[t](#own)\n\n# Own", "")]
    [InlineData("[t](#foo) [t](#foo-1) [t](#foo-2)\n\n# foo\n# foo\n# foo", "")]
    [InlineData("[t](img.png#x) [t](empty/only.txt#x) [t](glossary/g.yml#L1) [t](sub/#x)", "")] // Markdown targets only
    [InlineData("[t](note.md#gone)", "broken-heading 'gone'")]
    [InlineData("[t](note.md#gone \"title\")", "broken-heading 'gone'")]
    [InlineData("[t](note#gone)", "broken-heading 'gone'")]
    [InlineData("[t](#gone)\n\n# Own", "broken-heading 'gone'")]
    [InlineData("[t](#foo-2)\n\n# foo\n# foo", "broken-heading 'foo-2'")]
    [InlineData("[t](note.md#Part One)", "")] // no link, and not one of those that say that they were meant
    [InlineData("[t](<note.md#Part One>)", "broken-heading 'Part One'")] // an anchor is no heading text
    [InlineData("[t](note.md#gone:~:text=x)", "broken-heading 'gone:~:text=x'")]
    [InlineData("<a href=\"#gone\">x</a> <a href=\"note.md#part-one\">y</a>", "broken-heading 'gone'")]
    [InlineData("[t](docs/#gone)", "")]
    public void Anchors(string note, string expected) => CheckNote(note, expected);

    [Theory]
    [InlineData("[t][lab] [lab][] [lab] [T][LAB]\n\n[lab]: note.md", "")]
    [InlineData("[t][Ä] [t][a  b]\n\n[ä]: note.md\n[A b]: note.md", "")] // labels fold case and white space
    [InlineData("[t][gone]", "undefined-reference 'gone'")]
    [InlineData("[gone][]", "undefined-reference 'gone'")]
    [InlineData("![t][gone]", "undefined-reference 'gone'")]
    [InlineData("![][gone]", "undefined-reference 'gone'")]
    [InlineData("[![t][gone]][l] [![t][]](note.md) [a[b][gone]](note.md)\n\n[l]: note.md", "undefined-reference 'gone'")]
    [InlineData("[gone] [lab][]\n\n[lab]: note.md", "")] // a shortcut is never one
    [InlineData("[lab]: note.md", "unused-definition 'lab'")]
    [InlineData("[t][lab]\n\n[lab]: gone.md", "broken-link 'gone.md'")]
    [InlineData("[t][lab]\n\n[lab]: note.md#gone 'title'", "broken-heading 'gone'")]
    [InlineData("[t][lab]\n\n[lab]: note.md\n[LAB]: img.png", "duplicate-definition 'LAB'")]
    [InlineData("[t][12] [t][a] [t][...] x[0][gone] f[i][gone]", "")] // digits, one letter, punctuation, an index
    [InlineData("[t](note.md)[gone]", "")] // a link, and a shortcut
    [InlineData("- [x][gone]\n- [ ][gone]", "")] // a check box before a shortcut
    public void Reference_links(string note, string expected) => CheckNote(note, expected);

    [Theory]
    [InlineData("[t][gone]", Severity.Information)] // a note that defines nothing may not know what brackets do
    [InlineData("[t][gone] [lab]\n\n[lab]: note.md", Severity.Warning)]
    public void Undefined_reference_is_a_remark_where_nothing_is_defined(string note, Severity severity)
    {
        var at = Fixture.Parse("//- /a.md\n" + note + Notes);
        Assert.Equal(severity, Assert.Single(RuleSet.Run(at.Workspace, at.Document, Language.English)).Severity);
    }

    [Theory]
    [InlineData("x[^1] y[^note]\n\n[^1]: one\n[^note]: two", "")]
    [InlineData("x[^1]\n\n[^1]: see[^2]\n\n[^2]: two", "")]
    [InlineData("x[^gone]", "undefined-footnote 'gone'")]
    [InlineData("x[^GONE]\n\n[^gone]: two", "")]
    [InlineData("[^1]: nobody", "unused-footnote '1'")]
    [InlineData("x[^1]\n\n[^1]: one\n[^1]: two", "duplicate-definition '1'")]
    [InlineData("[^1]: [t](gone.md)\n\nx[^1]", "broken-link 'gone.md'")]
    [InlineData("[^0-9] [^\\s] [^a-z]", "")] // character classes of regular expressions
    public void Footnotes(string note, string expected) => CheckNote(note, expected);

    [Theory]
    [InlineData("[t](./a b.png)", "malformed-link './a b.png'")]
    [InlineData("[t](Note.md) [t](SUB/deep.md) [t](Sub/)", "wrong-case-path 'Note.md', wrong-case-path 'SUB/deep.md', wrong-case-path 'Sub/'")]
    [InlineData("[t](Note.md#part-one)", "wrong-case-path 'Note.md'")]
    [InlineData("![t](IMG.PNG)", "wrong-case-path 'IMG.PNG'")]
    public void Malformed_and_wrong_case(string note, string expected) => CheckNote(note, expected);

    [Fact]
    public void Relations_name_a_concept()
    {
        var at = Fixture.Parse("//- /a.md\nx\n//- /g/g.yml\nconcepts:\n  - id: a\n    term: A\n    definition: d\n    related: [b, gone]\n  - id: b\n    term: B\n    definition: d\n");
        var problem = Assert.Single(at.Workspace.GlossaryProblems("/ws/g/g.yml", Language.English));
        Assert.Equal("broken-relation 'gone'", $"{problem.Code} '{at.Texts["/ws/g/g.yml"].Slice(problem.Span)}'");
    }

    [Theory]
    [InlineData("[t](https://example.org/gone.md) [t](mailto:a@b.org) [t](tel:1) [t](obsidian://x) [t](data:image/png;base64,x) [t](//host/x)")]
    [InlineData("<https://example.org> https://example.org/x www.example.org")]
    [InlineData("[t]({{ page.url }}) [t](<{% link x.md %}>) [t](<<% x %>>) [t](${base}/x.md) ![t]({{x}}.png)")]
    [InlineData("`[t](gone.md)` ``[[gone]]``\n\n```\n[t](gone.md)\n[[gone]]\n```\n\n    [t](gone.md)\n\n~~~md\n[^gone]\n~~~")]
    [InlineData("$[[gone]]$ $$[t][gone]$$\n\n$$\n[t](gone.md) [^gone]\n$$")]
    [InlineData("<!-- [t](gone.md) <a href=\"gone.md\"> [[gone]] -->\n\ntext <!-- [[gone]] --> text")]
    [InlineData("%%[[gone]]%%\n\n%%\n[t](gone.md)\n\n[t][gone]\n%%")]
    [InlineData("[[1,2]] x[[gone]] a[0][[gone]] [[]] [[ ]]")]
    public void Never_looked_up(string note) => CheckNote(note, "");

    /// <summary>What follows closed code, formulas and comments is text again.</summary>
    [Theory]
    [InlineData("`x` [[gone]]")]
    [InlineData("$x$ [[gone]]")]
    [InlineData("$$\nx\n$$\n\n[[gone]]")]
    [InlineData("```\nx\n```\n[[gone]]")]
    [InlineData("<!-- x -->\n\n[[gone]]")]
    [InlineData("%%x%% [[gone]]")]
    [InlineData("50%% [[gone]] 60%%")]
    [InlineData("5$ [[gone]] 6$")]
    public void Looked_up_behind_it(string note) => CheckNote(note, "broken-wiki-link 'gone'");

    [Fact]
    public void Front_matter_holds_no_destinations() => CheckNote("---\nurl: \"[t](gone.md)\"\nsee: [[gone]]\n---\nx", "");

    [Fact]
    public void A_code_can_be_switched_off_or_made_an_error()
    {
        var settings = Settings.Default with
        {
            Severities = Settings.Default.Severities.Add(DiagnosticCodes.BrokenLink, null).Add(DiagnosticCodes.BrokenWikiLink, Severity.Error),
        };
        CheckNote("[t](gone.md) [[gone]]", "broken-wiki-link 'gone'", settings);
        var at = Fixture.Parse("[[gone]]", settings);
        Assert.Equal(Severity.Error, Assert.Single(RuleSet.Run(at.Workspace, at.Document, Language.English)).Severity);
    }
}
