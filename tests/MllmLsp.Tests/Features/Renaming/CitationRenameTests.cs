using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Features;
using MllmLsp.Core.Features.Renaming;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;

namespace MllmLsp.Tests.Features.Renaming;

/// <summary>Renaming keys of bibliographies: each row has the files before, and what becomes of those that change.</summary>
public class CitationRenameTests
{
    private const string Bib = "//- /r.bib\n@article{liu2023, title = {liu2023 and more}, ids = {liu, visual}}\n@misc{b, crossref = {liu2023}, related = \"b, liu2023 , liu\"}\n";

    [Theory]
    [InlineData(
        "[@liu$02023; see @b, p. 3] @liu2023 如@liu2023所述 [-@liu2023] @{liu2023} [@liu] `@liu2023` a@liu2023\n//- /b.md\n[@liu2023]",
        "new:key",
        "/r.bib\n@article{new:key, title = {liu2023 and more}, ids = {liu, visual}}\n@misc{b, crossref = {new:key}, related = \"b, new:key , liu\"}\n"
        + "/a.md\n[@new:key; see @b, p. 3] @new:key 如@new:key所述 [-@new:key] @{new:key} [@liu] `@liu2023` a@liu2023\n/b.md\n[@new:key]")]
    [InlineData(
        "[@liu$0] [@liu2023]",
        "llava",
        "/r.bib\n@article{liu2023, title = {liu2023 and more}, ids = {llava, visual}}\n@misc{b, crossref = {liu2023}, related = \"b, liu2023 , llava\"}\n/a.md\n[@llava] [@liu2023]")]
    [InlineData(
        "如@liu$02023所述 [@liu2023]",
        "刘2023",
        "/r.bib\n@article{刘2023, title = {liu2023 and more}, ids = {liu, visual}}\n@misc{b, crossref = {刘2023}, related = \"b, 刘2023 , liu\"}\n/a.md\n如@{刘2023}所述 [@刘2023]")]
    public void Renames_everywhere(string note, string name, string expected) => Check($"{Bib}//- /a.md\n{note}", name, expected);

    [Theory]
    [InlineData("", "'' is no key of a bibliography: leave out spaces and {}(),=\"#%~\\'@.")]
    [InlineData("a b", "'a b' is no key of a bibliography: leave out spaces and {}(),=\"#%~\\'@.")]
    [InlineData("b", "'b' is a key in r.bib already: choose another one.")]
    [InlineData("visual", "'visual' is a key in r.bib already: choose another one.")]
    public void A_key_that_cannot_be_is_refused(string name, string expected)
    {
        var at = Fixture.Parse($"{Bib}//- /a.md\n[@liu$02023]");
        var result = Rename.At(at.Workspace, at.Document, at.Offset)!.Rename(name, ContextOf(at));
        Assert.Equal(expected, result.Refusal?.English);
        Assert.Empty(result.Edits);
    }

    [Theory]
    [InlineData("@article{li", "liu2023")]
    [InlineData("ids = {liu, vis", "visual")]
    [InlineData("title = {liu", null)]
    [InlineData("@arti", null)]
    public void A_bibliography_can_be_asked(string before, string? key)
    {
        var file = Fixture.Parse($"{Bib}//- /a.md\n").Workspace.BibFiles["/ws/r.bib"];
        var offset = file.Text.ToString().IndexOf(before, StringComparison.Ordinal) + before.Length;
        Assert.Equal(key, Rename.At(Fixture.Parse(Bib).Workspace, file, offset)?.Name);
    }

    [Fact]
    public void References_and_highlights_of_a_key()
    {
        var at = Fixture.Parse($"{Bib}//- /a.md\n[@liu2023] @liu");
        var file = at.Workspace.BibFiles["/ws/r.bib"];
        Assert.Equal(["/ws/a.md 2", "/ws/a.md 12", "/ws/r.bib 9"], BibliographyPlace.ReferencesAt(at.Workspace, file, 10, includeDeclaration: true).Select(l => $"{l.Path} {l.Selection.Start}"));
        Assert.Equal(["/ws/a.md 2", "/ws/a.md 12"], BibliographyPlace.ReferencesAt(at.Workspace, file, 10, includeDeclaration: false).Select(l => $"{l.Path} {l.Selection.Start}"));
        Assert.Equal(["9 Write", "88 Read", "112 Read"], BibliographyPlace.HighlightsAt(file, 10).Select(h => $"{h.Span.Start} {h.Kind}"));
        Assert.StartsWith("**liu2023 and more**", BibliographyPlace.HoverAt(file, 10, FeatureContext.English)!.Markdown, StringComparison.Ordinal);
    }

    private static void Check(string files, string name, string expected)
    {
        var at = Fixture.Parse(files);
        var result = Rename.At(at.Workspace, at.Document, at.Offset)!.Rename(name, ContextOf(at));
        Assert.Null(result.Refusal?.English);
        Assert.Equal(
            ("\n" + expected).Split("\n/", StringSplitOptions.RemoveEmptyEntries).Select(file => file.TrimEnd('\n')).Order(StringComparer.Ordinal),
            result.Edits.Select(edit => $"{edit.Path[4..]}\n{Apply(at.Texts[edit.Path], edit).TrimEnd('\n')}").Order(StringComparer.Ordinal));
    }

    private static string Apply(SourceText text, DocumentEdit edit) =>
        edit.Changes.Reverse().Aggregate(text, (changed, change) => changed.WithChange(change)).ToString();

    private static FeatureContext ContextOf(Fixture at) => new(Language.English, path => at.Texts.GetValueOrDefault(path));
}
