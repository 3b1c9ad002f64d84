using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Rules;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Tests.Rules;

/// <summary>Rules about a note as a whole, each alone.</summary>
public class NoteRulesTests
{
    [Theory]
    [InlineData("# A\n## B\n## B", "B")]
    [InlineData("# A\n## B\n## C\n## b", "b")]
    [InlineData("# A\n## M\n# C\n## M", "")] // each below its own
    [InlineData("## B\n### X\n## B\n### X", "B")]
    [InlineData("# A\n\nA\n=", "A")]
    [InlineData("#\n#\n", "")]
    public void Duplicate_headings(string note, string expected) => Check(DiagnosticCodes.DuplicateHeading, note, expected);

    [Theory]
    [InlineData("# T\n//- /b.md\n# t", "T")]
    [InlineData("---\ntitle: T\n---\n# X\n//- /b.md\n# T", "T")]
    [InlineData("# T\n//- /b.md\n---\ntitle: U\n---\n# T", "")]
    [InlineData("## T\n//- /b.md\n## T", "")] // no titles
    public void Duplicate_titles(string note, string expected) => Check(DiagnosticCodes.DuplicateTitle, note, expected);

    [Theory]
    [InlineData("# T\n//- /b.md\nx", "T")]
    [InlineData("# T\n[x](a.md)\n//- /b.md\nx", "T")] // a link of its own
    [InlineData("# T\n//- /b.md\n[[a]]", "")]
    [InlineData("# T\n//- /b.md\n[[T]]", "")]
    [InlineData("# T\n//- /b.md\n[x](a.md#t)", "")]
    [InlineData("# T\n//- /b.md\n![[a]]", "")]
    [InlineData("# T\n//- /b.md\n<a href=\"a.md\">x</a>", "")]
    [InlineData("# T\n//- /b.md\n[x](sub/a.md)\n//- /sub/a.md\n", "T")] // another note of the name
    [InlineData("# T", "")] // the only note
    public void Orphans(string note, string expected) => Check(DiagnosticCodes.OrphanNote, note, expected);

    [Fact]
    public void Where_readers_begin_is_no_orphan() => Assert.Equal("", Only(DiagnosticCodes.OrphanNote, "//- /README.md\n# T\n//- /b.md\nx"));

    [Theory]
    [InlineData("[x](a.md) [[a]] ![[A]]", "a.md, a, A")]
    [InlineData("[x](a.md#h) [[#h]] [x](#) [x](#h)\n# h", "")]
    [InlineData("[x](b.md)\n//- /b.md\n", "")]
    public void Self_links(string note, string expected) => Check(DiagnosticCodes.SelfLink, note, expected);

    private static void Check(string code, string note, string expected) => Assert.Equal(expected, Only(code, "//- /a.md\n" + note));

    private static string Only(string code, string fixture)
    {
        var at = Fixture.Parse(fixture, Settings.Default with { Preset = Preset.Strict });
        return string.Join(", ", RuleSet.Run(at.Workspace, at.Document, Language.English)
            .Where(finding => finding.Code == code).Select(finding => at.Document.Text!.Slice(finding.Span).ToString()));
    }
}
