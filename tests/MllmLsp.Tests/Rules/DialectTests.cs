using MllmLsp.Core.Workspaces;
using static MllmLsp.Tests.Rules.RuleCheck;

namespace MllmLsp.Tests.Rules;

/// <summary>Where the dialects part: the same note, once for each.</summary>
public class DialectTests
{
    /// <summary>Obsidian knows names and paths only.</summary>
    [Theory]
    [InlineData("[[Given Title]]", "", "broken-wiki-link 'Given Title'")]
    [InlineData("[[NOTE]] [[SUB/Deep]]", "", "")]
    [InlineData("[[RoPE]]", "", "")] // the glossary is ours, not the dialect's
    public void Wiki_links(string note, string github, string obsidian) => CheckAll(note, github, github, obsidian);

    /// <summary>Obsidian takes a destination without case, and looks in the whole vault.</summary>
    [Theory]
    [InlineData("[t](Note.md)", "wrong-case-path 'Note.md'", "")]
    [InlineData("[t](deep.md)", "broken-link 'deep.md'", "")]
    [InlineData("[t](%E7%AC%94%E8%AE%B0%20%E4%B8%80.md)", "", "")]
    [InlineData("[t](gone.md)", "broken-link 'gone.md'", "broken-link 'gone.md'")]
    public void Destinations(string note, string github, string obsidian) => CheckAll(note, github, github, obsidian);

    [Fact]
    public void Relative_before_the_root_before_anywhere()
    {
        const string Fixture = "//- /sub/a.md\n[t](x.md#own)\n//- /sub/x.md\n# own\n//- /x.md\n# root";
        Check(Fixture, "", vault: true);
        Check("//- /sub/a.md\n[t](x.md#root)\n//- /x.md\n# root\n//- /other/x.md\n# other", "", vault: true);
        Check("//- /sub/a.md\n[t](x.md#other)\n//- /other/x.md\n# other", "", vault: true);
    }

    [Theory]
    [InlineData("[t](note.md#Part%20One)", "broken-heading 'Part%20One'", "broken-heading 'Part%20One'", "")]
    [InlineData("[t](note.md#part-one)", "", "", "")] // the hyphen is punctuation to Obsidian
    [InlineData("[t](note.md#questions--answers)", "", "broken-heading 'questions--answers'", "")]
    [InlineData("[t](note.md#questions-answers)", "broken-heading 'questions-answers'", "", "")]
    [InlineData("[t](note.md#Part-One)", "", "broken-heading 'Part-One'", "")]
    [InlineData("[t](note.md#-相机)", "", "", "broken-heading '-相机'")] // an emoji is no punctuation
    [InlineData("[t](note.md#html-id)", "", "", "")]
    [InlineData("[t](note.md#HTML-ID)", "", "broken-heading 'HTML-ID'", "broken-heading 'HTML-ID'")]
    [InlineData("[t](#a-b) [t](#a-b-1)\n\n# a & b\n# a b", "broken-heading 'a-b-1'", "", "broken-heading 'a-b-1'")] // duplicates once collapsed
    [InlineData("[[note#part-one]]", "", "", "")]
    [InlineData("[[#Own]] [[#Own {id}]]\n\n# Own {#id}", "broken-heading 'Own {id}'", "broken-heading 'Own {id}'", "broken-heading 'Own'")] // an attribute is text to Obsidian
    [InlineData("[[note#html-id]]", "", "", "broken-heading 'html-id'")] // heading text only
    [InlineData("[[note#Questions & answers]]", "", "", "")]
    [InlineData("[[note#gone]] [t](note.md#gone)", "broken-heading 'gone', broken-heading 'gone'", "broken-heading 'gone', broken-heading 'gone'", "broken-heading 'gone', broken-heading 'gone'")]
    public void Anchors(string note, string github, string gitlab, string obsidian) => CheckAll(note, github, gitlab, obsidian);

    [Theory]
    [InlineData("---\nup: \"[[gone]]\"\nlist:\n  - '[[note]]'\n---\nx", "broken-wiki-link 'gone'")]
    [InlineData("---\nup: [[gone]]\n---\nx", "")] // a list of lists to YAML
    [InlineData("---\nup: \"[[note#Gone]]\"\n---\nx", "broken-heading 'Gone'")]
    public void Links_in_front_matter(string note, string expected) => CheckNote(note, expected, vault: true);

    [Fact]
    public void Auto_asks_the_root()
    {
        CheckNote("[[Given Title]]", "", vault: false);
        CheckNote("[[Given Title]]", "broken-wiki-link 'Given Title'", vault: true);
        CheckNote("[[Given Title]]", "", Settings.Default with { Dialect = Dialect.GitHub }, vault: true);
    }

    private static void CheckAll(string note, string github, string gitlab, string obsidian)
    {
        CheckNote(note, github, Settings.Default with { Dialect = Dialect.GitHub });
        CheckNote(note, gitlab, Settings.Default with { Dialect = Dialect.GitLab });
        CheckNote(note, obsidian, Settings.Default with { Dialect = Dialect.Obsidian });
    }
}
